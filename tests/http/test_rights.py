"""Every route and every action with every account, and with nobody, beside a model that reads only the definitions."""
import json
import re
import uuid

import pytest

from conftest import DAY, application
from rights_model import ADMINISTRATORS, BUILT_IN, Grant, Model, definitions
from xiezhi import API, ROOT, Server, command, examine, free_copy

CASE = "reconsideration_case"
ITEM = "PUBLICITY_EVENTS"


@pytest.fixture(scope="module")
def walk(demo, tmp_path_factory, request):
    """A bureau with matters of several holders, units, respondents, a pending approval and somebody who acts for another."""
    data = free_copy(demo, tmp_path_factory.mktemp("rights") / "data")
    server = Server(data)
    request.addfinalizer(lambda: (server.stop(), examine(data)))
    names = list(Model(data).people)
    clients = {name: server.sign_in(name) for name in names}
    ids = {name: client.me["account"]["id"] for name, client in clients.items()}
    units = {one["title"]: one["id"] for one in clients["officer"].get("records/unit?limit=200").json["items"]}
    agencies = [id for title, id in units.items() if re.search("城市管理局|市场监督管理局", title)]

    def receive(name, agency):
        body = {"action": "receive", "on": DAY, "input": {"received_how": "IN_PERSON", "act_kind": "PENALTY", "act_on": "2024-04-15"},
            "parties": {"applicant": [{"name": "周某某"}], "respondent": [{"unit": agency}]}}
        done = clients[name].post(f"records/{CASE}", body)
        assert done.status == 201, (name, done)
        return done.json["id"]

    for name in ("officer2", "clerk", "qingshi"):
        for agency in agencies:
            receive(name, agency)
    handed = receive("officer", agencies[0])
    assert clients["officer"].act(CASE, handed, "assign", {"holder": ids["officer2"]}, DAY).status == 200
    asked = receive("officer", agencies[1])
    pending = clients["officer"].act(CASE, asked, "accept", {"procedure": "ORDINARY", "timeliness": "IN_TIME", "second_handler": ids["officer2"]}, DAY)
    assert pending.status == 200, pending
    plan = clients["office"].post("records/work_plan", {"action": "enter", "input": {"name": "某年工作计划", "year": 2026}})
    assert plan.status == 201, plan
    for unit in (units[next(t for t in units if "青石司法所" in t)], clients["head"].me["account"]["unit"]["id"]):
        task = clients["office"].post("records/plan_task", {"action": "enter", "input": {"plan": plan.json["id"], "heading": "一项任务"},
            "parties": {"responsible": [{"unit": unit}]}})
        assert task.status == 201, task
    lent = clients["chief"].post("records/acting", {"action": "lend", "input": {"for_account": ids["head"], "by_account": ids["department"],
        "to_on": "2199-12-31", "ground": "leave"}})
    assert lent.status == 201, lent
    return {"server": server, "clients": clients, "model": Model(data), "pending": pending.json["approval"]["id"]}


def all_ids(client, path):
    ids, cursor = [], None
    while True:
        page = client.get(path + ("&" if "?" in path else "?") + "limit=200" + (f"&cursor={cursor.replace('|', '%7C')}" if cursor else ""))
        assert page.status == 200, page
        ids += [one["id"] for one in page.json["items"]]
        cursor = page.json["next"]
        if cursor is None:
            return ids


def test_table_of_rights_is_what_the_definitions_say(walk):
    _, roles, kinds = definitions()
    table = walk["clients"]["auditor"].get("rights").json
    assert {one["id"] for one in table["roles"]} == roles
    shown = {(row["kind"], line["action"]): {Grant(by["role"], by["scope"]) for by in line["by"]} for row in table["rows"] for line in row["actions"]}
    said = {(kind.id, "read"): set(kind.read) for kind in kinds.values()} | {(kind.id, "reveal"): set(kind.reveal) for kind in kinds.values()} | {(kind.id,
        "archive"): set(kind.archive) for kind in kinds.values()}
    said |= {(kind.id, action): set(grants) for kind in kinds.values() for action, grants in kind.actions.items() if action != "archive"}
    # A kind may have an action called archive beside the grant of that name: both lines stand in the table.
    for key, grants in said.items():
        assert shown[key] == grants or key[1] in ("archive",), key


