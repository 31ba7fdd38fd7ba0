"""kill -9 in the middle of a storm of writes: what was acknowledged is there, nothing is half-written, and a request that
heard no answer has exactly one effect however often it is repeated under its key."""
import random
import sqlite3
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from conftest import DAY
from test_figure_records import walked
from xiezhi import Server, examine, free_copy

CASE = "reconsideration_case"
ROUNDS, CLIENTS = 5, 8


class Writer:
    """One person who opens cases and works on them, remembering what was sent and what was heard."""

    def __init__(self, name, unit, seed):
        self.name, self.unit, self.chance = name, unit, random.Random(seed)
        self.heard = []    # (request, answer)
        self.unheard = []  # requests without an answer
        self.mine = {}     # case → version last heard

    def next_request(self):
        key = str(uuid.uuid4())
        if not self.mine or self.chance.random() < 0.4:
            body = {"action": "receive", "on": DAY, "input": {"received_how": "IN_PERSON", "act_kind": self.chance.choice(["PENALTY", "LICENSING"]), "act_on": "2024-04-15"},
                    "parties": {"applicant": [{"name": f"申请人{self.chance.randrange(1000)}"}], "respondent": [{"unit": self.unit}]}}
            return key, f"records/{CASE}", body, None, None
        case = self.chance.choice(list(self.mine))
        action, input = self.chance.choice([("note", {"text": f"备注{key}"}), ("complete_entry", {"keyword": f"关键词{key[:6]}", "act_title": "某处罚决定"}),
            ("note", {"text": "又一条"})])
        return key, f"records/{CASE}/{case}/actions/{action}", {"on": DAY, "input": input}, self.mine[case], case

    def send(self, client, request):
        key, path, body, version, case = request
        headers = {"Idempotency-Key": key} | ({"If-Match": f'"{version}"'} if version is not None else {})
        return client.post(path, body, headers)

    def keep(self, request, answer):
        assert answer.status < 500, (request, answer)
        if answer.status in (200, 201):
            self.heard.append((request, answer.json))
            self.mine[answer.json["id"]] = answer.json["version"]
        elif request[4] is not None:
            self.mine.pop(request[4], None)  # refused (its state does not allow it, say): another one next

    def work(self, server, until):
        client = server.client()
        client.cookie, client.csrf = self.signed.cookie, self.signed.csrf
        while not until.is_set():
            request = self.next_request()
            try:
                answer = self.send(client, request)
            except Exception:  # the server is gone: any way of not answering counts as one
                self.unheard.append(request)
                return
            if answer.status == 503:
                self.unheard.append(request)
                return
            self.keep(request, answer)


def one(rows):
    assert len(rows) == 1, rows
    return rows[0]


def is_whole(database, writers, kind_table="reconsideration_case"):
    """Events, records, numbers and rows agree; every acknowledged answer is in them."""
    ask = lambda sql, *values: database.execute(sql, values).fetchall()
    database.isolation_level = None
    ask("BEGIN")  # one snapshot: the server is up and its jobs write
    sequences = [row[0] for row in ask("SELECT sequence FROM event ORDER BY sequence")]
    assert sequences == list(range(1, len(sequences) + 1)), "the chain has no gap"
    assert one(ask("SELECT sequence FROM head"))[0] == len(sequences)
    # A record's version counts its events (a reveal is one that changes nothing), and each has its rows.
    events = dict(ask("SELECT record, count(*) FROM event WHERE kind = ? AND action <> 'reveal' GROUP BY record", CASE))
    given = {}
    for text, record in ask("SELECT text, record FROM number_given"):
        given.setdefault(text, []).append(record)
    for id, version, number in ask(f"SELECT id, version, number_intake FROM {kind_table}"):
        assert events[id] == version, (id, version, events[id])
        assert number is None or given[number] == [id]
    # Numbers without a gap or a repetition.
    for series, year, next in ask("SELECT series, year, next FROM number_series WHERE entered IS NULL OR entered = 0"):
        places = sorted(row[0] for row in ask("SELECT seq FROM number_given WHERE series = ? AND year = ?", series, year))
        assert places == list(range(1, len(places) + 1)), (series, year, places)
    seen = set()
    records = {row[0]: row[1:] for row in ask("SELECT sequence, record, kind FROM event")}
    answers = dict(ask("SELECT key, sequence FROM idempotency"))
    for writer in writers:
        for (key, _, _, version, _), answer in writer.heard:
            assert records[answer["sequence"]] == (answer["id"], answer["kind"]), "acknowledged and there"
            assert answer["sequence"] not in seen, "two answers, two events"
            seen.add(answer["sequence"])
            assert answers[key] == answer["sequence"]


