"""A year is announced while the server runs: entered, previewed, accepted, the dates follow; also when it is killed in between."""
import sqlite3
from datetime import date, timedelta

import pytest

from xiezhi import Server, examine, free_copy, wait_until

KIND = "calendar_year"
CLOCK = "2026-12-28T09:00"


def rows(year=2027):
    days = []
    for month, first, last, name in [(1, 1, 1, "元旦"), (2, 5, 11, "春节"), (4, 5, 5, "清明"), (5, 1, 5, "劳动节"), (6, 9, 9, "端午"), (9, 15, 15, "中秋"), (10, 1, 7, "国庆节")]:
        days += [f"{date(year, month, first) + timedelta(i)},off,{name}" for i in range(last - first + 1)]
    return "\n".join([*days, f"{year}-01-31,work,春节"]) + "\n"


@pytest.fixture
def own(demo, tmp_path):
    data = free_copy(demo, tmp_path / "data")
    running = Server(data, "--clock", CLOCK)
    yield running, data
    if running.alive():
        running.stop()
    examine(data)


def enter(office, text=None):
    answer = office.post(f"records/{KIND}", {"action": "enter", "on": "2026-11-04", "input": {"of_year": 2027, "source": "国办发明电〔2026〕9号", "day_rows": text or rows()}})
    assert answer.status == 201, answer
    return answer.json["id"]


def accept(office, chief, id):
    answer = office.act(KIND, id, "put_in_force")
    assert answer.status == 200, answer
    approval = next(one for one in chief.record(KIND, id)["approvals"] if one["state"] == "pending")
    signed = chief.post(f"approvals/{approval['id']}/approve", {})
    assert signed.status == 200, signed


def test_a_year_is_entered_previewed_and_accepted(own):
    server, data = own
    office, chief, officer = server.sign_in("office"), server.sign_in("chief"), server.sign_in("officer")
    year = office.get("calendar?year=2027").json
    assert (year["announced"], year["source"], year["missing"], year["may_enter"]) == (False, "none", 2027, True)
    assert office.get("today").json["calendar_missing"] == 2027
    assert officer.get("today").json["calendar_missing"] is None
    assert officer.get("calendar?year=2027").json["may_enter"] is False

    bad = office.post("calendar/preview", {"year": 2027, "text": "2027-01-01,off,元旦\n2027-13-01,off,元旦\n2027-01-05,work,元旦\n"})
    assert bad.status in (400, 422), bad
    assert [fault["where"] for fault in bad.json["faults"]] == ["/text:2", "/text:3"]
    assert officer.post("calendar/preview", {"year": 2027, "text": rows()}).status == 403

    seen = office.post("calendar/preview", {"year": 2027, "text": rows()}).json
    assert seen["looked_at"] == seen["all"] > 0
    assert seen["terms"] >= len(seen["moves"]) > 0
    id = enter(office, seen["rows"])
    assert chief.get(f"calendar/entries/{id}/preview").json["terms"] == seen["terms"]

    accept(office, chief, id)
    wait_until(lambda: office.get("calendar?year=2027").json["announced"], what="the calendar holds")
    wait_until(lambda: not (office.get("calendar?year=2027").json["run"] or {"running": True})["running"], 60, "the terms are derived again")
    year = office.get("calendar?year=2027").json
    assert (year["source"], year["missing"]) == ("entered", None)
    assert year["run"]["moved"] >= seen["records"]
    assert next(day for day in year["days"] if day["date"] == "2027-10-07")["kind"] == "holiday"
    assert office.get("today").json["calendar_missing"] is None

    for move in seen["moves"]:
        record = office.get(f"records/{move['kind']}/{move['record']}")
        assert record.status == 200, record
        term = next(one for one in record.json["terms"] if one["slot"] == move["slot"])
        assert term["due"] == (move["after"] or "")
        act = next(one for one in reversed(record.json["acts"]) if one["action"] == "reproject")
        assert {"slot": move["slot"], "before": move["before"] or "", "after": move["after"] or ""} in act["input"]["terms"]
    # Nothing would move a second time; withdrawing would move as much back.
    assert office.get(f"calendar/entries/{id}/preview").json["terms"] >= seen["terms"]


def test_a_server_killed_between_batches_goes_on_at_its_next_start(own):
    server, data = own
    office, chief = server.sign_in("office"), server.sign_in("chief")
    wait_until(lambda: (office.get("calendar").json["run"] or {"running": True})["running"] is False, 60, "the first run")
    id = enter(office)
    expected = office.get(f"calendar/entries/{id}/preview").json["records"]
    accept(office, chief, id)
    count = "SELECT count(DISTINCT record) FROM event WHERE action = 'reproject'"
    before = sqlite3.connect(data / "xiezhi.db").execute(count).fetchone()[0]
    server.kill()
    again = Server(data, "--clock", CLOCK)
    try:
        office = again.sign_in("office")
        wait_until(lambda: not office.get("calendar?year=2027").json["run"]["running"] and office.get("calendar?year=2027").json["announced"], 60, "the rest")
        state = sqlite3.connect(data / "xiezhi.db")
        position = state.execute("SELECT state, position FROM job WHERE id = 'reproject'").fetchone()
        assert position[0] == "done"
        assert state.execute(count).fetchone()[0] >= max(before, expected)
        # Each once, however often it was begun.
        assert state.execute("SELECT count(*) FROM (SELECT record FROM event WHERE action = 'reproject' GROUP BY record HAVING count(*) > 1)").fetchone()[0] == 0
    finally:
        again.stop()
