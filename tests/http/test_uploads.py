"""Resumable uploads (tus 1.0): half-finished, damaged, out of place, too large, cut off by kill -9 and gone on with."""
import base64
import hashlib
import random

import pytest

from conftest import DAY, application
from xiezhi import Server, examine, free_copy

CASE = "reconsideration_case"
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}


def begin(client, length, **headers):
    return client.post("files", raw=b"", headers={**TUS, "Upload-Length": str(length), **headers})


def piece(client, place, offset, content, **headers):
    return client.send("PATCH", place, raw=content, headers={**PIECE, "Upload-Offset": str(offset), **headers})


def offset_of(client, place):
    got = client.send("HEAD", place, headers=TUS)
    assert got.status == 200, got
    return int(got.headers["upload-offset"])


def content_of(size, seed=1):
    return random.Random(seed).randbytes(size)


def attach_and_read(client, case, place, content):
    done = client.act(CASE, case, "attach", {"file": place.split("/")[-1], "name": "材料.bin"}, DAY)
    assert done.status == 200, done
    kept = client.record(CASE, case)["attachments"][-1]
    got = client.get(f"files/{kept['id']}")
    assert got.status == 200 and got.body == content


def test_what_the_server_speaks(server):
    got = server.client().send("OPTIONS", "files")
    assert got.status == 204 and got.headers["tus-version"] == "1.0.0" and int(got.headers["tus-max-size"]) > 100_000_000
    assert set(got.headers["tus-extension"].split(",")) == {"creation", "termination", "checksum", "expiration"}


def test_pieces_of_every_size_make_the_file(people, case):
    officer = people("officer")
    content = content_of(700_001)
    place = begin(officer, len(content)).headers["location"]
    at = 0
    for size in (1, 0, 65_535, 65_536, 65_537, 3, 200_000, len(content)):
        part = content[at:at + size]
        got = piece(officer, place, at, part)
        at += len(part)
        assert got.status == 204 and int(got.headers["upload-offset"]) == at == offset_of(officer, place)
    attach_and_read(officer, case, place, content)
    # The same upload attached again by somebody who did not hear the answer gives the same file.
    attach_and_read(officer, case, place, content)


def test_empty_file(people, case):
    place = begin(people("officer"), 0).headers["location"]
    attach_and_read(people("officer"), case, place, b"")


def test_out_of_place_and_beyond_the_end(people):
    officer = people("officer")
    place = begin(officer, 100).headers["location"]
    assert piece(officer, place, 0, b"x" * 40).status == 204
    for offset in (0, 39, 41, 100, 1000):
        got = piece(officer, place, offset, b"y" * 10)
        assert got.status == 409 and "40" in got.text and got.codes(), got
    assert piece(officer, place, 40, b"z" * 61).status == 422
    assert offset_of(officer, place) == 40
    for offset in ("", "-1", "x", "1.5", "99999999999999999999999"):
        assert piece(officer, place, offset, b"y").codes() == ["BAD_VALUE"]
    assert piece(officer, place, 40, b"y", **{"Content-Type": "application/octet-stream"}).codes() == ["BAD_VALUE"]
    assert offset_of(officer, place) == 40


@pytest.mark.parametrize("length", ["", "-1", "x", "1e6", "99999999999999999999999", None])
def test_lengths_that_are_none(people, length):
    got = people("officer").post("files", raw=b"", headers={**TUS, "Upload-Length": length})
    assert got.status == 422 and got.codes() == ["BAD_VALUE"]


def test_too_large(people):
    officer = people("officer")
    for length in (513 << 20, 1 << 40):
        got = begin(officer, length)
        assert got.status == 413 and got.codes() == ["TOO_LARGE"], got
    assert begin(officer, 10, **{"Upload-Metadata": "filename " + base64.b64encode(b"x" * 4000).decode()}).status in (201, 400, 413)


