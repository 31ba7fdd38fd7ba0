"""Code lists as people look them up: days in force, cross-walks that lead to real codes, and who uses them."""


def test_every_list_opens_and_its_crosswalks_lead_somewhere(people):
    officer = people("officer")
    listed = officer.get("lists").json["lists"]
    assert len(listed) > 90 and all(one["label"]["zh"] and one["label"]["en"] and one["count"] > 0 for one in listed)
    known = {one["id"] for one in listed}
    for one in listed:
        page = officer.get(f"lists/{one['id']}").json
        assert len(page["values"]) == one["count"] and len(page["used_by"]) == one["used"]
        others = {other["id"] for other in page["crosswalks"]}
        assert others <= known
        for value in page["values"]:
            assert {crossed["list"] for crossed in value["map"]} <= others


def test_a_value_with_its_days_and_its_code_elsewhere(people):
    page = people("officer").get("lists/dispute_type").json
    family = next(one for one in page["values"] if one["code"] == "FAMILY")
    assert {"list": "dispute_type_15", "code": "FAMILY", "label": {"zh": "婚姻家庭", "en": "Marriage and family"}} in family["map"]
    assert any(use["kind"] == "mediation_dispute" and use["field"] == "dispute_type" for use in page["used_by"])
    procedures = people("officer").get("lists/reconsideration_procedure").json["values"]
    assert any(one.get("from") == "2024-01-01" for one in procedures)


def test_a_list_that_is_not_there(people, server):
    assert people("officer").get("lists/nothing").status == 404
    assert server.client().get("lists").status == 401


def test_a_figure_counted_by_another_list(people):
    """The fifteen older types: the parts add up to the whole, and each part opens as many records as it says."""
    chief = people("chief")
    span = "from=2024-01&to=2026-12"
    own = chief.get(f"figures/mediation.accepted?{span}").json
    assert {"dispute_type_15", "governance_event"} <= {one["id"] for one in own["crosswalks"]}
    crossed = chief.get(f"figures/mediation.accepted?{span}&as=dispute_type_15").json
    assert crossed["value"] == own["value"] == sum(group["value"] for group in crossed["groups"]) > 0
    for group in crossed["groups"]:
        assert group["key"].startswith("dispute_type_15:") and group["label"]["zh"] and group["label"]["en"]
        opened = chief.get(f"figures/mediation.accepted/records?{span}&group1={group['key']}&limit=1").json
        assert opened["total"] == group["value"], group


def test_a_figure_by_a_list_it_is_not_mapped_to(people):
    chief = people("chief")
    assert chief.get("figures/mediation.accepted?from=2024-01&to=2024-12&as=sex").status == 422
    assert chief.get("figures/mediation.accepted/records?from=2024-01&to=2024-12&group1=sex:MALE").status in (404, 422)


def test_the_months_of_a_figure_make_its_year(people):
    chief = people("chief")
    for figure in ("mediation.accepted", "reconsideration.received", "mediation.accepted.FAMILY"):
        got = chief.get(f"figures/{figure}/months?year=2026").json
        whole = chief.get(f"figures/{figure}?year=2026").json["value"]
        assert [one["month"] for one in got["months"]] == [f"2026-{month:02}" for month in range(1, 13)]
        assert sum(one["value"] or 0 for one in got["months"]) == whole
        last = chief.get(f"figures/{figure}?year=2025").json["value"]
        assert sum(one["before"] or 0 for one in got["months"]) == last
    today = chief.me["today"]
    ahead = [one["value"] for one in chief.get(f"figures/reconsideration.received/months?year={today[:4]}").json["months"] if one["month"] > today[:7]]
    assert all(value is None for value in ahead), "months to come are not nought"
    # Of every flow, also of those that count days to come.
    for figure in (one["id"] for one in chief.get("figures").json if one["shape"] == "flow"):
        got = chief.get(f"figures/{figure}/months?year={today[:4]}").json["months"]
        assert sum(one["value"] or 0 for one in got) == chief.get(f"figures/{figure}?year={today[:4]}").json["value"], figure
    assert chief.get("figures/no.such/months?year=2026").codes() == ["FIGURE_UNKNOWN"]
    assert chief.get("figures/mediation.accepted/months?year=26").status == 422
