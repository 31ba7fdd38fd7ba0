"""Hostile bytes on raw sockets (the probe of the stack's choice, kept as a test): each gets a clear refusal or a closed
connection, the next ordinary request is answered at once, and nothing is left behind."""
import re
import resource
import socket
import time

import pytest

from xiezhi import Server, free_copy, wait_until

HOST = b"Host: 127.0.0.1\r\n"
POST = b"POST /api/v1/session HTTP/1.1\r\n" + HOST
GET = b"GET /api/v1/health HTTP/1.1\r\n" + HOST


@pytest.fixture(scope="module")
def target(demo, tmp_path_factory):
    """A server of its own: other tests' connections do not count here."""
    running = Server(free_copy(demo, tmp_path_factory.mktemp("hostile") / "data"), preexec=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1024,
        resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def goes_on(target):
    yield
    began = time.monotonic()
    assert target.client().get("health").json["ok"] is True
    assert time.monotonic() - began < 2, "an ordinary request waits no longer because of it"


def statuses(got):
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", got)]


def refused(target, text, wait=2.0, shut=False):
    """Closed without an answer, or an answer that is an error; never a success."""
    got = target.raw(text, wait, shut)
    assert not any(status < 400 for status in statuses(got)), (text[:200], got[:300])
    return got


@pytest.mark.parametrize("text", [
    POST + b"Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    POST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n{}{}x",
    POST + b"Content-Length: -1\r\n\r\n",
    POST + b"Content-Length: +5\r\n\r\n{}{}x",
    POST + b"Content-Length: 0x10\r\n\r\n",
    POST + b"Content-Length: 99999999999999999999999\r\n\r\n",
    POST + b"Content-Length: 18446744073709551616\r\n\r\n",
    POST + b"Content-Length: 500000000\r\n\r\n" + b"x" * 100_000,
    POST + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    GET + b"X: a\x00b\r\n\r\n", GET + b"X\x00Y: ab\r\n\r\n", b"GET /api/v1/he\x00alth HTTP/1.1\r\n" + HOST + b"\r\n",
    b"\x00" * 1000, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x11" * 500, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n",
    b"GET\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\nHost x\n\n", b"\r\n" * 5000 + b"x",
    GET + b"".join(b"H%d: x\r\n" % i for i in range(2000)) + b"\r\n", GET + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
    GET + b"X" * 10_000 + b": a\r\n\r\n", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    GET + b"Cookie: " + b"; ".join(b"xz_session=%064d" % i for i in range(2000)) + b"\r\n\r\n",
    b"CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n", b"TRACE / HTTP/1.1\r\n" + HOST + b"Cookie: xz_session=secret\r\n\r\n",
    b"TRACE /api/v1/me HTTP/1.1\r\n" + HOST + b"\r\n",
    b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n",
])
def test_malformed_requests(target, text):
    got = refused(target, text, wait=1.0, shut=True)
    assert b"secret" not in got, "TRACE gives nothing back"


@pytest.mark.parametrize("text", [b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"])
def test_odd_versions_get_the_public_page_at_most(target, text):
    got = target.raw(text, 1.0, True)
    assert statuses(got) in ([], [400], [505]) or (statuses(got) == [200] and b"<!doctype html" in got.lower()), got[:300]


@pytest.mark.parametrize("path", [b"/../../../etc/passwd", b"/..%2f..%2f..%2fetc%2fpasswd", b"/%2e%2e/%2e%2e/keys/master.key",
                                  b"/assets/../../../../etc/passwd", b"/assets/%2e%2e/index.html", b"/..\\..\\windows", b"/%5c..%5c..", b"/.git/config", b"/assets/.hidden",
                                  b"//etc/passwd", b"/%2fetc/passwd", b"/%00/etc/passwd", b"/index.html%00.js", b"file:///etc/passwd"])
def test_no_file_outside_the_pages(target, path):
    got = target.raw(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    head, _, body = got.partition(b"\r\n\r\n")
    assert b"root:" not in body and b"[core]" not in body and b"BEGIN" not in body, got[:300]
    # A path of the pages' own may be answered by the one page there is; nothing else is.
    assert statuses(got) in ([400], [404], [405]) or (statuses(got) == [200] and b"text/html" in head and b"<!doctype html" in body.lower()), got[:200]


def test_absolute_address_is_no_proxy(target):
    for line in (b"GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nHost: 169.254.169.254\r\n", b"GET https://example.org/ HTTP/1.1\r\nHost: example.org\r\n"):
        got = target.raw(line + b"Connection: close\r\n\r\n", wait=2)
        assert b"meta-data" not in got.partition(b"\r\n\r\n")[2] or statuses(got)[0] >= 400
        assert statuses(got) in ([400], [404]) or b"text/html" in got, got[:200]


def test_no_header_can_be_put_into_an_answer(target):
    for path in (b"/api/v1/x%0d%0aSet-Cookie:%20a=b", b"/api/v1/records/x%0d%0aInjected:%20yes", b"/x%0aInjected:yes"):
        got = target.raw(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
        head = got.partition(b"\r\n\r\n")[0].lower()
        assert statuses(got) == [400] and b"injected" not in head and b"set-cookie" not in head, got[:300]


def test_pipelined_requests_are_answered_in_order(target):
    got = target.raw((GET + b"\r\n") * 3 + b"GET /api/v1/me HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", wait=3)
    assert statuses(got) == [200, 200, 200, 401], got


def test_more_pipelined_than_are_kept_waiting(target):
    got = target.raw((GET + b"\r\n") * 500, wait=2)
    assert set(statuses(got)) <= {200, 503}


def test_half_closed_connection_is_still_answered(target):
    got = target.raw(GET + b"Connection: close\r\n\r\n", shut=True)
    assert statuses(got) in ([200], []), got  # answered or closed, never hanging
    began = time.monotonic()
    target.raw(POST + b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{", wait=5, shut=True)
    assert time.monotonic() - began < 5, "half a body and no more to come: closed at once"


def test_without_length_there_is_no_body(target):
    got = target.raw(POST + b"Content-Type: application/json\r\nConnection: close\r\n\r\n{\"name\":\"officer\"}", wait=2)
    # The bytes after the head are no request either: an error, or closed.
    assert not any(status < 400 for status in statuses(got)), got


def test_chunked_body_is_read(target):
    body = b'{"rule":"RE-01","from":"2024-05-06"}'
    chunks = b"".join(b"%x;ext=1\r\n%s\r\n" % (len(body[i:i + 5]), body[i:i + 5]) for i in range(0, len(body), 5)) + b"0\r\n\r\n"
    got = target.raw(b"POST /api/v1/terms/derive HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks)
    assert statuses(got) == [200] and b'"due":"2024-05-11"' in got, got


@pytest.mark.parametrize("tail", [b"3;" + b"e" * (20 << 20), b"1\r\nx\r\n" * (3 << 20), b"0\r\nTrailer: " + b"t" * 200_000 + b"\r\n\r\n"], ids=["extension", "ones", "trailer"])
def test_chunks_that_never_end_cost_no_memory(target, tail):
    before = target.memory_kb()
    target.raw(POST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + tail, wait=2)
    assert target.alive()
    # What is noted of each chunk may outweigh a chunk of one byte many times; the largest body bounds it.
    assert target.memory_kb() < before + 128_000


def test_slow_requests_do_not_hold_others_up(target):
    """Slow loris: heads that never end, bodies that never come."""
    before = target.descriptors()
    slow = []
    for i in range(400):
        link = socket.create_connection(("127.0.0.1", target.port))
        link.sendall(GET[:30] if i % 2 else POST + b"Content-Length: 1000\r\n\r\n{")
        slow.append(link)
    began = time.monotonic()
    assert target.client().get("health").status == 200
    assert time.monotonic() - began < 2
    for link in slow:
        link.close()
    wait_until(lambda: target.descriptors() <= before + 5, 20, "the connections' descriptors are given back")


def test_a_slow_head_is_cut_off(target):
    """A byte now and then does not keep a connection: the time to read one request is bounded."""
    with socket.create_connection(("127.0.0.1", target.port)) as link:
        link.settimeout(1)
        began = time.monotonic()
        link.sendall(GET)
        closed = False
        while not closed and time.monotonic() - began < 45:
            try:
                link.sendall(b"X: y\r\n")
                closed = link.recv(1024) == b""
            except socket.timeout:
                continue
            except ConnectionError:
                closed = True
        assert closed, "still open after 45 s"


def test_thousands_of_connections_leave_nothing(target):
    """Opened and dropped, some reset, some in the middle of a request; more than the limit at once; descriptors and memory return."""
    wait_until(lambda: target.client().get("health").status == 200, 10)
    before, memory = target.descriptors(), target.memory_kb()
    for i in range(5000):
        link = socket.socket()
        link.connect(("127.0.0.1", target.port))
        if i % 3 == 0:
            link.sendall(GET + b"\r\n")
        elif i % 3 == 1:
            link.sendall(GET[:20])
        if i % 2:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # a reset
        link.close()
    wait_until(lambda: target.descriptors() <= before + 5, 40, "descriptors come back")
    assert target.client().get("health").status == 200
    assert target.memory_kb() < memory + 64_000


def test_more_connections_than_it_takes(target):
    """More open connections than the server keeps: the rest are closed; those it has are served, and all go on afterwards."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    before = target.descriptors()
    links = []
    try:
        for _ in range(2500):
            link = socket.socket()
            link.setblocking(False)
            link.connect_ex(("127.0.0.1", target.port))
            links.append(link)
        time.sleep(2)
        assert target.alive()
        # It keeps descriptors for its own files: whoever is connected is answered, the database included.
        links[0].setblocking(True)
        links[0].settimeout(10)
        links[0].sendall(GET + b"\r\n")
        assert b"200" in links[0].recv(4096).split(b"\r\n")[0]
    finally:
        for link in links:
            link.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    wait_until(lambda: target.descriptors() <= before + 5, 40, "descriptors come back")
