"""The description of the interface: kept with the desk, and the desk's types are made from it."""
import json

from xiezhi import ROOT


def without_kinds(description):
    schemas = description["components"]["schemas"]
    for name in [name for name in schemas if name.startswith(("Fields_", "State_", "Input_"))]:
        del schemas[name]
    return description


def test_the_desk_was_made_for_this_server(server):
    kept = json.loads((ROOT / "web" / "src" / "api" / "openapi.json").read_text(encoding="utf-8"))
    said = without_kinds(server.client().get("openapi.json").json)
    assert kept == said, "run `npm run describe` in web/ against this server (XIEZHI_SERVER)"


def test_pages_are_as_described(people):
    """The client compares every answer; here are the pages that no other test reads."""
    officer = people("officer")
    for path in ("today", "kinds", "figures", "identities?year=2021", "reports/yearly?year=2021", "terms/rules", "rights", "search?q=复议", "health", "me",
                 "statutes", "statutes/RL", "terms/rules/RD-01",
                 "tables", "tables/mediation_committee", "lists/identity_type", "figures/reconsideration.accepted/records?year=2021"):
        assert officer.get(path).status == 200, path
    for kind in officer.get("kinds").json:
        assert officer.get(f"kinds/{kind['id']}").status == 200
        for item in officer.get(f"records/{kind['id']}?limit=10").json["items"]:
            record = officer.record(kind["id"], item["id"])
            assert officer.get(f"records/{kind['id']}/{item['id']}/chain").json["items"]
            for term in record["terms"]:
                officer.get(f"records/{kind['id']}/{item['id']}/terms/{term['slot']}")


def test_a_described_answer_that_lacks_a_member_is_found(server):
    from shapes import Shapes
    shapes = Shapes(server.client().get("openapi.json").json)
    good = {"ok": True, "law": "1", "calendar": "1", "definitions": "x"}
    assert shapes.faults("GET", "/api/v1/health", good) == []
    assert shapes.faults("GET", "/api/v1/health", {**good, "law": 1}) == ["answer.law: 1 is not string"]
    assert shapes.faults("GET", "/api/v1/health", {**good, "more": 1}) == ["answer.more is not described"]
    del good["ok"]
    assert shapes.faults("GET", "/api/v1/health", good) == ["answer.ok is missing"]
