// A bureau's folder made by the commands themselves, in a temporary place that goes away with it.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "app/commands.hpp"
#include "app/local_socket.hpp"

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
    add_fsck(app, ran.status);
    add_init(app, ran.status);
    add_demo(app, ran.status);
    add_ledger(app, ran.status);
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

// `xiezhi serve` in a process of its own, as it runs beside other commands; stopped when it goes away.
class Serving {
  public:
    Serving(const std::string& data, const std::string& clock) : socket_(std::filesystem::path(data) / "xiezhi.sock") {
        child_ = ::fork();
        if (child_ == 0) {
            CLI::App app;
            int status = 0;
            add_serve(app, status);
            std::vector<std::string> arguments{clock, "--clock", "0", "--port", data, "--data", "serve"};
            if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(3);
            app.parse(arguments);
            ::_exit(status);
        }
        // The file alone says nothing: a server that was killed leaves it behind.
        bool answered = false;
        for (int i = 0; i < 600 && !answered && ::waitpid(child_, nullptr, WNOHANG) == 0; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            const auto answer = ask_server(data, {{"command", "none"}});
            answered = !answer && answer.error().front().code == Code::NotFound;
        }
        EXPECT_TRUE(answered) << "the server did not start";
    }
    ~Serving() { end(SIGTERM); }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;
    int end(int signal) {
        if (child_ <= 0) return -1;
        ::kill(child_, signal);
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = 0;
        return status;
    }
    std::filesystem::path socket() const { return socket_; }

  private:
    std::filesystem::path socket_;
    pid_t child_ = 0;
};

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
