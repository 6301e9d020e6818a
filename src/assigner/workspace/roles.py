"""Who may do what: roles, the acts of each, and the office's file of who has which."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assigner.errors import InputError
from assigner.veil import Veil
from assigner.words import listing, say, term
from assigner.workspace.settings_file import settings


class WorkRole(StrEnum):
    """What somebody is in the workspace."""

    CASEWORKER = "caseworker"
    COORDINATOR = "coordinator"
    MANAGER = "manager"
    PLANNER = "planner"
    AUDITOR = "auditor"


class Act(StrEnum):
    """What is asked for; a page and each of its forms names one."""

    OWN = "own page"
    SEE = "see the day"
    CHECK = "bring in a day"
    PLAN = "propose and change"
    SIGN = "sign and send out"
    STAFF = "change the staff"
    HISTORY = "read the record"
    TRY = "try a number"
    REGISTER = "keep the register of time"
    MOOD = "read how loaded somebody feels"


_SHA256 = re.compile("[0-9a-f]{64}")
_ALL = frozenset(Act) - {Act.OWN}
MAY: Mapping[WorkRole, frozenset[Act]] = {
    WorkRole.CASEWORKER: frozenset({Act.OWN}),
    WorkRole.COORDINATOR: _ALL - {Act.STAFF, Act.TRY, Act.REGISTER, Act.MOOD},
    WorkRole.MANAGER: _ALL - {Act.TRY},
    WorkRole.PLANNER: frozenset({Act.SEE, Act.HISTORY, Act.TRY}),
    WorkRole.AUDITOR: frozenset({Act.SEE, Act.HISTORY}),
}
"""The table of roles: what is not here is refused."""


@dataclass(frozen=True)
class Member:
    """Somebody at work. `caseworker`: her initials in the day, if she has cases herself.

    `office`: the one those are of, by its folder or name, where several are served.
    `token_sha256`: what a program that acts in this name carries, as its hash; blank for none.
    """

    name: str
    roles: frozenset[WorkRole]
    caseworker: str | None = None
    known: bool = True
    token_sha256: str = ""
    office: str = ""

    def may(self, act: Act) -> bool:
        """Whether one of her roles allows it."""
        return any(act in MAY[role] for role in self.roles)


def eyes_of(person: Member, *, at_home: bool) -> Veil:
    """What a person does not see: neither on her own pages nor in what she sends to others.

    `at_home`: whether it is the office that knows her by her initials.
    """
    initials = person.caseworker if at_home else None
    return Veil(initials, through=frozenset({initials or ""}))


def at_the_machine(name: str = "") -> Member:
    """Whoever sits at the machine: everything is hers, under the name she gives."""
    return Member(name, frozenset(WorkRole) - {WorkRole.CASEWORKER}, known=bool(name))


def read_roles(file: Path) -> Mapping[str, Member]:
    """User name of the sign-in to person.

    [people."lene@office"] name = "Lene Poulsen", roles = ["coordinator"], caseworker = "LEPO",
    office = "nordby".
    Raises InputError with every fault at once.
    """
    tree = settings(file)
    rows = tree.get("people", {})
    if not isinstance(rows, dict) or not (rows or tree.get("groups")):
        raise InputError([str(say(
            '{path}: names nobody. Write a table for each: [people."lene@office"] with roles.',
            path=file))])
    found, lines = {}, []
    for user, row in rows.items():
        roles = row.get("roles") if isinstance(row, dict) else None
        named = roles if isinstance(roles, list) else []
        wrong = [str(one) for one in named if one not in list(WorkRole)]
        if not named or wrong:
            lines.append(str(say(
                '{path}: people "{user}": roles is to be a list of some of {known}.',
                path=file, user=user, known=listing(WorkRole))))
            continue
        own = row.get("caseworker")
        if WorkRole.CASEWORKER in named and not isinstance(own, str):
            lines.append(str(say(
                '{path}: people "{user}": a {role} needs caseworker = "INITIALS".', path=file,
                user=user, role=term(WorkRole.CASEWORKER))))
            continue
        token = row.get("token_sha256", "")
        if not isinstance(token, str) or (token and not _SHA256.fullmatch(token)):
            lines.append(str(say(
                '{path}: people "{user}": token_sha256 is to be 64 hexadecimal digits.',
                path=file, user=user)))
            continue
        found[user] = Member(str(row.get("name") or user), frozenset(map(WorkRole, named)),
                             own if isinstance(own, str) else None, token_sha256=token,
                             office=str(row.get("office") or ""))
    if lines:
        raise InputError(lines)
    return found


def read_groups(file: Path) -> Mapping[str, frozenset[WorkRole]]:
    """Group of the office's sign-in, as its claim names it, to the roles of who is in it.

    [groups."assigner-coordinators"] roles = ["coordinator"]. A caseworker has initials, so a row
    of her own. Raises InputError with every fault at once.
    """
    rows = settings(file).get("groups", {})
    known = [role for role in WorkRole if role is not WorkRole.CASEWORKER]
    found, lines = {}, []
    for group, row in rows.items() if isinstance(rows, dict) else [("", rows)]:
        named = row.get("roles") if isinstance(row, dict) else None
        if not group or not isinstance(named, list) or not named or (
                not isinstance(row, dict) or row.keys() != {"roles"}) or (
                not all(one in known for one in named)):
            lines.append(str(say(
                '{path}: groups "{group}": write roles alone, a list of some of {known}.',
                path=file, group=group, known=listing(known))))
            continue
        found[group] = frozenset(map(WorkRole, named))
    if lines:
        raise InputError(lines)
    return found
