#include "demo/disputes.hpp"

#include <fmt/format.h>

#include "base/share.hpp"
#include "demo/people.hpp"

namespace xiezhi::demo {

namespace {

// All invented. Twelve by thirteen: each place with each hamlet once before any comes again.
constexpr const char* kPlaces[] = {"青石", "望江", "柳林", "东湖", "南门", "白塔", "长桥", "云台", "清溪", "石门", "安平", "永丰"};
constexpr const char* kHamlets[] = {"桃源", "新河", "双井", "松岭", "向阳", "文昌", "滨江", "和平", "竹溪", "大坪", "红旗", "金沙", "梅园"};
constexpr const char* kSpeakers[] = {"mediator", "mediator2", "justice_office_head"};

// Unequal, and the same on every run.
std::int64_t weight(std::int64_t n) { return 5 + n * 7919 % 97; }

std::int64_t weights(std::int64_t to) {
    std::int64_t sum = 0;
    for (std::int64_t n = 1; n <= to; ++n) sum += weight(n);
    return sum;
}

}  // namespace

std::int64_t share(std::int64_t whole, std::int64_t n, std::int64_t count) {
    const std::int64_t all = weights(count);
    const std::int64_t before = weights(n - 1);
    // In whole yuan but for the last, which takes the rest.
    const auto up_to = [&](std::int64_t sum) { return whole / 100 * sum / all * 100; };
    return n == count ? whole - up_to(before) : up_to(before + weight(n)) - up_to(before);
}

Result<Disputes> Disputes::read(const std::filesystem::path& file) {
    const auto rows = read_columns(file, 4);
    if (!rows) return fail(rows.error());
    Disputes out;
    for (const auto& cells : *rows) out.rows_.push_back({cells[0], cells[1], cells[2], cells[3]});
    return out;
}

std::map<std::string, std::string> Disputes::values(std::size_t i, std::int64_t n) const {
    const Row& row = rows_[i % rows_.size()];
    const auto at = static_cast<std::size_t>(n - 1);
    return {{"dispute_type", row.type},
            {"account", row.account},
            {"dispute_facts", row.facts},
            {"agreement", row.agreement},
            {"party", invented_name(i * 2 + 1)},
            {"other", invented_name(i * 5 + 4)},
            {"member1", invented_name(i + 11)},
            {"member2", invented_name(i * 3 + 29)},
            {"member3", invented_name(i * 7 + 53)},
            {"place", kPlaces[at % std::size(kPlaces)]},
            {"hamlet", kHamlets[at % std::size(kHamlets)]},
            {"speaker", kSpeakers[i % std::size(kSpeakers)]}};
}

}  // namespace xiezhi::demo
