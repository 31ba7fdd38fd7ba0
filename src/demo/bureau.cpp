#include "demo/bureau.hpp"

#include <fmt/format.h>

#include "identity/actor.hpp"
#include "identity/password.hpp"

namespace xiezhi::demo {

namespace {

struct UnitRow {
    const char *key, *name, *short_name, *type, *parent;
};

constexpr UnitRow kUnits[] = {
    {"root", "江陵区司法局", "区司法局", "bureau", ""},
    {"government", "江陵区人民政府", "区政府", "government", ""},
    {"reconsideration", "复议应诉科", "复议科", "department", "root"},
    {"office", "办公室", "办公室", "department", "root"},
    {"legislation", "督察审查科", "审查科", "department", "root"},
    {"mediation", "人民调解科", "调解科", "department", "root"},
    {"corrections", "社区矫正科", "矫正科", "department", "root"},
    {"legal_service", "法律服务科", "法律服务科", "department", "root"},
    {"court", "江陵区人民法院", "区法院", "court", "government"},
    {"petition", "江陵区信访局", "区信访局", "agency", "government"},
};

constexpr const char* kOffices[] = {"青石", "望江", "柳林", "东湖", "南门", "白塔", "长桥", "云台", "清溪", "石门", "安平", "永丰"};
constexpr const char* kVillages[] = {"桃源村", "新河村", "双井村", "松岭村", "向阳社区", "文昌社区", "滨江社区", "和平社区", "竹溪村", "大坪村", "红旗社区", "金沙村"};

// The bodies of the district that enforce the law; the first is agency1 of the stories.
constexpr const char* kAgencies[] = {
    "市场监督管理局", "城市管理局", "自然资源局", "公安分局", "应急管理局", "交通运输局", "住房和城乡建设局", "生态环境分局", "卫生健康局", "人力资源和社会保障局",
    "农业农村局", "水务局", "教育局", "民政局", "财政局", "税务局", "文化和旅游局", "林业局", "发展和改革局", "经济和信息化局",
    "商务局", "审计局", "统计局", "医疗保障局", "退役军人事务局", "科学技术局", "民族宗教事务局", "消防救援大队", "气象局", "烟草专卖局",
    "城市管理综合行政执法大队", "文化市场综合行政执法大队", "交通运输综合行政执法大队", "农业综合行政执法大队", "生态环境保护综合行政执法大队", "住房公积金管理部", "档案局", "新闻出版局", "密码管理局", "青石街道办事处"};

struct PersonRow {
    const char *login, *name, *unit, *role;
};

constexpr PersonRow kPeople[] = {
    {"sysadmin", "系统管理员", "office", "system_administrator"},
    {"secadmin", "安全保密管理员", "office", "security_administrator"},
    {"auditor", "安全审计员", "office", "audit_administrator"},
    {"officer", "沈知远", "reconsideration", "reconsideration_officer"},
    {"officer2", "陆明谦", "reconsideration", "reconsideration_officer"},
    {"clerk", "温若兰", "reconsideration", "reconsideration_clerk"},
    {"clerk1", "顾念慈", "reconsideration", "reconsideration_clerk"},
    {"head", "程守正", "reconsideration", "section_head"},
    {"deputy", "严立身", "root", "deputy_bureau_head"},
    {"chief", "傅修远", "root", "bureau_head"},
    {"leader", "钟怀信", "government", "government_leader"},
    {"office", "宋清和", "office", "office"},
    {"statistician", "叶数珍", "office", "statistician"},
    {"archivist", "郑守藏", "office", "archivist"},
    {"reader", "方闻道", "office", "reader"},
    {"department", "江予安", "legislation", "department_officer"},
    {"legal", "贺明法", "legislation", "legal_officer"},
    {"qingshi", "罗青石", "office1", "justice_office_head"},
    {"mediation", "谢和宁", "mediation", "mediation_officer"},
    {"mediation_head", "邱明理", "mediation", "section_head"},
    {"mediator", "龚解忧", "committee1", "mediator"},
    {"mediator2", "梁息讼", "committee2", "mediator"},
    {"liaison", "何联通", "agency1", "unit_liaison"},
};

struct Role {
    const char *id, *zh, *en;
};

class Builder {
  public:
    Builder(engine::Engine& engine, engine::Session& session, std::int64_t bureau)
        : engine_(engine), session_(session), bureau_(bureau), actor_(identity::program_actor(bureau, {"建立演示司法局", "Building the demonstration bureau"})) {}

