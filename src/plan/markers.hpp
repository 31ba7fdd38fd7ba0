// The signs by which Chinese official papers number their parts: 一、 (一) 1. (1) ① 一是 第一部分 第一条 【…】 and their kin.
//
// A sign is only a candidate: "3.5%", a date and "第(一)项" look like numbers too. Which candidates are items is decided
// in structure.cpp by the sequence they make.
#pragma once

#include <optional>

#include "plan/text.hpp"

namespace xiezhi::plan {

enum class MarkerKind {
    Part, Section, HanPoint, Article, Bracket, HanParen, ArabicPoint, Decimal, SubDecimal, ArabicParen, ArabicHalf, Circled, Letter, Ordinal, First, Enumerated
};
inline constexpr int kMarkerKinds = 16;

struct Marker {
    MarkerKind kind = MarkerKind::HanPoint;
    int number = 0;
    int prefix = 0;          // of 2.1 the 2, of 2.1.3 201
    Span label;              // what goes into a path: "一", "(一)", "1"
    std::size_t end = 0;     // after the point and the spaces that follow it
    bool digits_follow = false;  // "7.21个…": item 7 that begins with 21, if the sequence says so
};

// The candidate that begins at `at`, looking no further than `end`.
std::optional<Marker> marker_at(TextView folded, std::size_t at, std::size_t end);

// Words that count things: 次, 件, 个, 名 … The longest at `at`, or empty.
TextView measure_at(TextView folded, std::size_t at);

}  // namespace xiezhi::plan
