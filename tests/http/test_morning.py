"""The morning sheet: every number is its list, and nobody reads in it what is not open to him."""
from datetime import date, timedelta

import pytest

PARTS = ("overdue", "today", "week", "stuck", "sign")
LISTS = {"open": "open=yes", "overdue": "due=overdue", "today": "due=today", "week": "due=week", "stuck": "stuck=yes", "sign": "sign=me"}


def sheet(client, query=""):
    answer = client.get(f"morning{query}")
    assert answer.status == 200, answer
    return answer.json


def kinds_of(morning):
    return {kind["kind"]: kind for line in morning["lines"] for kind in line["kinds"]}


def ids_of(client, kind, query):
    page = client.get(f"records/{kind}?limit=200&count=yes&{query}")
    assert page.status == 200, page
    assert page.json["next"] is None, "the demonstration is small enough for one page"
    return {item["id"] for item in page.json["items"]}, page.json["total"]


@pytest.mark.parametrize("name", ["chief", "head", "deputy", "leader", "officer", "office", "liaison"])
def test_every_number_is_its_list(people, name):
    client = people(name)
    whole = {part: {(item["kind"], item["id"]) for p in sheet(client, f"?show={part}")["parts"] if p["id"] == part for item in p["items"]} for part in PARTS}
    morning = sheet(client)
    for kind in client.get("kinds").json:
        if kind["shape"] != "case":
            continue
        said = kinds_of(morning).get(kind["id"], dict.fromkeys(LISTS, 0))
        for column, query in LISTS.items():
            ids, total = ids_of(client, kind["id"], query)
            assert said[column] == total == len(ids), (name, kind["id"], column)
            if column in whole:
                assert ids == {id for of, id in whole[column] if of == kind["id"]}, (name, kind["id"], column)
    for part in morning["parts"]:
        assert part["total"] == sum(kind[part["id"]] for kind in kinds_of(morning).values()) == len(whole[part["id"]])
        assert len(part["items"]) == min(part["total"], 30)


def test_each_record_is_due_once_by_its_first_day(people):
    client = people("chief")
    today = date.fromisoformat(client.me["today"])
    seen = set()
    found = dict.fromkeys(PARTS, 0)
    for part in sheet(client)["parts"]:
        if part["id"] not in ("overdue", "today", "week"):
            continue
        days = [item["due"] for item in part["items"]]
        assert days == sorted(days)
        for item in part["items"]:
            assert item["id"] not in seen, item
            seen.add(item["id"])
            left = (date.fromisoformat(item["due"]) - today).days
            assert item["days_left"] == left and item["what"]["zh"] and item["what"]["en"]
            assert left < 0 if part["id"] == "overdue" else left == 0 if part["id"] == "today" else 0 < left <= 7, item
            # The record itself has that day, as a term of ours or as a task that lapsed.
            terms = client.record(item["kind"], item["id"])["terms"]
            assert any(term["due"] == item["due"] and term["state"] in ("running", "lapsed") for term in terms), item
            found[part["id"]] += 1
    assert found["overdue"] and found["week"], "the demonstration has both"


def test_what_nobody_touched_is_stuck_until_somebody_does(people):
    office = people("office")
    morning = sheet(office)
    today = date.fromisoformat(office.me["today"])
    stuck = {item["id"]: item for item in sheet(office, "?show=stuck")["parts"][3]["items"]}
    silent = 0
    for item in stuck.values():
        if item["kind"] == "plan_target":
            continue
        limit = morning["still_days_own"] if item["kind"] == "plan_task" else morning["still_days"]
        acts = [act["recorded_at"] for act in office.record(item["kind"], item["id"])["acts"]]
        assert item["moved_on"] >= max(acts)[:10] or item["still"] >= limit, item
        late = "due" in item and item["days_left"] <= -limit
        silent += item["still"] >= limit
        assert item["still"] == (today - date.fromisoformat(item["moved_on"])).days and (late or item["still"] >= limit), item
    assert silent > 0
    # A task on time whose only fault is silence, with an answer for the unit; a report takes it off the list.
    task = next(item for item in stuck.values() if item["kind"] == "plan_task" and "due" not in item and item["state"] in ("open", "in_progress"))
    assert task["answers"]
    input = {"progress.noted_on": office.me["today"], "progress.note": "已召开一次会议", "progress.evidence": "会议纪要"}
    assert office.act("plan_task", task["id"], "report", input).status == 200
    ids, _ = ids_of(office, "plan_task", "stuck=yes")
    assert task["id"] not in ids and len(ids) == sum(item["kind"] == "plan_task" for item in stuck.values()) - 1


def test_a_liaison_sees_nothing_of_others(people):
    liaison = people("liaison")
    all_ids = set()
    for part in PARTS:
        for item in sheet(liaison, f"?show={part}")["parts"][PARTS.index(part)]["items"]:
            all_ids.add((item["kind"], item["id"]))
            assert liaison.get(f"records/{item['kind']}/{item['id']}").status == 200, item
    # What the chief is to sign may be open to the liaison and yet not due.
    others = {(item["kind"], item["id"]) for part in PARTS[:4] for item in sheet(people("chief"), f"?show={part}")["parts"][PARTS.index(part)]["items"]}
    assert others - all_ids, "the head of the bureau sees more"
    assert not kinds_of(sheet(liaison)).keys() & {"plan_task", "plan_target", "mediation_dispute", "supervised_item"}
    closed = sum(liaison.get(f"records/{kind}/{id}").status == 404 for kind, id in others - all_ids)
    assert closed == len(others - all_ids), "what the sheet leaves out is not open to him"


def test_to_sign_is_what_today_offers(people):
    for name in ("head", "leader", "chief", "deputy"):
        today = {item["id"] for group in people(name).get("today").json["groups"] if group["id"] == "sign" for item in group["items"]}
        sign = sheet(people(name), "?show=sign")["parts"][4]
        assert {item["id"] for item in sign["items"]} == today and sign["total"] == len(today) > 0, name


def test_it_is_offered_to_whoever_leads(people):
    offered = {name: people(name).get("today").json["leads"] for name in ("head", "deputy", "chief", "leader", "officer", "liaison", "office")}
    assert offered == {"head": True, "deputy": True, "chief": True, "leader": True, "officer": False, "liaison": False, "office": False}


def test_a_part_that_is_none_is_refused(people):
    assert people("head").get("morning?show=all").codes() == ["BAD_VALUE"]
    assert people("head").get("records/reconsideration_case?due=soon").codes() == ["BAD_VALUE"]
    tomorrow = (date.fromisoformat(people("head").me["today"]) + timedelta(1)).isoformat()
    assert all(item["due"] >= tomorrow for item in sheet(people("head"))["parts"][2]["items"])
