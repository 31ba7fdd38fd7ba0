"""What holds for the text of every file: no stray spaces, no wide lines, no long files, nothing unfinished."""
import re
import shutil
import subprocess

from .tree import Fault

CODE = (".cpp", ".hpp", ".ts", ".mts", ".vue", ".css", ".py", ".mjs", ".sh", ".cmake", "CMakeLists.txt")
TEXT = CODE + (".md", ".yaml", ".json", ".html", ".story", ".txt", ".csv", ".term")
# Samples that are broken on purpose, plans as they were found, and what npm writes.
SAMPLES = ("tests/definition/broken/", "tests/fuzz/corpus/", "tests/plan/cases/", "tests/check/", "web/src/api/schema", "LICENSE")
WIDEST = 180
LONGEST = 400
# Several people were at work here when the rule came; a wide line here is only noted. Run tools/check --mend when the
# folder is at rest, then take it out of this list.
WIDE_FOR_NOW = ("src/engine/", "src/figure/", "src/http/", "src/demo/", "src/app/", "tests/unit/")
# Longer than LONGEST, with the reason. A file that is no longer too long must leave this list.
MAY_BE_LONG = {
    "web/src/words/en.ts": "one dictionary, in the order of its keys: a word is found by its name",
    "web/src/words/zh.ts": "the same dictionary in Chinese",
    "src/feel/check.cpp": "one pass over one tree: the type rules of every function of the language stand together",
    "src/feel/parser.cpp": "one recursive descent; its functions call each other",
}


def ours(tree, *endings):
    return [name for name in tree.having(*endings) if not name.startswith(SAMPLES) and not name.endswith("package-lock.json")]


def scripts_of(tree):
    """Files without ending that begin with #!."""
    return [name for name in tree.files if "." not in name.rsplit("/", 1)[-1] and (tree.text(name) or "").startswith("#!")]


def whitespace(tree):
    for name in ours(tree, *TEXT) + scripts_of(tree):
        for number, line in tree.lines(name):
            if line.rstrip() != line:
                yield Fault(name, number, "space", "the line ends in spaces", "They show up as changes that change nothing", "Run tools/check --mend")
            if "\t" in line and not name.endswith((".story", ".txt", ".csv")):
                yield Fault(name, number, "tab", "there is a tab in the line", "It looks different for everybody", "Use spaces")


def width(tree):
    wide = 0
    for name in ours(tree, *CODE) + scripts_of(tree):
        if name.startswith("web/src/words/"):  # one text, one line
            continue
        for number, line in tree.lines(name):
            if len(line) > WIDEST and name.startswith(WIDE_FOR_NOW):
                wide += 1
            elif len(line) > WIDEST:
                yield Fault(name, number, "width", f"the line has {len(line)} columns, more than {WIDEST}",
                            "It cannot be read beside another file",
                            "Run tools/check --mend (C++), or break the line")
    if wide:
        tree.notes.append(f"{wide} wide lines in {', '.join(WIDE_FOR_NOW)}: tools/check --mend breaks them")


def length(tree):
    present = set(tree.files)
    for name in ours(tree, ".cpp", ".hpp", ".ts", ".vue", ".css"):
        if not name.startswith(("src/", "web/src/")):
            continue
        lines = (tree.text(name) or "").count("\n")
        if lines > LONGEST and name not in MAY_BE_LONG:
            yield Fault(name, LONGEST, "length", f"the file has {lines} lines, more than {LONGEST}",
                        "A file should fit one sitting",
                        "Split it by subject, or list it with its reason in tools/checks/text.py")
        if lines <= LONGEST and name in MAY_BE_LONG:
            yield Fault(name, 1, "length", f"the file has only {lines} lines",
                        "An exception that is not needed hides the next one",
                        "Take it out of MAY_BE_LONG in tools/checks/text.py")
    if "tools/checks/text.py" in present:
        for name in MAY_BE_LONG.keys() - present:
            yield Fault("tools/checks/text.py", 1, "length", f"MAY_BE_LONG names {name}, which is not there",
                        "An exception that is not needed hides the next one",
                        "Take it out")


def unfinished(tree):
    mark = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    for name in ours(tree, *CODE, ".yaml", ".html") + scripts_of(tree):
        for number, line in tree.lines(name):
            if match := mark.search(line):
                yield Fault(name, number, "unfinished", f"{match.group(0)} in the code",
                            "Nobody reads it again; what is missing belongs into an issue or a test",
                            "Do it, or say in the docs that it is not there yet")


def machine_paths(tree):
    path = re.compile(r"(?<![\w./}$-])/(?:work|tmp|home|root|mnt)/[\w.-]+")
    for name in ours(tree, *TEXT) + scripts_of(tree):
        for number, line in tree.lines(name):
            if match := path.search(line):
                yield Fault(name, number, "path", f"a path of one machine: {match.group(0)}",
                            "It exists nowhere else",
                            "Use a path inside the project, $TMPDIR, or an argument")


LITERAL = re.compile(r'R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"', re.S)
CLOCK = re.compile(r"\b(?:now\s*\(\s*\)|CURRENT_(?:DATE|TIME|TIMESTAMP)\b|LOCALTIME(?:STAMP)?\b|(?:clock|statement|transaction)_timestamp\s*\(|"
                   r"(?:date|time|datetime|julianday|unixepoch|strftime)\s*\(\s*(?:'[^']*'\s*,\s*)?'now'|random\s*\(\s*\)|gen_random_uuid)", re.I)


def sql_without_clock(tree):
    for name in tree.having(".cpp", ".hpp", under=("src/",)):
        source = tree.text(name) or ""
        for literal in LITERAL.finditer(source):
            if match := CLOCK.search(literal.group(2) or literal.group(3) or ""):
                number = source.count("\n", 0, literal.start() + literal.group(0).find(match.group(0))) + 1
                yield Fault(name, number, "sql", f"SQL asks the database for {match.group(0)}",
                            "Time and chance come in as arguments: otherwise a rebuilt table differs and a test cannot hold the clock",
                            "Give it as a parameter from base::Clock or IdSource")
        for number, line in tree.lines(name):
            if re.search(r"\b(system_clock::now|std::time\s*\(|gettimeofday|localtime)", line) and not name.startswith("src/base/clock."):
                yield Fault(name, number, "clock", "the machine's clock is read here",
                            "Only base::Clock reads it, so that a trial can hold it still",
                            "Take the instant as an argument")


def mend(tree):
    for name in ours(tree, *TEXT) + scripts_of(tree):
        content = tree.text(name)
        if content is None:
            continue
        mended = "\n".join(line.rstrip() for line in content.split("\n"))
        if mended != content:
            (tree.root / name).write_text(mended, encoding="utf-8")
    formatter = shutil.which("clang-format")
    for name in ours(tree, ".cpp", ".hpp") if formatter else []:
        wide = [number for number, line in tree.lines(name) if len(line) > WIDEST]
        if wide:
            # From the last upwards, so that the numbers of the others still hold.
            for number in reversed(wide):
                subprocess.run([formatter, "-i", f"--lines={number}:{number}", name], cwd=tree.root, check=True)
