"""The command line as somebody meets it who knows nothing yet."""
from xiezhi import command


def test_help_is_found_however_it_is_asked_for():
    alone, asked, flag = command(), command("help"), command("--help")
    assert alone.stdout == asked.stdout == flag.stdout
    for name in ("demo", "init", "serve", "check", "plan", "report", "fsck", "ledger", "rights", "help"):
        assert f"\n  {name} " in alone.stdout, name
    assert "Usage: xiezhi plan import [OPTIONS] file" in command("help", "plan", "import").stdout
    wrong = command("help", "nothing", check=False)
    assert wrong.returncode != 0 and "xiezhi help" in wrong.stderr + wrong.stdout
    assert command("nothing", check=False).returncode == 2
