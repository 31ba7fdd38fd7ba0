"""Two bureaus in one database: an id of the other one answers exactly as an id that nobody gave."""
import re
import sqlite3

import pytest

from conftest import DAY
from xiezhi import Server, free_copy

CASE = "reconsideration_case"
NOTHING = "01761bd0-3a80-732a-b408-ce53f4d1e199"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def other(id):
    return id[:-4] + ("beef" if id[-4:] != "beef" else "feed")


def found_second_bureau(file):
    """The program founds one bureau in one folder; a city's database holds many. So every row is written once more under
    another bureau with ids of its own, as if a neighbour with the same history lay in the same tables."""
    with sqlite3.connect(file) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        copied = 0
        for table in tables:
            columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
            if "bureau" not in columns:
                continue
            rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
            at = columns.index("bureau")
            marks = ", ".join("?" * len(columns))
            for row in rows:
                mapped = [other(value) if isinstance(value, str) and ID.fullmatch(value) else value for value in row]
                mapped[at] = row[at] + 1
                database.execute(f'INSERT INTO "{table}" VALUES ({marks})', mapped)
                copied += 1
        assert copied > 1000


@pytest.fixture(scope="module")
def two(demo, tmp_path_factory):
    """(a server over one bureau, the same with a neighbour in its tables), and an officer at each."""
    folder = tmp_path_factory.mktemp("two")
    alone, both = free_copy(demo, folder / "alone"), free_copy(demo, folder / "both")
    found_second_bureau(both / "xiezhi.db")
    servers = [Server(alone), Server(both)]
    yield servers[0].sign_in("officer"), servers[1].sign_in("officer")
    for server in servers:
        server.stop()


def same(client, send, foreign):
    """Word for word."""
    theirs, nobodys = send(foreign), send(NOTHING)
    assert theirs.status == nobodys.status, (theirs, nobodys)
    assert theirs.text.replace(foreign, NOTHING) == nobodys.text
    assert {k: v for k, v in theirs.headers.items() if k not in ("date", "content-length")} == {k: v for k, v in nobodys.headers.items() if k not in ("date", "content-length")}
    return theirs


def test_reading(two):
    _, officer = two
    own = officer.get(f"records/{CASE}?limit=50").json["items"]
    for one in own[:10]:
        assert officer.get(f"records/{CASE}/{one['id']}").status == 200
        for path in ("", "/chain", "/terms/decision"):
            assert same(officer, lambda id: officer.get(f"records/{CASE}/{id}{path}"), other(one["id"])).status == 404
    for kind in ("unit", "account", "reconsideration_letter"):
        for one in officer.get(f"records/{kind}?limit=5").json["items"]:
            assert same(officer, lambda id: officer.get(f"records/{kind}/{id}"), other(one["id"])).status == 404
    account = other(officer.me["account"]["id"])
    for query in ("holder={}", "unit={}", "respondent={}"):
        assert same(officer, lambda id: officer.get(f"records/{CASE}?{query.format(id)}"), account).json["items"] == []


def test_acting(two):
    _, officer = two
    view = officer.get(f"records/{CASE}?limit=1&open=yes").json["items"][0]
    unit, account = other(view["unit"]["id"]), other(officer.me["account"]["id"])
    assert same(officer, lambda id: officer.post(f"records/{CASE}/{id}/actions/note", {"input": {"text": "x"}}, {"If-Match": '"1"'}), other(view["id"])).status == 404
    assert same(officer, lambda id: officer.post(f"records/{CASE}/{id}/reveal", {"field": "claims", "reason": "x"}), other(view["id"])).status == 404
    assert same(officer, lambda id: officer.act(CASE, view["id"], "assign", {"holder": id}), account).status == 422
    assert same(officer, lambda id: officer.act(CASE, view["id"], "assign", {"holder": officer.me["account"]["id"], "unit": id}), unit).status == 422
    assert same(officer, lambda id: officer.act(CASE, view["id"], "link", {"kind": CASE, "record": id}), other(view["id"])).status == 404
    body = lambda unit: {"action": "receive", "on": DAY, "input": {"received_how": "IN_PERSON", "act_kind": "PENALTY"},
        "parties": {"applicant": [{"name": "甲"}], "respondent": [{"unit": unit}]}}
    assert same(officer, lambda id: officer.post(f"records/{CASE}", body(id)), unit).status == 422
    items = officer.get(f"records/{CASE}?limit=100").json["items"]
    approvals = next((found for item in items if (found := [one["id"] for one in officer.record(CASE, item["id"])["approvals"]])), [])
    assert approvals
    for id in approvals[:5]:
        for verb in ("approve", "return", "withdraw"):
            assert same(officer, lambda id: officer.post(f"approvals/{id}/{verb}", {}), other(id)).status == 404


def test_counting_and_searching(two):
    """The neighbour changes no list, no figure, no report and no hit: they are what they are without him."""
    alone, both = two
    paths = [f"records/{kind}?limit=200&count=yes" for kind in (CASE, "unit", "account", "reconsideration_letter")] + ["today", "identities?year=2021",
        "reports/yearly?year=2021"]
    paths += [f"search?q={words}" for words in ("复〔2021〕", "李某", "处罚", "2024")]
    for figure in alone.get("figures").json:
        paths += [f"figures/{figure['id']}?year={year}" for year in (2021, 2024)] + [f"figures/{figure['id']}/records?year=2024&limit=200"]
    for path in paths:
        a, b = alone.get(path), both.get(path)
        assert a.status == b.status and a.text == b.text, path
