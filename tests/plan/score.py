#!/usr/bin/env python3
"""Scores the reading of plans: a folder of documents, each with what a person says that it asks (see README.md).

Usage: tests/plan/score.py FOLDER [--program build/release/xiezhi] [--quiet]

Every document FOLDER/<name>.<txt|html|docx> with a FOLDER/<name>.json beside it is read by the program. Printed per
document and over all: F1 of items (path and title both right), of departments (each of an item), of leads and of
deadlines of items, and of targets (comparison, value and unit; "with indicator" asks the indicator too). What was
missed (-) and what was not expected (+) is listed. Half- and full-width forms count as equal.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import unicodedata


def norm(value):
    """Text without blanks and widths, so that only the reading itself is judged."""
    return None if value is None else "".join(unicodedata.normalize("NFKC", str(value)).split())


def number(value):
    return format(float(value), ".10g")


def parts(plan):
    """The reading as five bags of comparable things."""
    items, departments, leads, deadlines = [], [], [], []
    for item in plan["items"]:
        path = norm(item["path"])
        items.append((path, norm(item["title"])))
        departments += [(path, norm(name)) for name in item.get("departments") or []]
        if item.get("lead"):
            leads.append((path, norm(item["lead"])))
        if item.get("deadline"):
            deadlines.append((path, norm(item["deadline"])))
    targets = [(t["op"], number(t["value"]), norm(t["unit"])) for t in plan["targets"]]
    named = [(norm(t["indicator"]),) + bare for t, bare in zip(plan["targets"], targets)]
    return {"items": items, "departments": departments, "leads": leads, "deadlines": deadlines,
            "targets": targets, "targets with indicator": named}


def compare(expected, got):
    """Right, missed and unexpected members of two bags."""
    want, have = collections.Counter(expected), collections.Counter(got)
    both = want & have
    return both, want - both, have - both


def f1(right, missed, extra):
    return 1.0 if right + missed + extra == 0 else 2 * right / (2 * right + missed + extra)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/xiezhi")
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    total = collections.defaultdict(lambda: [0, 0, 0])
    documents = 0
    for judged in sorted(options.folder.glob("*.json")):
        found = [judged.with_suffix(end) for end in (".txt", ".html", ".docx") if judged.with_suffix(end).exists()]
        if not found:
            continue
        documents += 1
        run = subprocess.run([options.program, "plan", "read", str(found[0]), "--format", "json"],
                             capture_output=True, text=True)
        if run.returncode:
            print(f"== {found[0].name}: exit {run.returncode}: {run.stderr.strip()}")
        got = parts(json.loads(run.stdout) if run.returncode == 0 else {"items": [], "targets": []})
        line, differences = [], []
        for name, expected in parts(json.loads(judged.read_text(encoding="utf-8"))).items():
            right, missed, extra = compare(expected, got[name])
            counts = [sum(bag.values()) for bag in (right, missed, extra)]
            total[name] = [a + b for a, b in zip(total[name], counts)]
            line.append(f"{name} {f1(*counts):.2f}")
            if name != "targets":
                differences += [f"   - {name}: {' | '.join(map(str, one))}" for one in missed.elements()]
                differences += [f"   + {name}: {' | '.join(map(str, one))}" for one in extra.elements()]
        print(f"== {found[0].name}: " + ", ".join(line))
        if not options.quiet:
            print("\n".join(differences)) if differences else None
    print(f"\n{documents} documents")
    for name, counts in total.items():
        print(f"{name:24} F1 {f1(*counts):.3f}   right {counts[0]}, missed {counts[1]}, unexpected {counts[2]}")
    return 0 if documents else 1


if __name__ == "__main__":
    sys.exit(main())
