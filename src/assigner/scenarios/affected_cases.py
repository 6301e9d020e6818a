"""Which open cases a staff change moves: those that must, those that stay, cover that ends."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.policy import Policy
from assigner.scenarios.change import Change
from assigner.scenarios.cover_ends import back_by_then, given_back
from assigner.scenarios.hands import home
from assigner.scenarios.promised import undone
from assigner.scenarios.roster import awaited, going, second_absences
from assigner.scenarios.single_cases import held_fast
from assigner.scenarios.staff import DAY, Departures, departures, staffed
from assigner.words import Words, counted, marked, say

REASONS = {
    "leaves": marked("{holder} leaves"),
    "absent": marked("{holder} is away"),
    "team": marked("{holder} changes team"),
    "hand_over": marked("handed over"),
    "sibling": marked("moves with a sibling"),
    "cover": marked("cover has ended"),
    "returns": marked("{holder} gives it back: {to} returns"),
    "co_worker": marked("{holder} no longer assists"),
    "choice": marked("evens out more than it costs"),
}


@dataclass(frozen=True)
class Origin:
    """Why an open case is placed anew: who held it, what happened, by when, until when."""

    holder: str
    reason: str
    on: date | None = None
    cover_until: date | None = None


@dataclass(frozen=True)
class Back:
    """A covered case that goes back to whose it is."""

    case: OpenCase
    to: str
    origin: Origin


@dataclass(frozen=True)
class Stay:
    """A case that should move and does not, with why: somebody has to decide."""

    case: OpenCase
    words: Words


@dataclass(frozen=True)
class Restaffed:
    """A day after staff changes.

    `instance`: the people as they are then, and among its new cases the open ones that must
    move; `origins` tells of those. `pins` and `forbids`: what the changes decide themselves.
    `awaited`: who is not there yet and from when; they are given what changes hands then.
    `going`: who is there still and given nothing, and from when they are not.
    `named`: who alone may have a case that changes hands.
    """

    before: Instance
    instance: Instance
    changes: tuple[Change, ...]
    origins: Mapping[str, Origin]
    back: tuple[Back, ...]
    stays: tuple[Stay, ...]
    pins: frozenset[tuple[str, str]]
    forbids: frozenset[tuple[str, str]]
    awaited: Mapping[str, date]
    going: Mapping[str, date]
    named: Mapping[str, str]

    @property
    def starts(self) -> Mapping[str, date]:
        """The day by which a case must have changed hands, where that is after today."""
        today = self.instance.date
        return {
            case: origin.on for case, origin in self.origins.items()
            if origin.on is not None and origin.on > today
        }

    @property
    def covered(self) -> frozenset[str]:
        """Cases that are covered from the day somebody is away, and no day before."""
        return frozenset(case for case, one in self.origins.items() if one.reason == "absent")


def restaff(instance: Instance, policy: Policy, changes: Sequence[Change]) -> Restaffed:
    """Lay the changes over the day."""
    people = staffed(instance, changes)
    sorting = _Sorting(instance, policy, people, departures(changes))
    sorting.sort()
    moving = [sorting.placed_anew(case) for case in instance.caseload if case.id in sorting.origins]
    back = {item.case.id: item for item in sorting.back}
    rest = [
        home(case, people, instance.date) if case.id in back else case
        for case in instance.caseload
        if case.id not in sorting.origins
    ]
    new: tuple[Case, ...] = (*instance.cases, *moving)
    coming = awaited(changes, instance.date)
    starts = {case: origin.on or instance.date for case, origin in sorting.origins.items()}
    return Restaffed(
        before=instance,
        instance=replace(
            instance, caseworkers=tuple(people.values()), cases=new, caseload=tuple(rest),
            agreed=(*instance.agreed, *second_absences(instance, changes)),
        ),
        changes=tuple(changes),
        origins=sorting.origins,
        back=tuple(sorting.back),
        stays=tuple(sorting.stays),
        pins=frozenset(
            (c.case, c.to) for c in changes if c.to and c.case in sorting.origins
        ),
        forbids=frozenset(
            (case, origin.holder) for case, origin in sorting.origins.items()
            if origin.reason in ("hand_over", "sibling")
        ) | {
            (case.id, who) for case in new for who, on in coming.items()
            if starts.get(case.id, instance.date) < on
        },
        awaited=coming,
        going=going(instance, changes),
        # Who cannot take one of the cases leaves it to be decided; others may still assist in it.
        named=sorting.named(changes),
    )


@dataclass
class _Sorting:
    instance: Instance
    policy: Policy
    people: Mapping[str, Caseworker]
    gone: Departures
    origins: dict[str, Origin] = field(default_factory=dict)
    back: list[Back] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    def sort(self) -> None:
        """Look at every open case once, then at siblings of those handed over."""
        for case in self.instance.caseload:
            self._lead(case)
        if any(rule.keeps_together for rule in self.policy.rules):
            self._siblings()
        for case in self.instance.caseload:
            if case.id not in self.origins:
                self._beside(case)
        told = {case for case, found in self.origins.items() if found.reason != "co_worker"}
        told |= {item.case.id for item in self.back} | {item.case.id for item in self.stays}
        left = [case for case in self.instance.caseload if case.id not in told]
        self.stays += [Stay(*item) for item in undone(self.instance, left, self.gone)]

    def named(self, changes: Sequence[Change]) -> Mapping[str, str]:
        """Case -> who takes it over from whoever leaves or is away, where that is decided."""
        to = {c.caseworker: c.to for c in changes if c.to and c.kind in ("leaves", "absent")}
        handed = {change.case for change in changes if change.case and change.to}
        return {
            case: to[origin.holder] for case, origin in self.origins.items()
            if origin.reason in ("leaves", "absent") and origin.holder in to
            and case not in handed
        }

    def placed_anew(self, case: OpenCase) -> OpenCase:
        """A case as it is placed anew: without who no longer has it. Who had two keeps two."""
        origin = self.origins[case.id]
        beside = case.co_caseworker
        if beside not in self.people or self._stops_assisting(case) is not None:
            beside = ""
        return replace(
            case, caseworker=case.caseworker if origin.reason == "co_worker" else "",
            co_caseworker=beside, two_advisers=case.two_advisers or bool(case.co_caseworker),
        )

    def _lead(self, case: OpenCase) -> None:
        holder = case.caseworker
        change = (
            self.gone.leaves.get(holder) or self.gone.absent.get(holder)
            or self.gone.handed.get(case.id) or self.gone.team.get(holder)
        )
        if change is not None and change.kind == "team" and self._still_takes(case, change):
            change = None
        owner = case.belongs_to
        if change is not None and back_by_then(
            case, change, self.gone, self.people, self.instance.date
        ):
            change = None
        if owner in self.gone.leaves:
            # Cover does not outlast whose it is: the case is somebody's for good from then on.
            holder, change = owner, self._first(self.gone.leaves[owner], change)
        if change is None and owner in self.people:
            self._cover(case, owner)
            return
        if change is None:
            if case.cover_until is not None and case.cover_until < self.instance.date:
                self.stays.append(Stay(case, say("cover has ended; nobody is named to have it")))
            return
        why = held_fast(case, self.gone.kept) or self._stays(case, change)
        if why is not None:
            self.stays.append(Stay(case, why))
            return
        until, on = case.cover_until, change.on or self.instance.date
        back = given_back(case, self.gone, self.instance.date)
        if holder == owner:
            until = None
        elif back is not None and change.kind != "hand_over":
            until = back - DAY
        elif owner and until is not None:
            # Cover of a cover lasts as long as the first: it goes home to whose it is.
            until = max(until, on)
        elif change.kind == "absent":
            until = change.until
        elif until is not None and until < on:
            until = None
        self.origins[case.id] = Origin(holder, change.kind, change.on, until)

    def _stays(self, case: OpenCase, change: Change) -> Words | None:
        """Why a case that should move stays where it is; None when it moves."""
        today, moves = self.instance.date, self.policy.moves
        on = change.on
        if change.kind == "hand_over" or moves is None or on is None or case.due is None:
            return None
        near = moves.near_deadline.whole
        if today <= case.due < on and (case.due - today).days <= near:
            return counted("is due {due}: within {n} day, and before it would change hands",
                           "is due {due}: within {n} days, and before it would change hands",
                           near, due=case.due)
        return None

    def _cover(self, case: OpenCase, owner: str) -> None:
        """Cover ends with its date, or when its caseworker returns."""
        until = case.cover_until
        returns = self.gone.returns.get(owner)
        if returns is None and (until is None or until >= self.instance.date):
            return
        there = self.people[owner].employed(self.instance.date) and owner not in self.gone.absent
        if case.frozen or not there or case.kept_from(owner):
            why = say("is frozen: it may not change hands") if case.frozen else say(
                "cover has ended, and {owner} cannot take it back", owner=owner)
            self.stays.append(Stay(case, why))
            return
        reason, on = ("returns", returns.on) if returns is not None else ("cover", None)
        self.back.append(Back(case, owner, Origin(case.caseworker, reason, on)))

    def _first(self, leaves: Change, cover: Change | None) -> Change:
        """Whose it is leaves: by then, or where who covers stops before that, by that day."""
        stops = cover.on or self.instance.date if cover is not None else date.max
        return replace(leaves, on=min(leaves.on or self.instance.date, stops))

    def _siblings(self) -> None:
        """Siblings in the same phase with the same caseworker go along with who is handed over."""
        together: dict[tuple[str, str, str], list[OpenCase]] = defaultdict(list)
        for case in self.instance.caseload:
            if case.family:
                together[case.family, case.phase, case.caseworker].append(case)
        for group in together.values():
            handed = [case for case in group if case.id in self.gone.handed]
            moved = [case for case in handed if case.id in self.origins]
            for case in group if moved else ():
                if case.id in self.origins or case in handed:
                    continue
                held = self.origins[moved[0].id]
                self._go(case, Origin(held.holder, "sibling", held.on, case.cover_until))

    def _beside(self, case: OpenCase) -> None:
        change = self._stops_assisting(case)
        if change is not None:
            self._go(case, Origin(case.co_caseworker, "co_worker", change.on))

    def _go(self, case: OpenCase, origin: Origin) -> None:
        fast = held_fast(case, self.gone.kept)
        if fast is None:
            self.origins[case.id] = origin
        else:
            self.stays.append(Stay(case, fast))

    def _stops_assisting(self, case: OpenCase) -> Change | None:
        beside = case.co_caseworker
        change = self.gone.leaves.get(beside) or self.gone.team.get(beside)
        if change is not None and change.kind == "team" and self._still_takes(case, change):
            return None
        return change

    def _still_takes(self, case: OpenCase, change: Change) -> bool:
        """Whether somebody's new team takes the case too, as far as the model minds."""
        taken = case.phase in self.policy.teams[change.team].phases
        return taken or "team" not in self.policy.rule
