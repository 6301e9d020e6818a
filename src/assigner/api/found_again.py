"""The day and the model of a plan, found by content, wherever they lie now.

A plan names both by content. So a copy is as good as the original, on any machine and for any
user: what lies beside the plan is tried first, then where it was last, then, where neither holds
a day like it, what lies around. Where nothing has the plan's content, a day is taken for the same,
changed since. A plan that lies in the folder of its day is that day's, whatever copies there are;
and nothing is decided by a copy where the day that the plan was made of has changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from assigner.api.day import Day
from assigner.api.day_files import DayFiles
from assigner.api.state import state_folder
from assigner.api.vocabulary import vocabulary
from assigner.api.voice import Told, ignored
from assigner.errors import InputError, ModelError, PlanError
from assigner.files.header import Header
from assigner.files.whereabouts import Whereabouts, recall
from assigner.files.workbook import is_workbook
from assigner.plan import Claims
from assigner.policy import Policy, load
from assigner.words import say

MOST_BOOKS = 12
"""So many workbooks of a folder are opened in search of the day: each is read as a whole."""
MOST_FOLDERS = 400
"""So many folders around a plan are looked into."""
_FILE = ".toml"


def found_again(
    claims: Claims, plan: Path, instance: Path | None, model: str | None, told: Told = ignored,
    profile: str | None = None, *, deciding: bool = False,
) -> Day:
    """The plan's day, with the plan's content where there is one; else as it is now.

    `deciding`: a copy does not do where the day that the plan was made of has changed.
    `profile`: by which it is read, where that is neither remembered nor in its instance.toml.
    Raises PlanError where no day like it is found, ModelError where its model is not, InputError
    where there is no such profile.
    """
    known = tuple(where if profile is None else where._replace(profile=profile)
                  for where in recall(state_folder(), claims.instance.sha256))
    if instance is not None:
        return _named(claims, instance, plan, known, model, profile)
    if profile is not None and known:
        from assigner.profiles.read_profile import find_profile  # noqa: PLC0415  # rarely named

        folder = known[0].folder
        find_profile(profile, folder if folder.is_dir() else folder.parent)
    seen, last = _Seen(), {where.folder.resolve() for where in known}
    own = {where.folder.resolve() for where in known if where.made(plan)}
    for folder, head in _places(plan, known, seen):
        if not _alike(claims, head, was_there=folder.resolve() in last):
            continue
        if str(head.date) != claims.instance.date:
            seen.other.append(folder)
            continue
        day = seen.day(claims, folder, plan, known, model)
        if day is None or not _kin(claims, head, day, was_there=folder.resolve() in last):
            continue
        if _same(claims, day):
            if seen.changed is not None:
                told(say("warning: the day in {folder} has changed since; the plan is judged by "
                         "{other}.", folder=seen.changed.folder, other=folder))
            return day
        seen.changed = seen.changed or day
        here = folder.resolve()
        if here == plan.resolve().parent or (deciding and here in own):
            break
    return _nearest(claims, plan, seen, known, model)


def _named(
    claims: Claims, instance: Path, plan: Path, known: tuple[Whereabouts, ...], model: str | None,
    profile: str | None,
) -> Day:
    try:
        return _day(claims, instance, plan, known, model, profile)
    except ModelError as error:  # told together with what is wrong with the folder
        files = _files(instance, known, profile)
        return Day(instance, claims.model.name, files.read(None), None, error, files.profile)


@dataclass
class _Seen:
    """What lay in the places looked into, where none held the day itself.

    `changed`: a day of the same office and date, changed since. `wrong`: why a model could not be
    read. `other`: days of the office, of another date.
    """

    changed: Day | None = None
    wrong: ModelError | None = None
    other: list[Path] = field(default_factory=list)

    def day(
        self, claims: Claims, folder: Path, plan: Path, known: tuple[Whereabouts, ...],
        model: str | None,
    ) -> Day | None:
        """A day as it lies there; None where its model cannot be read, which is kept."""
        try:
            return _day(claims, folder, plan, known, model)
        except ModelError as error:
            self.wrong = self.wrong or error
            return None


def _same(claims: Claims, day: Day) -> bool:
    facts = day.reading.instance
    return facts is not None and facts.sha256 == claims.instance.sha256


def _nearest(
    claims: Claims, plan: Path, seen: _Seen, known: tuple[Whereabouts, ...], model: str | None
) -> Day:
    """What comes nearest to the day; raises what there is to say where nothing does."""
    if seen.changed is not None:
        return seen.changed
    if seen.wrong is not None:
        raise seen.wrong
    last = seen.other[0].resolve() if seen.other else None
    if any(where.folder.resolve() == last for where in known):
        return _day(claims, seen.other[0], plan, known, model)  # its date is another now
    raise PlanError(say(
        "{plan}: its instance, {instance}, is not where it was solved. "
        "Name its folder with --instance.", plan=plan, instance=claims.instance.name,
    ))


def _places(
    plan: Path, known: tuple[Whereabouts, ...], seen: _Seen
) -> Iterator[tuple[Path, Header]]:
    """Where a day may lie, with its head, the nearest first; neighbours where none was like it."""
    here = plan.resolve().parent
    tried: set[Path] = set()
    for around, folders in (
        (False, [where.folder for where in known if where.made(plan)]),
        (False, _days(here)), (False, [where.folder for where in known]),
        (True, _days(here.parent)), (True, _days(Path.cwd())),
    ):
        if around and seen.changed is not None:
            return
        for folder in islice(folders, MOST_FOLDERS):
            place = folder.resolve()
            if place not in tried and folder.exists():
                tried.add(place)
                try:
                    yield folder, _files(folder, known).head
                except InputError:  # its profile is gone, and so is the day
                    continue


def _alike(claims: Claims, head: Header, *, was_there: bool) -> bool:
    """Whether a day is the plan's office's by its head; or of its date, where the plan's was.

    Another office's day of the same date, beside the plan by chance, is no day that has changed.
    """
    name = head.office or head.title or "instance"
    return head.date is not None and (
        claims.instance.name == f"{name} {claims.instance.date}"
        or (was_there and str(head.date) == claims.instance.date)
    )


def _kin(claims: Claims, head: Header, day: Day, *, was_there: bool) -> bool:
    """Whether a day that lies around, and says of no office that it is its, has a case in common.

    Of two days without a name and of one date, one is not the other, changed.
    """
    facts = day.reading.instance
    if was_there or _same(claims, day) or head.office or head.title or facts is None:
        return True
    there = {case.id for case in (*facts.cases, *facts.caseload)}
    return not there.isdisjoint(row.id for row in claims.cases)


def _days(root: Path) -> Iterator[Path]:
    """Folders and workbooks that may hold a day, at a root and right below it."""
    for pattern in ("instance.toml", "*/instance.toml", "instances/*/*/instance.toml"):
        yield from (head.parent for head in sorted(root.glob(pattern)))
    yield from islice((book for book in sorted(root.glob("*.xlsx"))
                       if not book.name.startswith("~$")), MOST_BOOKS)
    yield from (book.parent for book in sorted(root.glob("*/instance.xlsx")))


def _day(
    claims: Claims, folder: Path, plan: Path, known: tuple[Whereabouts, ...], model: str | None,
    profile: str | None = None,
) -> Day:
    policy = model_again(claims, folder, plan, known, model)
    files = _files(folder, known, profile)
    policy.called.speak()
    reading = files.read(vocabulary(policy))
    return Day(folder, claims.model.name, reading, policy, profile=files.profile)


def _files(folder: Path, known: Sequence[Whereabouts], profile: str | None = None) -> DayFiles:
    """The files of a day, by the profile that is named, or by the one they were read by."""
    here = folder.resolve()
    last = next((where.profile for where in known if where.folder.resolve() == here), "")
    return DayFiles(folder, profile or last or None)


def model_again(
    claims: Claims, folder: Path, plan: Path, known: tuple[Whereabouts, ...], model: str | None
) -> Policy:
    """The plan's model: as named, else the file of that name whose content is the plan's.

    Raises ModelError where there is none, or none can be read.
    """
    overrides = dict(claims.model.overrides)
    if model is not None:
        return replace(load(model, overrides), name=claims.model.name)
    name = claims.model.name
    if not name.endswith(_FILE):
        return load(name, overrides)
    found: Policy | None = None
    wrong: ModelError | None = None
    for file in _models(Path(name), folder, plan, known):
        try:
            policy = replace(load(str(file), overrides), name=name)
        except ModelError as error:
            wrong = wrong or error
            continue
        if policy.sha256 == claims.model.sha256:
            return policy
        found = found or policy
    if found is not None:
        return found
    if wrong is not None:
        raise wrong
    return load(name, overrides, beside=_home(folder))


def _models(
    name: Path, folder: Path, plan: Path, known: tuple[Whereabouts, ...]
) -> Iterator[Path]:
    """Where the file of a model may lie: beside the day, where it was, beside the plan, here."""
    roots = (_home(folder), plan.resolve().parent, Path.cwd())
    files = [roots[0] / name, roots[0] / name.name]
    files += [Path(where.model) for where in known if where.model.endswith(_FILE)]
    files += [root / part for root in roots[1:] for part in (name, Path(name.name))]
    for file in dict.fromkeys(files):
        if file.is_file():
            yield file.resolve()


def _home(folder: Path) -> Path:
    return folder.parent if is_workbook(folder) else folder