    Result<std::string> make(const char* kind, const char* action, json::object input) {
        engine::Request request;
        request.bureau = bureau_;
        request.kind = kind;
        request.action = action;
        request.input = std::move(input);
        request.actor = actor_;
        request.via = "command";
        auto answer = engine_.perform(session_, request);
        if (!answer) return fail(answer.error());
        return std::string(text_at(answer->body, "id"));
    }

    Result<void> unit(Cast& cast, const std::string& key, const std::string& name, const std::string& short_name, const char* type, const std::string& parent) {
        json::object input{{"name", name}, {"short", short_name}, {"unit_type", type}};
        if (!parent.empty()) input["parent"] = cast.units.at(parent);
        auto id = make("unit", "set_up", std::move(input));
        if (!id) return fail(id.error());
        cast.units[key] = *id;
        return {};
    }

  private:
    engine::Engine& engine_;
    engine::Session& session_;
    std::int64_t bureau_;
    identity::Actor actor_;
};

}  // namespace

Result<Cast> build_bureau(engine::Engine& engine, engine::Session& session, std::int64_t bureau, const std::string& password) {
    Cast cast;
    Builder builder(engine, session, bureau);
    for (const UnitRow& row : kUnits) {
        if (auto made = builder.unit(cast, row.key, row.name, row.short_name, row.type, row.parent); !made) return fail(made.error());
    }
    int number = 0;
    for (const char* place : kOffices) {
        const std::string key = fmt::format("office{}", ++number);
        if (auto made = builder.unit(cast, key, std::string(place) + "司法所", std::string(place) + "所", "justice_office", "root"); !made) return fail(made.error());
        if (auto made = builder.unit(cast, fmt::format("village{}", number), std::string(place) + kVillages[number - 1], kVillages[number - 1], "village", key); !made)
            return fail(made.error());
        const std::string committee = std::string(kVillages[number - 1]) + "人民调解委员会";
        if (auto made = builder.unit(cast, fmt::format("committee{}", number), std::string(place) + committee, std::string(kVillages[number - 1]) + "调委会", "mediation", key); !made)
            return fail(made.error());
    }
    number = 0;
    for (const char* name : kAgencies) {
        const std::string full = std::string("江陵区") + name;
        if (auto made = builder.unit(cast, fmt::format("agency{}", ++number), full, name, "agency", "government"); !made) return fail(made.error());
    }
    const auto hash = identity::PasswordGate().hash(password);
    if (!hash) return fail(hash.error());
    for (const PersonRow& row : kPeople) {
        if (auto good = identity::check_new_password(password, row.login); !good) return fail(good.error());
        auto account = builder.make("account", "open_account", {{"name", row.login}, {"display_name", row.name}, {"password", *hash}, {"works_in", cast.units.at(row.unit)}});
        if (!account) return fail(account.error());
        cast.accounts[row.login] = *account;
        cast.by_role.emplace(row.role, *account);
        auto post = builder.make("post", "appoint", {{"account", *account}, {"in_unit", cast.units.at(row.unit)}, {"role", row.role}});
        if (!post) return fail(post.error());
    }
    return cast;
}

std::string people_text() {
    constexpr Role kShown[] = {{"officer", "复议承办人", "case officer"},       {"head", "复议科科长", "section head"},
                               {"deputy", "分管副局长", "deputy head"},         {"chief", "局长", "head of the bureau"},
                               {"leader", "区政府负责人", "government leader"}, {"liaison", "被申请人联络员", "liaison of a respondent"},
                               {"mediation", "人民调解科承办人", "officer for mediation"}, {"mediator", "人民调解员", "mediator"},
                               {"office", "办公室（计划、督办）", "office: plan, supervision"},
                               {"statistician", "统计员", "statistician"},      {"legal", "法制审核（上线核对）", "legal officer: rules compared"},
                               {"sysadmin", "系统管理员", "system administrator"}};
    std::string out;
    for (const Role& role : kShown) out += fmt::format("  {:<13} {} {}\n", role.id, role.zh, role.en);
    return out;
}

}  // namespace xiezhi::demo
