"""A case from receipt to archive through the API, each step by the person whose step it is.

An application received in May 2024 against a penalty, accepted, heard, upheld, served, published and archived: the story
01_upheld_ordinary told over HTTP. Approvals were given on paper on the dates of the story and are recorded with proof.
"""
import uuid

from conftest import DAY, application

CASE = "reconsideration_case"


def paper(people, name, approval, on):
    return people(name).post(f"approvals/{approval}/approve", {"signed_on": on, "on_paper": True, "proof": "呈批单扫描件"}, {"Idempotency-Key": str(uuid.uuid4())})


def ask(people, id, action, on, signers, **input):
    """The officer asks; each signer signs the step that is his; the last signature carries the action out."""
    asked = people("officer").act(CASE, id, action, input, on)
    assert asked.status == 200, asked
    approval = asked.json["approval"]
    assert approval["steps"] == [role for _, role in signers]
    for name, _ in signers:
        signed = paper(people, name, approval["id"], on)
        assert signed.status == 200, (name, signed)
    return signed.json


def do(people, name, id, action, on, **input):
    done = people(name).act(CASE, id, action, input, on)
    assert done.status == 200, done
    return done.json


def serve(people, id, paper_id, role, mode, on):
    view = people("officer").record(CASE, id)
    printed = [one for one in view["papers"] if one["paper"] == paper_id][-1]
    party = next(one for one in view["parties"] if one["role"] == role)
    do(people, "officer", id, "serve", on, paper=printed["id"], party=party["id"], mode=mode, proved=True, proof="回执")


def term(view, slot):
    return next(one for one in view["terms"] if one["slot"] == slot)


HEAD, DEPUTY, CHIEF, LEADER = ("head", "section_head"), ("deputy", "deputy_bureau_head"), ("chief", "bureau_head"), ("leader", "government_leader")


def test_case_from_receipt_to_archive(people):
    officer = people("officer")
    second = people("officer2").me["account"]["id"]
    id = application(people)
    view = officer.record(CASE, id)
    assert view["state"] == "received" and term(view, "examination")["due"] == "2024-05-11"
    assert term(view, "application")["due"] == "2024-06-19"
    assert "110101199003070011" not in officer.get(f"records/{CASE}/{id}").text, "identity numbers are masked until revealed"

    ask(people, id, "accept", "2024-05-10", [HEAD, CHIEF], procedure="ORDINARY", timeliness="IN_TIME", second_handler=second)
    view = officer.record(CASE, id)
    assert view["state"] == "accepted" and "复〔2024〕" in view["number"]["case"]
    assert term(view, "send_copy")["due"] == "2024-05-20" and term(view, "decision")["due"] == "2024-07-09"
    serve(people, id, "acceptance_notice", "applicant", "POST", "2024-05-13")
    do(people, "officer", id, "call_for_reply", "2024-05-13")
    serve(people, id, "reply_notice", "respondent", "EXCHANGE", "2024-05-14")

    # The liaison officer of the respondent sees the matter now, and others of his kind do not see more than theirs.
    assert people("liaison").get(f"records/{CASE}/{id}").status == 200
    do(people, "liaison", id, "record_reply", "2024-05-24", reply_gist="程序合法，证据确实")
    view = officer.record(CASE, id)
    assert view["state"] == "examining" and term(view, "reply")["due"] == "2024-05-28" and term(view, "reply")["state"] == "met"
    do(people, "officer", id, "hear_opinion", "2024-06-04", **{"opinions.side": "APPLICANT", "opinions.channel": "PHONE", "opinions.heard_on": "2024-06-04",
        "opinions.gist": "申请人坚持原请求"})

    ask(people, id, "decide", "2024-06-20", [HEAD, DEPUTY, CHIEF, LEADER], outcome="UPHELD", findings="经查，事实如下", reasoning="该行为应予审查",
        decision_basis="《中华人民共和国行政复议法》第六十八条", operative_part="决定如下", second_handler=second)
    view = officer.record(CASE, id)
    assert view["state"] == "decided" and term(view, "decision")["met_on"] == "2024-06-20"
    serve(people, id, "decision", "applicant", "POST", "2024-06-21")
    serve(people, id, "decision", "respondent", "EXCHANGE", "2024-06-21")
    assert term(officer.record(CASE, id), "sue_decision")["due"] == "2024-07-08"
    ask(people, id, "publish", "2024-07-01", [HEAD, DEPUTY], redacted=True, published_where="区政府网站", published_papers=1)
    ask(people, id, "archive", "2024-08-01", [HEAD], volume="2024-复议-001")
    view = officer.record(CASE, id)
    assert view["state"] == "archived" and view["path"][-1] == "archived"

    # Archived is for ever: every action that is left is refused, and says so.
    late = officer.act(CASE, id, "hear_opinion", {"opinions.side": "APPLICANT", "opinions.channel": "PHONE", "opinions.heard_on": "2024-08-02",
        "opinions.gist": "又说"}, "2024-08-02")
    assert late.status == 409 and set(late.codes()) & {"WRONG_STATE", "IMMUTABLE"}, late
    # The chain tells the whole of it, each event linked to the one before.
    events = officer.get(f"records/{CASE}/{id}/chain").json["items"]
    assert {"receive", "accept", "decide", "archive"} <= {one["action"] for one in events}
    assert all(len(one["hash"]) == 64 for one in events) and len({one["sequence"] for one in events}) == len(events)
    # Each date says why.
    why = officer.get(f"records/{CASE}/{id}/terms/decision").json
    assert why["due"] == "2024-07-09" and why["steps"] and why["articles"], why