def test_lists_and_records_hold_what_each_may_read_and_no_more(walk):
    model, checked = walk["model"], 0
    unknown = "01761bd0-3a80-732a-b408-ce53f4d1e199"
    for kind in model.kinds:
        records = model.records(kind)
        for name, client in walk["clients"].items():
            may = {record.id for record in records if model.reads(model.people[name], record)}
            assert set(all_ids(client, f"records/{kind}")) == may, (name, kind)
            nothing = client.get(f"records/{kind}/{unknown}")
            for record in records:
                got = client.get(f"records/{kind}/{record.id}")
                assert got.status == (200 if record.id in may else 404), (name, kind, record)
                if got.status == 404:  # word for word the answer to an id that nobody gave
                    assert got.text.replace(record.id, unknown) == nothing.text
                    for path in ("chain", "terms/decision"):
                        assert client.get(f"records/{kind}/{record.id}/{path}").status == 404, (name, path)
                checked += 1
    assert checked > 2000


def test_actions_are_open_to_whom_the_definitions_name(walk):
    """Each action on records of several holders and units: refused as FORBIDDEN exactly where the model says so. Refusals are
    asked in earnest; what is allowed is asked as a preview, which goes the same way and writes nothing."""
    model, asked = walk["model"], 0
    for id, kind in model.kinds.items():
        by_place = {}
        for record in model.records(id):
            by_place.setdefault((record.unit, record.holder, tuple(sorted(record.party_units & {person.unit for person in model.people.values()})), bool(record.steps)), record)
        for name, client in walk["clients"].items():
            person = model.people[name]
            for action in kind.creates:
                may = model.creates(person, id, action)
                got = client.post(f"records/{id}" + ("?preview=yes" if may else ""), {"action": action})
                denied = "FORBIDDEN" in ({fault["code"] for fault in got.json["faults"]} if may else got.codes())
                assert denied is not may, (name, id, action, got)
            for record in list(by_place.values())[:6]:
                if not model.reads(person, record):
                    got = client.post(f"records/{id}/{record.id}/actions/note", {"input": {"text": "x"}}, {"If-Match": '"1"'})
                    assert got.status == 404 and got.codes() == ["NOT_FOUND"], (name, id, got)
                    continue
                view = client.record(id, record.id)
                listed = {one["id"]: one["allowed"] for one in view["actions"]}
                assert view["may_reveal"] is model.does(person, record, "reveal"), (name, id, record)
                for action in [*kind.actions, *BUILT_IN]:
                    if action in kind.creates:
                        continue
                    may = model.does(person, record, action)
                    if listed.get(action):
                        assert may, ("offered but not allowed", name, id, action)
                    got = client.post(f"records/{id}/{record.id}/actions/{action}" + ("?preview=yes" if may else ""), {}, {"If-Match": f'"{view["version"]}"'})
                    denied = "FORBIDDEN" in {fault["code"] for fault in got.json["faults"]} if may else got.status == 403 and got.codes() == ["FORBIDDEN"]
                    assert denied is not may, (name, id, action, may, got)
                    asked += 1
    assert asked > 3000


def test_only_whose_turn_it_is_may_sign(walk):
    model, approval = walk["model"], walk["pending"]
    record = next(one for one in model.records(CASE) if (approval,) in model.rows("SELECT id FROM approval WHERE record = ?", one.id))
    step = model.rows("SELECT role, unit, account FROM approval_step WHERE approval = ? AND state = 'waiting'", approval)
    signers = set()
    for name, client in walk["clients"].items():
        person = model.people[name]
        may = model.reads(person, record) and model.signs(person, step[0])
        signers |= {name} if may else set()
        got = client.post(f"approvals/{approval}/approve" + ("?preview=yes" if may else ""), {})
        if may:
            assert "FORBIDDEN" not in {fault["code"] for fault in got.json["faults"]}, (name, got)
        else:
            assert got.status == (403 if model.reads(person, record) else 404), (name, got)
            back = client.post(f"approvals/{approval}/return", {"remarks": "退回"})
            assert back.status == got.status, (name, back)
        if name != "officer":
            assert client.post(f"approvals/{approval}/withdraw", {}).status in (403, 404), name
    assert signers == {"head", "department"}, "the section head, and who acts for him today"


