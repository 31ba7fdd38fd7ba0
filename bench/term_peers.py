#!/usr/bin/python3
"""The same advance by working days elsewhere: numpy's busday_offset (one call for a whole array, and one call a day) and,
when node and the package are there, chinese-days. Needs python3-numpy (apt). For chinese-days:

    mkdir -p build/peers && npm install --prefix build/peers chinese-days@1.5.7
    bench/term_peers.py "$PWD/build/peers"

Every peer is first asked for the same dates as law/calendar/china.csv gives, so that the rates compare equal work.
"""
import csv
import datetime
import pathlib
import subprocess
import sys
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST = datetime.date(2010, 1, 1)
SPAN = (datetime.date(2025, 6, 30) - FIRST).days
STEPS = 10


def calendar():
    rows = [r for r in csv.reader(open(ROOT / "law/calendar/china.csv", encoding="utf-8")) if r and not r[0].startswith("#")]
    return {r[0]: r[1] for r in rows[1:] if r[1] in ("off", "work")}


def anchors(count):
    state, out = 88172645463325252, []
    for _ in range(count):
        state ^= (state << 13) & (2**64 - 1)
        state ^= state >> 7
        state ^= (state << 17) & (2**64 - 1)
        out.append(FIRST + datetime.timedelta(days=state % SPAN))
    return out


def working_days(special):
    day, last, out = datetime.date(2004, 1, 1), datetime.date(2026, 12, 31), []
    while day <= last:
        kind = special.get(day.isoformat())
        if kind == "work" or (kind is None and day.weekday() < 5):
            out.append(day)
        day += datetime.timedelta(days=1)
    return out


def rate(name, count, call):
    best = 0.0
    for _ in range(5):
        start = time.perf_counter()
        call()
        best = max(best, count / (time.perf_counter() - start))
    print(f"{name:<44} {best:14.0f} /s")


def main():
    special = calendar()
    days = working_days(special)
    starts = anchors(65536)
    # numpy knows holidays but no make-up weekends: every day of the week is a "business day" and all rest days are listed.
    every = set(days)
    rest, day = [], datetime.date(2004, 1, 1)
    while day <= datetime.date(2026, 12, 31):
        if day not in every:
            rest.append(np.datetime64(day))
        day += datetime.timedelta(days=1)
    busday = np.busdaycalendar(weekmask="1111111", holidays=rest)
    array = np.array(starts, dtype="datetime64[D]")
    import bisect
    truth = [days[bisect.bisect_right(days, s) + STEPS - 1] for s in starts]
    moved = np.busday_offset(array, STEPS, roll="backward", busdaycal=busday)
    assert (moved == np.array(truth, dtype="datetime64[D]")).all(), "numpy disagrees"
    rate("numpy busday_offset, 65536 days in one call", len(starts), lambda: np.busday_offset(array, STEPS, roll="backward", busdaycal=busday))
    rate("numpy busday_offset, one day a call", 20000, lambda: [np.busday_offset(d, STEPS, roll="backward", busdaycal=busday) for d in array[:20000]])
    if len(sys.argv) > 1:
        # findWorkday(n, day) gives the n-th working day after `day`, as we do.
        text = """
const { findWorkday } = require(process.argv[1] + '/node_modules/chinese-days');
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n').map(l => l.split(' '));
const step = s => findWorkday(%d, s);
let wrong = 0;
for (const [s, want] of lines) if (step(s) !== want) wrong++;
let best = 0;
for (let pass = 0; pass < 3; pass++) {
  const t = process.hrtime.bigint();
  for (const [s] of lines) step(s);
  best = Math.max(best, lines.length / (Number(process.hrtime.bigint() - t) / 1e9));
}
console.log(best.toFixed(0) + ' ' + wrong);
""" % STEPS
        lines = "\n".join(f"{s} {t}" for s, t in list(zip(starts, truth))[:5000])
        out = subprocess.run(["node", "-e", text, sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.split()
        print(f"{'chinese-days findWorkday':<44} {int(out[0]):14d} /s   ({out[1]} of 5000 days differ from ours)")


main()
