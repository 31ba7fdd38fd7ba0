#include "store/store_faults.hpp"

#include <fmt/format.h>

namespace xiezhi::store {

Fault unavailable(std::string_view detail) {
    return {Code::StoreUnavailable,
            {fmt::format("数据库暂时不可用：{}", detail), fmt::format("The database cannot be reached or used: {}", detail)},
            {"请稍后重试；若持续出现，请系统管理员检查数据库服务与磁盘空间。",
             "Try again shortly; if it persists, let the system administrator check the database server and the disk."},
            "", ""};
}

Fault busy(std::string_view detail) {
    return {Code::StoreBusy,
            {fmt::format("系统繁忙：{}", detail), fmt::format("The store is busy: {}", detail)},
            {"请稍等几秒后重试，内容没有丢失。", "Wait a few seconds and try again; nothing was lost."}, "", ""};
}

Fault elsewhere(std::string_view where) {
    return {Code::WriterElsewhere,
            {fmt::format("另一个进程正在写入该数据库：{}", where),
             fmt::format("Another process is writing to this database: {}", where)},
            {"请先停止另一个进程，或通过正在运行的服务办理。",
             "Stop the other process first, or do the work through the running service."},
            std::string(where), ""};
}

Fault taken(std::string_view columns) {
    return {Code::AlreadyDone,
            {fmt::format("该值已被使用，不能重复：{}", columns),
             fmt::format("This value is in use already and must be unique: {}", columns)},
            {"请核对是否重复登记；如确为不同事项，请换一个值。",
             "Check whether it has been entered before; if it is another matter, choose another value."},
            std::string(columns), ""};
}

Fault our_mistake(std::string_view detail, std::string_view sql) {
    std::string en = fmt::format("The program made a wrong statement: {}", detail);
    if (!sql.empty()) en += fmt::format(" [{}]", sql.substr(0, 300));
    return {Code::Internal,
            {fmt::format("程序内部错误（数据库语句）：{}", detail), std::move(en)},
            {"请把本提示原文发给维护人员。", "Send this message as it is to the maintainers."}, "", ""};
}

Fault chain_fault(std::string zh, std::string en, std::string where) {
    return {Code::ChainBroken,
            {std::move(zh), std::move(en)},
            {"请停止写入，保留现场，用 xiezhi fsck 查明范围，再由系统、安全、审计三员共同处理。",
             "Stop writing, keep everything as it is, find the extent with xiezhi fsck, and let the three administrators "
             "decide together."},
            std::move(where), ""};
}

}  // namespace xiezhi::store
