"""A server of the release build for measurements: started, signed in to, stopped."""
import json
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

PASSWORD = "demo-2026-xiezhi"
BUREAU = 990101


class Server:
    def __init__(self, binary, data, patience=60, *more):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        began = time.monotonic()
        self.process = subprocess.Popen([binary, "serve", "--data", data, "--port", str(self.port), *more], stdout=subprocess.DEVNULL)
        while True:
            try:
                self.call("GET", "/openapi.json")
                break
            except urllib.error.URLError:
                if self.process.poll() is not None or time.monotonic() - began > patience:
                    sys.exit("the server did not start")
                time.sleep(0.01)
        self.start_seconds = time.monotonic() - began

    def call(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v1{path}", data, {"Content-Type": "application/json", **(headers or {})}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.headers, json.loads(answer.read() or b"{}")

    def sign_in(self, name):
        headers, me = self.call("POST", "/session", {"name": name, "password": PASSWORD, "bureau": BUREAU})
        return {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": me["csrf"]}, me

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