def test_etag_answers_not_modified_and_stale_is_refused(people, case):
    officer = people("officer")
    got = officer.get(f"records/{CASE}/{case}")
    tag = got.headers["etag"]
    same = officer.get(f"records/{CASE}/{case}", {"If-None-Match": tag})
    assert same.status == 304 and same.body == b"" and same.headers["etag"] == tag
    done = officer.act(CASE, case, "note", {"text": "第一次备注"}, DAY)
    assert done.status == 200 and done.headers["etag"] != tag, done
    stale = officer.act(CASE, case, "note", {"text": "第二次备注"}, DAY, version=got.json["version"])
    assert stale.status == 412 and stale.codes() == ["STALE_VERSION"]
    assert officer.get(f"records/{CASE}/{case}", {"If-None-Match": tag}).status == 200


def test_action_needs_a_version(people, case):
    for tag in (None, "", "1", "*", '"x1"', '"1', '""', '"-1"', '"99999999999999999999"', "W/"):
        got = people("officer").post(f"records/{CASE}/{case}/actions/note", {"input": {"text": "无版本"}}, {"If-Match": tag})
        assert got.status == 422 and got.codes() == ["MISSING_FIELD"], (tag, got)


def test_key_repeats_the_answer_and_refuses_another_body(people, case):
    officer = people("officer")
    version = officer.record(CASE, case)["version"]
    key = str(uuid.uuid4())
    first = officer.act(CASE, case, "note", {"text": "只记一次"}, DAY, version, key)
    assert first.status == 200 and first.json["repeated"] is False
    # Though the version it names is stale by now: it was done, and that is the answer.
    again = officer.act(CASE, case, "note", {"text": "只记一次"}, DAY, version, key)
    assert again.status == 200 and again.json.pop("repeated") is True
    before, after = first.json, again.json
    before.pop("repeated"), after.pop("repeated")
    assert before == after and first.headers["etag"] == again.headers["etag"]
    assert officer.record(CASE, case)["version"] == version + 1
    for changed in ({"text": "另一内容"}, {"text": "只记一次", "extra": 1}):
        other = officer.act(CASE, case, "note", changed, DAY, version + 1, key)
        assert other.status == 409 and other.codes() == ["KEY_REUSED"], other
    # The key is the person's request: another person does not get the first one's answer by it.
    stranger = people("officer2").act(CASE, case, "note", {"text": "只记一次"}, DAY, version, key)
    assert stranger.status == 409 and stranger.codes() == ["KEY_REUSED"], stranger


def test_key_of_a_request_with_a_password_repeats_too(people):
    """A password is salted anew at each hashing; the repetition must still be known as one."""
    admin = people("sysadmin")
    unit = admin.get("records/unit?limit=1").json["items"][0]["id"]
    body = {"action": "open_account", "on": DAY, "input": {"name": f"new-{uuid.uuid4().hex[:8]}", "display_name": "新人员", "password": "a-long-password-1", "works_in": unit}}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first = admin.post("records/account", body, key)
    assert first.status == 201, first
    again = admin.post("records/account", body, key)
    assert again.status == 201 and again.json["repeated"] is True and again.json["id"] == first.json["id"], again
    body["input"]["password"] = "another-password-2"
    assert admin.post("records/account", body, key).codes() == ["KEY_REUSED"]


def test_key_makes_one_record(people):
    officer = people("officer")
    before = officer.get(f"records/{CASE}?count=yes&limit=1").json["total"]
    unit = people("officer").get("records/unit?limit=200").json["items"][0]["id"]
    body = {"action": "receive", "on": DAY, "input": {"received_how": "IN_PERSON", "act_kind": "PENALTY"}, "parties": {"applicant": [{"name": "王某"}],
        "respondent": [{"unit": unit}]}}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    ids = {officer.post(f"records/{CASE}", body, key).json["id"] for _ in range(3)}
    assert len(ids) == 1 and officer.get(f"records/{CASE}?count=yes&limit=1").json["total"] == before + 1


