#include "base/share.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace xiezhi {

namespace fs = std::filesystem;

namespace {
bool holds_share(const fs::path& folder) { return fs::is_directory(folder / "lines") && fs::is_directory(folder / "law"); }
}  // namespace

Result<fs::path> find_share() {
    std::string looked;
    if (const char* set = std::getenv("XIEZHI_SHARE")) {
        if (holds_share(set)) return fs::path(set);
        looked += std::string(set) + " ";
    } else {
        std::error_code error;
        const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
        const fs::path installed = program.parent_path() / "share" / "xiezhi";
        if (holds_share(installed)) return installed;
        looked += installed.string() + " ";
        for (fs::path folder = program; !folder.empty(); folder = folder.parent_path()) {
            if (holds_share(folder)) return folder;
            if (folder == folder.root_path()) break;
        }
        looked += program.string() + "/… ";
    }
    return fail({Code::NotFound,
                 {"找不到程序的数据目录（须含 lines/ 与 law/），已查找：" + looked,
                  "The program's data folder (with lines/ and law/) was not found; looked in: " + looked},
                 {"请设置环境变量 XIEZHI_SHARE 指向该目录。", "Set XIEZHI_SHARE to that folder."},
                 "XIEZHI_SHARE", ""});
}

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return fail({Code::NotFound,
                     {"找不到文件：" + path.string(), "No such file: " + path.string()},
                     {"请检查路径是否正确。", "Check the path."}, path.string(), ""});
    }
    const auto size = fs::file_size(path, error);
    if (error || size > limit) {
        return fail({Code::TooLarge,
                     {"文件过大：" + path.string() + "（上限 " + std::to_string(limit >> 20) + " MB）",
                      "The file is too large: " + path.string() + " (limit " + std::to_string(limit >> 20) + " MB)"},
                     {"请拆分或精简后再试。", "Split or shorten it and try again."}, path.string(), ""});
    }
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) {
        return fail({Code::NotFound,
                     {"文件读不出来：" + path.string(), "The file cannot be read: " + path.string()},
                     {"请检查权限与磁盘。", "Check its permissions and the disk."}, path.string(), ""});
    }
    return text;
}

}  // namespace xiezhi
