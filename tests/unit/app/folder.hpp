// A bureau's folder made by the commands themselves, in a temporary place that goes away with it.
#pragma once

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/commands.hpp"

namespace xiezhi::app {

struct Ran {
    int status = 0;
    std::string out, err;
};

// The command line as main() reads it.
inline Ran run(std::vector<std::string> arguments) {
    CLI::App app;
    app.require_subcommand(1);
    Ran ran;
    add_init(app, ran.status);
    add_demo(app, ran.status);
    add_plan(app, ran.status);
    add_report(app, ran.status);
    std::reverse(arguments.begin(), arguments.end());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError&) {
        ran.status = 2;
    }
    ran.out = testing::internal::GetCapturedStdout();
    ran.err = testing::internal::GetCapturedStderr();
    return ran;
}

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "xiezhi-app-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path() const { return path_.string(); }
    Ran found() const {
        return run({"init", "--data", path(), "--code", "990101", "--name", "云岭区司法局", "--short", "云司",
                    "--government", "云岭区人民政府", "--government-short", "云政", "--region", "云岭区", "--password",
                    "a long first one", "--clock", "2024-01-02T09:00"});
    }

  private:
    std::filesystem::path path_;
};

}  // namespace xiezhi::app
