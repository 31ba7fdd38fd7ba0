// Share folders for the tests: tests/definition/good, with a broken file or an overlay laid over it.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace xiezhi::test {

namespace fs = std::filesystem;

inline fs::path source_dir() { return SOURCE_DIR; }
inline fs::path good_dir() { return source_dir() / "tests/definition/good"; }

inline std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline void spill(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

// A folder of its own, removed at the end.
class TempFolder {
  public:
    TempFolder() {
        std::string name = (fs::temp_directory_path() / "xiezhi-definition-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TempFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

inline void lay(const fs::path& from, const fs::path& to) {
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

}  // namespace xiezhi::test
