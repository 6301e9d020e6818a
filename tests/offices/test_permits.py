"""An office whose keys and words are those of others: each stands as the office wrote it.

Its phases are `intake`, `review`, `claim` and `court`, which built-in offices have too, and its
levels have the three usual keys; in Danish, too, everything is called what its model calls it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.policy import load
from assigner.words import speaking_of
from tests.cli.runner import run
from tests.offices.everything import Told, commands, months, pages, solved, told
from tests.offices.permits import begun
from tests.offices.test_trees import OURS
from tests.offices.words_of_others import FOREIGN, REPLACED, USUAL

KEYS_OF_FILES = re.compile(
    OURS.pattern + r"|^further_child_share = .*$|^family = \"plot\".*$|^caseworker = \"examiner\"$"
    r"|^\[rules\.siblings\]$|\bsiblings · |\blabel = .*$")
"""Keys of a model and of a flow, which are the same in any office."""
LABELS = ("Permit check", "review", "claim", "court", "shed", "house", "tower", "files")


@pytest.fixture(scope="module")
def permits(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("permits")
    (folder / "office").mkdir()
    model, day = begun(folder / "office")
    return solved(str(model), day, folder / "office")


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    with speaking_of(None):
        yield


def out(permits: Told, name: str) -> Path:
    folder = permits.folder.parent / name
    folder.mkdir()
    return folder


def of_others(texts: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """Where a word of another office stands, by the name of what is told."""
    found = {}
    for name, text in texts:
        bare = KEYS_OF_FILES.sub("", text)
        words = {hit[0] for pattern in (FOREIGN, USUAL, REPLACED) for hit in pattern.finditer(bare)}
        if words:
            found[name] = words
    return found


@pytest.mark.landing
@pytest.mark.parametrize("lang", ["da", pytest.param("en", marks=pytest.mark.long)])
def test_every_command_has_its_words(permits: Told, lang: str) -> None:
    folder = out(permits, lang)
    texts = dict(told(permits, lang, [*commands(permits, folder)], folder))
    assert of_others(iter(texts.items())) == {}
    assert [label for label in LABELS if not any(label in text for text in texts.values())] == []


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "da"])
def test_and_what_looks_beyond_the_day(permits: Told, lang: str) -> None:
    folder = out(permits, f"months-{lang}")
    assert of_others(told(permits, lang, [*months(permits, folder)], folder)) == {}


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "da"])
def test_and_every_page_of_the_workspace(permits: Told, lang: str) -> None:
    assert of_others(pages(permits, lang, out(permits, f"pages-{lang}"))) == {}


def test_the_months_of_an_office_are_told_in_its_words(permits: Told) -> None:
    folder = out(permits, "one-month")
    kept = folder / "months.json"
    asked: list[tuple[object, ...]] = [
        ("simulate", permits.day, "--days", 2, "--runs", 1),
        ("simulate", permits.day, "--days", 2, "--runs", 1, "--format", "json", "-o", kept),
        ("report", kept, "-o", folder / "months.html"),
    ]
    texts = dict(told(permits, "da", asked, folder))
    assert of_others(iter(texts.items())) == {}
    assert "review: " in next(iter(texts.values()))
    assert "review" in texts["months.html"]


def test_a_built_in_office_is_put_into_danish_and_a_variant_s_own_word_is_not(
    tmp_path: Path
) -> None:
    usual = load("benefits-office")
    assert usual.own == frozenset()
    assert usual.called.phase("review").spoken("da") == "opfølgning på ydelse"
    mine = tmp_path / "mine.toml"
    mine.write_text('extends = "benefits-office"\n[phases.review]\nlabel = "court"\n'
                    '[complexities.ordinary]\nlabel = "simple"\n', encoding="utf-8")
    called = load(str(mine)).called
    assert called.phase("claim").spoken("da") == "ansøgning"
    assert called.phase("review").spoken("da") == "court"
    assert called.level("ordinary").spoken("da") == "simple"
    said = run("--lang", "da", "rules", mine)
    assert "court" in said.out
    assert "retssager" not in said.out


def test_the_three_levels_are_the_program_s_wherever_they_are_written_out(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('extends = "danish-child-welfare"\n[complexities.simple]\nlabel = "simple"\n'
                    '[complexities.complex]\nlabel = "svær"\n', encoding="utf-8")
    called = load(str(mine)).called
    assert [called.level(key).spoken("da") for key in ("simple", "complex", "very_complex")] == [
        "enkel", "svær", "meget kompleks"]


def test_a_label_given_on_the_command_line_is_the_office_s() -> None:
    called = load("benefits-office", {"phases.review.label": '"court"'}).called
    assert called.phase("review").spoken("da") == "court"


@pytest.mark.landing
def test_rules_about_a_level_and_a_pair_are_in_the_office_s_words(permits: Told) -> None:
    for lang, told_ in (("en", "cases of the level tower"), ("da", "sager på niveauet tower")):
        said = run("--lang", lang, "rules", permits.model).out
        assert told_ in said
        assert "very complex" not in said
