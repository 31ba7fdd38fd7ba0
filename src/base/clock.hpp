// Time comes in as an argument: nothing below app/ and http/ asks the machine what time it is.
#pragma once

#include <atomic>
#include <cstdint>

namespace xiezhi {

// Milliseconds since 1970-01-01T00:00:00Z. What day that is in China is calendar/civil_date's business.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

// A clock that stands where it is put, and moves when told: demonstrations and tests live in other years.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(Instant start) : ms_(start.ms) {}
    Instant now() const override { return {ms_.load()}; }
    void set(Instant instant) { ms_.store(instant.ms); }

  private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace xiezhi
