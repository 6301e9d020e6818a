"""A grid of runs from a TOML file: read, checked, and every fault told at once.

    offices = ["municipality-*"]                         # folders or workbooks, from here
    policies = ["own", "sverigesmodel", "NAME,KEY=VALUE"]  # own: the model each office names
    baselines = ["equal-number"]                         # habits, under the first policy's rules
    seeds = 5                                            # the first five; or a list
    days = 250                                           # working days

and `arrivals` (cases a day), `round` and `flow` (a path). All but `offices` may be left out.
"""

import glob
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from assigner.baselines import HABITS
from assigner.errors import InputError, ModelError
from assigner.files.workbook import workbook_at
from assigner.instance import Instance
from assigner.policy import Policy, load
from assigner.policy.complaints import instead
from assigner.policy.lines import Path as Keys
from assigner.policy.sources import Source, read_source
from assigner.scenarios.sweep_run import SweepRun, run_of
from assigner.simulation.calibration import calibrate
from assigner.simulation.flow import Flow, load_flow, own_flow
from assigner.simulation.setting import ROUND, Practice, Setting
from assigner.words import say

OWN = "own"
DAYS, LONGEST, MOST_SEEDS, MOST_AT_ONCE, MOST_ARRIVALS = 250, 5000, 100_000, 1000, 10_000
KEYS = ("offices", "policies", "baselines", "seeds", "days", "arrivals", "round", "flow")
Opened = Callable[[Path, str | None, Mapping[str, str]], tuple[Instance, Policy]]


@dataclass(frozen=True)
class SweepGrid:
    """Every run that a grid asks for: policy by policy, office by office, seed by seed."""

    policies: tuple[str, ...]
    offices: tuple[str, ...]
    seeds: tuple[int, ...]
    days: int
    runs: tuple[SweepRun, ...]


def read_grid(path: Path, opened: Opened) -> SweepGrid:
    """The runs of a grid file; `opened` reads an office under a model (None: its own).

    A folder of offices is the grid of all of them. Raises InputError with every fault: of
    the file, of the models and of the offices.
    """
    if path.is_dir():
        return _GridReader(Source(path.as_posix(), "", {"offices": ["*"]}, {}), path, opened).read()
    try:
        source = read_source(path, path.as_posix())
    except ModelError as wrong:
        raise InputError(str(wrong).splitlines()) from wrong
    return _GridReader(source, path.parent, opened).read()


