"""Examples in the docs, executed: a block

    ```console
    $ xiezhi term RD-01 --from 2025-03-03 --format text
    …
    届满日 due: 2025-05-06
    …
    ```

is run in an empty folder and its output compared. A line of "…" stands for any lines, "…" in a line for any text. A
command that is to fail is followed by "# exit N". In a block every line that begins with "$ " must be one of the program.
"""
import os
import re
import subprocess
import tempfile

from .tree import Fault

RULE = "example"


def blocks(tree, name):
    """(line, text) of the lines of each console block."""
    block, inside = [], False
    for number, line in tree.lines(name):
        if inside and line.strip().startswith("```"):
            yield block
            block, inside = [], False
        elif inside:
            block.append((number, line))
        elif re.match(r"\s*```console\b", line):
            inside = True


def matches(expected, found):
    pattern = ""
    for line in expected:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += r"[^\n]*".join(re.escape(part.rstrip() if last else part) for part, last in pieces(line)) + r"[ ]*\n"
    return re.fullmatch(pattern + r"\n*", found) is not None


def pieces(line):
    parts = line.split("…")
    return [(part, at == len(parts) - 1) for at, part in enumerate(parts)]


def consoles(tree):
    found = [(name, block) for name in tree.having(".md") for block in blocks(tree, name)]
    if found and not tree.program.is_file():
        tree.notes.append(f"the examples were not run: {tree.program.name} is not built (./run --build-only)")
        return
    for name, block in found:
        with tempfile.TemporaryDirectory(prefix="xiezhi-example-") as folder:
            yield from run_block(tree, name, block, folder)


def run_block(tree, name, block, folder):
    steps = []
    for number, line in block:
        if line.startswith("$ "):
            steps.append((number, line[2:], []))
        elif steps:
            steps[-1][2].append(line)
    for number, command, expected in steps:
        wanted = re.search(r"\s+# exit (\d+)$", command)
        command = re.sub(r"\s+#.*$", "", command)
        if not command.startswith("xiezhi ") or command.startswith("xiezhi serve"):
            yield Fault(name, number, RULE, f"`{command}` cannot be run as an example",
                        "Blocks marked console are executed",
                        "Mark the block sh, or show a command of the program that ends")
            continue
        environment = {**os.environ, "XIEZHI_SHARE": str(tree.root), "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(["bash", "-c", f'xiezhi() {{ "{tree.program}" "$@"; }}; {command}'], cwd=folder, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30, check=False)
        except subprocess.TimeoutExpired:
            yield Fault(name, number, RULE, f"`{command}` did not end within 30 s", "Examples are run each time", "Show a shorter one")
            continue
        status = int(wanted.group(1)) if wanted else 0
        if done.returncode != status:
            yield Fault(name, number, RULE, f"`{command}` ended with {done.returncode}, not {status}: {done.stdout.strip()[:200]}",
                        "The page says what is not so",
                        "Mend the example, or the program")
        elif not matches(expected, done.stdout):
            said = " / ".join(done.stdout.strip().split("\n")[:8])
            yield Fault(name, number, RULE, f"`{command}` prints something else: {said[:400]}", "The page says what is not so", "Mend the example, or the program")
