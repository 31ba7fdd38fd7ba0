#!/usr/bin/env python3
"""tools/check on a small tree: silent while the tree is in order, and each rule fires where its order is broken.

Run: python3 tests/check/check_test.py
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).resolve().parents[2] / "tools" / "check"

PROGRAM = """#!/bin/sh
case "$1" in
    say) echo "one"; echo "two, the second"; echo "three" ;;
    fail) echo "no"; exit 3 ;;
    check) [ -f "$2/lines/broken" ] || exit 0; echo "lines/a.yaml:3: a fault"; exit 1 ;;
esac
"""

IN_ORDER = {
    "CMakeLists.txt": "xiezhi_folder(base LIBRARIES x)\nxiezhi_folder(term NEEDS base)\nxiezhi_folder(http NEEDS term LIBRARIES y)\n",
    "README.md": "# House\n\n[中文](README.zh-CN.md) [docs](docs/README.md#the-first)\n\n    ./run      # starts\n    ./test\n",
    "README.zh-CN.md": "# 房子\n\n    ./run      # 启动\n    ./test\n",
    "run": "#!/bin/bash\nset -eu\necho \"$1\"\n",
    "src/README.md": "# src\n", "src/base/README.md": "# base\n", "src/term/README.md": "# term\n", "src/http/README.md": "# http\n",
    "src/base/clock.cpp": "auto now() { return system_clock::now(); }\n",
    "src/base/text.hpp": "#pragma once\n",
    "src/term/term.hpp": '#include "base/text.hpp"\n',
    "src/http/call.cpp": '#include "term/term.hpp"\n#include "base/text.hpp"\nconst auto now = clock.now();\nconst char* sql = "SELECT due FROM term WHERE due <= ?1";\n',
    "docs/README.md": "# Docs\n\n## The `first`\n\nSee [the house](../README.md), `src/term`, `src/base/text`.\n\n```console\n$ xiezhi say\none\n…\nthree\n$ xiezhi fail  # exit 3\nn…\n```\n",
    "lines/README.md": "# lines\n", "lines/roles.yaml": "roles: {}\n",
    "tools/README.md": "# tools\n", "tools/helper.py": "print(1)\n",
}

MARK = "FIX" + "ME"


class TheCheck(unittest.TestCase):
    def check(self, changes, *arguments):
        """Faults as (file, line, rule) of the tree with these files changed (None: taken away)."""
        with tempfile.TemporaryDirectory(prefix="xiezhi-check-") as folder:
            root = pathlib.Path(folder) / "tree"
            program = pathlib.Path(folder) / "program"
            program.write_text(PROGRAM)
            program.chmod(0o755)
            for name, content in {**IN_ORDER, **changes}.items():
                if content is not None:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    (root / name).write_text(content, encoding="utf-8")
            said = subprocess.run([sys.executable, CHECK, "--root", root, "--program", program, *arguments], capture_output=True, text=True, check=False)
            self.assertEqual(said.stderr, "")
            self.left = {name: (root / name).read_text(encoding="utf-8") for name in changes if (root / name).exists()}
            faults = [(match[1], int(match[2]), match[3]) for match in re.finditer(r"^(\S+):(\d+): (\w+): .+\. → .+\.$", said.stdout, re.M)]
            self.assertEqual(said.returncode, 1 if faults else 0, said.stdout)
            self.assertIn(f" {len(faults)} faults,", said.stdout)
            return faults

    def fires(self, changes, *expected):
        self.assertEqual(self.check(changes), sorted(expected))

    def test_a_tree_in_order_is_passed(self):
        self.fires({})

    def test_an_include_upwards(self):
        self.fires({"src/term/term.hpp": '#include "base/text.hpp"\n#include "http/call.hpp"\n'}, ("src/term/term.hpp", 2, "arrow"))

    def test_a_folder_cmake_does_not_know(self):
        self.fires({"src/loose/README.md": "# loose\n", "src/loose/loose.cpp": "\n"}, ("src/loose/loose.cpp", 1, "arrow"))

    def test_folders_in_a_circle(self):
        circle = IN_ORDER["CMakeLists.txt"].replace("base LIBRARIES", "base NEEDS term LIBRARIES")
        self.fires({"CMakeLists.txt": circle}, ("CMakeLists.txt", 1, "cycle"), ("CMakeLists.txt", 2, "cycle"))

    def test_a_library_out_of_its_place(self):
        self.fires({"src/term/store.cpp": "#include <sqlite3.h>\n"}, ("src/term/store.cpp", 1, "library"))

    def test_spaces_and_tabs(self):
        self.fires({"src/term/a.cpp": "int a; \n\tint b;\n"}, ("src/term/a.cpp", 1, "space"), ("src/term/a.cpp", 2, "tab"))

    def test_a_wide_line(self):
        self.fires({"src/term/a.cpp": "// 字" + "宽" * 176 + "\n// " + "宽" * 178 + "\n"}, ("src/term/a.cpp", 2, "width"))

    def test_a_wide_line_where_it_is_only_noted(self):
        self.fires({"src/http/call.cpp": IN_ORDER["src/http/call.cpp"] + "// " + "w" * 178 + "\n"})

    def test_a_long_file(self):
        self.fires({"src/term/a.cpp": "\n" * 400, "src/term/b.cpp": "\n" * 401}, ("src/term/b.cpp", 400, "length"))

    def test_an_exception_that_is_not_needed(self):
        self.fires({"src/feel/README.md": "# feel\n", "src/feel/parser.cpp": "\n", "CMakeLists.txt": IN_ORDER["CMakeLists.txt"] + "xiezhi_folder(feel)\n"},
                   ("src/feel/parser.cpp", 1, "length"))

    def test_something_unfinished(self):
        self.fires({"src/term/a.cpp": f"\n// {MARK}: later\n"}, ("src/term/a.cpp", 2, "unfinished"))

    def test_a_path_of_one_machine(self):
        self.fires({"src/term/a.cpp": '// "workspace.hpp" lies in app/work/here\nconst char* at = "' + "/ho" + 'me/somebody/bureau";\n'}, ("src/term/a.cpp", 2, "path"))

    def test_sql_that_asks_for_the_time(self):
        asks = ["SELECT CURRENT_DATE", "SELECT now()", "SELECT date('now')", "SELECT strftime('%Y', 'now')", "ORDER BY random()"]
        for sql in asks:
            self.fires({"src/term/a.cpp": f'const char* sql =\n    "{sql}";\n'}, ("src/term/a.cpp", 2, "sql"))
        self.fires({"src/term/a.cpp": 'const char* sql = R"(SELECT a\n  FROM b WHERE c < current_timestamp)";\n'}, ("src/term/a.cpp", 2, "sql"))
        self.fires({"src/term/a.cpp": "// CURRENT_DATE is never asked for: see clock.now()\n"})

    def test_the_clock_of_the_machine(self):
        self.fires({"src/term/a.cpp": "auto t = std::chrono::system_clock::now();\n"}, ("src/term/a.cpp", 1, "clock"))

    def test_a_folder_without_readme(self):
        self.fires({"src/term/README.md": None}, ("src/term/README.md", 1, "readme"))

    def test_links(self):
        page = "# Page\n\n[a](nowhere.md) [b](README.md#the-first) [c](README.md#the-second)\n\n```\n[d](nowhere.md)\n```\n`[e](nowhere.md)` [f](https://example.org/x)\n"
        self.fires({"docs/page.md": page}, ("docs/page.md", 3, "link"), ("docs/page.md", 3, "link"))

    def test_a_file_that_is_named_and_not_there(self):
        self.fires({"docs/page.md": "# Page\n\n`src/term/term.hpp` `src/term/gone.cpp` `src/*/x`\n"}, ("docs/page.md", 3, "named"))

    def test_readmes_with_other_commands(self):
        self.fires({"README.zh-CN.md": "# 房子\n\n    ./run      # 启动\n    ./test --long\n"}, ("README.md", 6, "commands"), ("README.zh-CN.md", 4, "commands"))

    def test_examples(self):
        def page(block):
            return {"docs/page.md": f"# Page\n\n```console\n{block}\n```\n"}

        fault = ("docs/page.md", 4, "example")
        self.fires(page("$ xiezhi say\none\ntwo, the second\nthree"))
        self.fires(page("$ xiezhi say\none\ntwo, …\nthree"))
        self.fires(page("$ xiezhi say\none\nthree"), fault)
        self.fires(page("$ xiezhi say\none\n…\nfour"), fault)
        self.fires(page("$ xiezhi fail\nno"), fault)
        self.fires(page("$ rm -r everything"), fault)
        self.fires(page("$ xiezhi serve"), fault)

    def test_scripts(self):
        self.fires({"tools/helper.py": "print(1\n"}, ("tools/helper.py", 1, "python"))
        if subprocess.run(["which", "shellcheck"], capture_output=True, check=False).returncode == 0:
            self.fires({"run": "#!/bin/bash\ncd $HOME/x\n"}, ("run", 2, "shell"))

    def test_definitions_that_the_program_refuses(self):
        self.fires({"lines/broken": ""}, ("lines", 1, "definition"))

    def test_mending_takes_spaces_away(self):
        self.assertEqual(self.check({"src/term/a.cpp": "int a;  \nint b; \n"}, "--mend"), [])
        self.assertEqual(self.left["src/term/a.cpp"], "int a;\nint b;\n")


if __name__ == "__main__":
    unittest.main()
