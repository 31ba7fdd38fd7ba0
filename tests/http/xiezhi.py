"""The real binary, driven from outside: a folder of data, a server on loopback, people who sign in.

Nothing here knows how the program works inside; it starts `xiezhi`, speaks HTTP and reads /proc. Each server is ended by
its own process id.
"""
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

from shapes import Shapes

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("XIEZHI_BINARY", ROOT / "build" / "release" / "xiezhi")).resolve()
PASSWORD = "demo-2026-xiezhi"
API = "/api/v1"


def command(*arguments, check=True, **more):
    """Runs `xiezhi ARGUMENTS`; its output is shown when it fails."""
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=600, **more)
    assert not check or done.returncode == 0, f"xiezhi {' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done


def examine(data, *more):
    """The chain verifies, and every table is what the events say."""
    command("ledger", "verify", "--data", data, *more)
    command("fsck", "--data", data, *more)


class Server:
    """`xiezhi serve` on a free port of loopback."""

    started = []  # all of this run, so that a test that fails leaves none behind

    def __init__(self, data, *more, port=0, preexec=None):
        self.data = Path(data)
        self.more = more
        self.log = open(self.data.parent / f"{self.data.name}.log", "ab")
        self.process = subprocess.Popen([BINARY, "serve", "--data", data, "--port", str(port), *more], stdout=subprocess.PIPE, stderr=self.log, preexec_fn=preexec)
        Server.started.append(self)
        line = self.process.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, f"serve did not start: {line!r}; see {self.log.name}"
        self.port = int(found.group(1))

    @property
    def pid(self):
        return self.process.pid

    def alive(self):
        return self.process.poll() is None

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def memory_kb(self):
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text()).group(1))

    def stop(self):
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self.process.stdout.close()
        self.log.close()
        assert code == 0, f"serve ended with {code}; see {self.log.name}"

    def kill(self):
        """As a power cut would: no chance to tidy up."""
        self.process.kill()
        self.process.wait(30)
        self.process.stdout.close()
        self.log.close()

    def client(self):
        return Client(self.port)

    def sign_in(self, name, password=PASSWORD):
        client = self.client()
        answer = client.sign_in(name, password)
        assert answer.status == 200, f"{name}: {answer.status} {answer.text}"
        return client

    def raw(self, text, wait=5.0, shut=False):
        """Sends bytes and returns all that comes back until the other side closes or `wait` seconds pass in silence."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as link:
            link.settimeout(wait)
            got = b""
            try:
                link.sendall(text)
                if shut:
                    link.shutdown(socket.SHUT_WR)
                while chunk := link.recv(65536):
                    got += chunk
            except OSError:  # silence, a reset, or closed before all was sent
                pass
            return got


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"<{self.status} {self.text[:600]}>"

    def codes(self):
        """The codes of a problem answer, after looking whether it is a good one (RFC 9457, both languages)."""
        assert self.headers["content-type"] == "application/problem+json; charset=utf-8", self
        problem = json.loads(self.body.decode("utf-8"))  # strictly: broken UTF-8 raises
        assert problem["status"] == self.status and problem["code"] and problem["title"] and problem["type"], self
        assert problem["faults"], self
        for fault in problem["faults"]:
            for part in ("message", "remedy"):
                assert fault[part]["zh"] and fault[part]["en"], f"{part} is missing in {fault}"
            assert re.search(r"[\u4e00-\u9fff]", fault["message"]["zh"]), fault
        return [fault["code"] for fault in problem["faults"]]


class Client:
    """One person at one browser: cookies, the token of the session, keep-alive."""

    shapes = {}  # by port: the description each server gives of its answers

    def __init__(self, port):
        self.port = port
        self.cookie = ""
        self.csrf = ""
        self.me = {}
        self.link = None
        self.used = 0.0

    def send(self, method, path, body=None, headers=None, raw=None):
        given = {k: v for k, v in {"Cookie": self.cookie, "X-CSRF-Token": self.csrf}.items() if v}
        if body is not None:
            raw = json.dumps(body, ensure_ascii=False).encode()
            given["Content-Type"] = "application/json"
        given.update(headers or {})
        given = {k: v for k, v in given.items() if v is not None}
        # The server closes a connection that was idle for half a minute; a change is not to be sent into that.
        if time.monotonic() - self.used > 10:
            self.close()
        self.used = time.monotonic()
        for attempt in (1, 2):
            if self.link is None:
                self.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                address = path if path.startswith("/") else f"{API}/{path}"
                self.link.request(method, quote(address, safe="/?&=%|+,.:;~-_'#<>@!$*()"), raw, given)
                got = self.link.getresponse()
                answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
                if got.will_close:
                    self.close()
                self.as_described(method, address, answer)
                return answer
            except (OSError, http.client.HTTPException) as error:
                # An idle connection was closed meanwhile; only reading is asked again.
                self.close()
                if attempt == 2 or method not in ("GET", "HEAD") or not isinstance(error, ConnectionError):
                    raise

    def close(self):
        if self.link is not None:
            self.link.close()
        self.link = None

    def as_described(self, method, address, answer):
        """Every good answer of every test is what /openapi.json says of its route."""
        if not answer.headers.get("content-type", "").startswith("application/json") or not 200 <= answer.status < 300 or not answer.body:
            return
        if address.endswith("/openapi.json"):
            return
        if self.port not in Client.shapes:
            Client.shapes[self.port] = Shapes(Client(self.port).get("openapi.json").json)
        faults = Client.shapes[self.port].faults(method, address, answer.json)
        assert not faults, f"{method} {address}: not as described: {'; '.join(faults[:5])}"

    def get(self, path, headers=None):
        return self.send("GET", path, headers=headers)

    def post(self, path, body=None, headers=None, raw=None):
        return self.send("POST", path, body, headers, raw)

    def sign_in(self, name, password=PASSWORD):
        answer = self.send("POST", "session", {"name": name, "password": password})
        if answer.status == 200:
            self.cookie = answer.headers["set-cookie"].split(";")[0]
            self.me = answer.json
            self.csrf = self.me["csrf"]
        return answer

    def record(self, kind, id):
        answer = self.get(f"records/{kind}/{id}")
        assert answer.status == 200, answer
        return answer.json

    def act(self, kind, id, action, input=None, on="", version=None, key=None, **more):
        """An action on the version the person sees now."""
        if version is None:
            version = self.record(kind, id)["version"]
        headers = {"If-Match": f'"{version}"'}
        if key:
            headers["Idempotency-Key"] = key
        body = {"on": on, "input": input or {}, **more}
        return self.post(f"records/{kind}/{id}/actions/{action}", body, headers)


def free_copy(demo, folder):
    """A copy of the demonstration's data, for a test that ends in a server of its own."""
    shutil.copytree(demo, folder)
    return folder


def wait_until(condition, seconds=10.0, what=""):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")
