"""The public calculator, its calendar file and the statutes over HTTP: open to everyone, confirmed rules only."""
from datetime import date, datetime

import pytest

import calendar_file
from conftest import refused

# Worked by hand from the calendar and the articles: rule, day, more of the question, last day, end before it rolled.
WORKED = [
    ("RC-01", "2024-03-01", {}, "2024-04-30", "2024-04-30"),
    ("RC-01", "2024-08-07", {}, "2024-10-08", "2024-10-06"),
    ("RC-01", "2024-07-31", {}, "2024-09-29", "2024-09-29"),
    ("RC-02", "2025-04-20", {"known": "2024-05-10"}, "2025-05-12", "2025-05-10"),
    ("RC-01o", "2023-11-15", {}, "2024-01-15", "2024-01-14"),
    ("RE-01", "2024-09-27", {}, "2024-10-10", None),
    ("RE-02", "2025-01-24", {}, "2025-02-07", None),
    ("RC-13", "2026-07-06", {}, "2026-07-13", None),
    ("RP-01", "2024-05-10", {}, "2024-05-20", None),
    ("RD-01", "2024-05-10", {}, "2024-07-09", "2024-07-09"),
    ("RD-01", "2024-05-10", {"extend": 30}, "2024-08-08", "2024-08-08"),
    ("RD-01", "2024-08-05", {"extend": True}, "2024-11-04", "2024-11-03"),
    ("RP-06", "2024-10-15", {}, "2024-10-08", None),
    ("RA-01", "2025-09-22", {}, "2025-10-09", "2025-10-07"),
    ("RE-01o", "2021-09-17", {}, "2021-09-26", None),
    ("RD-01o", "2023-12-20", {"extend": 30}, "2024-03-19", None),
    ("RD-01", "2026-07-20", {"pauses": [{"from": "2026-08-03", "to": "2026-08-28", "ground": "RP-10"}]}, "2026-10-14", None),
    ("RC-01", "2026-07-15", {"pauses": [{"from": "2026-08-10", "to": "2026-08-17", "ground": "RC-14"}]}, "2026-09-21", None),
    ("RP-11", "2026-09-22", {}, "2026-09-30", None),
    ("LT-03", "2024-09-20", {}, "2024-10-08", "2024-10-05"),
    ("LT-11", "2025-04-25", {}, "2025-05-06", "2025-05-05"),
    ("LT-15", "2024-08-31", {}, "2025-02-28", "2025-02-28"),
    ("MD-04", "2025-01-15", {}, "2025-02-14", None),
    ("PN-06", "2021-09-28", {}, "2021-10-11", None),
    ("PN-11", "2026-02-12", {}, "2026-02-28", None),
    ("PN-13", "2026-02-05", {}, "2026-02-24", "2026-02-20"),
    ("CO-03", "2025-04-30", {}, "2025-05-08", None),
    ("LI-01", "2024-09-10", {}, "2024-10-14", None),
    ("LI-01", "2024-09-10", {"extend": 10}, "2024-10-28", None),
    ("CC-54", "2025-03-10", {"length": 6}, "2025-09-09", None),
    ("CC-54", "2025-03-10", {"length": 6, "credit": 20}, "2025-07-31", None),
]


def places(answer):
    return {fault.get("where") for fault in answer.json["faults"]}


@pytest.mark.parametrize("rule,day,more,due,raw", WORKED, ids=[f"{one[0]} {one[1]}" for one in WORKED])
def test_worked_cases(stranger, rule, day, more, due, raw):
    got = stranger.post("terms/derive", {"rule": rule, "from": day, **more})
    assert got.status == 200, got
    assert got.json["due"] == due and (raw is None or got.json["raw"] == raw), got
    assert got.json["cited"] and all(one["words"]["zh"].startswith("《") and one["words"]["en"] for one in got.json["cited"])


def test_the_other_reading_stands_beside(stranger):
    said = stranger.post("terms/derive", {"rule": "RC-01", "from": "2024-07-31"}).json
    assert [(one["switch"], one["date"]) for one in said["alternatives"]] == [("D5", "2024-09-30")]
    said = stranger.post("terms/derive", {"rule": "RP-06", "from": "2024-10-15"}).json
    assert [(one["switch"], one["date"]) for one in said["alternatives"]] == [("D1", "2024-10-09")] and said["if_today"] is None