def test_a_damaged_piece_is_thrown_away(people, case):
    officer = people("officer")
    content = content_of(50_000, 2)
    place = begin(officer, len(content)).headers["location"]
    for method in ("sha1", "sha256"):
        half = content[:25_000] if method == "sha1" else content[25_000:]
        at = 0 if method == "sha1" else 25_000
        sum = base64.b64encode(hashlib.new(method, half).digest()).decode()
        damaged = bytes([half[0] ^ 1]) + half[1:]
        got = piece(officer, place, at, damaged, **{"Upload-Checksum": f"{method} {sum}"})
        assert got.status == 460 and got.codes() == ["BAD_VALUE"] and offset_of(officer, place) == at
        assert piece(officer, place, at, half, **{"Upload-Checksum": f"{method} {sum}"}).status == 204
    for sum in ("md5 abc", "sha1", "sha1 !!!", "", "sha256 " + base64.b64encode(b"short").decode()):
        got = piece(officer, place, len(content), b"", **{"Upload-Checksum": sum})
        assert got.status in ((204,) if sum == "" else (400, 460)), (sum, got)
    attach_and_read(officer, case, place, content)


def test_another_version_of_tus(people):
    got = people("officer").post("files", raw=b"", headers={"Tus-Resumable": "0.2.2", "Upload-Length": "1"})
    assert got.status == 412 and got.headers["tus-version"] == "1.0.0"


def test_half_a_file_is_no_attachment(people, case):
    officer = people("officer")
    place = begin(officer, 100).headers["location"]
    piece(officer, place, 0, b"x" * 99)
    got = officer.act(CASE, case, "attach", {"file": place.split("/")[-1], "name": "半份"}, DAY)
    assert got.status == 409 and got.codes() == ["FILE_INCOMPLETE"], got
    assert officer.record(CASE, case)["attachments"] == []


def test_given_up_is_gone(people):
    officer = people("officer")
    place = begin(officer, 10).headers["location"]
    assert officer.send("DELETE", place, headers=TUS).status == 204
    for method in ("HEAD", "DELETE", "PATCH"):
        got = officer.send(method, place, raw=b"x" if method == "PATCH" else None, headers={**PIECE, "Upload-Offset": "0"})
        assert got.status == 404, (method, got)


def test_nobody_uploads_without_signing_in(server):
    stranger = server.client()
    assert begin(stranger, 10).status == 401
    assert stranger.send("HEAD", "files/" + "0" * 32).status == 401


def test_kill_in_the_middle_and_go_on_after_the_restart(demo, tmp_path_factory):
    """What was acknowledged is on the disk; the client asks how much, goes on, and the file is whole."""
    data = free_copy(demo, tmp_path_factory.mktemp("uploads") / "data")
    content = content_of(1_000_000, 3)
    running = Server(data)
    officer = running.sign_in("officer")
    case = application(running.sign_in)
    place = begin(officer, len(content)).headers["location"]
    at = 0
    for round in range(4):
        for size in (100_000, 7, 65_536):
            part = content[at:at + size]
            assert piece(officer, place, at, part).status == 204
            at += len(part)
        # A piece under way: its head and half its bytes are sent, then the power goes.
        request = (f"PATCH {place} HTTP/1.1\r\nHost: x\r\nCookie: {officer.cookie}\r\nX-CSRF-Token: {officer.csrf}\r\nUpload-Offset: {at}\r\n"
                   "Content-Type: application/offset+octet-stream\r\nContent-Length: 200000\r\n\r\n").encode()
        running.raw(request + content[at:at + 100_000], wait=0.1)
        running.kill()
        running = Server(data)
        officer = running.sign_in("officer")
        assert offset_of(officer, place) == at
    got = piece(officer, place, at, content[at:])
    assert got.status == 204 and int(got.headers["upload-offset"]) == len(content)
    attach_and_read(officer, case, place, content)
    running.stop()
    examine(data)


def test_an_upload_belongs_to_who_began_it(people, case):
    officer, head = people("officer"), people("head")
    content = content_of(1000)
    place = begin(officer, len(content)).headers["location"]
    for got in (head.send("HEAD", place, headers=TUS), piece(head, place, 0, content), head.send("DELETE", place, headers=TUS)):
        assert got.status == 404, got
    assert piece(officer, place, 0, content).status == 204
    assert head.act(CASE, case, "attach", {"file": place.split("/")[-1], "name": "材料.bin"}, DAY).status == 404
    attach_and_read(officer, case, place, content)
