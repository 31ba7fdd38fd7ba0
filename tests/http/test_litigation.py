"""A suit over HTTP: what one must do by a day stands on the page of today, what one may do until a day does not."""
from datetime import date

KIND = "litigation_case"


def test_only_duties_stand_on_the_page_of_today(people):
    officer = people("officer")
    today = date.today().isoformat()
    answer = officer.post(f"records/{KIND}", {
        "action": "receive", "on": today,
        "input": {"stage": "FIRST", "defendant_role": "SOLE", "copy_mode": "DIRECT", "court": "江城铁路运输法院", "act_title": "江府征补〔2026〕9号", "act_kind": "EXPROPRIATION"},
        "parties": {"plaintiff": [{"name": "卓某"}]},
    })
    assert answer.status == 201, answer
    id = answer.json["id"]
    terms = {term["slot"]: term for term in officer.record(KIND, id)["terms"]}
    assert terms["answer"]["whose"] == "us" and terms["ask_late"]["whose"] == "option" and terms["jurisdiction"]["whose"] == "option"
    assert terms["answer"]["due"] == terms["ask_late"]["due"] == terms["jurisdiction"]["due"], "the three end with the same fifteenth day"
    shown = [item for group in officer.get("today").json["groups"] for item in group["items"] if item["id"] == id]
    assert all(item["next_due"]["slot"] == "answer" for item in shown), shown

    # The copy of a suit served sixteen days ago and never answered: one line and one task, not three.
    overdue = [(group["id"], item["id"]) for name in ("officer", "officer2") for group in people(name).get("today").json["groups"] for item in group["items"]
               if item["kind"] == KIND and group["id"] == "overdue"]
    assert overdue and len(overdue) == len(set(overdue)), overdue