def test_if_it_happened_today(stranger):
    book = stranger.get("terms/rules").json
    said = stranger.post("terms/derive", {"rule": "RD-01", "from": "2024-05-10", "extend": 30}).json
    again = stranger.post("terms/derive", {"rule": "RD-01", "from": book["today"]}).json
    assert said["if_today"]["from"] == book["today"] and said["if_today"]["due"] == again["due"]
    # A second day that only the case knows: nothing is said of today.
    assert stranger.post("terms/derive", {"rule": "RC-02", "from": "2025-04-20", "known": "2024-05-10"}).json["if_today"] is None


def test_only_confirmed_rules_are_offered(stranger, people):
    public, staff = stranger.get("terms/rules").json, people("officer").get("terms/rules").json
    assert all(rule["verified"] != "UNVERIFIED" for rule in public["rules"]) and public["left_out"] > 0
    more = [rule for rule in staff["rules"] if rule["verified"] == "UNVERIFIED"]
    assert more and len(staff["rules"]) == len(public["rules"]) + len(more)
    days = next(rule for rule in more if rule["unit"] == "calendar_day" and rule["direction"] == "latest" and "known" not in rule)
    asked = {"rule": days["id"], "from": "2026-02-02", "on": days["from"]}
    got = refused(stranger.post("terms/derive", asked), 422, "RULE_UNVERIFIED")
    assert places(got) == {"/rule"}
    refused(stranger.get(f"terms/calendar?rule={days['id']}&from=2026-02-02&on={days['from']}"), 422, "RULE_UNVERIFIED")
    assert people("officer").post("terms/derive", asked).json["verified"] == "UNVERIFIED"
    # Its page is open, with the mark.
    family = stranger.get(f"terms/rules/{days['id']}").json
    assert any(one["id"] == days["id"] and one["verified"] == "UNVERIFIED" and not one["offered"] for one in family["versions"])


def test_faults_are_named_together_with_their_place(stranger):
    got = refused(stranger.post("terms/derive", {"rule": "", "from": "", "time": "25:00", "extend": -1, "pauses": [{"from": "", "to": "x", "end": "y"}]}), 422,
                  "MISSING_FIELD", "BAD_DATE", "BAD_VALUE")
    assert places(got) == {"/rule", "/from", "/time", "/extend", "/pauses/0/from", "/pauses/0/to", "/pauses/0/end"}
    pauses = [{"from": "2024-09-12", "to": "2024-09-13"}, {"from": "2024-09-12", "to": "2024-09-02"}]
    assert places(refused(stranger.post("terms/derive", {"rule": "RD-01", "from": "2024-08-05", "pauses": pauses, "extend": 31}), 422, "DATE_ORDER", "BAD_VALUE")) == {
        "/pauses/1/to", "/extend"}
    assert places(refused(stranger.post("terms/derive", {"rule": "RE-01", "from": "2098-12-30", "on": "2026-01-01"}), 422, "CALENDAR_MISSING")) == {"/from"}
    assert places(refused(stranger.post("terms/derive", {"rule": "RD-01", "from": "1990-01-01"}), 422, "RULE_NOT_IN_FORCE")) == {"/from"}
    assert places(refused(stranger.post("terms/derive", {"rule": "RD-01", "from": "2024-01-01", "on": "1990-01-01"}), 422, "RULE_NOT_IN_FORCE")) == {"/on"}
    assert places(refused(stranger.post("terms/derive", {"rule": "CO-01", "from": "2025-10-01"}), 422, "MISSING_FIELD")) == {"/time"}
    assert places(refused(stranger.post("terms/derive", {"rule": "RC-02", "from": "2025-04-20"}), 422, "MISSING_FIELD")) == {"/known"}
    assert places(refused(stranger.post("terms/derive", {"rule": "LT-03", "from": "2024-09-20", "extend": 5}), 422, "BAD_VALUE")) == {"/extend"}
    assert places(refused(stranger.post("terms/derive", {"rule": "CC-52", "from": "2026-01-15"}), 422, "MISSING_FIELD")) == {"/length"}
    asked = {"rule": "RD-01", "from": "2024-08-05", "length": 30, "credit": 5, "agreed": "2024-09-02"}
    assert places(refused(stranger.post("terms/derive", asked), 422, "BAD_VALUE")) == {"/length", "/credit", "/agreed"}
    assert places(refused(stranger.post("terms/derive", {"rule": "CC-54", "from": "2025-03-10", "length": "x", "credit": -1}), 422, "BAD_VALUE")) == {"/length", "/credit"}


