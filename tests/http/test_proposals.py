"""What decision tables propose beside a form: from the record and what is typed, never more than that, and nothing is kept."""
from conftest import application

CASE = "reconsideration_case"
TERM = "committee_term"


def proposals(client, path, **body):
    answer = client.post(f"{'records' if '/' in path else 'kinds'}/{path}/proposals", body)
    assert answer.status == 200, answer
    return {one["id"]: one for one in answer.json["proposals"]}


def test_a_kind_says_where_it_asks_a_table(people):
    uses = people("officer").get(f"kinds/{CASE}").json["proposals"]
    assert {"id": "representatives", "table": "reconsideration_representatives", "before": ["accept"]} in uses


def test_the_form_changes_the_proposal(people):
    officer = people("officer")
    id = application(people)
    version = officer.record(CASE, id)["version"]
    asked = proposals(officer, f"{CASE}/{id}", action="accept", on="2024-05-10", input={})
    assert set(asked) == {"acceptance", "representatives", "procedure"}
    assert asked["representatives"]["decision"]["outcome"] == "NOT_NEEDED"
    assert asked["acceptance"]["decision"]["outcome"] == "ACCEPTED" and asked["acceptance"]["facts"]["received_on"] == "2024-05-06"
    # What nobody has said is asked for, by its label, and is not guessed.
    assert "decision" not in asked["procedure"] and all(one["label"]["zh"] and one["label"]["en"] for one in asked["procedure"]["wants"])
    weighty = proposals(officer, f"{CASE}/{id}", action="accept", on="2024-05-10", input={"major_or_complex": True})["procedure"]
    assert weighty["decision"]["outcome"] == "ORDINARY" and weighty["decision"]["articles"]
    assert officer.record(CASE, id)["version"] == version, "asking changes nothing"


def test_nonsense_in_the_form_counts_as_unknown(people):
    officer = people("officer")
    id = application(people)
    asked = proposals(officer, f"{CASE}/{id}", action="accept", on="2024-02-31", input={"major_or_complex": "perhaps", "no_such_field": 1})
    assert "decision" not in asked["procedure"]
    assert proposals(officer, f"{CASE}/{id}", action="no_such_action") == {}


def test_before_a_record_is_there(people):
    asked = proposals(people("officer"), "mediation_dispute", action="accept", input={"consent": False})
    assert asked["acceptance"]["facts"] == {"refused": True}


def test_only_readers_of_the_record_may_ask(people):
    id = application(people)
    answer = people("mediator").post(f"records/{CASE}/{id}/proposals", {"action": "accept"})
    assert answer.status in (403, 404), answer
    assert people("officer").post(f"records/{CASE}/none/proposals", {}).status == 404
    assert people("officer").post("kinds/none/proposals", {}).status == 404
