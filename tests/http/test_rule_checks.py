"""A legal officer compares rules with the official text: the page goes in as a file, the mark goes off, the go-live list follows."""
import base64

import pytest

from conftest import refused
from xiezhi import Server, examine, free_copy, wait_until

KIND = "rule_check"
PAGE = b"%PDF-1.4 page 12"


@pytest.fixture
def own(demo, tmp_path):
    data = free_copy(demo, tmp_path / "data")
    running = Server(data, "--clock", "2026-11-26T09:00")
    yield running
    if running.alive():
        running.stop()
    examine(data)


def upload(person, content=PAGE, name="公报第12页.pdf"):
    said = "filename " + base64.b64encode(name.encode()).decode() + ",filetype " + base64.b64encode(b"application/pdf").decode()
    begun = person.post("files", raw=b"", headers={"Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)), "Upload-Metadata": said})
    assert begun.status == 201, begun
    place = begun.headers["location"]
    sent = person.send("PATCH", place, raw=content, headers={"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"})
    assert sent.status == 204, sent
    return place.split("/")[-1]


def found(rule, proof, **more):
    return {"action": "compare", "on": "2026-11-26", "input": {"rule": rule, "finding": "AGREES", "official_source": "国务院公报2026年第5号", "proof": proof, **more}}


def rule_of(answer, rule):
    groups = [*answer["lines"], *answer["matters"]]
    return next(one for group in groups for one in group["rules"] if one["id"] == rule)


def test_a_rule_is_compared_signed_and_offered_to_everybody(own):
    legal, stranger = own.sign_in("legal"), own.client()
    before = legal.get("go-live").json
    assert 0 < before["open"] <= before["all"]
    assert rule_of(before, "PM-23")["state"] == "open"
    mediation = next(line for line in before["lines"] if line["line"] == "mediation")
    assert mediation["terms"] > 0 and any(one["id"] == "PM-23" for one in mediation["rules"])
    assert all(rule["label"]["zh"] and rule["label"]["en"] for line in before["lines"] for rule in line["rules"])
    question = {"rule": "PM-23", "from": "2026-11-20"}
    refused(stranger.post("terms/derive", question), 422, "RULE_UNVERIFIED")

    made = legal.post(f"records/{KIND}", found("PM-23", upload(legal), article="17(2)"))
    assert made.status == 201, made
    record = legal.record(KIND, made.json["id"])
    assert record["fields"]["rule_face"].startswith("《") and record["fields"]["rule_title"] == "行政调解的期限"
    proof = record["fields"]["proof"]
    assert proof["name"] == "公报第12页.pdf" and legal.get(f"files/{proof['id']}").body == PAGE
    assert [one["id"] for one in record["attachments"]] == [proof["id"]]
    assert rule_of(legal.get("go-live").json, "PM-23")["state"] == "compared"

    signed = legal.act(KIND, record["id"], "sign", {}, "2026-11-26")
    assert signed.status == 200, signed
    wait_until(lambda: stranger.post("terms/derive", question).status == 200, what="the rule is offered")
    term = stranger.post("terms/derive", question).json
    assert term["verified"] == "S" and term["due"] == "2026-12-21" and "17" in term["sentences"]["zh"]
    after = legal.get("go-live").json
    assert after["open"] == before["open"] - 1
    shown = rule_of(after, "PM-23")
    assert (shown["state"], shown["check"], shown["verified"]) == ("signed", record["id"], "S")
    assert legal.get("terms/rules/PM-23").json["versions"][0]["check"] == record["id"]
    assert stranger.get("terms/rules/PM-23").json["versions"][0]["check"] is None, "records are not for strangers"
    assert stranger.get("go-live").status == 401


def test_another_figure_waits_for_the_head(own):
    legal, chief = own.sign_in("legal"), own.sign_in("chief")
    made = legal.post(f"records/{KIND}", found("PM-23", upload(legal), finding="FIGURE_DIFFERS", new_length=45, new_unit="CALENDAR_DAY"))
    assert made.status == 201, made
    asked = legal.act(KIND, made.json["id"], "sign", {}, "2026-11-26")
    assert asked.status == 200 and asked.json["state"] == "compared", asked
    approval = next(one for one in chief.record(KIND, made.json["id"])["approvals"] if one["state"] == "pending")
    assert chief.post(f"approvals/{approval['id']}/approve", {}).status == 200
    wait_until(lambda: legal.get("terms/rules/PM-23").json["versions"][0]["verified"] == "S", what="the figure is in force")
    assert legal.post("terms/derive", {"rule": "PM-23", "from": "2026-11-20"}).json["due"] == "2027-01-04"


def test_what_is_sent_wrongly(people):
    legal, officer = people("legal"), people("officer")
    here = "2024-05-06"
    ask = lambda body: legal.post(f"records/{KIND}", {**body, "on": here})
    refused(ask(found("XX-99", upload(legal))), 404, "RULE_UNKNOWN")
    refused(ask(found("PM-23", None)), 422, "MISSING_FIELD")
    refused(ask(found("RD-01", upload(legal), finding="FIGURE_DIFFERS", new_length=1, new_unit="MONTH")), 422, "BAD_VALUE")
    refused(officer.post(f"records/{KIND}", {**found("PM-23", upload(officer)), "on": here}), 403, "FORBIDDEN")
    theirs = upload(officer)
    stolen = ask(found("PM-23", theirs))
    refused(stolen, 404, "NOT_FOUND")
    assert stolen.json["faults"][0]["where"] == "/input/proof"
    refused(ask(found("PM-23", "f" * 32)), 404, "NOT_FOUND")
    refused(ask(found("PM-23", "a" * 64)), 422, "BAD_VALUE")
    refused(ask(found("PM-23", {"address": "a" * 64})), 422, "BAD_VALUE")


def test_a_preview_keeps_the_upload(people):
    legal = people("legal")
    proof = upload(legal)
    body = {**found("PM-23", proof), "on": "2024-05-06"}
    seen = legal.post(f"records/{KIND}?preview=yes", body)
    assert seen.status == 200 and seen.json["faults"] == [], seen
    made = legal.post(f"records/{KIND}", body)
    assert made.status == 201 and legal.record(KIND, made.json["id"])["fields"]["proof"]["name"] == "公报第12页.pdf"
