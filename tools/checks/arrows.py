"""An arrow between the folders of src/ points only downwards: who may include whom stands in CMakeLists.txt."""
import re

from .tree import Fault

FOLDER = re.compile(r"^\s*xiezhi_folder\((\w+)([^)]*)\)")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"/]+)/[^"]+"')
OUTSIDE = re.compile(r"^\s*#\s*include\s+<([^>]+)>")

# Libraries that only one place may know, so that it can be exchanged there.
KNOWN_ONLY_TO = {
    "restinio/": ("src/http/server.cpp",),
    "sqlite3.h": ("src/store/",),
    "libpq-fe.h": ("src/store/",),
    "openssl/": ("src/store/", "src/base/", "src/definition/canonical.cpp"),
    "sodium.h": ("src/store/", "src/identity/"),
    "yaml-cpp/": ("src/definition/", "src/term/", "src/report/"),
    "CLI/": ("src/app/",),
}


def needs(tree):
    """folder → (line, what its NEEDS lists)."""
    found = {}
    for number, line in tree.lines("CMakeLists.txt") if tree.has("CMakeLists.txt") else []:
        if match := FOLDER.match(line):
            listed = re.search(r"\bNEEDS\b(.*?)(\bLIBRARIES\b|$)", match.group(2))
            found[match.group(1)] = (number, listed.group(1).split() if listed else [])
    return found


def reachable(graph, start):
    seen, waiting = set(), [start]
    while waiting:
        for one in graph.get(waiting.pop(), (0, []))[1]:
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return seen


def includes(tree):
    graph = needs(tree)
    for name in tree.having(".cpp", ".hpp", under=("src/",)):
        folder = name.split("/")[1]
        if folder not in graph:
            yield Fault(name, 1, "arrow", f'folder src/{folder} has no xiezhi_folder({folder} …)',
                        "What it may include is not said",
                        "Add the line to CMakeLists.txt, or move the file")
            continue
        allowed = reachable(graph, folder) | {folder}
        for number, line in tree.lines(name):
            match = INCLUDE.match(line)
            if match and match.group(1) not in allowed:
                yield Fault(name, number, "arrow", f"src/{folder} includes src/{match.group(1)}, which its NEEDS in CMakeLists.txt does not reach",
                            "Arrows point only downwards, so that a folder can be read and tested without those above it",
                            f"Move what is needed below both, hand it in as an argument, or add {match.group(1)} to NEEDS if it lies below")


def cycles(tree):
    graph = needs(tree)
    for folder, (number, _) in graph.items():
        if folder in reachable(graph, folder):
            yield Fault("CMakeLists.txt", number, "cycle", f"src/{folder} needs itself by way of others",
                        "Two folders that need each other are one folder",
                        "Take out the arrow that points upwards")


def outside(tree):
    for name in tree.having(".cpp", ".hpp", under=("src/",)):
        for number, line in tree.lines(name):
            match = OUTSIDE.match(line)
            for library, places in KNOWN_ONLY_TO.items() if match else []:
                if match.group(1).startswith(library) and not name.startswith(places):
                    yield Fault(name, number, "library", f"<{match.group(1)}> is included here",
                                f"Only {', '.join(places)} may know this library, so that it can be exchanged there",
                                "Use the interface of that folder")