def test_a_day_that_may_move_says_so(stranger):
    said = stranger.post("terms/derive", {"rule": "LT-19", "from": "2025-02-28"}).json
    assert said["provisional"] and said["due"] == "2027-03-01" and said["raw"] == "2027-02-28"
    got = stranger.get("terms/calendar?rule=LT-19&from=2025-02-28")
    event = calendar_file.event(got.body)
    assert event["status"] == "TENTATIVE" and event["summary"].startswith("暂定")


def test_the_calendar_file(stranger):
    got = stranger.get("terms/calendar?rule=RD-01&from=2026-07-20&pause=2026-08-03..2026-08-28~RP-10&language=zh&alarm=3")
    assert got.status == 200 and got.headers["content-type"] == "text/calendar; charset=utf-8"
    assert got.headers["content-disposition"].startswith('attachment; filename="RD-01-2026-10-14.ics"')
    event = calendar_file.event(got.body)
    assert event["whole_day"] and event["start"] == date(2026, 10, 14) and event["reminder"] == datetime(2026, 10, 11, 9)
    assert event["language"] == "zh-CN" and "作出复议决定" in event["summary"] and event["status"] == "CONFIRMED"
    assert "26 日不计入" in event["description"] and event["description"].endswith("以文书所载日期为准。") and "\n" in event["description"]
    english = calendar_file.event(stranger.get("terms/calendar?rule=RD-01&from=2026-07-20&pause=2026-08-03..2026-08-28~RP-10&language=en&alarm=0").body)
    assert english["reminder"] is None and english["language"] == "en" and english["summary"].startswith("Last day: ")
    assert not any("\u4e00" <= c <= "\u9fff" for c in english["summary"] + english["description"])
    # The same question is the same event, another question another.
    assert english["uid"] == event["uid"]
    assert calendar_file.event(stranger.get("terms/calendar?rule=RD-01&from=2026-07-21").body)["uid"] != event["uid"]


def test_a_term_in_hours_has_its_minute(stranger):
    event = calendar_file.event(stranger.get("terms/calendar?rule=CO-01&from=2025-10-01&time=10:30&language=en").body)
    assert event["start"] == datetime(2025, 10, 2, 10, 30) and event["reminder"] == datetime(2025, 10, 2, 8, 30) and not event["whole_day"]
    assert calendar_file.event(stranger.get("terms/calendar?rule=CO-01&from=2025-10-01&time=10:30&alarm=6h").body)["reminder"] == datetime(2025, 10, 2, 4, 30)


def test_the_address_asks_what_the_body_asks(stranger):
    suspended = [{"from": "2026-08-03", "to": "2026-08-28", "end": "resume_day"}]
    said = stranger.post("terms/derive", {"rule": "RD-01", "from": "2026-07-20", "pauses": suspended, "extend": 10, "switches": {"D6": "alternative"}}).json
    event = calendar_file.event(stranger.get("terms/calendar?rule=RD-01&from=2026-07-20&suspend=2026-08-03..2026-08-28&extend=10&other=D6").body)
    assert event["start"].isoformat() == said["due"]
    assert calendar_file.event(stranger.get("terms/calendar?rule=CC-54&from=2025-03-10&length=6&credit=20").body)["start"] == date(2025, 7, 31)
    most = stranger.post("terms/derive", {"rule": "RD-01", "from": "2026-07-20", "extend": True}).json
    assert calendar_file.event(stranger.get("terms/calendar?rule=RD-01&from=2026-07-20&extend=full").body)["start"].isoformat() == most["due"]


