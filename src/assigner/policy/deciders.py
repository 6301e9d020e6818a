"""Who may decide what: the roles a model names for each rule, and the people who have them.

Names come from the model's [deciders] and the instance's; a rule's roles from
[roles_of_deciders], by the rule's name or its kind, else its owner. Law is nobody's to lift.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assigner.words import Words, listing, of_model, say, term

COMMIT = "commit"
"""Who may decide that a plan holds, in [roles_of_deciders]; anybody where it is not there."""

_SECTIONS = frozenset({"owners", "deciders", "roles_of_deciders"})

Names = tuple[str, ...]


def usurped(key: str) -> bool:
    """Whether `-S key` says who decides: whoever runs a command would name themselves."""
    first, *_, last = key.split(".")
    return first in _SECTIONS or (first == "rules" and last == "owner")



@dataclass(frozen=True)
class Deciders:
    """`roles`: rule (or COMMIT) -> the roles that may decide; `people`: name -> their roles.

    `changed`: what was said of it for one run alone, with `-S`; then nobody decides.
    """

    roles: Mapping[str, Names]
    people: Mapping[str, Names]
    changed: Names = ()

    def refused(self, by: str, role: str, rules: Iterable[str]) -> Words | None:
        """Why somebody may not decide against these rules; None where they may.

        `role` is blank where none was said. Without rules, any role of the model will do.
        """
        asked = sorted(set(rules))
        if self.changed:
            return say("{keys} says who decides, and was said for one run alone (-S); write it "
                       "in a model.", keys=listing(self.changed))
        if self.people:
            mine = self._of(by)
            if mine is None:
                return say("{by} is not among those who decide here: {people}.", by=by,
                           people=listing(self.people))
            if role and not among(role, mine):
                return say("{by} does not decide as {role}, but as {roles}.", by=by, role=role,
                           roles=listing(mine))
            acting: Names = (role,) if role else mine
        else:
            acting = (role,) if role else ()
        for rule in asked:
            if not any(among(one, self.roles[rule]) for one in acting):
                return self._not_theirs(rule, role)
        known = {one for roles in self.roles.values() for one in roles}
        if role and not self.people and not asked and not among(role, known):
            return say("{role} decides nothing here. Who does: {roles}.", role=role,
                       roles=listing(known))
        return None

    def written(self, by: str, role: str, rules: Iterable[str]) -> str | None:
        """The role to record: what was said, else the one that follows; else nothing."""
        if role:
            return role
        mine = self._of(by) or ()
        able = [one for one in mine
                if all(among(one, self.roles[rule]) for rule in set(rules))]
        return (able or [*mine])[0] if mine else None

    def may(self, rules: Iterable[str]) -> tuple[str, ...]:
        """The roles that may decide on every one of these rules."""
        each = [self.roles[rule] for rule in sorted(set(rules))]
        return tuple(one for one in (each[0] if each else ())
                     if all(among(one, roles) for roles in each))

    def _of(self, by: str) -> Names | None:
        same = [roles for name, roles in self.people.items() if _same(name, by)]
        return same[0] if same else None

    def _not_theirs(self, rule: str, role: str) -> Words:
        able = [name for name, roles in self.people.items()
                if any(among(one, self.roles[rule]) for one in roles)]
        if not self.roles[rule]:
            return say("{rule} is law, which nobody lifts.", rule=term(rule))
        roles = listing(str(of_model(one)) for one in self.roles[rule])
        values = {"rule": term(rule), "roles": roles}
        if able:
            return say("On {rule} decides: {roles} ({people}).", people=listing(able), **values)
        if self.people:
            return say("On {rule} decides: {roles}, and nobody who is named has that role.",
                       **values)
        if role:
            return say("{role} does not decide on {rule}; who does: {roles}.", role=role, **values)
        return say("{rule} is for {roles} to lift: add --owner \"{role}\" if that is who decides.",
                   role=str(of_model(self.roles[rule][0])), **values)


def among(name: str, names: Iterable[str]) -> bool:
    """Whether a person or a role is one of these, to a reader of either language."""
    return any(_same(name, one) for one in names)


def _same(one: str, other: str) -> bool:
    """Whether two names are the same to a reader, in either language."""
    said = {_plain(other), *(_plain(term(other).spoken(language)) for language in ("en", "da"))}
    return _plain(one) in said


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
