"""The yearly report: finalised with what the program reads, whatever is sent; what moved since is named."""

KIND = "yearly_report"


def test_nobody_writes_the_numbers_of_a_final_report_himself(people):
    statistician = people("statistician")
    drafted = statistician.post(f"records/{KIND}", {"action": "draft", "input": {"year": 2021}})
    assert drafted.status == 201, drafted
    id = drafted.json["id"]
    assert statistician.post(f"records/{KIND}", {"action": "draft", "input": {"year": 2021}}).codes() == ["ALREADY_DONE"], "one a year"
    assert statistician.get(f"reports/yearly/{id}/final").status >= 400 and statistician.get(f"reports/yearly/{id}/moved").codes() == ["WRONG_STATE"]
    forged = {"snapshot": '{"numbers": []}', "snapshot_hash": "0" * 64, "as_of_event": 1}
    assert people("officer").act(KIND, id, "finalise", forged).status == 403
    asked = statistician.act(KIND, id, "finalise", forged)
    assert asked.status == 200, asked
    approval = next(one["id"] for one in statistician.record(KIND, id)["approvals"] if one["state"] == "pending")
    assert people("chief").post(f"approvals/{approval}/approve", {}).status == 200
    view = statistician.record(KIND, id)
    assert view["state"] == "final" and view["fields"]["snapshot_hash"] != "0" * 64 and view["fields"]["as_of_event"] > 1
    final = statistician.get(f"reports/yearly/{id}/final").json
    numbers = {number["ref"]: number for number in final["numbers"]}
    live = {number["ref"]: number for number in statistician.get("reports/yearly?year=2021").json["numbers"]}
    assert len(numbers) > 100 and {ref: one["shown"] for ref, one in numbers.items()} == {ref: one["shown"] for ref, one in live.items()}
    assert statistician.get(f"reports/yearly/{id}/moved").json["moved"] == []


def test_a_report_of_a_year_without_its_facts_is_not_finalised(people):
    statistician = people("statistician")
    id = statistician.post(f"records/{KIND}", {"action": "draft", "input": {"year": 2019}}).json["id"]
    refused = statistician.act(KIND, id, "finalise")
    assert refused.status == 422 and set(refused.codes()) == {"MISSING_FIELD"} and len(refused.codes()) == 6, refused
