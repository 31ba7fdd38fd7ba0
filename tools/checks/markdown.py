"""Texts for people: every folder says what it is, links lead somewhere, both READMEs name the same commands."""
import fnmatch
import os.path
import re

from .tree import Fault

# Folders that must say what they are; those below them are spoken for by the nearest README above.
SPEAK = ("*", "src/*", "lines/*", "tests/*", "docs/*", "web/src", "web/src/*")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
SPAN = re.compile(r"`([^`]+)`")


def prose(tree, name):
    """Numbered lines outside fenced code."""
    fenced = False
    for number, line in tree.lines(name):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line


def anchors(tree, name):
    """The anchors a reader's host makes of headings."""
    found, times = set(), {}
    for _, line in prose(tree, name):
        if match := re.match(r"#{1,6}\s+(.*?)\s*#*$", line):
            title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match.group(1)).replace("`", "").lower()
            slug = re.sub(r"[^\w\- ]", "", title).replace(" ", "-")
            again = times.get(slug, 0)
            times[slug] = again + 1
            found.add(f"{slug}-{again}" if again else slug)
    return found


def folders_have_readmes(tree):
    for folder in tree.folders:
        if folder == "." or folder.split("/")[0].startswith(".") or not any(fnmatch.fnmatch(folder, one) and folder.count("/") == one.count("/") for one in SPEAK):
            continue
        if not tree.has(f"{folder}/README.md"):
            yield Fault(f"{folder}/README.md", 1, "readme", "the folder has no README",
                        "A newcomer cannot tell what lies here and what must not",
                        "Write it: purpose in a sentence, what lies where, what does not belong here")


def links(tree):
    for name in tree.having(".md"):
        for number, line in prose(tree, name):
            for target in LINK.findall(SPAN.sub("", line)):
                if re.match(r"[a-z]+:", target):
                    continue
                path, _, anchor = target.partition("#")
                goal = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
                if not tree.has(goal):
                    yield Fault(name, number, "link", f"{target} leads nowhere", "A reader who follows it stands before nothing", "Mend the path or take the link out")
                elif anchor and goal.endswith(".md") and anchor not in anchors(tree, goal):
                    yield Fault(name, number, "link", f"{goal} has no heading #{anchor}",
                                "The link opens the page at its top instead of the place meant",
                                "Mend the anchor")


def named_files(tree):
    """A path in code type that begins with a folder of the house must exist."""
    tops = tuple(f"{folder}/" for folder in tree.folders if "/" not in folder and folder != ".")
    for name in tree.having(".md"):
        for number, line in prose(tree, name):
            for span in SPAN.findall(line):
                if not span.startswith(tops) or not re.fullmatch(r"[\w./-]+", span) or span.startswith(("build/", "data/", "web/dist")):
                    continue
                path = span.rstrip("/.")
                stem = any(one.startswith((path + ".", path + "_")) for one in tree.files)
                if not tree.has(path) and not stem:
                    yield Fault(name, number, "named", f"{span} is not there",
                                "The text promises what the tree does not hold",
                                "Mend the path, or say plainly that it is not there yet without naming a path")


def commands(tree, name):
    """Commands a README shows: indented lines and code spans, without their remarks and values."""
    found = {}
    for number, line in tree.lines(name):
        shown = [line.strip()] if line.startswith("    ") else SPAN.findall(line)
        for one in shown:
            if re.match(r"(\./|build/release/|tools/|xiezhi )", one) and re.match(r"\S*(run|test|xiezhi|check|install)\b", one):
                found.setdefault(re.sub(r"\s{2,}#.*$|\s+#.*$", "", one).strip(), number)
    return found


def same_commands(tree):
    if not (tree.has("README.md") and tree.has("README.zh-CN.md")):
        return
    pages = {name: commands(tree, name) for name in ("README.md", "README.zh-CN.md")}
    for name, other in (("README.md", "README.zh-CN.md"), ("README.zh-CN.md", "README.md")):
        for command in pages[name].keys() - pages[other].keys():
            yield Fault(name, pages[name][command], "commands", f"`{command}` is not in {other}",
                        "The two READMEs must lead to the same place",
                        f"Name it in {other} too, or in neither")