class _GridReader:
    def __init__(self, source: Source, folder: Path, opened: Opened) -> None:
        self.source, self.folder, self.opened = source, folder, opened
        self.faults: dict[str, int] = {}
        self.flows: dict[tuple[frozenset[str], Path | None], Flow | None] = {}

    def read(self) -> SweepGrid:
        for name in self.source.tree.keys() - set(KEYS):
            self._fault((name,), say("is not a key of a grid; {hint}", hint=instead(name, KEYS)))
        policies = self._policies()
        baselines = self._names("baselines", ())
        for place, name in enumerate(baselines):
            if name not in HABITS:
                self._fault(("baselines", place), say(
                    '"{name}" is not a baseline; {hint}', name=name, hint=instead(name, HABITS)
                ))
        offices = self._offices()
        seeds = self._seeds()
        days = self._whole("days", DAYS, LONGEST)
        round_ = self._whole("round", ROUND, MOST_AT_ONCE)
        arrivals = self._arrivals()
        usable = [name for name in baselines if name in HABITS]
        runs = []
        for office, folder, keys in offices:
            setting_and = self._practices(folder, keys, policies, usable)
            if setting_and is None:
                continue
            instance, flow, practices = setting_and
            setting = Setting(instance, flow, days, 0, arrivals, round_,
                              practices[0].policy.open_days)
            balance = calibrate(setting, practices[0].policy)
            runs += [
                run_of(practice.name, office, replace(setting, seed=seed), practice, balance)
                for practice in practices for seed in seeds
            ]
        if self.faults:
            ordered = sorted(self.faults, key=lambda line: self.faults[line])
            raise InputError([*ordered, str(say("Nothing was run. Mend the grid and try again."))])
        names = (*policies, *usable)
        runs.sort(key=lambda run: names.index(run.policy))
        return SweepGrid(names, tuple(office for office, _, _ in offices), seeds, days, tuple(runs))

    def _fault(self, keys: Keys, words: object) -> None:
        place = self.source.place(keys)
        name = str(keys[0]) if keys else ""
        line = f"{place} {name}: {words}" if name else f"{place}: {words}"
        self.faults.setdefault(line, int(place.rpartition(":")[2]))

    def _names(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of different texts."""
        given = self.source.tree.get(key, list(default))
        given = [given] if isinstance(given, str) else given
        if not isinstance(given, list):
            self._fault((key,), say("is not a list of names; write {key} = [\"NAME\"]", key=key))
            return ()
        found: dict[str, None] = {}
        for place, name in enumerate(given):
            if not isinstance(name, str) or not name.strip():
                self._fault((key, place), say("{value} is not a name; write it in quotes",
                                              value=str(name) or '""'))
            elif name in found:
                self._fault((key, place), say('"{name}" is named twice; take one out', name=name))
            else:
                found[name] = None
        return tuple(found)

    def _policies(self) -> dict[str, tuple[str | None, dict[str, str]]]:
        """Each policy's model (None: the office's own) and the values it overrides."""
        found: dict[str, tuple[str | None, dict[str, str]]] = {}
        listed = self._names("policies", (OWN,))
        if not listed and self.source.tree.get("policies") == []:
            self._fault(("policies",), say(
                "is empty: there is nothing to run; name a model, or leave it out"
            ))
        for place, text in enumerate(listed):
            name, *given = (part.strip() for part in text.split(","))
            overrides = dict(part.partition("=")[::2] for part in given)
            if not all(key and "=" in part for key, part in zip(overrides, given, strict=False)):
                self._fault(("policies", place), say(
                    '"{text}" overrides nothing; write "NAME,KEY=VALUE"', text=text
                ))
                continue
            if name == OWN:
                found[text] = (None, overrides)
                continue
            if name.endswith(".toml") and (self.folder / name).is_file():
                name = str(self.folder / name)
            try:
                load(name, overrides)
            except ModelError as wrong:
                for line in str(wrong).splitlines():
                    self._fault(("policies", place), say('"{text}": {wrong}', text=text,
                                                         wrong=line))
            else:
                found[text] = (name, overrides)
        return found

    def _offices(self) -> list[tuple[str, Path, Keys]]:
        """Each office: its name, where it lies, and who asked for it."""
        if not self.source.tree.get("offices", None):
            self._fault(("offices",) if "offices" in self.source.tree else (), say(
                'there are no offices, so nothing to run; write offices = ["FOLDER"], with * for '
                "many"
            ))
            return []
        found: dict[str, tuple[Path, Keys]] = {}
        for place, pattern in enumerate(self._names("offices", ())):
            keys: Keys = ("offices", place)
            here = sorted(_days(self.folder, pattern))
            if not here:
                self._fault(keys, say(
                    '"{pattern}" is no office; write the path of a folder with an instance.toml, '
                    "or of a workbook, from where the grid lies", pattern=pattern,
                ))
            for name in here:
                if name in found:
                    self._fault(keys, say('"{name}" is named twice; take one out', name=name))
                found[name] = (self.folder / name, keys)
        return [(name, folder, keys) for name, (folder, keys) in found.items()]

    def _seeds(self) -> tuple[int, ...]:
        given = self.source.tree.get("seeds", 1)
        if isinstance(given, int) and not isinstance(given, bool) and 0 < given <= MOST_SEEDS:
            return tuple(range(given))
        whole = isinstance(given, list) and all(
            isinstance(seed, int) and not isinstance(seed, bool) and seed >= 0 for seed in given
        )
        if not isinstance(given, list) or not whole or not given or len({*given}) < len(given):
            self._fault(("seeds",), say(
                "{given} are no seeds; write how many, as seeds = 5, or a list of different whole "
                "numbers, as seeds = [0, 1]", given=str(given),
            ))
            return ()
        return tuple(given)

    def _whole(self, key: str, default: int, most: int) -> int:
        given = self.source.tree.get(key, default)
        if isinstance(given, int) and not isinstance(given, bool) and 0 < given <= most:
            return given
        self._fault((key,), say("{given} is not a whole number from 1 to {most}; write {key} = "
                                "{default}", given=str(given), most=most, key=key,
                                default=default))
        return default

    def _arrivals(self) -> float | None:
        given = self.source.tree.get("arrivals")
        if given is None:
            return None
        number = isinstance(given, int | Decimal) and not isinstance(given, bool)
        if isinstance(given, int | Decimal) and number and 0 <= given <= MOST_ARRIVALS:
            return float(given)
        self._fault(("arrivals",), say(
            "{given} is not a number of cases a day from 0 to {most}; write arrivals = 20, or "
            "leave it out", given=str(given), most=MOST_ARRIVALS,
        ))
        return None

    def _practices(
        self, folder: Path, keys: Keys, policies: Mapping[str, tuple[str | None, dict[str, str]]],
        baselines: list[str],
    ) -> tuple[Instance, Flow, list[Practice]] | None:
        """An office, how cases go there, and who allocates; None where something is wrong."""
        read: list[tuple[str, Instance, Policy]] = []
        for name, (model, overrides) in policies.items():
            try:
                read.append((name, *self.opened(folder, model, overrides)))
            except InputError as wrong:
                asked: Keys = ("policies", self._names("policies", (OWN,)).index(name))
                for line in wrong.lines:
                    if line.startswith("-S "):
                        self._fault(asked, say('"{text}": {wrong}', text=name, wrong=line))
                    else:
                        self._fault(keys, f"{folder.as_posix()}/{line}")
        if not read:
            return None
        _, instance, first = read[0]
        phases = frozenset().union(*(frozenset(one.phases) for _, _, one in read))
        flow = self._flow(phases, own_flow(folder, first.name))
        if flow is None or len(read) < len(policies):
            return None
        practices = [Practice(name, policy) for name, _, policy in read]
        practices += [Practice(name, first, name) for name in baselines]
        return instance, flow, practices

    def _flow(self, phases: frozenset[str], own: Path | None) -> Flow | None:
        given = self.source.tree.get("flow")
        key = phases, own if given is None else None
        if key not in self.flows:
            self.flows[key] = None
            if given is not None and not isinstance(given, str):
                self._fault(("flow",), say("{given} is not a path; write it in quotes",
                                           given=str(given)))
                return None
            try:
                path = own if given is None else self.folder / given
                self.flows[key] = load_flow(path, phases)
            except ModelError as wrong:
                for line in str(wrong).splitlines():
                    self._fault(("flow",), line)
        return self.flows[key]


def _days(folder: Path, pattern: str) -> Iterator[str]:
    """The folders and workbooks of a pattern, named from `folder`."""
    for name in glob.glob(pattern, root_dir=folder):
        if (folder / name / "instance.toml").is_file() or workbook_at(folder / name):
            yield Path(name).as_posix()
