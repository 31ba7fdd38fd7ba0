"""The tree that is checked: which files belong to it, their text, and what a fault looks like."""
import dataclasses
import functools
import os
import pathlib
import subprocess

# Made, fetched or of one bureau; nothing of the house (.gitignore says the same).
PASSED_OVER = {".git", "build", "data", "node_modules", ".tools", "__pycache__", ".pytest_cache", "dist", "shots"}


@dataclasses.dataclass(frozen=True)
class Fault:
    file: str
    line: int
    rule: str
    what: str
    why: str
    mend: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.rule}: {self.what}. {self.why}. → {self.mend}."


class Tree:
    def __init__(self, root, program=None):
        self.root = root
        self.program = program or root / "build/release/xiezhi"
        self.notes = []  # what could not be looked at, and why
        self.files = sorted(self._listed())
        self._known = set(self.files)
        self.folders = sorted({str(parent) for name in self.files for parent in pathlib.PurePosixPath(name).parents})

    def _listed(self):
        """Committed files and new ones that are not ignored; without git, all but what is passed over."""
        if (self.root / ".git").exists():
            command = ["git", "-c", "safe.directory=*", "-C", str(self.root), "ls-files", "-z", "-co", "--exclude-standard"]
            listed = subprocess.run(command, capture_output=True, check=False)
            if listed.returncode == 0:
                names = [name for name in listed.stdout.decode().split("\0") if name]
                return [name for name in names if (self.root / name).is_file()]
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [one for one in folders if one not in PASSED_OVER]
            found += [(pathlib.Path(folder) / name).relative_to(self.root).as_posix() for name in names]
        return found

    def having(self, *endings, under=("",)):
        return [name for name in self.files if name.endswith(endings) and name.startswith(tuple(under))]

    @functools.lru_cache(maxsize=None)
    def text(self, name):
        """The text of a file; nothing for one that is no UTF-8 text (broken samples of the tests)."""
        try:
            return (self.root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return None

    def lines(self, name):
        """Numbered from 1; none when the file is no text."""
        return list(enumerate((self.text(name) or "").split("\n"), 1))

    def has(self, name):
        return name in self._known or name in self.folders
