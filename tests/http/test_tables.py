"""Decision tables over HTTP: open to everyone, explained, and deaf to nonsense."""
import pytest

from conftest import refused


def test_every_table_is_listed_and_shown(stranger):
    listed = stranger.get("tables").json["tables"]
    assert len(listed) > 50
    for one in listed:
        table = stranger.get(f"tables/{one['id']}").json
        assert len(table["rows"]) == one["rows"] and table["rows"][-1]["conditions"] == []
        assert all(row["label"]["zh"] and row["label"]["en"] and row["verified"] for row in table["rows"])


def test_an_answer_with_its_trace(stranger):
    # T-64 and T-65: ten days late, eleven days late
    ten = stranger.post("tables/corrections_breach/decide", {"facts": {"category": "PROBATION", "due_on": "2025-03-24", "found_on": "2025-04-03"}}).json
    assert ten["outcome"] == "ADMONITION" and ten["label"]["zh"] == "训诫"
    assert [f"{one['edition']} {one['article']}" for one in ten["articles"]] == ["CCL20 28", "CCM20 34"]
    assert ten["trace"][-1]["held"] is True and all(row["held"] is False for row in ten["trace"][:-1])
    assert any(one["id"] == "days_late" and one["value"] == 10 and one["computed"] for one in ten["values"])
    eleven = stranger.post("tables/corrections_breach/decide", {"facts": {"category": "PROBATION", "due_on": "2025-03-24", "found_on": "2025-04-04"}}).json
    assert eleven["outcome"] == "WARNING"


def test_what_is_missing_is_named_together(stranger):
    got = refused(stranger.post("tables/reconsideration_acceptance/decide", {"facts": {}}), 422, "MISSING_FIELD")
    assert {fault["where"] for fault in got.json["faults"]} >= {"/facts/received_on", "/facts/known_on"}


@pytest.mark.parametrize("facts,code", [
    ({"due_on": "2025-02-30"}, "BAD_DATE"), ({"due_on": 5}, "BAD_DATE"), ({"category": "FINE"}, "BAD_VALUE"), ({"category": []}, "BAD_VALUE"),
    ({"warnings": -1}, "BAD_VALUE"), ({"warnings": 1.5}, "BAD_VALUE"), ({"warnings": 10 ** 17}, "BAD_VALUE"), ({"warnings": "2"}, "BAD_VALUE"),
    ({"good_reason": "yes"}, "BAD_VALUE"), ({"nobody": 1}, "UNKNOWN_FIELD"), ({"": 1}, "UNKNOWN_FIELD"), ({"x" * 5000: 1}, "UNKNOWN_FIELD"),
    ({"due_on": "2025-03-24", "found_on": "2025-03-23"}, "DATE_ORDER"),
])
def test_facts_that_cannot_be(stranger, facts, code):
    refused(stranger.post("tables/corrections_breach/decide", {"facts": facts}), 422, code)


def test_periods_money_and_lists(stranger):
    leave = {"from_on": "2025-05-31", "to_on": "2025-06-13", "earlier": [{"from": "2025-04-14", "to": "2025-04-30"}]}
    assert stranger.post("tables/corrections_leave/decide", {"facts": leave}).json["outcome"] == "CITY"
    refused(stranger.post("tables/corrections_leave/decide", {"facts": {**leave, "earlier": [{"from": "2025-04-30", "to": "2025-04-14"}]}}), 422, "DATE_ORDER")
    refused(stranger.post("tables/corrections_leave/decide", {"facts": {**leave, "earlier": ["2025-04-30"]}}), 422, "BAD_DATE")
    refused(stranger.post("tables/corrections_leave/decide", {"facts": {**leave, "earlier": [leave] * 501}}), 422, "BAD_VALUE")
    fine = {"decided_on": "2024-03-01", "who": "PERSON", "kind": "FINE"}
    assert stranger.post("tables/penalty_on_spot/decide", {"facts": {**fine, "amount": 200}}).json["outcome"] == "ON_SPOT"
    assert stranger.post("tables/penalty_on_spot/decide", {"facts": {**fine, "amount": "200.01"}}).json["outcome"] == "ORDINARY_PROCEDURE"
    refused(stranger.post("tables/penalty_on_spot/decide", {"facts": {**fine, "amount": 200.01}}), 422, "BAD_VALUE")


def test_a_table_that_is_not_there(stranger):
    got = refused(stranger.get("tables/corrections_breech"), 404, "NOT_FOUND")
    assert "corrections_breach" in got.text
    refused(stranger.post("tables/nothing/decide", {"facts": {}}), 404, "NOT_FOUND")
    refused(stranger.post("tables/corrections_breach/decide", {}), 422, "BAD_VALUE")
    refused(stranger.post("tables/corrections_breach/decide", {"facts": []}), 422, "BAD_VALUE")
