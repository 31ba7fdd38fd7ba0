"""The page of today: each thing to do once, what is late among what is late."""


def lines_of(client):
    return [(group["id"], item) for group in client.get("today").json["groups"] for item in group["items"]]


def test_what_is_late_stands_among_what_is_overdue_and_once(people):
    late = 0
    for name in ("officer", "officer2"):
        lines = lines_of(people(name))
        places = [(item["id"], item["slot"]) for _, item in lines if item["slot"]]
        assert len(places) == len(set(places)), "a term that lapsed and the task to decide on it are one line"
        for group, item in lines:
            left = item.get("days_left")
            assert group != "tasks" or left is None or left >= 0, item
            late += group == "overdue" and bool(item["action"]) and bool(item["slot"])
    assert late > 0, "the demonstration holds lapses to decide on"


def test_a_rate_of_nothing_is_no_nought(people):
    got = people("statistician").get("figures/reconsideration.in_term_rate?year=2015").json
    assert got["denominator"] == 0 and got["value"] is None and got["text"] == "—"