def figures_agree(client):
    """The cells, and the records they open."""
    for figure in client.get("figures").json:
        for year in (2024, 2026):
            got = client.get(f"figures/{figure['id']}?year={year}")
            if got.status != 200 or figure["shape"] not in ("flow", "stock"):
                continue
            listed = walked(client, f"figures/{figure['id']}/records?year={year}&limit=200")
            if listed is not None and not isinstance(got.json["value"], type(None)) and figure["unit"]["en"] == "cases":
                assert len(listed["items"]) == listed["total"], (figure["id"], year)
                assert listed["total"] + listed["hidden"] == got.json["value"], (figure["id"], year)


def replay(writers, client_of):
    """Everything unheard once more, twice, under its key."""
    for writer in writers:
        client = client_of(writer)
        for request in writer.unheard:
            first = writer.send(client, request)
            until = time.monotonic() + 20
            while first.status == 503 and time.monotonic() < until:  # the database is only just back: it says "try again"
                time.sleep(0.2)
                first = writer.send(client, request)
            again = writer.send(client, request)
            assert first.status < 500 and again.status == first.status, (first, again)
            if first.status in (200, 201):
                assert again.json["repeated"] is True and again.json["sequence"] == first.json["sequence"]
                writer.heard.append((request, first.json))
                writer.mine[first.json["id"]] = first.json["version"]
            elif request[4] is not None:
                writer.mine.pop(request[4], None)
        writer.unheard.clear()


def test_kill_in_a_storm_of_writes(demo, tmp_path_factory):
    data = free_copy(demo, tmp_path_factory.mktemp("crash") / "data")
    server = Server(data)
    officer = server.sign_in("officer")
    unit = next(one["id"] for one in officer.get("records/unit?limit=200").json["items"] if "市场监督管理局" in one["title"])
    writers = [Writer(("officer", "officer2", "clerk")[i % 3], unit, i) for i in range(CLIENTS)]
    chance, replayed = random.Random(7), 0
    for round in range(ROUNDS):
        signed = {name: server.sign_in(name) for name in ("officer", "officer2", "clerk")}
        for writer in writers:
            writer.signed = signed[writer.name]
        figures_before = sum(len(writer.heard) for writer in writers)
        until = threading.Event()
        with ThreadPoolExecutor(CLIENTS) as pool:
            busy = [pool.submit(writer.work, server, until) for writer in writers]
            time.sleep(0.4 + chance.random())
            server.kill()
            until.set()
            for job in busy:
                job.result()
        assert sum(len(writer.heard) for writer in writers) > figures_before, "it was a storm"
        replayed += sum(len(writer.unheard) for writer in writers)
        server = Server(data)
        signed = {name: server.sign_in(name) for name in ("officer", "officer2", "clerk")}
        with sqlite3.connect(f"file:{data}/xiezhi.db?mode=ro", uri=True) as database:
            is_whole(database, writers)
        replay(writers, lambda writer: signed[writer.name])
        with sqlite3.connect(f"file:{data}/xiezhi.db?mode=ro", uri=True) as database:
            is_whole(database, writers)
        figures_agree(signed["officer"])
        examine(data)  # beside the running server
    server.stop()
    assert replayed >= ROUNDS, "requests were cut off in the middle"
    examine(data)
