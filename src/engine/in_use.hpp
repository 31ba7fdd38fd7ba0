// What holds now, while others read it: the calendar, the law.
//
// The idea: a changed value is put in the place of the old one; whoever began with the old one may go on with it, since none
// is dropped while the program runs (a year's notice comes once a year and weighs a megabyte, a rule is confirmed once). The
// invariant: what was derived under a value is handed to the writer only while that value holds (`steady`), so that a
// reprojection begun after `use` finds everything that was derived before it.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <vector>

namespace xiezhi::engine {

template <class T>
class InUse {
  public:
    const T& operator*() const { return *get(); }
    const T* operator->() const { return get(); }
    const T* get() const { return now_.load(std::memory_order_acquire); }

    void use(T value) {
        auto made = std::make_unique<const T>(std::move(value));
        const std::unique_lock lock(changing_);
        now_.store(made.get(), std::memory_order_release);
        all_.push_back(std::move(made));
    }
    // While it is held the value stays.
    std::shared_lock<std::shared_mutex> steady() const { return std::shared_lock(changing_); }

  private:
    mutable std::shared_mutex changing_;
    std::atomic<const T*> now_{nullptr};
    std::vector<std::unique_ptr<const T>> all_;
};

}  // namespace xiezhi::engine
