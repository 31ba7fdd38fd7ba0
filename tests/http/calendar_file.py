"""Reads an iCalendar file by RFC 5545 itself, knowing nothing of who wrote it; whatever breaks the form fails."""
import re
from datetime import date, datetime, timedelta, timezone

NAME = re.compile(r"^[A-Z][A-Z0-9-]*$")
DURATION = re.compile(r"^-?P(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$")
ONCE = {"VEVENT": {"UID", "DTSTAMP", "DTSTART"}, "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"}, "VTIMEZONE": {"TZID"},
        "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}, "VCALENDAR": {"PRODID", "VERSION"}}


class Part:
    def __init__(self, name):
        self.name, self.lines, self.parts = name, [], []

    def value(self, name):
        found = [value for key, _, value in self.lines if key == name]
        assert len(found) == 1, f"{name} stands {len(found)} times in {self.name}"
        return found[0]

    def parameters(self, name):
        return next(parameters for key, parameters, _ in self.lines if key == name)

    def part(self, name):
        found = [part for part in self.parts if part.name == name]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]


def content_lines(raw):
    """3.1: CRLF ends a line, no line is longer than 75 octets, a line that begins with a blank goes on the one before."""
    assert raw.endswith(b"\r\n") and b"\r" not in raw.replace(b"\r\n", b"") and b"\n" not in raw.replace(b"\r\n", b"")
    lines = []
    for line in raw[:-2].split(b"\r\n"):
        assert 0 < len(line) <= 75, f"{len(line)} octets: {line!r}"
        line.decode("utf-8")  # strictly: folded within a character it would fail
        if line[:1] in (b" ", b"\t"):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode("utf-8") for line in lines]


def split(line):
    head, value = re.match(r'^((?:[^":]|"[^"]*")*):(.*)$', line).groups()
    name, *parameters = re.findall(r'(?:[^";]|"[^"]*")+', head)
    assert NAME.match(name), line
    return name, dict(one.split("=", 1) for one in parameters), value


def text_of(value):
    """3.3.11: a comma, a semicolon and a backslash are escaped, a line end is \\n; no other control character."""
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), repr(value)
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value!r}"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value), f"no such escape: {value!r}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def read(raw):
    """The VCALENDAR; every part ends where it should and holds what it must."""
    top, open_parts = None, []
    for line in content_lines(raw):
        name, parameters, value = split(line)
        if name == "BEGIN":
            part = Part(value)
            if open_parts:
                open_parts[-1].parts.append(part)
            else:
                assert top is None, "more than one object"
                top = part
            open_parts.append(part)
        elif name == "END":
            part = open_parts.pop()
            assert part.name == value, f"{part.name} ends as {value}"
            for must in ONCE[part.name]:
                part.value(must)
        else:
            open_parts[-1].lines.append((name, parameters, value))
    assert not open_parts and top.name == "VCALENDAR" and top.value("VERSION") == "2.0"
    return top


def event(raw):
    """The event in Python's own terms; times through the zone that the file itself defines."""
    calendar = read(raw)
    found = calendar.part("VEVENT")
    start, parameters = found.value("DTSTART"), found.parameters("DTSTART")
    if parameters.get("VALUE") == "DATE":
        assert re.fullmatch(r"\d{8}", start) and all(part.name != "VTIMEZONE" for part in calendar.parts)
        day = datetime.strptime(start, "%Y%m%d").date()
        assert datetime.strptime(found.value("DTEND"), "%Y%m%d").date() == day + timedelta(days=1)
        begins = datetime.combine(day, datetime.min.time())
    else:
        assert re.fullmatch(r"\d{8}T\d{6}", start)
        zone = calendar.part("VTIMEZONE")
        assert zone.value("TZID") == parameters["TZID"] and zone.part("STANDARD").value("TZOFFSETTO") == "+0800"
        day = begins = datetime.strptime(start, "%Y%m%dT%H%M%S")
    stamp = found.value("DTSTAMP")
    assert re.fullmatch(r"\d{8}T\d{6}Z", stamp)
    reminder = None
    if any(part.name == "VALARM" for part in found.parts):
        alarm = found.part("VALARM")
        assert alarm.value("ACTION") == "DISPLAY" and DURATION.match(alarm.value("TRIGGER")), alarm.value("TRIGGER")
        days, hours, minutes = (int(re.search(rf"(\d+){unit}", alarm.value("TRIGGER"))[1]) if re.search(rf"(\d+){unit}", alarm.value("TRIGGER")) else 0 for unit in "DHM")
        reminder = begins - timedelta(days=days, hours=hours, minutes=minutes)
        text_of(alarm.value("DESCRIPTION"))
    return {"uid": found.value("UID"), "start": day, "stamp": datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc), "reminder": reminder,
            "summary": text_of(found.value("SUMMARY")), "description": text_of(found.value("DESCRIPTION")), "status": found.value("STATUS"),
            "language": found.parameters("SUMMARY").get("LANGUAGE"), "whole_day": isinstance(day, date) and not isinstance(day, datetime)}
