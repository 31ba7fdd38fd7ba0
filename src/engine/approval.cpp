#include "engine/approval.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/attachments.hpp"
#include "engine/names.hpp"
#include "identity/rights.hpp"

namespace xiezhi::engine {

namespace {

std::string input_place(const Work& work) { return work.kind().table + ".approval_input"; }

Approval* pending(Work& work) {
    const std::string id(text_at(work.request.input, "approval"));
    for (Approval& approval : work.after.approvals) {
        if (approval.id != id) continue;
        if (approval.state == "pending") return &approval;
        const bool granted = approval.state == "granted";
        work.fault({Code::AlreadyDone, {granted ? "这件呈批已经批准" : "这件呈批已退回或撤回", granted ? "This approval has been granted already" : "This approval was returned or withdrawn"},
                    {"请刷新页面。", "Reload the page."}, "", ""});
        return nullptr;
    }
    work.fault({Code::NotFound, {"本件没有这一呈批", "The matter has no such approval"}, {"请刷新页面。", "Reload the page."}, "/input/approval", ""});
    return nullptr;
}

ApprovalStepRow* current(Approval& approval) {
    const auto at = std::find_if(approval.steps.begin(), approval.steps.end(), [&](const ApprovalStepRow& step) { return step.position == approval.step; });
    XIEZHI_CHECK(at != approval.steps.end());
    return &*at;
}

bool yes(const json::object& input, std::string_view name) {
    const auto* value = input.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
}

// Where the definition asks for another person, whoever asked does not sign, in his own name or in another's, and nobody
// signs in his.
bool is_another(const Work& work, const Approval& approval, const ApprovalStepRow& step) {
    const Action* action = work.kind().action(approval.action);
    XIEZHI_CHECK(action != nullptr);
    const bool asked_for = std::any_of(action->approval.begin(), action->approval.end(), [&](const xiezhi::ApprovalStep& one) { return one.role == step.role && one.by_another; });
    return !asked_for || (step.account != approval.requested_by && step.acting_for != approval.requested_by);
}

// A signature on paper has its own date and its scan or file number; one given here is dated today. Steps are signed in
// order, so no later step bears an earlier date.
void check_signature(Work& work, const Approval& approval, const ApprovalStepRow& step) {
    if (const auto* on_paper = work.request.input.if_contains("on_paper"); on_paper != nullptr && !on_paper->is_null() && !on_paper->is_bool()) {
        work.fault({Code::BadValue, {"“纸面批准”应为是或否", "“on paper” must be yes or no"}, {"请改正。", "Correct it."}, "/input/on_paper", ""});
    }
    if (!step.on_paper && work.on != work.today) {
        work.fault(
            {Code::BadDate,
             {"当场批准的日期只能是今天", "An approval given here is dated today"},
             {"若是在纸上先批的，请勾选“纸面批准”并填写签字日期、上传扫描件。",
              "If it was given on paper before, tick “on paper”, give the date of the signature and attach the scan."},
             "/input/signed_on",
             ""});
    }
    if (step.on_paper && text_at(work.request.input, "signed_on").empty()) {
        work.fault({Code::MissingField,
                    {"请填写纸上的签字日期", "Give the date of the signature on paper"},
                    {"以纸上所签的日期为准。", "The date on the paper is the legal date."},
                    "/input/signed_on",
                    ""});
    }
    if (step.on_paper && step.proof.empty()) {
        work.fault({Code::MissingField,
                    {"请附签批件的扫描件或写明存放处", "Attach the scan of the signed paper or say where it is kept"},
                    {"没有凭据的纸面批准不能登记。", "An approval on paper is recorded with its proof only."},
                    "/input/proof",
                    ""});
    }
    for (const ApprovalStepRow& earlier : approval.steps) {
        if (earlier.position >= step.position || earlier.signed_on <= step.signed_on) continue;
        work.fault(
            {Code::DateOrder,
             {fmt::format("签字日期 {} 早于上一步的 {}", step.signed_on, earlier.signed_on),
              fmt::format("Signed on {}, before the step that comes first ({})", step.signed_on, earlier.signed_on)},
             {"请核对签批件上的日期。", "Check the dates on the signed paper."},
             "/input/signed_on",
             ""});
        break;
    }
    if (step.remarks.size() > 3000)
        work.fault({Code::BadValue,
                    {"意见过长", "The remarks are too long"},
                    {"请缩短到一千字以内。", "Keep them under a thousand characters."},
                    "/input/remarks",
                    ""});
    if (step.proof.size() > 600)
        work.fault({Code::BadValue,
                    {"凭据说明过长", "The proof is described at too great length"},
                    {"请缩短到二百字以内。", "Keep it under two hundred characters."},
                    "/input/proof",
                    ""});
}

// Who signs: the holder of the post, or the one who acts for him; anyone else is refused by name of the role.
bool take_signature(Work& work, const Approval& approval, ApprovalStepRow& step) {
    const auto signer = identity::may_sign(*work.catalog.definition, {step.role, step.unit, ""}, work.request.actor);
    if (!signer) {
        append(work.faults, signer.error());
        return false;
    }
    step.account = work.request.actor.self.account;
    step.acting_for = signer->acting_for;
    step.remarks = std::string(text_at(work.request.input, "remarks"));
    step.on_paper = yes(work.request.input, "on_paper");
    step.proof = std::string(text_at(work.request.input, "proof"));
    step.recorded_at = work.now.ms;
    step.signed_on = to_string(work.on);
    step.dirty = true;
    check_signature(work, approval, step);
    return work.faults.empty();
}

}  // namespace

std::vector<xiezhi::ApprovalStep> steps_needed(const Work& work) {
    std::vector<xiezhi::ApprovalStep> steps;
    for (const xiezhi::ApprovalStep& step : work.action->approval) {
        if (holds(*work.in_use.compiled, step.when, work.after, work.today)) steps.push_back(step);
    }
    return steps;
}

void request_approval(Work& work, const std::vector<xiezhi::ApprovalStep>& steps) {
    for (const Approval& approval : work.after.approvals) {
        if (approval.state != "pending" || approval.action != work.action->id) continue;
        return work.fault({Code::AlreadyDone, {fmt::format("“{}”正在呈批", work.action->label.zh), fmt::format("{} is already awaiting approval", work.action->label.en)},
                           {"要修改请先撤回呈批。", "To change it, withdraw the request first."}, "", ""});
    }
    Approval approval;
    approval.id = work.next_id();
    approval.action = work.action->id;
    approval.state = "pending";
    approval.step = 1;
    approval.version = 1;
    approval.requested_by = work.request.actor.self.account;
    approval.requested_on = to_string(work.today);
    approval.happened_on = to_string(work.on);
    approval.dirty = true;
    // An upload ends long before the last signature: it is kept now, and what is signed for names the file.
    json::object input = work.request.input;
    for (const auto& [name, file] : work.request.files) {
        if (const auto id = keep_file(work, file)) input[name] = *id;
    }
    auto sealed = work.vault.seal(work.after.id, input_place(work), json::serialize(json::object{{"input", std::move(input)}, {"parties", work.request.parties}}));
    if (!sealed) return append(work.faults, sealed.error());
    approval.input = std::move(*sealed);
    json::array roles;
    for (const xiezhi::ApprovalStep& step : steps) {
        ApprovalStepRow row;
        row.position = static_cast<std::int64_t>(approval.steps.size()) + 1;
        row.role = step.role;
        row.unit = work.after.unit;
        row.state = row.position == 1 ? "waiting" : "later";
        row.dirty = true;
        approval.steps.push_back(std::move(row));
        roles.push_back(json::string(step.role));
    }
    work.answer["approval"] = json::object{{"id", approval.id}, {"steps", std::move(roles)}};
    work.after.approvals.push_back(std::move(approval));
}

std::optional<Granted> sign(Work& work) {
    Approval* approval = pending(work);
    if (approval == nullptr) return std::nullopt;
    ApprovalStepRow* step = current(*approval);
    if (!take_signature(work, *approval, *step)) return std::nullopt;
    if (!is_another(work, *approval, *step)) {
        work.fault({Code::Forbidden, {"呈批人不能批准自己所呈的这一步", "Whoever asked cannot approve this step himself"}, {"请由另一位有权的人签批。", "Let another person sign who may."}, "", ""});
        return std::nullopt;
    }
    step->state = "signed";
    approval->dirty = true;
    ++approval->version;
    if (approval->step < static_cast<std::int64_t>(approval->steps.size())) {
        ++approval->step;
        current(*approval)->state = "waiting";
        current(*approval)->dirty = true;
        return std::nullopt;
    }
    approval->state = "granted";
    auto opened = work.vault.open(work.after.id, input_place(work), approval->input);
    if (!opened) {
        append(work.faults, opened.error());
        return std::nullopt;
    }
    auto stored = parse_json(*opened);
    XIEZHI_CHECK(stored && stored->is_object());
    Granted granted;
    granted.action = approval->action;
    granted.requested_by = approval->requested_by;
    granted.input = stored->as_object().at("input").as_object();
    granted.parties = stored->as_object().at("parties").as_object();
    granted.on = work.on;
    return granted;
}

void return_for_changes(Work& work) {
    Approval* approval = pending(work);
    if (approval == nullptr) return;
    if (text_at(work.request.input, "remarks").empty()) {
        work.fault({Code::MissingField, {"退回时请写明意见", "Say why it is returned"}, {"写清要改什么，经办人才能改。", "Say what is to be changed."}, "/input/remarks", ""});
    }
    ApprovalStepRow* step = current(*approval);
    if (!take_signature(work, *approval, *step)) return;
    step->state = "returned";
    approval->state = "returned";
    if (work.before.state == kRequested) work.after.state = kVoided;
    approval->dirty = true;
    ++approval->version;
}

void withdraw_request(Work& work) {
    Approval* approval = pending(work);
    if (approval == nullptr) return;
    const auto& actor = work.request.actor;
    const bool own = approval->requested_by == actor.self.account ||
                     std::any_of(actor.acting_for.begin(), actor.acting_for.end(), [&](const identity::Capacity& lent) { return lent.account == approval->requested_by; });
    if (!own) {
        return work.fault({Code::Forbidden, {"只有呈批人可以撤回", "Only the person who asked may withdraw the request"}, {"批准人可以“退回”。", "Whoever is to sign can return it."}, "", ""});
    }
    approval->state = "withdrawn";
    if (work.before.state == kRequested) work.after.state = kVoided;
    approval->dirty = true;
    ++approval->version;
}

}  // namespace xiezhi::engine
