// Nothing is left half-written: the database says no at the nth statement of a unit of work, for every n, and afterwards
// stands exactly as before; then the same action succeeds.
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

// Counts the statements that pass and refuses one of them.
struct Saboteur {
    std::atomic<int> passed = 0;
    std::atomic<int> refuse = 0;  // the nth from now; 0: none
    bool strikes() {
        ++passed;
        const int left = refuse.load();
        if (left == 0) return false;
        refuse = left - 1;
        return left == 1;
    }
    static Result<void> fault() { return fail({Code::StoreUnavailable, {"数据库没有应答", "The database does not answer"}, {"请稍后重试。", "Try again later."}, "", ""}); }
};

class SabotagedConnection final : public store::Connection {
  public:
    SabotagedConnection(std::unique_ptr<store::Connection> real, Saboteur& saboteur) : real_(std::move(real)), saboteur_(saboteur) {}
    store::Dialect dialect() const override { return real_->dialect(); }
    Result<void> query(std::string_view sql, std::span<const store::Value> parameters,
                       const store::RowReader& read) override {
        return pass([&] { return real_->query(sql, parameters, read); });
    }
    Result<std::int64_t> execute(std::string_view sql, std::span<const store::Value> parameters) override {
        if (saboteur_.strikes()) return fail(Saboteur::fault().error());
        return real_->execute(sql, parameters);
    }
    Result<void> script(std::string_view sql) override { return pass([&] { return real_->script(sql); }); }
    Result<void> begin() override { return pass([&] { return real_->begin(); }); }
    Result<void> commit() override { return pass([&] { return real_->commit(); }); }
    Result<void> rollback() override { return real_->rollback(); }
    Result<void> savepoint() override { return pass([&] { return real_->savepoint(); }); }
    Result<void> release() override { return pass([&] { return real_->release(); }); }
    Result<void> rollback_to() override { return real_->rollback_to(); }
    Result<void> send(std::string_view sql, std::span<const store::Value* const> parameters,
                      std::int64_t expected) override {
        return pass([&] { return real_->send(sql, parameters, expected); });
    }
    Result<void> send_query(std::string_view sql, std::span<const store::Value* const> parameters,
                            store::RowReader read) override {
        return pass([&] { return real_->send_query(sql, parameters, std::move(read)); });
    }
    Result<void> flush() override { return pass([&] { return real_->flush(); }); }
    std::uint64_t session() const override { return real_->session(); }

  private:
    template <class Do>
    Result<void> pass(const Do& act) {
        if (saboteur_.strikes()) return Saboteur::fault();
        return act();
    }
    std::unique_ptr<store::Connection> real_;
    Saboteur& saboteur_;
};

class SabotagedDatabase final : public store::Database {
  public:
    SabotagedDatabase(store::Database& real, Saboteur& saboteur) : real_(real), saboteur_(saboteur) {}
    store::Dialect dialect() const override { return real_.dialect(); }
    Result<std::unique_ptr<store::Connection>> connect(store::Access access) override {
        auto made = real_.connect(access);
        if (!made || access == store::Access::Read) return made;
        return std::unique_ptr<store::Connection>(std::make_unique<SabotagedConnection>(std::move(*made), saboteur_));
    }
    Result<std::unique_ptr<store::WriterLock>> lock_writer(store::Connection& connection) override { return real_.lock_writer(connection); }

  private:
    store::Database& real_;
    Saboteur& saboteur_;
};

class FaultTest : public OnBoth {};
XIEZHI_ON_BOTH(FaultTest);

// PostgreSQL's lock wants its own connection: the sabotage is only between the writer and the database it was given.
TEST_P(FaultTest, WhereverTheDatabaseFailsNothingIsHalfWritten) {
    Stage b(GetParam());
    b.today("2024-05-13");
    const std::string id = b.received("2024-05-10");
    b.must({.record = id, .action = "accept", .input = {{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}}, .on = "2024-05-13"});
    ASSERT_TRUE(b.sign(id, "head").has_value());
    const std::string approval = b.pending(id);
    // The last signature writes everything at once: record, act, paper, terms, tasks, numbers, cells, search, outbox, event.
    engine::Request last = b.request({.record = id, .action = "approve", .input = {{"approval", approval}}, .as = "chief", .key = "last-signature"});

    Saboteur saboteur;
    SabotagedDatabase database(*b.workspace->database, saboteur);
    b.workspace->engine.reset();
    b.workspace->writer.reset();
    auto writer = store::Writer::start(database, *b.workspace->ring);
    ASSERT_TRUE(writer.has_value()) << to_text(writer.error());
    engine::Engine engine(b.workspace->catalog, *b.workspace->database, *b.workspace->ring, **writer, b.clock);
    auto session = engine.open_session();
    ASSERT_TRUE(session.has_value());
    const std::string before = b.everything();

    int struck = 0;
    for (int n = 1;; ++n) {
        ASSERT_LT(n, 400) << "the unit never succeeds";
        saboteur.passed = 0;
        saboteur.refuse = n;
        const auto answer = engine.perform(*session, last);
        if (answer) {
            // Either the fault struck nowhere, or the writer tried again by itself and lost nothing.
            if (saboteur.refuse != 0) break;
            FAIL() << "a fault at statement " << n << " of " << saboteur.passed << " was passed over";
        }
        ++struck;
        EXPECT_FALSE(answer.error().empty());
        saboteur.refuse = 0;
        ASSERT_EQ(b.everything(), before) << "after a fault at statement " << n;
    }
    EXPECT_GT(struck, 10);
    const engine::Record done = b.record(id);
    EXPECT_EQ(done.state, "accepted");
    EXPECT_EQ(done.numbers.at("case"), "江复〔2024〕1号");  // no number was lost on the way
    EXPECT_EQ(b.count("SELECT count(*) FROM number_given WHERE bureau = ?1 AND record = ?2 AND series = 'government/reconsideration_case.case'", {stage::kBureau, id}), 1);
    writer->reset();
}

TEST_P(FaultTest, AnOutboxMessageIsWrittenOnceWithItsUnit) {
    Stage& b = bureau();
    const std::string id = b.accepted("2024-05-10");
    b.today("2024-07-09");
    engine::Request remind =
        b.request({.record = id,
                   .action = "escalate",
                   .input = {{"slot", "decision"}, {"rung", 2}, {"due", b.term(id, "decision").due}},
                   .key = "remind-" + id});
    remind.actor = identity::program_actor(stage::kBureau, {"期限管理", "Watching terms"});
    const auto count = [&] { return b.count("SELECT count(*) FROM outbox WHERE bureau = ?1 AND topic = 'term.rung' AND body LIKE ?2", {stage::kBureau, "%" + id + "%"}); };
    const std::int64_t waiting = count();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(b.workspace->engine->perform(b.session, remind).has_value());
    EXPECT_EQ(count(), waiting + 1);
    remind.idempotency_key.clear();
    EXPECT_EQ(stage::codes(b.workspace->engine->perform(b.session, remind).error()), "ALREADY_DONE");
    // A preview and a refusal write none.
    remind.input["rung"] = 3;
    (void)b.workspace->engine->preview(b.session, remind);
    EXPECT_EQ(count(), waiting + 1);
}

}  // namespace
}  // namespace xiezhi
