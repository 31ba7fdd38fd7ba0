"""Who may do what, worked out a second time: from lines/*.yaml and the bare rows of posts, units and parties.

The grammar of rights is in docs/definitions.md (role[/scope]). Nothing here comes from the program: it reads the
definitions with PyYAML and the tables with sqlite3, so that a mistake in the predicates of src/identity shows as a difference.
"""
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from xiezhi import ROOT

ADMINISTRATORS = {"system_administrator", "security_administrator", "audit_administrator"}
# What every kind can do without saying so: whoever may do any action, the holders of `archive`, of `reveal`, nobody.
BUILT_IN = {"assign": "work", "serve": "work", "attach": "work", "note": "work", "link": "work", "correct": "archive", "void": "archive", "reopen": "archive",
            "join": "archive", "split": "archive", "migrate": "archive", "reveal": "reveal", "lapse": "nobody", "escalate": "nobody"}


@dataclass(frozen=True)
class Grant:
    role: str
    scope: str = "bureau"

    @staticmethod
    def all(texts):
        return [Grant(*text.split("/")) for text in texts or []]


@dataclass
class Kind:
    id: str
    read: list
    reveal: list
    archive: list
    actions: dict
    creates: set

    def grants(self, action):
        if action in self.actions:
            return self.actions[action]
        group = BUILT_IN[action]
        return {"archive": self.archive, "reveal": self.reveal, "nobody": []}.get(group) if group != "work" else [grant for by in self.actions.values() for grant in by]


@dataclass
class Person:
    account: str
    name: str
    unit: str
    posts: list = field(default_factory=list)   # (role, unit)
    lenders: list = field(default_factory=list)  # Person, for whom he acts


@dataclass
class Record:
    kind: str
    id: str
    unit: str
    holder: str
    party_units: set
    steps: list  # (role, unit, account) of all its approvals


def definitions():
    roles = yaml.safe_load((ROOT / "lines" / "roles.yaml").read_text())["roles"]
    kinds = {}
    for file in sorted(Path(ROOT / "lines").glob("*/kinds/*.yaml")):
        text = yaml.safe_load(file.read_text())
        actions = {id: Grant.all(action["by"]) for id, action in text["actions"].items()}
        kinds[text["kind"]] = Kind(text["kind"], Grant.all(text.get("read")), Grant.all(text.get("reveal")), Grant.all(text.get("archive")), actions, {id
            for id, action in text["actions"].items() if action.get("creates")})
    return {id for id, role in roles.items() if role.get("bureau_wide")}, set(roles), kinds


class Model:
    def __init__(self, data):
        self.wide, self.roles, self.kinds = definitions()
        self.db = sqlite3.connect(f"file:{data}/xiezhi.db?mode=ro", uri=True)
        self.parent = dict(self.rows('SELECT id, parent FROM "unit"'))
        self.people = {name: Person(id, name, unit) for id, name, unit in self.rows("SELECT id, name, works_in FROM account WHERE state = 'current'")}
        by_id = {person.account: person for person in self.people.values()}
        for account, role, unit in self.rows("SELECT account, role, in_unit FROM post WHERE state = 'current'"):
            by_id[account].posts.append((role, unit))
        for lender, borrower in self.rows("SELECT for_account, by_account FROM acting WHERE state = 'current'"):
            by_id[borrower].lenders.append(by_id[lender])

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def records(self, kind):
        table = next(name for name, in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'") if name in (kind, f"reconsideration_{kind}"))
        found = []
        for id, unit, holder in self.rows(f'SELECT id, unit, holder FROM "{table}"'):
            units = {row[0] for row in self.rows("SELECT unit FROM party WHERE record = ? AND kind = ? AND unit IS NOT NULL AND coalesce(ended_on, '') = ''", id, kind)}
            steps = self.rows("SELECT s.role, s.unit, s.account FROM approval a JOIN approval_step s ON s.bureau = a.bureau AND s.approval = a.id "
                              "WHERE a.record = ? AND a.kind = ?", id, kind)
            found.append(Record(kind, id, unit or "", holder or "", units, steps))
        return found

    def below(self, unit, top):
        while unit:
            if unit == top:
                return True
            unit = self.parent.get(unit)
        return False

    def bearers(self, person, role):
        """(account, unit, wide) of everyone whose post of that role this person may use."""
        if role == "*":
            return [(person.account, person.unit, False)] + [(person.account, unit, False) for own, unit in person.posts if own not in self.wide]
        found = [(person.account, unit, role in self.wide) for own, unit in person.posts if own == role]
        if role not in ADMINISTRATORS:
            found += [(lender.account, unit, role in self.wide) for lender in person.lenders for own, unit in lender.posts if own == role]
        return found

    def granted(self, grants, person, record):
        for grant in grants:
            for account, unit, wide in self.bearers(person, grant.role):
                if grant.scope == "bureau":
                    return True
                if grant.scope == "subtree" and (wide or (record.unit and self.below(record.unit, unit))):
                    return True
                if grant.scope == "unit" and (wide or (record.unit and record.unit == unit)):
                    return True
                if grant.scope == "own" and account == record.holder:
                    return True
                if grant.scope == "party_unit" and unit in record.party_units:
                    return True
        return False

    def signs(self, person, step):
        role, unit, account = step
        if account:
            return account == person.account or account in {lender.account for lender in person.lenders}
        return any(wide or not unit or self.below(unit, own) for _, own, wide in self.bearers(person, role))

    def reads(self, person, record):
        return self.granted(self.kinds[record.kind].read, person, record) or any(self.signs(person, step) for step in record.steps)

    def does(self, person, record, action):
        return self.granted(self.kinds[record.kind].grants(action), person, record)

    def creates(self, person, kind, action):
        # A new record has no place yet: the role alone counts (src/identity/rights.hpp).
        return any(self.bearers(person, grant.role) for grant in self.kinds[kind].grants(action))
