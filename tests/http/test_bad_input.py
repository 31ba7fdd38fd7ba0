"""Bad input: a clear error in both languages, nothing changed, the server goes on."""
import json
import random
from urllib.parse import quote

import pytest

from conftest import DAY, refused

CASE = "reconsideration_case"


@pytest.fixture(autouse=True)
def goes_on(server):
    """After each of these the server lives, and answers."""
    yield
    assert server.alive() and server.client().get("health").json["ok"] is True


def receive(**more):
    return {"action": "receive", "on": DAY, "input": {"received_how": "IN_PERSON", "act_kind": "PENALTY"}, "parties": {"applicant": [{"name": "王某"}]}, **more}


# ---- JSON ------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("body,code", [
    (b"{", "BAD_JSON"), (b"", "MISSING_FIELD"), (b"null", "BAD_JSON"), (b"[]", "BAD_JSON"), (b'"receive"', "BAD_JSON"), (b"{}{}", "BAD_JSON"),
    (b"{'action':'receive'}", "BAD_JSON"), (b'{"action":"receive",}', "BAD_JSON"), (b"\xef\xbb\xbf{}", "BAD_JSON"), (b'{"action":"\xff\xfe"}', "BAD_JSON"),
    (b'{"action":"\xed\xa0\x80"}', "BAD_JSON"), (b'{"action":"\xc0\xaf"}', "BAD_JSON"), ('{"action":"receive"}'.encode("utf-16"), "BAD_JSON"),
    ('{"action":"登记"}'.encode("gb18030"), "BAD_JSON"), (b'{"action":"\\ud800"}', "BAD_JSON"), (b'{"action":"a\x00b"}', "BAD_JSON"),
    (b'{"action":"receive","action":"receive"}', "BAD_JSON"), (b'{"action":"receive","\\u0061ction":"note"}', "BAD_JSON"),
    (b'{"action":"receive","input":{"claims":"a","claims":"b"}}', "BAD_JSON"), (b'{"action":NaN}', "BAD_JSON"), (b'{"action":Infinity}', "BAD_JSON"),
])
def test_json_that_is_wrong(people, body, code):
    got = people("officer").post(f"records/{CASE}", raw=body, headers={"Content-Type": "application/json"})
    assert code in got.codes() or (code == "MISSING_FIELD" and got.codes() == ["BAD_VALUE"]), got
    assert got.status in (400, 422)


def test_json_that_is_deep(people):
    for opening, closing in ((b'{"input":', b"}"), (b"[", b"]")):
        body = b'{"input":' + opening * 10_000 + b"1" + closing * 10_000 + b"}"
        refused(people("officer").post(f"records/{CASE}", raw=body, headers={"Content-Type": "application/json"}), 400, "TOO_DEEP")
    unclosed = people("officer").post(f"records/{CASE}", raw=b"[" * 900_000, headers={"Content-Type": "application/json"})
    refused(unclosed, 400, "TOO_DEEP")


def test_json_that_is_huge(server, people):
    before = server.memory_kb()
    body = json.dumps(receive(input={"claims": "复" * 600_000})).encode()
    refused(people("officer").post(f"records/{CASE}", raw=body, headers={"Content-Type": "application/json"}), 413, "TOO_LARGE")
    many = json.dumps({f"k{i}": i for i in range(60_000)}).encode()
    got = people("officer").post(f"records/{CASE}", raw=many, headers={"Content-Type": "application/json"})
    assert got.status in (400, 413, 422) and len(got.body) < 20_000_000
    assert server.memory_kb() < before + 300_000


def test_answers_are_utf8_whatever_was_asked(server, people):
    """Messages quote what was sent, cut to a length: never through a character."""
    officer = people("officer")
    for filler in range(1, 5):
        odd = "x" * filler + "议" * 200
        officer.get(f"records/{quote(odd)}").codes()
        officer.get(f"records/{CASE}/{quote(odd)}").codes()
        officer.get(f"records/{CASE}?{quote(odd)}=1").codes()
        officer.get(f"/api/v1/{quote(odd)}").codes()
        officer.post(f"records/{CASE}", receive(**{odd: 1})).codes()
        officer.post(f"records/{CASE}", receive(action=odd)).codes()
        officer.post(f"records/{CASE}", receive(input={"act_kind": odd, odd: 1, "act_on": odd})).codes()
        officer.post(f"records/{CASE}", receive(parties={odd: [], "applicant": [{odd: 1}]})).codes()
        officer.post("terms/derive", {"rule": odd, "from": odd, "switches": {odd: odd}}).codes()


