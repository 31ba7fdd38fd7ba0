// Conditions as sentences of both languages: names by their labels, codes and amounts by their words.
#pragma once

#include <functional>

#include "decision/table.hpp"

namespace xiezhi::decision {

// The value of a name to show behind its label, in both languages; empty words when nothing is to be shown.
using Shown = std::function<Words(std::string_view name)>;

// "逾期天数（11）大于 10" / "days late (11) is more than 10". Without `shown` the labels stand alone.
Words say(const Table& table, const Condition& condition, const Shown& shown = {});
Words say(const Table& table, const feel::Expression& expression, const Shown& shown = {});

// A value in words: the word of a code, yuan for money, yes and no; "没有填写" / "not given" for nothing.
Words say_value(const Table& table, std::string_view name, const FactValue& value);

// How something computed comes about: "自到案期限起满 1 个月之日" / "1 month after …".
Words say_how(const Table& table, const Computed& computed, const Law& law);

}  // namespace xiezhi::decision
