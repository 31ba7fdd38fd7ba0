"""A bureau whose database was damaged by hand while it was stopped: identities, drill-down, fsck and finalising all say so."""
import sqlite3

import pytest

from xiezhi import Server, command, free_copy

BALANCE = "reconsideration.case_balance"
YEAR = 2021


def damaged(demo, folder, sql):
    """A copy of the demonstration after one statement past the program, as somebody with a database tool would run it."""
    data = free_copy(demo, folder / "data")
    with sqlite3.connect(data / "xiezhi.db") as database:
        assert database.execute(sql).rowcount == 1
    return data


@pytest.fixture(scope="module")
def hurt(demo, tmp_path_factory):
    """One of the cases closed in 2021 is no longer counted."""
    data = damaged(demo, tmp_path_factory.mktemp("hurt"),
                   "UPDATE figure_cell SET value = value - 1 WHERE figure = 'reconsideration.closed' AND period = 202103 AND group1 = 'UPHELD'")
    server = Server(data)
    yield server
    server.stop()


def failing(identities):
    return [one for one in identities if not one["balanced"]]


def test_the_report_names_the_identity_its_cells_and_the_difference(hurt):
    statistician = hurt.sign_in("statistician")
    report = statistician.get(f"reports/yearly?year={YEAR}").json
    found = {one["id"]: one for one in failing(report["identities"])}
    assert set(found) == {BALANCE}, found
    terms = {term["figure"]: term["value"] for term in found[BALANCE]["terms"]}
    assert found[BALANCE]["difference"] == 1
    assert terms["reconsideration.carried_over"] + terms["reconsideration.accepted"] == terms["reconsideration.closed"] + terms["reconsideration.open"] + 1
    assert failing(statistician.get(f"identities?year={YEAR}").json)[0]["id"] == BALANCE
    # Each side opens its records, and shows one more than the number says.
    closed = statistician.get(f"figures/reconsideration.closed/records?year={YEAR}&limit=200").json
    assert len(closed["items"]) + closed["hidden"] == terms["reconsideration.closed"] + 1


def test_finalising_is_refused_with_it(hurt):
    statistician = hurt.sign_in("statistician")
    id = statistician.post("records/yearly_report", {"action": "draft", "input": {"year": YEAR}}).json["id"]
    refused = statistician.act("yearly_report", id, "finalise")
    assert refused.status == 409 and refused.codes() == ["IDENTITY_FAILED"], refused
    said = refused.json["faults"][0]
    assert said["where"] == BALANCE and "differ by 1" in said["message"]["en"] and "相差 1" in said["message"]["zh"], said


def test_fsck_names_the_cell_and_recount_mends_it(hurt, tmp_path):
    hurt.stop()
    found = command("fsck", "--data", hurt.data, check=False)
    text = found.stdout + found.stderr
    assert found.returncode != 0 and "reconsideration.closed 202103 [UPHELD]" in text and "xiezhi recount" in text, text
    command("recount", "--data", hurt.data)
    assert command("fsck", "--data", hurt.data, check=False).returncode == 0


def test_fsck_names_the_record_that_was_changed_by_hand(demo, tmp_path):
    data = damaged(demo, tmp_path,
                   "UPDATE reconsideration_case SET closed_on = NULL WHERE id = (SELECT id FROM reconsideration_case "
                   "WHERE accepted_on LIKE '2021-%' AND closed_on LIKE '2021-%' ORDER BY id LIMIT 1)")
    found = command("fsck", "--data", data, check=False)
    text = found.stdout + found.stderr
    assert found.returncode != 0 and "closed_on" in text and "reconsideration_case" in text, text


def test_a_database_of_an_earlier_version_is_told_so(demo, tmp_path):
    """Whoever only reads changes no table: he says what to do, and serving once does it."""
    data = free_copy(demo, tmp_path / "old")
    with sqlite3.connect(data / "xiezhi.db") as database:
        database.execute("DROP TABLE report_passage" if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'report_passage'").fetchone() else "DROP TABLE list_export")
    for asked in (["fsck"], ["report", "make", "--year", "2021"]):
        said = command(*asked, "--data", data, check=False)
        text = said.stdout + said.stderr
        assert said.returncode != 0 and "earlier version" in text and "xiezhi serve" in text and "INTERNAL" not in text, text
    server = Server(data)
    server.stop()
    assert command("report", "make", "--year", "2021", "--data", data, check=False).returncode == 0
