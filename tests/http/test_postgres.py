"""The same over PostgreSQL (tools/with-postgres gives one): the server goes away in the middle of the work and comes back."""
import os
import re
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from test_crash import CASE, Writer, figures_agree, replay
from test_figure_records import look_at_pages
from xiezhi import PASSWORD, Server, command, examine, wait_until

pytestmark = pytest.mark.skipif("XIEZHI_TEST_PG" not in os.environ, reason="run through tools/with-postgres")


def control(*arguments):
    """pg_ctl as the cluster's owner; it refuses to run as root."""
    folder = os.environ["XIEZHI_TEST_PG_DATA"]
    run = [os.environ["XIEZHI_TEST_PG_BIN"] + "/pg_ctl", "-D", folder, "-w", "-t", "30", "-l", folder + "/server.log", *arguments]
    if os.geteuid() == 0:
        run = ["runuser", "-u", os.environ["XIEZHI_TEST_PG_USER"], "--", *run]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    data = tmp_path_factory.mktemp("postgres") / "data"
    words = dict(re.findall(r"(\w+)=(\S+)", os.environ["XIEZHI_TEST_PG"]))
    address = f"postgresql://{words['user']}@{words['host']}:{words['port']}/{quote(words['dbname'])}"
    command("demo", "--data", data, "--database", address)
    server = Server(data, "--database", address)
    yield server
    server.stop()
    examine(data, "--database", address)


def writers_of(server):
    officer = server.sign_in("officer")
    unit = next(one["id"] for one in officer.get("records/unit?limit=200").json["items"] if "市场监督管理局" in one["title"])
    writers = [Writer(("officer", "officer2", "clerk")[i % 3], unit, i) for i in range(6)]
    signed = {name: server.sign_in(name) for name in ("officer", "officer2", "clerk")}
    for writer in writers:
        writer.signed = signed[writer.name]
    return writers, signed


def test_records_of_figures_page_by_page(served):
    look_at_pages(served.sign_in("statistician"), (2021, 2024))


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_database_goes_away_and_comes_back(served, mode):
    writers, signed = writers_of(served)
    until = threading.Event()
    with ThreadPoolExecutor(len(writers)) as pool:
        busy = [pool.submit(writer.work, served, until) for writer in writers]
        time.sleep(1)
        control("stop", "-m", mode)
        try:
            # While it is gone everything says so, clearly, and the server lives.
            got = signed["officer"].get(f"records/{CASE}?limit=1")
            assert got.status == 503 and got.codes()[0] in ("STORE_UNAVAILABLE", "STORE_BUSY"), got
            assert served.client().get("health").status == 503 and served.alive()
            assert served.client().sign_in("head", PASSWORD).status == 503
        finally:
            until.set()
            control("start")
        for job in busy:
            job.result()
    assert sum(len(writer.heard) for writer in writers) > 0
    wait_until(lambda: signed["officer"].get(f"records/{CASE}?limit=1").status == 200, 20, "it comes back by itself")
    replay(writers, lambda writer: signed[writer.name])
    for writer in writers:
        for (_, _, _, _, _), answer in writer.heard:
            view = signed["officer"].record(CASE, answer["id"])
            assert view["version"] >= answer["version"], "acknowledged and there"
            assert answer["sequence"] in {one["sequence"] for one in signed["officer"].get(f"records/{CASE}/{answer['id']}/chain").json["items"]}
    sequences = [answer["sequence"] for writer in writers for _, answer in writer.heard]
    assert len(sequences) == len(set(sequences))
    figures_agree(signed["officer"])
