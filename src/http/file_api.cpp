// Files in resumable pieces: tus 1.0 (core, creation, termination, checksum, expiration), and reading them back with the record's rights.
#include <fmt/format.h>

#include <charconv>
#include <ctime>

#include "base/digest.hpp"
#include "http/record_view.hpp"
#include "store/crypto.hpp"

namespace xiezhi::http {

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kInlineLimit = std::size_t{64} << 20;

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Headers tus(Headers more) {
    more.emplace_back("Tus-Resumable", "1.0.0");
    return more;
}

// A client of another version of tus is told which one is spoken here; curl and the like may leave the header out.
bool same_version(Call& call) {
    const auto version = call.request.header("tus-resumable");
    if (version.empty() || version == "1.0.0") return true;
    Response refused = problem({bad_argument("Tus-Resumable", {"只支持 tus 1.0.0", "only tus 1.0.0 is spoken here"})}, 412);
    refused.headers.emplace_back("Tus-Version", "1.0.0");
    call.respond()(std::move(refused));
    return false;
}

void options(Call& call) {
    call.answer_text("", "text/plain", 204, tus({{"Tus-Version", "1.0.0"}, {"Tus-Extension", "creation,termination,checksum,expiration"}, {"Tus-Checksum-Algorithm", "sha1,sha256"},
                                                  {"Tus-Max-Size", std::to_string(store::FileStore::Limits{}.largest)}}));
}

// "Tue, 15 Nov 1994 08:12:31 GMT" (RFC 9110), for Upload-Expires.
std::string http_date(Instant at) {
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = static_cast<std::time_t>(at.ms / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[parts.tm_wday], parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                       parts.tm_sec);
}

// "sha256 BASE64": a piece that arrived otherwise than it was sent is thrown away (460 of the tus protocol).
bool piece_is_whole(Call& call) {
    const auto given = call.request.header("upload-checksum");
    if (given.empty()) return true;
    const auto space = given.find(' ');
    const std::string_view name = given.substr(0, space);
    const auto arrived = digest(name, call.request.body);
    std::string_view text = space == std::string_view::npos ? std::string_view{} : given.substr(space + 1);
    while (text.ends_with('=')) text.remove_suffix(1);  // ours is written without padding
    const auto wanted = text.empty() ? std::nullopt : store::from_base64(text);
    if (!arrived || !wanted) {
        call.fail({{Code::BadRequest,
                    {"Upload-Checksum 应为“sha1 或 sha256 加 Base64”", "Upload-Checksum must be sha1 or sha256 and Base64"},
                    {"算法见 OPTIONS /api/v1/files。", "The methods stand in OPTIONS /api/v1/files."},
                    "Upload-Checksum",
                    ""}});
        return false;
    }
    if (std::string_view(reinterpret_cast<const char*>(wanted->data()), wanted->size()) == *arrived) return true;
    call.respond()(problem({{Code::BadValue,
                             {"这一段在传输中损坏，未保存", "This piece was damaged on its way and is not kept"},
                             {"请从原位置重新发送这一段。", "Send the piece again from the same place."},
                             "Upload-Checksum",
                             ""}},
                           460));
    return false;
}

// What the store keeps about an upload: the account that began it, then what the client said.
std::string about_upload(Call& call) { return call.actor.self.account + "\n" + std::string(call.request.header("upload-metadata")).substr(0, 2000); }

void begin(Call& call) {
    if (!same_version(call)) return;
    const auto length = number_of(call.request.header("upload-length"));
    if (!length) return call.fail({bad_argument("Upload-Length", {"应为文件的字节数", "must be the size of the file in bytes"})});
    const auto made = call.app.files.create(call.bureau(), *length, about_upload(call), call.now);
    if (!made) return call.fail(made.error());
    call.answer_text("", "text/plain", 201, tus({{"Location", "/api/v1/files/" + made->id}, {"Upload-Expires", http_date(made->expires)}}));
}

void head(Call& call) {
    const auto upload = own_upload(call, call.value("id"));
    if (!upload) return call.fail(upload.error());
    call.answer_text("", "text/plain", 200, tus({{"Upload-Offset", std::to_string(upload->offset)}, {"Upload-Length", std::to_string(upload->length)}}));
}

void patch(Call& call) {
    if (!same_version(call)) return;
    const auto offset = number_of(call.request.header("upload-offset"));
    if (!offset) return call.fail({bad_argument("Upload-Offset", {"应为已上传的字节数", "must be the number of bytes sent so far"})});
    if (call.request.header("content-type") != "application/offset+octet-stream")
        return call.fail({bad_argument("Content-Type", {"应为 application/offset+octet-stream", "must be application/offset+octet-stream"})});
    if (const auto own = own_upload(call, call.value("id")); !own) return call.fail(own.error());
    if (!piece_is_whole(call)) return;
    const auto* data = reinterpret_cast<const std::uint8_t*>(call.request.body.data());
    const auto upload = call.app.files.append(call.bureau(), call.value("id"), *offset, {data, call.request.body.size()}, call.now);
    if (!upload) return call.fail(upload.error());
    call.answer_text("", "text/plain", 204, tus({{"Upload-Offset", std::to_string(upload->offset)}, {"Upload-Expires", http_date(upload->expires)}}));
}

void end(Call& call) {
    if (const auto own = own_upload(call, call.value("id")); !own) return call.fail(own.error());
    if (auto ended = call.app.files.terminate(call.bureau(), call.value("id")); !ended) return call.fail(ended.error());
    call.answer_text("", "text/plain", 204, tus({}));
}

// An attachment of a record, for whoever may read the record. The browser saves it; it is never shown as a page of ours.
void read(Call& call) {
    std::string kind;
    std::string record;
    std::string address;
    std::string name;
    const std::vector<store::Value> key{call.bureau(), call.value("id")};
    const auto asked = call.connection().query("SELECT kind, record, address, name FROM file WHERE bureau = ?1 AND id = ?2", key, [&](const store::Row& row) {
        kind = std::string(row.text(0));
        record = std::string(row.text(1));
        address = std::string(row.text(2));
        name = std::string(row.text(3));
        return store::Go::Stop;
    });
    if (!asked) return call.fail(asked.error());
    const Kind* of = call.definition().kind(kind);
    if (of == nullptr) return call.fail({{Code::NotFound, {"没有这个文件", "There is no such file"}, {"请从记录页打开。", "Open it from its record."}, "", ""}});
    if (auto may = may_read(call, *of, record); !may) return call.fail(may.error());
    auto content = call.app.files.read_all(call.bureau(), address, kInlineLimit);
    if (!content) return call.fail(content.error());
    engine::Vault vault(*call.session.keys, call.app.ring, call.connection(), call.bureau(), call.now);
    const std::string title = vault.open_or_mark(record, "file.name", name);
    std::string encoded;
    for (const char c : title) encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    call.answer_text(std::move(*content), "application/octet-stream", 200, {{"Content-Disposition", "attachment; filename*=UTF-8''" + encoded}});
}

}  // namespace

Result<store::Upload> own_upload(Call& call, std::string_view id) {
    auto upload = call.app.files.head(call.bureau(), id, call.now);
    if (upload && !upload->about.starts_with(call.actor.self.account + "\n")) return fail({store::no_such_upload(id)});
    return upload;
}

void add_file_routes(Router& router) {
    router.add({"OPTIONS", "/files", Open::ToAll, {"上传约定（tus）", "What uploads may be (tus)"}, "", "", options});
    router.add({"POST", "/files", Open::SignedIn, {"开始上传", "Begin an upload"}, "", "", begin});
    router.add({"HEAD", "/files/{id}", Open::SignedIn, {"已上传多少", "How much has arrived"}, "", "", head});
    router.add({"PATCH", "/files/{id}", Open::SignedIn, {"续传一段", "Send the next piece"}, "", "", patch});
    router.add({"DELETE", "/files/{id}", Open::SignedIn, {"放弃上传", "Give an upload up"}, "", "", end});
    router.add({"GET", "/files/{id}", Open::SignedIn, {"读取材料", "Read an attachment"}, "", "", read});
}

}  // namespace xiezhi::http
