"""A unit without accounts reports a total by a link: it opens one form, once, until its day, and nothing else."""
import pytest

KIND = "reported_total"


@pytest.fixture
def asked(people):
    """A total that the statistician asked a village for."""
    statistician = people("statistician")
    units = {unit["title"]: unit["id"] for unit in statistician.get("records/unit?limit=200").json["items"]}
    asked.count = getattr(asked, "count", 0) + 1
    answer = statistician.post(f"records/{KIND}", {"action": "ask", "on": "2024-05-06", "input": {"item": "SCREENED", "month_end": f"20{asked.count + 10:02}-01-31"},
                                                   "parties": {"reporter": [{"unit": next(iter(units.values()))}]}})
    assert answer.status == 201, answer
    return answer.json["id"]


def link(people, id, until="2099-12-31"):
    done = people("statistician").act(KIND, id, "send_link", {"link_until": until})
    assert done.status == 200, done
    answer = people("statistician").get(f"totals/{id}/link")
    assert answer.status == 200, answer
    return answer.json["path"].rsplit("/", 1)[1]


def test_it_is_used_once(server, people, asked):
    assert people("statistician").get(f"totals/{asked}/link").codes() == ["WRONG_STATE"], "not made yet"
    token = link(people, asked)
    stranger = server.client()
    shown = stranger.get(f"total-links/{token}").json
    assert shown["item"]["zh"] == "排查纠纷（件）" and shown["unit"] and shown["bureau"] and shown["until"] == "2099-12-31"
    faulty = stranger.post(f"total-links/{token}", {"value": -3, "source": "", "reported_by": "周某", "state": "accepted"})
    assert faulty.status == 422 and len(faulty.codes()) >= 2, faulty
    assert stranger.post(f"total-links/{token}", {"value": 12, "source": "台账"}).codes() == ["MISSING_FIELD"], "nobody's name"
    assert stranger.post(f"total-links/{token}", {"value": 12, "source": "排查台账", "reported_by": "周某"}).status == 201
    for again in (stranger.get(f"total-links/{token}"), stranger.post(f"total-links/{token}", {"value": 13, "source": "x", "reported_by": "周某"})):
        assert again.status == 404 and again.codes() == ["NOT_FOUND"]
    view = people("statistician").record(KIND, asked)
    assert view["state"] == "reported" and view["fields"]["value"] == 12 and view["fields"]["reported_by"] == "周某"
    assert [act["action"] for act in view["acts"]][-1] == "answer"
    assert people("statistician").act(KIND, asked, "accept").status == 200


def test_a_newer_link_ends_the_one_before_and_a_day_ends_it(server, people, asked):
    first = link(people, asked)
    second = link(people, asked)
    assert first != second
    assert server.client().get(f"total-links/{first}").status == 404
    assert server.client().get(f"total-links/{second}").status == 200
    assert people("statistician").act(KIND, asked, "send_link", {"link_until": "2020-01-01"}).codes() == ["CONDITION_FAILED"], "a day that is past"


def test_a_link_that_is_made_up_opens_nothing(server, people, asked):
    token = link(people, asked)
    bureau, record, act, mac = token.split("~")
    wrong = [f"{bureau}~{record}~{act}~{'0' * len(mac)}", f"{bureau}~{record}~{act}~{mac[:-1]}",
             f"{int(bureau) + 1}~{record}~{act}~{mac}", f"{bureau}~{record}~{int(act) + 1}~{mac}",
             f"{bureau}~x~{act}~{mac}", mac, "~~~", f"{'9' * 40}~{record}~{act}~{mac}", "%00", token + "~", "x" * 3000]
    for one in wrong:
        answer = server.client().get(f"total-links/{one}")
        assert answer.status in (400, 404, 414), f"{one}: {answer}"
    assert server.client().get(f"total-links/{token}").status == 200


def test_only_who_may_make_a_link_sees_it(people, asked):
    link(people, asked)
    for name in ("officer", "head"):
        answer = people(name).get(f"totals/{asked}/link")
        assert answer.status in (403, 404), f"{name}: {answer}"
    assert people("statistician").get("totals/no-such-record/link").status == 404
