"""The command line as somebody meets it who knows nothing yet."""
import shutil
from pathlib import Path

from xiezhi import command

ROOT = Path(__file__).resolve().parents[2]


def test_help_is_found_however_it_is_asked_for():
    alone, asked, flag = command(), command("help"), command("--help")
    assert alone.stdout == asked.stdout == flag.stdout
    for name in ("demo", "init", "serve", "check", "plan", "report", "fsck", "ledger", "rights", "help"):
        assert f"\n  {name} " in alone.stdout, name
    assert "Usage: xiezhi plan import [OPTIONS] file" in command("help", "plan", "import").stdout
    wrong = command("help", "nothing", check=False)
    assert wrong.returncode != 0 and "xiezhi help" in wrong.stderr + wrong.stdout
    assert command("nothing", check=False).returncode == 2


def test_check_judges_proposals_too(tmp_path):
    for one in ("lines", "law"):
        shutil.copytree(ROOT / one, tmp_path / one)
    sound = command("check", tmp_path).stdout
    assert "10 proposals" in sound
    place = tmp_path / "lines" / "mediation" / "proposals.yaml"
    lines = place.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "table:" in line)
    lines[at] = lines[at].split("table:")[0] + "table: no-such-table"
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    broken = command("check", tmp_path, check=False)
    assert broken.returncode == 1 and f"lines/mediation/proposals.yaml:{at}: " in broken.stdout and "no-such-table" in broken.stdout, broken.stdout