def test_search_figures_today_and_files_show_nothing_more(walk):
    model = walk["model"]
    readable = {name: {record.id for kind in model.kinds for record in model.records(kind) if model.reads(person, record)} for name, person in model.people.items()}
    numbers = [number for number, in model.rows("SELECT number_intake FROM reconsideration_case WHERE number_intake IS NOT NULL")]
    figures = [one["id"] for one in walk["clients"]["officer"].get("figures").json]
    everything = set()
    for name, client in walk["clients"].items():
        seen = set()
        for words in numbers[::3] + ["周某", "行政处罚", "复〔2024〕", "司法所", "2024"]:
            found = client.get(f"search?q={words}")
            assert found.status == 200, found
            seen |= {one["id"] for one in found.json["items"]}
            seen |= {one["id"] for one in client.get(f"records/{CASE}?q={words}").json["items"]}
        for group in client.get("today").json["groups"]:
            seen |= {one["id"] for one in group["items"]}
        for figure in figures:
            for year in (2021, 2024, 2026):
                page = client.get(f"figures/{figure}/records?year={year}&limit=200")
                if page.status == 200:
                    seen |= {one["id"] for one in page.json["items"]}
                    assert page.json["total"] == len(page.json["items"]) and page.json["hidden"] >= 0
                else:
                    assert page.codes()
        assert seen <= readable[name], (name, seen - readable[name])
        everything |= seen
    assert len(everything) > 20


def test_drill_down_says_how_many_are_not_open(walk):
    """The records shown and the number hidden make the figure, for whoever asks; the figure itself is the same for all."""
    for figure in ("reconsideration.accepted", "reconsideration.received"):
        values = set()
        for client in walk["clients"].values():
            got = client.get(f"figures/{figure}?year=2024")
            if got.status == 403:  # test_figures_and_reports_are_for_the_bureau says for whom
                continue
            page = client.get(f"figures/{figure}/records?year=2024&limit=200").json
            assert len(page["items"]) + page["hidden"] == got.json["value"]
            values.add(got.json["value"])
        assert len(values) <= 1


def test_figures_and_reports_are_for_the_bureau(walk):
    """Liaisons of other units and mediators read no figure, no target, no identity, no report and no stated fact, draft or not."""
    model, outside = walk["model"], set()
    for name, client in walk["clients"].items():
        inside = any(model.bearers(model.people[name], grant.role) for grant in model.kinds["yearly_report"].read)
        outside |= set() if inside else {name}
        for path in ("figures", "figures/reconsideration.accepted?year=2024", "figures/reconsideration.accepted/records?year=2024", "identities?year=2024", "targets?year=2024",
                     "reports/yearly?year=2024", "figures/reconsideration.accepted/records/table?format=csv"):
            got = client.get(path)
            assert got.status == (200 if inside else 403), (name, path, got)
            assert inside or got.codes() == ["FORBIDDEN"]
        for kind in ("stated_fact", "yearly_report"):
            assert inside or client.get(f"records/{kind}").json["items"] == []
            assert inside or kind not in {one["id"] for one in client.get("kinds").json}
    assert "liaison" in outside and not outside & {"officer", "head", "chief", "office", "statistician"}


