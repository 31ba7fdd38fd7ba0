#include "engine/attachments.hpp"

namespace xiezhi::engine {

std::optional<std::string> keep_file(Work& work, const Attachment& file) {
    auto sealed = work.vault.seal(work.after.id, "file.name", file.name);
    if (!sealed) {
        append(work.faults, sealed.error());
        return std::nullopt;
    }
    std::string id = work.next_id();
    work.unit.rows.push_back({"file",
                              {{"bureau", work.request.bureau},
                               {"id", id},
                               {"kind", work.kind().id},
                               {"record", work.after.id},
                               {"address", file.address},
                               {"owner", work.after.id},
                               {"name", *sealed},
                               {"media_type", file.media_type},
                               {"size", file.size},
                               {"state", "kept"},
                               {"account", work.request.actor.self.account},
                               {"recorded_at", work.now.ms},
                               {"from_event", Value{}}},
                              store::RowWrite::Must::BeNew});
    return id;
}

}  // namespace xiezhi::engine
