"""A list taken out as a table: the same rows in the same order, masked as on the screen, and each taking out recorded."""
import csv
import io

import openpyxl
import pytest

from conftest import DAY, application
from rights_model import Model
from xiezhi import PASSWORD, Server, free_copy

CASE = "reconsideration_case"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_rows(answer):
    assert answer.status == 200 and answer.headers["content-type"] == "text/csv; charset=utf-8", answer
    assert answer.body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.body[3:].decode("utf-8"), newline="")))


def xlsx_book(answer):
    assert answer.status == 200 and answer.headers["content-type"] == XLSX, answer
    return openpyxl.load_workbook(io.BytesIO(answer.body))


def all_items(client, path):
    items, cursor = [], ""
    while True:
        page = client.get(f"{path}{'&' if '?' in path else '?'}limit=50{cursor}").json
        items += page["items"]
        if page["next"] is None:
            return items
        cursor = f"&cursor={page['next']}"


@pytest.mark.parametrize("filter", ["", "open=yes", "received_on.from=2021-01-01&received_on.to=2021-12-31", "q=2021", "holder=me", "state=received,accepted"])
def test_the_table_is_the_list(people, filter):
    """More than a page of the reader (200 rows at once), filtered and in the order of the list, in both formats."""
    officer = people("officer")
    items = all_items(officer, f"records/{CASE}?{filter}")
    assert items
    rows = csv_rows(officer.get(f"records/{CASE}/table?format=csv&{filter}"))
    number, title = rows[0].index("编号"), rows[0].index("事项")
    assert [(row[number], row[title]) for row in rows[1:]] == [(item["number"], item["title"]) for item in items]
    sheet = xlsx_book(officer.get(f"records/{CASE}/table?format=xlsx&{filter}")).worksheets[0]
    in_book = [["" if cell is None else str(cell)[:10] if hasattr(cell, "year") else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert in_book == rows


def test_what_one_may_not_list_one_may_not_take_out(server, people):
    model, seen = Model(server.data), 0
    for name, client in ((name, people(name)) for name in ("liaison", "officer", "chief", "sysadmin", "auditor")):
        for kind in ("reconsideration_case", "litigation_case", "plan_task", "account", "reported_total", "list_export"):
            may = {item["title"] for item in all_items(client, f"records/{kind}?")}
            book = xlsx_book(client.get(f"records/{kind}/table?format=xlsx&columns=title"))
            titles = [row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
            readable = sum(model.reads(model.people[name], record) for record in model.records(kind))
            # The list of what was taken out grows with each.
            assert set(titles) == may and (kind == "list_export" or len(titles) == readable), (name, kind)
            seen += len(titles)
    assert seen > 100
    assert csv_rows(people("liaison").get("records/plan_task/table?format=csv"))[1:] == []


def test_columns_are_the_readers_choice_and_never_a_secret(people):
    admin = people("sysadmin")
    rows = csv_rows(admin.get("records/account/table?format=csv&columns=all"))
    assert "密码" not in rows[0] and "登录名" in rows[0] and "argon2" not in str(rows)
    for columns in ("password", "nothing", "title,password"):
        assert admin.get(f"records/account/table?format=csv&columns={columns}").codes() == ["BAD_VALUE"], columns
    assert csv_rows(admin.get("records/account/table?format=csv&columns=works_in,name,name"))[0] == ["所在单位", "登录名"]
    assert csv_rows(admin.get("records/account/table?format=csv&columns=name&language=en"))[0] == ["Sign-in name"]
    assert admin.get("records/account/table").codes() == ["BAD_VALUE"]
    assert admin.get("records/account/table?format=pdf").codes() == ["BAD_VALUE"]
    assert admin.get("records/account/table?format=csv&language=fr").codes() == ["BAD_VALUE"]
    assert admin.get("records/account/table?format=csv&limit=5").codes() == ["BAD_VALUE"], "a page's limit is no filter"
    assert admin.get("records/account?format=csv").codes() == ["BAD_VALUE"], "nor is a table's format one of a page"
    assert admin.get("records/nothing/table?format=csv").codes() == ["NOT_FOUND"]


def test_personal_fields_are_masked_as_on_the_record(people):
    officer = people("officer")
    id = application(people)
    view = officer.record(CASE, id)
    assert "请求撤销" in view["fields"]["claims"], "the record itself is read whole by its readers"
    text = officer.get(f"records/{CASE}/table?format=csv&columns=all&received_on={view['fields']['received_on']}").text
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    mine = [row for row in rows if row["编号"] == view["number"]["intake"]]
    assert len(mine) == 1 and mine[0]["申请人"] == "李某某" and mine[0]["复议请求"] == "****" and mine[0]["行政行为名称及文号"] == "****"
    for secret in ("110101199003070011", "13800138000", "请求撤销该决定", "江市监罚字"):
        assert secret not in text
    admin = people("sysadmin")
    unit = admin.get("records/unit?limit=1").json["items"][0]["id"]
    opened = admin.post("records/account", {"action": "open_account", "on": DAY, "input": {"name": "masked", "display_name": "庞某", "password": PASSWORD + "-2", "works_in": unit,
        "phone": "13912345678"}})
    assert opened.status == 201, opened
    rows = dict(row for row in csv_rows(admin.get("records/account/table?format=csv&columns=name,phone"))[1:])
    assert rows["masked"] == "139****5678"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")"]


def test_no_cell_acts_as_a_formula(people):
    """A unit may be called what it likes; a spreadsheet shows its name and computes nothing."""
    admin = people("sysadmin")
    for text in FORMULAS:
        done = admin.post("records/unit", {"action": "set_up", "on": DAY, "input": {"name": text + " 单位", "short": "式", "unit_type": "other"}})
        assert done.status == 201, (text, done)
    names = {item["title"] for item in all_items(admin, "records/unit?")}
    acting = sorted(name for name in names if name[0] in "=+-@\t\r")
    assert len(acting) >= 5
    rows = csv_rows(admin.get("records/unit/table?format=csv&columns=title"))
    in_csv = {row[0] for row in rows[1:]}
    assert not [name for name in in_csv if name[0] in "=+-@\t\r"] and {"'" + name for name in acting} <= in_csv
    sheet = xlsx_book(admin.get("records/unit/table?format=xlsx&columns=title")).worksheets[0]
    cells = {row[0].value: row[0].data_type for row in sheet.iter_rows(min_row=2)}
    assert {cells[name] for name in acting} == {"s"}, "a text, not a formula"


def test_the_records_of_a_figure(people):
    statistician = people("statistician")
    path = "figures/reconsideration.accepted/records"
    page = statistician.get(f"{path}?year=2021&limit=200").json
    book = xlsx_book(statistician.get(f"{path}/table?year=2021&format=xlsx"))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [item["number"] for item in page["items"]] and len(rows) == statistician.get("figures/reconsideration.accepted?year=2021").json["value"]
    about = dict(book.worksheets[1].iter_rows(values_only=True))
    assert about["行数"] == str(len(rows)) and about["筛选"] == "year=2021"
    assert people("liaison").get(f"{path}/table?year=2021&format=csv").codes() == ["FORBIDDEN"]
    station = csv_rows(people("qingshi").get(f"{path}/table?year=2021&format=csv"))
    assert len(station) - 1 == people("qingshi").get(f"{path}?year=2021&limit=200").json["total"] < len(rows)
    assert statistician.get("figures/nothing/records/table?format=csv").status == 404


def test_each_taking_out_is_recorded_and_only_so(people):
    officer, auditor = people("officer"), people("auditor")
    before = {item["id"] for item in all_items(auditor, "records/list_export?")}
    taken = csv_rows(officer.get(f"records/{CASE}/table?format=csv&open=yes&q=李"))
    assert officer.get(f"records/{CASE}/table?format=odt").status == 422  # nothing was taken
    new = [item for item in all_items(auditor, "records/list_export?") if item["id"] not in before]
    assert len(new) == 1
    fields = auditor.record("list_export", new[0]["id"])["fields"]
    assert fields["exported_by"]["id"] == officer.me["account"]["id"] and fields["list_kind"] == CASE and fields["row_count"] == len(taken) - 1
    assert fields["filter"] == "open=yes" and fields["searched"] == "李" and fields["file_type"] == "csv" and "next_due" in fields["column_ids"]
    event = auditor.get(f"records/list_export/{new[0]['id']}/chain").json["items"]
    assert [one["action"] for one in event] == ["export"] and event[0]["actor"] == officer.me["account"]["name"]
    forged = officer.post("records/list_export", {"action": "export", "input": {"list_kind": CASE, "list_name": "x", "column_ids": "x", "row_count": 0, "file_type": "csv",
                                                                                "exported_by": auditor.me["account"]["id"]}})
    assert forged.status == 409 and forged.codes() == ["WRONG_STATE"]
    assert "list_export" not in {kind["id"] for kind in officer.get("kinds").json}


def test_a_list_too_long_says_how_long(demo, tmp_path):
    """Twenty thousand rows are handed over; above that the answer says how many there are and what to do."""
    import sqlite3
    data = free_copy(demo, tmp_path / "long")
    with sqlite3.connect(data / "xiezhi.db") as database:
        columns = [row[1] for row in database.execute('PRAGMA table_info("plan_task")')]
        names = ", ".join(f'"{name}"' for name in columns)
        unlike = {"id": "printf('01761bd0-3a80-7000-8000-%012d', n)", "source_key": "'copy ' || n"}
        picked = ", ".join(unlike.get(name, f't."{name}"') for name in columns)
        count = database.execute("SELECT count(*) FROM plan_task").fetchone()[0]
        database.execute(f"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ?) INSERT INTO plan_task ({names}) SELECT {picked} FROM s, "
                         "(SELECT * FROM plan_task LIMIT 1) t", (20_001 - count,))
    server = Server(data)
    try:
        chief = server.sign_in("chief")
        refused = chief.get("records/plan_task/table?format=csv")
        assert refused.status == 413 and refused.codes() == ["TOO_LARGE"]
        fault = refused.json["faults"][0]
        assert "20001" in fault["message"]["zh"] and "20000" in fault["message"]["en"] and "筛选" in fault["remedy"]["zh"]
        narrowed = chief.get("records/plan_task/table?format=csv&state=withdrawn")
        assert narrowed.status == 200
    finally:
        server.stop()
