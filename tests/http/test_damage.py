"""A bureau whose database was damaged by hand while it was stopped: identities, drill-down, fsck and finalising all say so."""
import sqlite3

import pytest

from xiezhi import Server, command, free_copy

BALANCE = "reconsideration.case_balance"
YEAR = 2021


@pytest.fixture(scope="module")
def hurt(demo, tmp_path_factory):
    """One closed case loses its closing date, as a mistaken UPDATE would do it; the case's number is returned."""
    data = free_copy(demo, tmp_path_factory.mktemp("hurt") / "data")
    with sqlite3.connect(data / "xiezhi.db") as database:
        id, number = database.execute("SELECT id, number_case FROM reconsideration_case WHERE accepted_on LIKE '2021-%' AND closed_on LIKE '2021-%' ORDER BY id").fetchone()
        assert database.execute("UPDATE reconsideration_case SET closed_on = NULL WHERE id = ?", (id,)).rowcount == 1
    server = Server(data)
    yield server, id, number
    server.stop()


def failing(identities):
    return [one for one in identities if not one["balanced"]]


def test_the_report_names_the_identity_its_cells_and_the_difference(hurt):
    server, id, number = hurt
    statistician = server.sign_in("statistician")
    report = statistician.get(f"reports/yearly?year={YEAR}").json
    found = {one["id"]: one for one in failing(report["identities"])}
    assert set(found) == {BALANCE}, found
    terms = {term["figure"]: term["value"] for term in found[BALANCE]["terms"]}
    assert found[BALANCE]["difference"] == -1
    assert terms["reconsideration.carried_over"] + terms["reconsideration.accepted"] == terms["reconsideration.closed"] + terms["reconsideration.open"] - 1
    assert failing(statistician.get(f"identities?year={YEAR}").json)[0]["id"] == BALANCE
    # Each side opens its records: the hurt case stands among the open ones, and one is missing among the closed.
    opened = statistician.get(f"figures/reconsideration.open/records?year={YEAR}&limit=200").json
    assert id in {one["id"] for one in opened["items"]} and number in {one["number"] for one in opened["items"]}
    closed = statistician.get(f"figures/reconsideration.closed/records?year={YEAR}&limit=200").json
    assert id not in {one["id"] for one in closed["items"]} and len(closed["items"]) + closed["hidden"] == terms["reconsideration.closed"] - 1


def test_finalising_is_refused_with_it(hurt):
    statistician = hurt[0].sign_in("statistician")
    id = statistician.post("records/yearly_report", {"action": "draft", "input": {"year": YEAR}}).json["id"]
    refused = statistician.act("yearly_report", id, "finalise")
    assert refused.status == 409 and refused.codes() == ["IDENTITY_FAILED"], refused
    said = refused.json["faults"][0]
    assert said["where"] == BALANCE and "differ by -1" in said["message"]["en"] and "相差 -1" in said["message"]["zh"], said


def test_fsck_names_the_record_and_the_cell(hurt):
    server, id, _ = hurt
    done = command("fsck", "--data", server.data, check=False)
    text = done.stdout + done.stderr
    assert done.returncode != 0 and id in text and "closed_on" in text and "reconsideration.closed" in text, text
    assert BALANCE in text, text