@pytest.mark.parametrize("path", ["records/%ff", "records/%c3%28", "records/%ed%a0%80", f"records/{CASE}?q=%ff", f"records/{CASE}?%ff=1",
    "search?q=%f5%80%80%80", "records/%", "records/%2", "records/%zz",
                                  "records/a%00b", f"records/{CASE}?q=a%00b", "records/%0d%0aSet-Cookie:x=1", "figures/%7f"])
def test_addresses_that_are_not_text(people, path):
    refused(people("officer").get(path), 400, "BAD_REQUEST")


# ---- Content types and methods ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx",
    "application/xml", "text/json"])
def test_only_json_is_json(server, people, kind):
    """What a foreign page can send without asking first (Fetch: simple requests) is no request of ours."""
    body = json.dumps({"name": "nobody", "password": "x"}).encode()
    refused(server.client().post("session", raw=body, headers={"Content-Type": kind}), 415, "BAD_REQUEST")
    refused(people("officer").post(f"records/{CASE}", raw=json.dumps(receive()).encode(), headers={"Content-Type": kind}), 415, "BAD_REQUEST")


def test_methods(server, people):
    known = server.client().get("openapi.json").json["paths"]
    officer = people("officer")
    for path, methods in known.items():
        given = {one.upper() for one in methods} | ({"HEAD"} if "get" in methods else set())
        address = path.replace("{", "").replace("}", "")
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - given:
            got = officer.send(method, address, raw=b"" if method != "GET" else None)
            assert got.status == 405 and "NOT_FOUND" in got.codes(), (method, path, got)
            assert {one.strip() for one in got.headers["allow"].split(",")} <= given, (method, path, got.headers)
    for method in ("BREW", "PROPFIND", "get", "G T"):
        line = f"{method} /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
        got = server.raw(line, wait=2)
        assert b" 200 " not in got.split(b"\r\n")[0], (method, got)


# ---- Fields, dates, states, roles -----------------------------------------------------------------------------------

def test_unknown_members_are_named(people, case):
    officer = people("officer")
    refused(officer.post(f"records/{CASE}", receive(extra=1, __proto__={})), 422, "UNKNOWN_FIELD")
    refused(officer.post(f"records/{CASE}", receive(input={"received_how": "IN_PERSON", "act_kind": "PENALTY", "state": "archived"})), 422, "UNKNOWN_FIELD")
    refused(officer.post(f"records/{CASE}", receive(input=[])), 422, "BAD_VALUE")
    refused(officer.post(f"records/{CASE}", receive(parties="李某")), 422, "BAD_VALUE")
    refused(officer.act(CASE, case, "note", {"text": "备注", "bureau": 2, "version": 9}, DAY), 422, "UNKNOWN_FIELD")
    refused(people("head").act(CASE, case, "correct", {"reason": "笔误", "fields": {"no_such": 1}}, DAY), 422, "UNKNOWN_FIELD")


@pytest.mark.parametrize("day", ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1", "24-01-01", "2024/01/01", "0000-01-01",
    "99999-01-01", "2024-01-01T00:00", "-2024-01-01",
                                 "２０２４-01-01", "二〇二四年一月一日", "2024-01-0١", " 2024-01-01", "2024-01-01 ", "today"])
def test_dates_that_do_not_exist(people, case, day):
    officer = people("officer")
    refused(officer.post(f"records/{CASE}", receive(input={"received_how": "IN_PERSON", "act_kind": "PENALTY", "act_on": day})), 422, "BAD_DATE")
    refused(officer.act(CASE, case, "note", {"text": "备注"}, day), 422, "BAD_DATE")
    refused(officer.post("terms/derive", {"rule": "RD-01", "from": day}), 422, "BAD_DATE")
    refused(officer.get(f"records/{CASE}?received_on.from={quote(day)}"), 422, "BAD_DATE")
    refused(officer.get(f"records/{CASE}?received_on={quote(day)}"), 422, "BAD_DATE")


