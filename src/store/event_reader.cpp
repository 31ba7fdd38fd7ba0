#include "store/event_reader.hpp"

namespace xiezhi::store {

namespace {
constexpr std::string_view kPage =
    "select sequence, previous, hash, id, kind, record, action, happened_on, body, recorded_at from event "
    "where bureau = ?1 and sequence > ?2 order by sequence limit 1000";
constexpr std::size_t kMemory = std::size_t{256} << 10;
}  // namespace

Result<void> read_events(Connection& connection, std::int64_t bureau, const std::function<Go(const StoredEvent&)>& read) {
    std::int64_t last = -1;
    for (bool more = true; more;) {
        more = false;
        const std::vector<Value> where = {bureau, last};
        auto page = connection.query(kPage, where, [&](const Row& row) {
            StoredEvent event;
            event.sequence = last = row.integer(0);
            event.previous = row.bytes(1);
            event.hash = row.bytes(2);
            event.id = row.text(3);
            event.kind = row.text(4);
            event.record = row.text(5);
            event.action = row.text(6);
            event.happened_on = row.text(7);
            event.body = row.text(8);
            event.recorded_at = row.integer(9);
            more = read(event) == Go::On;
            return more ? Go::On : Go::Stop;
        });
        if (!page) return page;
    }
    return {};
}

EventParser::EventParser() : memory_(kMemory) {}

const json::object* EventParser::parse(std::string_view body) {
    value_.reset();  // before the memory it lies in
    resource_ = std::make_unique<json::monotonic_resource>(memory_.data(), memory_.size());
    json::parse_options options;
    options.max_depth = 64;
    json::error_code error;
    value_.emplace(json::parse(json::string_view(body.data(), body.size()), error, resource_.get(), options));
    return error ? nullptr : value_->if_object();
}

}  // namespace xiezhi::store
