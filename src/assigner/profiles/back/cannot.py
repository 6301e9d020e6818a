"""What a profile cannot say backwards: told, all at once, and never guessed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assigner.errors import AssignerError
from assigner.instance import OpenCase
from assigner.profiles.back.rows import DECIDED, STATUS, Fault
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.resolved import resolved
from assigner.profiles.sense import schema_of
from assigner.words import Words, counted, say

_PLACES = {"file": say("its file"), "sheet": say("its sheet"),
           "heading": say("the heading above it")}
_MUST = ("co_caseworker", "cover_until")
"""Without these a decision would read as another."""


@dataclass(frozen=True)
class Cannot:
    """`keys`: the columns of open cases that the profile has; `without`: those left out."""

    profile: ProfileFile
    keys: Collection[str]
    decided: Sequence[OpenCase]
    without: Collection[str]

    def stop(self, faults: Sequence[Fault] = ()) -> None:
        """Raise AssignerError with everything that is in the way."""
        lines = [*(self._named_places() or (*self._missing(), *self._faults(faults)))]
        if lines:
            raise AssignerError("\n".join(map(str, lines)))

    def notes(self, blank: Sequence[Fault]) -> Iterator[Words]:
        """What the file does not say, and nobody needs to do anything about."""
        if "assigned" not in self.keys:
            yield say('{profile} has no column for "assigned" ("Tildelt"): the file does not say '
                      "from when.", profile=self.profile.name)
        lost = [case.id for case in self.decided if case.cover_until is not None
                and not {"cover_for", "previous_caseworker"} & {*self.keys}]
        if lost:
            yield counted(
                "{profile} has no column for whose case it is while it is covered: {case}.",
                "{profile} has no column for whose case it is while it is covered: {n} cases.",
                len(lost), profile=self.profile.name, case=lost[0])
        for key, cases in _by_column(blank).items():
            yield counted(
                '"{key}" is left as it was: the profile does not say how to write it ({case}).',
                '"{key}" is left as it was in {n} cases: the profile does not say how to write it '
                "({case}).", len(cases), key=key, case=cases[0][1])

    def _named_places(self) -> Sequence[Words]:
        """Holders that no cell of a row says: a file of rows cannot say them either."""
        tables = {} if self.profile.profile is None else resolved(self.profile.profile)
        rule = tables["caseload"].columns.get("caseworker") if "caseload" in tables else None
        if not self.decided or rule is None or rule.name_of is None:
            return ()
        return [say("{profile}: who holds a case is what {place} is called, and no cell of its "
                    "row: the decisions cannot be written back in that form. The letters and the "
                    "calendars say them: --letters DIR, --ics DIR.",
                    profile=self.profile.name, place=_PLACES[rule.name_of])]

    def _missing(self) -> Iterator[Words]:
        """Columns that decisions need and the profile does not have."""
        for key in _MUST:
            needed = [case for case in self.decided if getattr(case, key)]
            if needed and key not in self.keys and key not in self.without:
                yield say(
                    '{profile}: there is no column for "{key}" ("{danish}"), and case {case} has '
                    '{value} there. Write {key} = "the header of the export" below '
                    "[caseload.columns], or leave it out: --without {key}.",
                    profile=self.profile.name, key=key,
                    danish=schema_of("caseload").by_name[key.replace("_", " ")].danish,
                    case=needed[0].id, value=getattr(needed[0], key))

    def _faults(self, faults: Sequence[Fault]) -> Iterator[Words]:
        for key, found in _by_column(faults).items():
            _, case, value = found[0]
            if key == STATUS:
                yield say("{profile}: nothing says which word makes a row one of open cases (case "
                          "{case}). Name one in rows of [caseload].",
                          profile=self.profile.name, case=case)
            elif key in DECIDED and key != "caseworker":
                yield say('{profile}: "{key}" cannot hold {value} (case {case}): read again it '
                          "would be something else. Leave it out: --without {key}.",
                          profile=self.profile.name, key=key, case=case,
                          value=value or say("nothing"))
            else:
                yield say('{profile}: "{key}" cannot hold {value} (case {case}): read again it '
                          "would be something else. Say its word in the profile.",
                          profile=self.profile.name, key=key, case=case,
                          value=value or say("nothing"))


def _by_column(faults: Sequence[Fault]) -> dict[str, list[Fault]]:
    found: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        found[fault[0]].append(fault)
    return found
