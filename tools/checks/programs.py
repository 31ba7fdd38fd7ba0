"""What other programs judge: shellcheck the scripts, Python its syntax, and xiezhi its own definitions."""
import shutil
import subprocess

from .text import SAMPLES, scripts_of
from .tree import Fault


def scripts(tree):
    shell = [name for name in tree.having(".sh") + scripts_of(tree) if not name.startswith(SAMPLES) and "python" not in (tree.text(name) or "").split("\n", 1)[0]]
    python = [name for name in tree.having(".py") + scripts_of(tree) if name not in shell]
    for name in python:
        try:
            compile(tree.text(name) or "", name, "exec")
        except SyntaxError as wrong:
            yield Fault(name, wrong.lineno or 1, "python", str(wrong.msg), "The script does not run", "Mend the syntax")
    judge = shutil.which("shellcheck")
    if judge is None:
        tree.notes.append("shellcheck is not installed; the scripts were not judged by it")
        return
    if not shell:
        return
    said = subprocess.run([judge, "--format=gcc", "--severity=warning", *shell], cwd=tree.root, capture_output=True, text=True, check=False)
    for line in said.stdout.splitlines():
        name, number, _, what = line.split(":", 3)
        yield Fault(name, int(number), "shell", what.strip().rstrip("."),
                    "shellcheck knows this as a way to go wrong",
                    "Mend it, or say in a shellcheck directive why it is right")


def definitions(tree):
    if not tree.has("lines/roles.yaml"):
        return
    if not tree.program.is_file():
        tree.notes.append(f"the definitions were not checked: {tree.program.name} is not built (./run --build-only)")
        return
    said = subprocess.run([str(tree.program), "check", str(tree.root)], capture_output=True, text=True, check=False)
    if said.returncode != 0:
        yield Fault("lines", 1, "definition", (said.stdout + said.stderr).strip(),
                    "The server does not start with these faults",
                    "xiezhi check says each with what to do")
