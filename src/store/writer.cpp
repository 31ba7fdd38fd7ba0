#include "store/writer.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "store/batch.hpp"
#include "store/fault_point.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

constexpr std::size_t kLargestBatch = 60;
constexpr std::size_t kLongestQueue = 10'000;
constexpr auto kBetweenAnchors = std::chrono::seconds(1);

struct Waiting {
    WriteJob job;
    Writer::Done done;
    Writer::StreamDone stream_done;
};

class QueuedWriter final : public Writer {
  public:
    QueuedWriter(Database& database, const KeyRing& keys, WriterOptions options)
        : keys_(keys), options_(std::move(options)), batch_(database, keys) {}
    QueuedWriter(const QueuedWriter&) = delete;
    QueuedWriter& operator=(const QueuedWriter&) = delete;

    ~QueuedWriter() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        if (thread_.joinable()) thread_.join();
    }

    Result<void> open() {
        if (auto opened = batch_.open(); !opened) return opened;
        if (!options_.anchors.empty()) {
            if (auto fits = compare_anchors(); !fits) return fits;
        }
        thread_ = std::thread([this] { work(); });
        return {};
    }

    void submit(UnitOfWork unit, Done done) override {
        Waiting waiting{{std::move(unit), {}}, std::move(done), {}};
        if (!enqueue(waiting)) waiting.done(fail(busy(fmt::format("{} units of work are waiting", kLongestQueue))));
    }
    void submit(StreamWrite write, StreamDone done) override {
        Waiting waiting{{std::move(write), {}}, {}, std::move(done)};
        if (!enqueue(waiting)) waiting.stream_done(fail(busy(fmt::format("{} units of work are waiting", kLongestQueue))));
    }

  private:
    bool enqueue(Waiting& waiting) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_ || queue_.size() >= kLongestQueue) return false;
            queue_.push_back(std::move(waiting));
        }
        wake_.notify_one();
        return true;
    }

    // A chain that is behind a head we have signed was exchanged for an older one, or its end was cut off.
    Result<void> compare_anchors() {
        auto anchors = read_anchors(options_.anchors, keys_);
        if (!anchors) return fail(anchors.error());
        Faults faults;
        std::map<std::int64_t, Head> last;
        for (const Anchor& anchor : *anchors) last[anchor.bureau] = anchor.head;
        for (const auto& [bureau, head] : last) {
            const auto now = batch_.heads().find(bureau);
            const std::int64_t have = now == batch_.heads().end() ? 0 : now->second.sequence;
            if (have > head.sequence || (have == head.sequence && now->second.hash == head.hash)) continue;
            faults.push_back(chain_fault(
                fmt::format("数据库比链头记录旧：机构 {} 应有 {} 个事件，现只有 {} 个（或内容不同）", bureau, head.sequence, have),
                fmt::format("The database is older than its recorded heads: bureau {} should have {} events and has {} (or others)",
                            bureau, head.sequence, have),
                options_.anchors.string()));
            faults.back().remedy = {
                "如系有意从备份恢复，请由三员共同将 heads.log 另存留档后再启动；否则请按数据库被替换处理。",
                "If a backup was restored on purpose, let the three administrators file heads.log away together and start "
                "again; otherwise treat the database as exchanged."};
        }
        if (!faults.empty()) return fail(std::move(faults));
        return anchors->empty() ? Result<void>{} : thin_out_anchors(options_.anchors, keys_, *anchors);
    }

    void write_anchors() {
        last_anchor_ = std::chrono::steady_clock::now();
        for (const Anchor& anchor : batch_.take_moved_heads()) unwritten_[anchor.bureau] = anchor;
        if (options_.anchors.empty() || unwritten_.empty()) return;
        fault_point("before_anchor");
        std::vector<Anchor> anchors;
        for (const auto& [bureau, anchor] : unwritten_) anchors.push_back(anchor);
        // An anchor that cannot be written now is written with the next: the units are durable without it.
        if (append_anchors(options_.anchors, keys_, anchors)) unwritten_.clear();
    }

    void work() {
        std::vector<Waiting> taken;
        std::vector<WriteJob> jobs;
        bool anchored = true;
        for (;;) {
            taken.clear();
            jobs.clear();
            {
                std::unique_lock lock(mutex_);
                const auto something = [this] { return stopping_ || !queue_.empty(); };
                if (anchored) {
                    wake_.wait(lock, something);
                } else {
                    wake_.wait_until(lock, last_anchor_ + kBetweenAnchors, something);
                }
                if (queue_.empty() && stopping_) break;
                while (!queue_.empty() && taken.size() < kLargestBatch) {
                    taken.push_back(std::move(queue_.front()));
                    queue_.pop_front();
                }
            }
            if (!taken.empty()) {
                for (Waiting& waiting : taken) jobs.push_back(std::move(waiting.job));
                batch_.run(jobs);
                for (std::size_t i = 0; i < taken.size(); ++i) answer(taken[i], jobs[i].outcome);
                anchored = false;
            }
            if (std::chrono::steady_clock::now() - last_anchor_ >= kBetweenAnchors) {
                write_anchors();
                anchored = unwritten_.empty() || options_.anchors.empty();
            }
        }
        write_anchors();
    }

    static void answer(Waiting& waiting, Result<Committed>& outcome) {
        if (waiting.done) {
            waiting.done(std::move(outcome));
        } else if (waiting.stream_done) {
            waiting.stream_done(outcome ? Result<void>{} : Result<void>(fail(std::move(outcome.error()))));
        }
    }

    const KeyRing& keys_;
    WriterOptions options_;
    BatchWriter batch_;
    std::map<std::int64_t, Anchor> unwritten_;
    std::chrono::steady_clock::time_point last_anchor_{};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Waiting> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<Writer>> Writer::start(Database& database, const KeyRing& keys, WriterOptions options) {
    auto writer = std::make_unique<QueuedWriter>(database, keys, std::move(options));
    if (auto opened = writer->open(); !opened) return fail(opened.error());
    return std::unique_ptr<Writer>(std::move(writer));
}

Result<Committed> Writer::write(UnitOfWork unit) {
    auto promise = std::make_shared<std::promise<Result<Committed>>>();
    auto answer = promise->get_future();
    submit(std::move(unit), [promise](Result<Committed> outcome) { promise->set_value(std::move(outcome)); });
    return answer.get();
}

Result<void> Writer::write(StreamWrite write) {
    auto promise = std::make_shared<std::promise<Result<void>>>();
    auto answer = promise->get_future();
    submit(std::move(write), [promise](Result<void> outcome) { promise->set_value(std::move(outcome)); });
    return answer.get();
}

}  // namespace xiezhi::store