def test_a_liaison_answers_what_his_unit_is_asked_and_no_more(people, server):
    statistician, liaison = people("statistician"), people("liaison")
    own = Model(server.data).people["liaison"].posts[0][1]
    other = next(one["id"] for one in statistician.get("records/unit?limit=200").json["items"] if one["id"] != own)
    asked = {}
    for unit in (own, other):
        done = statistician.post("records/reported_total", {"action": "ask", "on": "2026-08-03", "input": {"item": ITEM, "month_end": "2024-03-31"},
                                                            "parties": {"reporter": [{"unit": unit}]}})
        assert done.status == 201, done
        asked[unit] = done.json["id"]
    assert [one["id"] for one in liaison.get("records/reported_total").json["items"]] == [asked[own]]
    assert liaison.get(f"records/reported_total/{asked[other]}").status == 404
    answered = liaison.act("reported_total", asked[own], "answer", {"value": 7, "source": "本单位台账"})
    assert answered.status == 200 and answered.json["state"] == "reported", answered
    assert liaison.act("reported_total", asked[own], "accept").codes() == ["FORBIDDEN"]


def every_route(server):
    for path, methods in server.client().get("openapi.json").json["paths"].items():
        for method, said in methods.items():
            yield method.upper(), path, said


def test_nobody_signed_in_gets_nothing(walk):
    open_to_all, closed = set(), 0
    stranger = walk["server"].client()
    record = walk["model"].records(CASE)[0]
    for method, path, said in every_route(walk["server"]):
        address = path.replace("{kind}", CASE).replace("{id}", record.id).replace("{action}", "note").replace("{slot}", "decision").replace("{list}", "act_kind")
        got = stranger.send(method, address, raw=b"{}" if method not in ("GET", "HEAD") else None, headers={"Content-Type": "application/json"})
        if "security" in said:
            assert got.status == 401 and (method == "HEAD" or got.codes() == ["NOT_SIGNED_IN"]), (method, path, got)
            closed += 1
        else:
            open_to_all.add((method, path.removeprefix(API)))
            assert got.status != 401 or path.endswith("/session"), (method, path)
    assert closed > 20
    assert open_to_all == {("POST", "/session"), ("GET", "/health"), ("GET", "/openapi.json"), ("GET", "/terms/rules"), ("POST", "/terms/derive"),
                           ("GET", "/terms/rules/{id}"), ("GET", "/terms/calendar"), ("GET", "/statutes"), ("GET", "/statutes/{id}"),
                           ("GET", "/tables"), ("GET", "/tables/{id}"), ("POST", "/tables/{id}/decide"), ("OPTIONS", "/files"),
                           ("GET", "/total-links/{token}"), ("POST", "/total-links/{token}")}


def test_every_route_with_every_account(walk):
    """No route fails for anybody, and what changes something needs the token of the session."""
    record = walk["model"].records(CASE)[0]
    for name, client in walk["clients"].items():
        for method, path, said in every_route(walk["server"]):
            if path.endswith("/session"):
                continue
            address = path.replace("{kind}", CASE).replace("{id}", record.id).replace("{action}", "note").replace("{slot}", "decision").replace("{list}", "act_kind")
            changes = method not in ("GET", "HEAD")
            got = client.send(method, address, raw=b"{}" if changes else None, headers={"Content-Type": "application/json"})
            assert got.status < 500, (name, method, path, got)
            if changes and "security" in said:
                for token in (None, "", "0" * 64, client.csrf[:-1], client.csrf + "0", client.csrf.upper() + " "):
                    forged = client.send(method, address, raw=b"{}", headers={"Content-Type": "application/json", "X-CSRF-Token": token})
                    assert forged.status == 403 and forged.codes() == ["FORBIDDEN"], (name, method, path, forged)


def test_command_and_page_say_the_same_table(walk):
    printed = json.loads(command("rights", "--format", "json").stdout)
    assert printed == walk["clients"]["officer"].get("rights").json
    assert command("rights", "--format", "markdown").stdout == (ROOT / "docs" / "rights.md").read_text(), "run: build/release/xiezhi rights --format markdown > docs/rights.md"


def test_the_menu_holds_what_ones_posts_read_or_sign(people):
    kinds = lambda name: {kind["id"] for kind in people(name).get("kinds").json}
    assert not kinds("liaison") & {"mediator", "dispute", "committee", "plan_task", "plan_target", "account"}
    assert {"reconsideration_case", "litigation_case"} & kinds("liaison")
    assert "mediator" not in kinds("officer") and "reconsideration_case" in kinds("officer")
    assert {"plan_target", "yearly_report"} <= kinds("chief")