def test_a_day_that_has_not_come(people, case):
    refused(people("officer").act(CASE, case, "note", {"text": "备注"}, "2199-01-01"), 422, "BAD_DATE")


def test_year_without_calendar(people):
    officer = people("officer")
    # Five working days from the end of a year that no State Council notice has reached.
    got = refused(officer.post("terms/derive", {"rule": "RE-01", "from": "2098-12-30", "on": "2026-01-01"}), 422, "CALENDAR_MISSING")
    assert "2098" in got.text or "2099" in got.text, got


@pytest.mark.parametrize("value", [1, True, [], {}, 1.5, -1, 10 ** 30, "x" * 100_000, "\u0000", "a\u0007b"])
def test_values_of_another_shape(people, value):
    """Each of these into a code, a date, an amount and a yes-or-no: at least the three that it is not are refused."""
    fields = ("act_kind", "act_on", "compensation_claimed", "review_first")
    got = people("officer").post(f"records/{CASE}", receive(input={"received_how": "IN_PERSON", **dict.fromkeys(fields, value)}))
    assert got.status in (400, 422) and {fault.get("where") for fault in got.json["faults"]} >= {f"/input/{one}" for one in fields} - {"/input/review_first"
        if value is True else "", "/input/compensation_claimed" if value == 1 and value is not True else ""}, got


def test_wrong_state_and_role(people, case):
    officer = people("officer")
    refused(officer.act(CASE, case, "resume", {}, DAY), 409, "WRONG_STATE")
    refused(officer.act(CASE, case, "no_such_action", {}, DAY), 404, "NOT_FOUND")
    refused(officer.act(CASE, case, "lapse", {}, DAY), 403, "FORBIDDEN")
    refused(people("statistician").act(CASE, case, "note", {"text": "备注"}, DAY), 403, "FORBIDDEN")
    refused(people("leader").post(f"records/{CASE}", receive()), 403, "FORBIDDEN")
    # A created record belongs to whoever creates it; the act that creates cannot be done to what stands.
    refused(officer.act(CASE, case, "receive", receive()["input"], DAY), 404, "NOT_FOUND")
    refused(officer.post(f"records/{CASE}", receive(action="note")), 404, "NOT_FOUND")


# ---- Ids ------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("id", ["0", "01761bd0-3a80-732a-b408-ce53f4d1e142", "x" * 5000, "' OR 1=1 --", "../../../etc/passwd",
    "01761BD0-3A80-732A-B408-CE53F4D1E142", "null", "💥", "a|b"])
def test_ids_that_name_nothing(people, id):
    officer = people("officer")
    for path in (f"records/{CASE}/{quote(id, safe='')}", f"records/{CASE}/{quote(id, safe='')}/chain", f"records/{CASE}/{quote(id, safe='')}/terms/decision",
        f"files/{quote(id, safe='')}"):
        refused(officer.get(path), 404, "NOT_FOUND")
    refused(officer.post(f"records/{CASE}/{quote(id, safe='')}/actions/note", {"input": {"text": "x"}}, {"If-Match": '"1"'}), 404, "NOT_FOUND")
    refused(officer.post(f"approvals/{quote(id, safe='')}/approve", {}), 404, "NOT_FOUND")
    refused(officer.get(f"records/{quote(id, safe='')}"), 404, "NOT_FOUND")
    assert set(officer.get(f"figures/{quote(id, safe='')}").codes()) <= {"FIGURE_UNKNOWN", "NOT_FOUND"}
    assert officer.get(f"kinds/{quote(id, safe='')}").status == 404


def test_references_to_what_is_not_there(people):
    nobody = "01761bd0-3a80-732a-b408-000000000000"  # no id of the demonstration, which are drawn alike each time
    got = people("officer").post(f"records/{CASE}", receive(input={"received_how": "IN_PERSON", "act_kind": "PENALTY", "carrier": "x"},
        parties={"applicant": [{"name": "甲"}], "respondent": [{"unit": nobody}]}))
    assert got.status == 422 and "BAD_VALUE" in got.codes(), got


@pytest.mark.parametrize("key", ["x" * 201, "a b", "\xff\xfe", "a\tb", "复"])
def test_keys_that_are_none(people, case, key):
    """A key is compared and kept for ever: short, visible, and the same in every database."""
    header = {"Idempotency-Key": key.encode().decode("latin-1")}
    refused(people("officer").post(f"records/{CASE}", receive(), header), 422, "BAD_VALUE")
    refused(people("officer").act(CASE, case, "note", {"text": "备注"}, DAY, key=header["Idempotency-Key"]), 422, "BAD_VALUE")


