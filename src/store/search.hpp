// Finding records by words in Chinese and Latin text, the same way on both databases, without storing the words.
//
// A text is folded (full width to half, letters to lower case, brackets, quotes, hyphens and middle dots dropped) and
// cut into runs at all other punctuation and at spaces. Every two neighbouring characters of a run are a pair; a record
// can hold a phrase only if it holds all the phrase's pairs. Pairs of personal text are kept as HMACs under the
// bureau's index key, so that the index says nothing without the key. Pairs are a sieve: whoever asks opens the
// candidates and keeps those that really_contains. A single character finds runs that begin with it (surnames).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "store/keys.hpp"

namespace xiezhi::store {

enum class Personal { Yes, No };

// The runs, joined by single spaces; invalid UTF-8 counts as a break. "Ａ-１２ 江复〔2024〕3号" → "a12 江复20243号".
std::string fold(std::string_view text);

// Sorted, each once, all positive. Empty when the text holds no word character. No: not keyed, for text that is public.
std::vector<std::int64_t> pairs(const Key& key, std::string_view text, Personal personal);
// Of a query: what a record must hold, all of them; at most the first 32 of its pairs (the sieve is fine enough).
std::vector<std::int64_t> query_pairs(const Key& key, std::string_view query, Personal personal);

// Does the folded text hold every run of the folded query? An empty query is held by nothing.
bool really_contains(std::string_view text, std::string_view query);

// The pairs in the order of how few entries they have, looking no further than 2,000 entries of each, so that a common
// word beside a rare one costs nothing. One small query a pair.
Result<std::vector<std::int64_t>> rarest_first(Connection& connection, std::int64_t bureau,
                                               std::vector<std::int64_t> wanted);

// A subquery "SELECT sp.record FROM search_pair sp WHERE …" of the records of the kind ("": of any kind) that hold all
// `wanted` pairs, for `t.id IN (…)`; the first of `wanted` leads and should be the rarest. Its parameters are numbered
// from `first` and are to be appended to the caller's. `wanted` is not empty.
struct SearchSql {
    std::string sql;
    std::vector<Value> parameters;
};
SearchSql holding_all(std::int64_t bureau, std::string_view kind, const std::vector<std::int64_t>& wanted, int first);

struct Found {
    std::string kind;
    std::string record;
};
// Records of any kind that hold all pairs, newest first (ids are UUIDv7), older than `before` when it is not empty; at
// most `limit`.
Result<std::vector<Found>> find_holding(Connection& connection, std::int64_t bureau,
                                        const std::vector<std::int64_t>& wanted, std::string_view before, int limit);

}  // namespace xiezhi::store
