// The calendar that holds now, while others read it.
//
// The idea: a changed calendar is a new value put in the place of the old one; whoever began with the old one may go on
// with it, since none is dropped while the program runs (a year's notice comes once a year and weighs a megabyte). The
// invariant: what was derived under a calendar is handed to the writer only while that calendar holds (`steady`), so that a
// reprojection begun after `use` finds everything that was derived before it.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include "calendar/work_calendar.hpp"

namespace xiezhi::engine {

class CalendarInUse {
  public:
    const WorkCalendar& operator*() const { return *now_.load(std::memory_order_acquire); }
    const WorkCalendar* operator->() const { return get(); }
    const WorkCalendar* get() const { return now_.load(std::memory_order_acquire); }

    void use(WorkCalendar calendar) {
        auto made = std::make_unique<const WorkCalendar>(std::move(calendar));
        const std::unique_lock lock(changing_);
        now_.store(made.get(), std::memory_order_release);
        all_.push_back(std::move(made));
    }
    // While it is held the calendar stays.
    std::shared_lock<std::shared_mutex> steady() const { return std::shared_lock(changing_); }

  private:
    mutable std::shared_mutex changing_;
    std::atomic<const WorkCalendar*> now_{nullptr};
    std::vector<std::unique_ptr<const WorkCalendar>> all_;
};

}  // namespace xiezhi::engine
