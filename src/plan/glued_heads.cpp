#include "plan/glued_heads.hpp"

#include <algorithm>

#include "plan/vocabulary.hpp"

namespace xiezhi::plan {

bool heads_a_heading(const NormalText& text, const std::vector<Candidate>& candidates, std::size_t index) {
    const Candidate& candidate = candidates[index];
    const bool runs_on = candidate.marker.kind == MarkerKind::ArabicPoint && candidate.marker.number > 1;
    if ((candidate.marker.kind != MarkerKind::HanParen && !runs_on) || index == 0) return false;
    const Candidate& outer = candidates[index - 1];
    if (outer.paragraph != candidate.paragraph || outer.marker.kind != MarkerKind::HanPoint) return false;
    if (outer.place != Place::LineStart && candidate.marker.number == 1) return false;
    const TextView between = trimmed(TextView(text.folded).substr(outer.marker.end, candidate.begin - outer.marker.end));
    const auto plain = [](char32_t c) { return is_han(c) || c == U',' || c == U'、' || c == U'“' || c == U'”'; };
    return between.size() >= 2 && between.size() <= (runs_on ? 36u : 20u) && std::all_of(between.begin(), between.end(), plain);
}

bool stands_over(const std::vector<Candidate>& candidates, std::size_t index) {
    const Candidate& candidate = candidates[index];
    if (candidate.marker.kind != MarkerKind::HanPoint || candidate.place != Place::AfterStop || index + 1 >= candidates.size()) return false;
    const Candidate& inner = candidates[index + 1];
    return inner.paragraph == candidate.paragraph && inner.marker.number == 1 && inner.marker.kind > MarkerKind::HanPoint && inner.begin < candidate.marker.end + 40;
}

bool ends_a_title(const NormalText& text, const std::vector<Candidate>& candidates, std::size_t index) {
    const Candidate& candidate = candidates[index];
    if (candidate.marker.kind != MarkerKind::HanPoint || candidate.place != Place::Glued) return false;
    const std::size_t begin = text.paragraphs[candidate.paragraph].span.begin;
    const TextView before = TextView(text.folded).substr(begin, candidate.begin - begin);
    static const std::vector<TextView> kPapers{U"计划", U"要点", U"方案", U"清单", U"办法", U"安排", U"意见", U"通知", U"打算", U"思路", U"任务", U"目标", U"责任书", U"措施", U"规划", U"台账"};
    return before.size() >= 6 && before.size() <= 60 && before.find_first_of(U"。;:") == TextView::npos && !word_before(before, before.size(), kPapers).empty();
}

bool heads_its_line(const NormalText& text, const std::vector<Candidate>& candidates, std::size_t index) {
    const std::size_t begin = text.paragraphs[candidates[index].paragraph].span.begin;
    const TextView before = TextView(text.folded).substr(begin, candidates[index].begin - begin);
    return before.size() >= 4 && before.size() <= 24 && before.find_first_of(U"。;:,、()0123456789") == TextView::npos;
}

}  // namespace xiezhi::plan