@pytest.mark.parametrize("address,code,place", [
    ("rule=RD-01", "MISSING_FIELD", "/from"), ("from=2026-07-20", "MISSING_FIELD", "/rule"), ("rule=RD-01&from=2026-02-30", "BAD_DATE", "/from"),
    ("rule=RD-01&from=2026-07-20&alarm=61", "BAD_VALUE", "/alarm"), ("rule=RD-01&from=2026-07-20&alarm=-1", "BAD_VALUE", "/alarm"),
    ("rule=RD-01&from=2026-07-20&alarm=x", "BAD_VALUE", "/alarm"), ("rule=RD-01&from=2026-07-20&extend=many", "BAD_VALUE", "/extend"),
    ("rule=RD-01&from=2026-07-20&pause=2026-08-03..2026-08-01", "DATE_ORDER", "/pauses/0/to"), ("rule=RD-01&from=2026-07-20&other=D99", "BAD_VALUE", "/switches"),
    ("rule=RD-01&from=2026-07-20&pause=..", "MISSING_FIELD", "/pauses/0/from"), ("rule=RD-01&from=2026-07-20&pause=2026-08-03..", "CONDITION_FAILED", "/pauses"),
    ("rule=NOPE&from=2026-07-20", "RULE_UNKNOWN", "/rule"), ("rule=RD-01&from=2026-07-20&pause=" + ";".join(["2026-08-03.."] * 201), "BAD_VALUE", "/pauses"),
])
def test_addresses_that_ask_nonsense(stranger, address, code, place):
    got = stranger.get(f"terms/calendar?{address}")
    assert 400 <= got.status < 500 and code in got.codes() and place in places(got), got


def test_every_statute_and_every_rule_has_its_page(stranger):
    seen = set()
    for statute in stranger.get("statutes").json["statutes"]:
        whole = stranger.get(f"statutes/{statute['id']}").json
        assert [one["code"] for one in whole["editions"]] == [one["code"] for one in statute["editions"]]
        assert whole["editions"] == sorted(whole["editions"], key=lambda one: one["from"], reverse=True)
        for rule in whole["rules"]:
            assert rule["place"]["zh"] and rule["place"]["en"] and "《" not in rule["place"]["zh"], rule
            seen.add(rule["id"])
        for edition in whole["editions"]:
            assert edition["rules"] == sum(rule["main"] and rule["edition"] == edition["code"] for rule in whole["rules"])
    assert len(seen) > 350
    for id in sorted(seen)[::7]:
        family = stranger.get(f"terms/rules/{id}").json
        assert family["asked"] == id and id in [one["id"] for one in family["versions"]]
        for version in family["versions"]:
            rows = [row["id"] for row in version["rows"]]
            assert len(rows) == len(set(rows)) and "period" in rows and all(row["value"]["zh"] and row["value"]["en"] for row in version["rows"])
    for rule in stranger.get("terms/rules").json["rules"]:
        assert rule["id"] in seen, rule["id"]
    refused(stranger.get("statutes/NOPE"), 404, "NOT_FOUND")
    refused(stranger.get("terms/rules/NOPE"), 404, "NOT_FOUND")


def test_a_rule_says_who_uses_it_and_what_changed(stranger):
    family = stranger.get("terms/rules/RP-03").json
    old, new = (next(one for one in family["versions"] if one["edition"] == code) for code in ("RL17", "RL23"))
    value = lambda version, row: next(one["value"]["en"] for one in version["rows"] if one["id"] == row)
    # The ten days to reply were calendar days under the old law.
    assert value(old, "period") == "10 days" and value(new, "period") == "10 working days"
    use = next(one for one in family["uses"] if one["kind"] == "reconsideration_case")
    assert use["term_label"]["zh"] and use["anchor"]["zh"] and use["met_by"]
    decide = stranger.get("terms/rules/RD-01").json["versions"][0]
    assert value(decide, "extension") == "at most 30 days" and "RP-10" in value(decide, "pauses") and value(decide, "open_D6")