def test_preview_changes_nothing(people, case):
    officer = people("officer")
    version = officer.record(CASE, case)["version"]
    events = len(officer.get(f"records/{CASE}/{case}/chain").json["items"])
    seen = officer.post(f"records/{CASE}/{case}/actions/note?preview=yes", {"input": {"text": "看看"}})
    assert seen.status == 200 and seen.json["faults"] == [], seen
    assert officer.record(CASE, case)["version"] == version
    assert len(officer.get(f"records/{CASE}/{case}/chain").json["items"]) == events


def test_cursors_walk_every_record_once(people):
    officer = people("officer")
    whole = officer.get(f"records/{CASE}?limit=200&count=yes").json
    ids, cursor, pages = [], "", 0
    while cursor is not None:
        page = officer.get(f"records/{CASE}?limit=7" + (f"&cursor={cursor.replace('|', '%7C')}" if cursor else "")).json
        ids += [one["id"] for one in page["items"]]
        cursor = page["next"]
        pages += 1
    assert len(ids) == len(set(ids)) == whole["total"] and pages > 2
    assert ids[:200] == [one["id"] for one in whole["items"]]


def test_problem_lists_every_fault_in_both_languages(people):
    got = people("officer").post(f"records/{CASE}", {
        "action": "receive", "on": DAY,
        "input": {"act_kind": "NO_SUCH", "act_on": "2024-02-30", "review_first": "maybe", "no_such_field": 1},
        "parties": {"applicant": [{"name": "", "shoe_size": 43}], "nobody": [{"name": "甲"}]}})
    codes = got.codes()
    assert got.status in (400, 422) and {"BAD_VALUE", "BAD_DATE", "UNKNOWN_FIELD", "MISSING_FIELD"} <= set(codes), got
    where = {fault.get("where") for fault in got.json["faults"]}
    assert {"/input/act_kind", "/input/act_on", "/input/review_first", "/input/no_such_field", "/input/received_how"} <= where, where


def test_attachment_goes_up_and_comes_back(people, case):
    content = "送达回证".encode() * 5000
    officer = people("officer")
    made = officer.post("files", headers={"Upload-Length": str(len(content)), "Tus-Resumable": "1.0.0"}, raw=b"")
    assert made.status == 201, made
    place = made.headers["location"]
    sent = officer.send("PATCH", place, raw=content, headers={"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"})
    assert sent.status == 204 and sent.headers["upload-offset"] == str(len(content))
    done = officer.act(CASE, case, "attach", {"file": place.split("/")[-1], "name": "送达回证.txt", "media_type": "text/plain"}, DAY)
    assert done.status == 200, done
    kept = officer.record(CASE, case)["attachments"]
    assert [one["name"] for one in kept] == ["送达回证.txt"] and kept[0]["size"] == len(content)
    back = officer.get(f"files/{kept[0]['id']}")
    assert back.status == 200 and back.body == content
    assert back.headers["content-disposition"].startswith("attachment;") and back.headers["content-type"] == "application/octet-stream"
    # Who may not read the matter may not read its files, and is not told that they exist.
    for name in ("sysadmin", "reader"):
        hidden = people(name).get(f"files/{kept[0]['id']}")
        assert hidden.status == 404 and hidden.codes() == ["NOT_FOUND"], (name, hidden)
    # A stored file cannot be named by its inner address, nor a half of one be attached.
    for wrong in ("0" * 64, "0" * 32, "../../keys/master.key", ""):
        refused = officer.act(CASE, case, "attach", {"file": wrong, "name": "x"}, DAY)
        assert refused.status in (404, 422), (wrong, refused)


def test_reveal_needs_a_reason_and_is_recorded(people, case):
    officer = people("officer")
    party = next(one for one in officer.record(CASE, case)["parties"] if one["role"] == "applicant")
    assert "19900307" not in str(party)
    without = officer.post(f"records/{CASE}/{case}/reveal", {"party": party["id"]})
    assert without.status == 422 and without.codes() == ["MISSING_FIELD"], without
    shown = officer.post(f"records/{CASE}/{case}/reveal", {"party": party["id"], "reason": "核对身份"})
    assert shown.status == 200 and shown.json["shown"]["identity"] == "110101199003070011", shown
    assert officer.get(f"records/{CASE}/{case}/chain").json["items"][0]["action"] == "reveal"
    refused = people("statistician").post(f"records/{CASE}/{case}/reveal", {"party": party["id"], "reason": "好奇"})
    assert refused.status == 403 and refused.codes() == ["FORBIDDEN"]
