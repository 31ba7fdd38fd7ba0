"""The records behind a figure, page by page: each once, in the order of the date they are counted by, as many as the figure says."""
from collections import Counter


def walked(client, path):
    """All pages as one list, with the total and the hidden of the first; nothing where there is no such list."""
    page = client.get(path)
    if page.status != 200:
        return None
    items, first = list(page.json["items"]), page.json
    while page.json["next"]:
        page = client.get(f"{path}&cursor={page.json['next']}")
        assert page.status == 200 and page.json["items"], page
        assert (page.json["total"], page.json["hidden"]) == (first["total"], first["hidden"])
        items += page.json["items"]
    return {"items": items, "total": first["total"], "hidden": first["hidden"]}


def in_order(items):
    keys = [(item["counted_on"], item["id"]) for item in items]
    return keys == sorted(set(keys), reverse=True)


def look_at_pages(client, years):
    """Every figure that counts records: pages of any size are the same list, of the whole and of each group."""
    split_days, grouped, seen = 0, 0, 0
    for figure in client.get("figures").json:
        if figure["shape"] not in ("flow", "stock"):
            continue
        for year in years:
            path = f"figures/{figure['id']}/records?year={year}"
            whole = walked(client, f"{path}&limit=200")
            assert whole and in_order(whole["items"]) and len(whole["items"]) == whole["total"], path
            assert all(figure["shape"] == "stock" or item["counted_on"].startswith(str(year)) for item in whole["items"]), path
            seen += len(whole["items"])
            for limit in (1, 7) if len(whole["items"]) < 12 else (7, 50):
                assert [item["id"] for item in walked(client, f"{path}&limit={limit}")["items"]] == [item["id"] for item in whole["items"]], (path, limit)
            days = [item["counted_on"] for item in whole["items"]]
            split_days += sum(days[at - 1] == days[at] for at in range(7, len(days), 7))
            value = client.get(f"figures/{figure['id']}?year={year}").json
            for group in value["groups"]:
                asked = f"{path}&group1={group['group']}" + (f"&group2={group['group2']}" if "group2" in group else "")
                part = walked(client, f"{asked}&limit=7")
                assert in_order(part["items"]) and len(part["items"]) == part["total"], asked
                assert {item["id"] for item in part["items"]} <= {item["id"] for item in whole["items"]}, asked
                if not figure["money"] and value["value"] == whole["total"]:
                    assert part["total"] == group["value"], asked
                    grouped += 1
    assert seen > 1000 and split_days > 10 and grouped > 100, (seen, split_days, grouped)


def test_pages_are_the_list(people):
    look_at_pages(people("statistician"), (2021, 2024))


def test_whoever_sees_a_part_is_told_how_many_are_hidden(people):
    path = "figures/reconsideration.accepted/records?year=2021&limit=7"
    whole, part = walked(people("statistician"), path), walked(people("qingshi"), path)
    assert in_order(part["items"]) and len(part["items"]) == part["total"] < whole["total"] == part["total"] + part["hidden"]
    assert {item["id"] for item in part["items"]} < {item["id"] for item in whole["items"]}


def test_a_filter_narrows_the_list_and_its_total(people):
    client, path = people("statistician"), "figures/reconsideration.accepted/records?year=2021&limit=7"
    whole = walked(client, path)
    states = Counter(item["state"] for item in whole["items"])
    state, count = states.most_common()[-1]
    part = walked(client, f"{path}&state={state}")
    assert [item["id"] for item in part["items"]] == [item["id"] for item in whole["items"] if item["state"] == state] and part["total"] == count


def test_a_cursor_is_no_way_out_of_the_figure(people):
    client, path = people("statistician"), "figures/reconsideration.accepted/records?year=2021&limit=200"
    whole = [item["id"] for item in client.get(path).json["items"]]
    any_id = whole[0]
    assert [item["id"] for item in client.get(f"{path}&cursor=2099-01-01|{any_id}").json["items"]] == whole
    assert client.get(f"{path}&cursor=2020-12-31|{any_id}").json["items"] == []
    for wrong in (f"|{any_id}", f"2021-13-01|{any_id}", "2021-01-01|x", "x"):
        assert client.get(f"{path}&cursor={wrong}").status == 422, wrong


def test_every_group_has_a_name(people):
    """Codes, states and units are called by what they are, never by an id or a code."""
    client, seen = people("statistician"), {}
    for figure in client.get("figures").json:
        for year in (2021, 2024, 2026):
            for group in client.get(f"figures/{figure['id']}?year={year}").json["groups"]:
                for i, by in enumerate(figure["by"]):
                    value, label = group["group" if i == 0 else "group2"], group["label" if i == 0 else "label2"]
                    assert label["zh"] and label["en"] and value not in (label["zh"], label["en"]), (figure["id"], group)
                    seen[by] = seen.get(by, 0) + 1
    assert seen.get("unit") and seen.get("state") and seen.get("result"), seen
