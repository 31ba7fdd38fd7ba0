"""A plan that was read and corrected becomes tasks and targets, once."""

import copy
from concurrent.futures import ThreadPoolExecutor

TEXT = (
    "桐岭区司法局2026年试验计划\n"
    "一、优化窗口服务。全年受理法律援助案件不少于300件。(责任单位:办公室)\n"
    "二、清理积案。12月底前行政复议案件按期办结率达到98%。(责任单位:办公室)\n"
)


def read(client):
    answer = client.post("plans/read", raw=TEXT.encode())
    assert answer.status == 200, answer.json
    return answer.json


def test_targets_are_made_once_and_tied_to_their_task(people):
    reading = read(people("office"))
    assert [target["key"] for target in reading["targets"]] == ["1", "2"]
    reading["targets"][1]["figure"] = "reconsideration.in_term_rate"
    wrong = copy.deepcopy(reading["targets"][0])
    wrong.update(key="3", path="七", value_text="", figure="no.such.figure")
    reading["targets"].append(wrong)
    # A preview says how many, and what is wrong, and writes nothing.
    looked = people("office").post("plans/import?preview=yes", body=reading).json
    places = ["/targets/2/value_text", "/targets/2/path", "/targets/2/figure"]
    assert [fault["where"] for fault in looked["faults"]] == places
    assert (looked["targets_created"], looked["targets_present"]) == (0, 0) and looked["id"] is None
    made = people("office").post("plans/import", body=reading)
    assert made.status == 201
    assert (made.json["created"], made.json["targets_created"]) == (2, 2)
    assert [fault["where"] for fault in made.json["faults"]] == places
    tasks = {task["path"]: task["id"] for task in made.json["tasks"]}
    for target in made.json["targets"][:2]:
        record = people("office").get(f"records/plan_target/{target['id']}").json
        assert record["fields"]["task"] == tasks[target["path"]], record["fields"]
    rate = people("office").get(f"records/plan_target/{made.json['targets'][1]['id']}").json["fields"]
    assert rate["comparison"] == "AT_LEAST"
    assert (rate["value_text"], rate["measure"], rate["year"], rate["deadline"]) == ("98", "%", 2026, "2026-12-31")
    assert rate["figure"] == "reconsideration.in_term_rate"
    # Whoever imports the same corrected reading next gets what is there.
    again = people("head").post("plans/import", body=reading)
    assert again.status == 200, again.json
    assert (again.json["targets_created"], again.json["targets_present"]) == (0, 2)
    assert [target["id"] for target in again.json["targets"]] == [target["id"] for target in made.json["targets"]]


def test_who_may_not_enter_imports_no_target(people):
    reading = read(people("officer"))
    answer = people("officer").post("plans/import", body=reading)
    assert answer.status == 403


def test_targets_are_told_to_those_who_may_read_the_plan(people):
    year = people("statistician").me["today"][:4]
    told = people("statistician").get(f"targets?year={year}").json
    assert told, "the demonstration's plan has targets"
    # Figures, targets and the report are the bureau's: a liaison of another organ is told none of them.
    assert people("liaison").get(f"targets?year={year}").status == 403
    assert people("liaison").get(f"reports/yearly?year={year}").status == 403
    # Within the bureau targets follow the plan's rights: a mediation officer's report has numbers, and targets only where he may read.
    for number in people("mediation").get(f"reports/yearly?year={year}").json["numbers"]:
        for target in number["targets"]:
            assert people("mediation").get(f"records/plan_target/{target['id']}").status == 200


def test_two_at_once_import_one_plan(server):
    """Two people have corrected the same preview and send it in the same moment: one plan, each task and target once."""
    people = [server.sign_in("office"), server.sign_in("office")]
    reading = people[0].post("plans/read", raw=TEXT.replace("试验", "并行").encode()).json
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda client: client.post("plans/import", body=reading).json, people))
    assert answers[0]["id"] == answers[1]["id"]
    for what in ("tasks", "targets"):
        ids = [[one["id"] for one in answer[what]] for answer in answers]
        assert ids[0] == ids[1] and None not in ids[0] and len(set(ids[0])) == len(ids[0]) > 0
    assert sum(answer["created"] for answer in answers) == len(answers[0]["tasks"])
    assert sum(answer["targets_created"] for answer in answers) == len(answers[0]["targets"])
    assert not answers[0]["faults"] and not answers[1]["faults"]
