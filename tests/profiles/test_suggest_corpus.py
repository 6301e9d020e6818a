"""What is proposed for the files of the corpus, held against the profiles written by hand."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.documents.profile import ColumnProfile, Profile
from assigner.profiles.heading import name
from assigner.profiles.resolved import resolved
from tests.draws import looped, one_in
from tests.profiles.corpus.entries import ENTRIES, Entry
from tests.profiles.corpus.facts import SECRETS

LEAST = 0.9
"""Of the columns, so many must be right without a hand."""
Column = tuple[str, str]
Proposal = Callable[[Entry], tuple[str, Path]]


def columns(text: str) -> dict[Column, ColumnProfile]:
    """Every column of a profile by table and key."""
    profile = Profile.model_validate(tomllib.loads(text))
    return {(table, key): rule for table, said in resolved(profile).items()
            for key, rule in said.columns.items()}


def said(rule: ColumnProfile | None) -> object:
    """What counts of a rule: from where, which part, in which unit."""
    if rule is None:
        return None
    return [name(header) for header in rule.headers], rule.part, rule.unit


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Proposal:
    """The profile proposed for an entry, made once, and the folder of its files."""
    known: dict[str, tuple[str, Path]] = {}

    def of(entry: Entry) -> tuple[str, Path]:
        if entry.name not in known:
            folder = tmp_path_factory.mktemp("entry")
            entry.make(folder)
            files = [folder / file for file in entry.files]
            known[entry.name] = suggest_profile(files).text, folder
        return known[entry.name]

    return of


def wrong(entry: Entry, text: str) -> Iterator[Column]:
    """The columns that are not as somebody wrote them by hand."""
    found = columns(text)
    for column, rule in columns(entry.layout.profile(lambda sheet: f'file = "{sheet}"')).items():
        if said(found.get(column)) != said(rule):
            yield column


@pytest.mark.parametrize("entry", one_in(4, ENTRIES), ids=lambda entry: entry.name)
def test_nine_of_ten_columns_are_right_without_a_hand(entry: Entry, proposal: Proposal) -> None:
    text, _ = proposal(entry)
    meant = columns(entry.layout.profile(lambda sheet: f'file = "{sheet}"'))
    bad = list(wrong(entry, text))
    assert len(bad) <= (1 - LEAST) * len(meant), (bad, text)
    assert columns(text).keys() <= {*meant}, text
    for secret in SECRETS:
        assert secret not in text


@pytest.mark.parametrize("entry", looped(1, one_in(4, ENTRIES)), ids=lambda entry: entry.name)
def test_what_is_proposed_reads_to_the_instance_or_says_what_it_lacks(
    entry: Entry, proposal: Proposal, tmp_path: Path
) -> None:
    """Nothing is wrong in silence: without a fault it is the very instance."""
    text, folder = proposal(entry)
    profile = tmp_path / "proposed.toml"
    profile.write_text(text, encoding="utf-8")
    day = assigner.read(folder, profile=profile)
    meant = entry.layout.instance
    assert not day.faults, [*map(str, day.faults), text]
    facts, _ = day.require()
    assert (facts.date, facts.caseworkers, facts.cases, facts.caseload) == (
        meant.date, meant.caseworkers, meant.cases, meant.caseload), text
