#include "http/kept_uploads.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "http/record_view.hpp"
#include "store/crypto.hpp"

namespace xiezhi::http {

namespace {

bool previews(Call& call) { return call.request.argument("preview") == "yes"; }

// The value of a word in what tus calls metadata: "filename BASE64,filetype BASE64"; "" when it is not there.
std::string said_of(const store::Upload& upload, std::string_view word) {
    std::string_view rest(upload.about);
    rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        std::string_view pair = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (!pair.starts_with(word) || pair.size() <= word.size() || pair[word.size()] != ' ') continue;
        pair.remove_prefix(word.size() + 1);
        while (pair.ends_with('=')) pair.remove_suffix(1);  // ours is written without padding
        const auto bytes = store::from_base64(pair);
        return bytes && is_utf8(std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size())) ? std::string(bytes->begin(), bytes->end()) : std::string();
    }
    return {};
}

bool looks_like_upload(std::string_view id) {
    return id.size() == 32 && std::all_of(id.begin(), id.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// What was uploaded for one input of type file. A preview writes nothing, so it leaves the upload as it is.
Result<void> keep_for(Call& call, const Field& field, const std::string& name, engine::Request& request) {
    const auto* named = request.input.if_contains(name);
    if (field.type != FieldType::File || named == nullptr || !named->is_string() || !looks_like_upload(named->get_string())) return {};
    const std::string id(named->get_string());
    const auto own = own_upload(call, id);
    if (!own) {
        Faults faults = own.error();
        for (Fault& fault : faults) fault.where = "/input/" + name;
        return fail(std::move(faults));
    }
    const std::string said = said_of(*own, "filename"), type = said_of(*own, "filetype");
    engine::Attachment file{"", said.empty() || said.size() > 300 ? field.label.zh : said, type.empty() || type.size() > 100 ? "application/octet-stream" : type,
                            static_cast<std::int64_t>(own->length)};
    if (!previews(call)) {
        auto kept = call.app.files.finish(call.bureau(), id, call.now);
        if (!kept) return fail(kept.error());
        file.address = kept->address;
    }
    request.files[name] = std::move(file);
    return {};
}

}  // namespace

Result<void> keep_uploads(Call& call, const Kind& kind, engine::Request& request) {
    if (const Action* action = kind.action(request.action); action != nullptr) {
        for (const Field& field : kind.fields) {
            if (auto kept = keep_for(call, field, field.id, request); !kept) return kept;
        }
        if (const RowList* rows = kind.list(action->adds_row); rows != nullptr) {
            for (const Field& field : rows->fields) {
                if (auto kept = keep_for(call, field, rows->id + "." + field.id, request); !kept) return kept;
            }
        }
        return {};
    }
    if (request.action != "attach" || previews(call)) return {};
    const auto* named = request.input.if_contains("file");
    if (named == nullptr || !named->is_string()) return {};  // the engine says that it is missing
    if (const auto own = own_upload(call, std::string_view(named->get_string())); !own) return fail(own.error());
    const auto kept = call.app.files.finish(call.bureau(), std::string_view(named->get_string()), call.now);
    if (!kept) return fail(kept.error());
    request.input["file"] = kept->address;
    request.input["size"] = static_cast<std::int64_t>(kept->length);
    return {};
}

}  // namespace xiezhi::http