# ---- Lists ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("query", ["limit=0", "limit=-1", "limit=201", "limit=1e3", "limit=99999999999999999999", "limit=abc", "cursor=x", "cursor=|",
    "cursor=2024-01-01|", "cursor=2024-01-01|zz", "cursor=zz|01761bd0-3a80-732a-b408-ce53f4d1e142",
                                   "cursor=%27%7C01761bd0-3a80-732a-b408-ce53f4d1e142", "no_such=1", "claims=x", "title=x", "bureau=1", "id=1", "act_on=abcd",
                                       "act_on.from=20xx", "compensation_claimed=1.5", "compensation_claimed=-1", "review_first=perhaps", "act_on.from.to=2024-01-01",
    "group1=x", "year=2024", "from=2024-01"])
def test_lists_refuse_what_they_do_not_know(people, query):
    got = people("officer").get(f"records/{CASE}?{query}")
    assert got.status == 422 and set(got.codes()) <= {"BAD_VALUE", "BAD_DATE"}, got


@pytest.mark.parametrize("query", ["state=none", "holder=nobody", "unit=x", "q=%25", "q=_", "q=%27%3Bdrop", "q=" + "议" * 500, "q=a",
    "state=" + ",".join(["received"] * 300), "act_kind=NONE", "act_on=2024", "act_on.from=2024&act_on.to=2024",
                                   "cursor=2199-12-31%7C01761bd0-3a80-732a-b408-ce53f4d1e142", "&&&", "limit=1&limit=2", "q="])
def test_lists_answer_odd_but_lawful_questions(people, query):
    got = people("officer").get(f"records/{CASE}?{query}")
    assert got.status == 200 and isinstance(got.json["items"], list), got


@pytest.mark.parametrize("path", ["figures/reconsideration.accepted?year=abcd", "figures/reconsideration.accepted?year=20244",
    "figures/reconsideration.accepted?from=2024-13&to=2024-14", "figures/reconsideration.accepted?from=2024-05&to=2024-01", "figures/reconsideration.accepted?from=2024-05",
    "figures/reconsideration.accepted/records?no_such=1",
                                  "figures/reconsideration.accepted/records?year=x", "identities?year=-1", "reports/yearly?year=0", "search", "search?q=" + "a" * 201])
def test_questions_about_figures_and_search(people, path):
    got = people("officer").get(path)
    assert got.status == 422 and got.codes(), got


@pytest.mark.parametrize("body", [b"", b"\x00" * 1000, b"\xff\xfe" * 1000, b"PK\x03\x04" + b"\x00" * 200, b"PK\x03\x04garbage" * 100, b"<html>" * 5000, b"\n" * 100_000])
def test_plans_that_are_no_plans(people, body):
    got = people("office").post("plans/read", raw=body, headers={"Content-Type": "text/plain; charset=utf-8"})
    assert got.status in (200, 413, 422), got
    if got.status != 200:
        assert got.codes()


# ---- Whatever else: random damage to good requests -------------------------------------------------------------------

def test_damaged_requests_never_fail_the_program(server, people):
    """A good request with bytes flipped, cut, doubled: any clear answer but never a 5xx; the same seed each time."""
    chance = random.Random(20240506)
    officer = people("officer")
    whole = json.dumps(receive(decided_by="x"), ensure_ascii=False).encode()
    for _ in range(400):
        body = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(body)) if body else 0
            match chance.randint(0, 3):
                case 0: body[at:at + 1] = bytes([chance.randrange(256)])
                case 1: del body[at:at + chance.randint(1, 20)]
                case 2: body[at:at] = body[at:at + chance.randint(1, 20)]
                case 3: body[at:at] = chance.choice([b'"', b"{", b"[", b"null", b"1e999", b"\\u0000", b"-0", b"9" * 30, b"\xe5"])
        got = officer.post(f"records/{CASE}", raw=bytes(body), headers={"Content-Type": "application/json"})
        assert got.status < 500, (bytes(body), got)
        if got.status >= 400:
            got.codes()
