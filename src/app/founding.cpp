#include "app/founding.hpp"

namespace xiezhi::app {

Result<void> found_bureau(Workspace& workspace, const Founding& founding, const Clock& clock) {
    if (founding.code < 100000 || founding.code > 999999) {
        return fail({Code::BadValue, {"行政区划代码应为六位数字", "The administrative division code has six digits"}, {"例如 500105。", "For example 500105."}, "--code", ""});
    }
    const Instant now = clock.now();
    IdSource ids;
    store::UnitOfWork unit;
    unit.bureau = founding.code;
    unit.rows.push_back({"bureau",
                         {{"bureau", founding.code},
                          {"name", founding.name},
                          {"short", founding.short_name},
                          {"government_name", founding.government_name},
                          {"government_short", founding.government_short},
                          {"region", founding.region}},
                         store::RowWrite::Must::BeNew});
    unit.event = {ids.next(now),
                  "bureau",
                  ids.next(now),
                  "found",
                  to_string(china_date(now)),
                  now,
                  identity::to_json(identity::program_actor(founding.code, {"建立司法局", "Founding the bureau"})),
                  {},
                  workspace.catalog->definition->hash,
                  workspace.catalog->law->version,
                  workspace.catalog->calendar->version()};
    auto written = workspace.writer->write(std::move(unit));
    if (!written) return fail(written.error());
    return {};
}

Hand::Hand(Workspace& workspace, std::int64_t bureau, const Words& task) : workspace_(workspace), bureau_(bureau), actor_(identity::program_actor(bureau, task)) {
    auto session = workspace.engine->open_session();
    XIEZHI_CHECK(session.has_value());
    session_ = std::move(*session);
}

Result<std::string> Hand::make(const std::string& kind, const std::string& action, const std::string& on, json::object input) {
    engine::Request request;
    request.bureau = bureau_;
    request.kind = kind;
    request.action = action;
    request.on = on;
    request.input = std::move(input);
    request.actor = actor_;
    request.via = "command";
    auto answer = workspace_.engine->perform(session_, request);
    if (!answer) return fail(answer.error());
    return std::string(text_at(answer->body, "id"));
}

}  // namespace xiezhi::app
