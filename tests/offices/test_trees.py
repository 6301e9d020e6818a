"""An office as unlike ours as may be: nothing it is told has a word of ours.

Its model is begun by `model new`, as a new user's is; all is asked in both languages.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.words import speaking_of
from tests.cli.runner import run
from tests.offices.everything import Told, commands, months, pages, solved, told
from tests.offices.trees import begun
from tests.offices.words_of_others import FOREIGN, USUAL

pytestmark = pytest.mark.landing

OURS = re.compile(
    r"(?m)^siblings = |^children = false$|^family = \"garden\"(?:  #.*)?$"
    r"|^caseworker = \"inspector\"$|^(?:caseworkers|Sagsbehandlere)$")
"""Keys of a model and of a flow, and the sheet of a workbook: the same in any office."""


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("trees")
    (folder / "office").mkdir()
    model, day = begun(folder / "office")
    # Beside the day, so that any test finds it again.
    return solved(str(model), day, folder / "office")


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    with speaking_of(None):
        yield


def out(trees: Told, name: str) -> Path:
    """A folder for what is written, away from the office."""
    folder = trees.folder.parent / name
    folder.mkdir()
    return folder


def foreign(texts: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """Where words of others stand, by the name of what is told."""
    found = {name: {hit[0] for pattern in (FOREIGN, USUAL)
                    for hit in pattern.finditer(OURS.sub("", text))} for name, text in texts}
    return {name: words for name, words in found.items() if words}


@pytest.mark.parametrize("lang", ["en", pytest.param("da", marks=pytest.mark.long)])
def test_every_command_is_told_in_its_own_words(trees: Told, lang: str) -> None:
    folder = out(trees, lang)
    assert foreign(told(trees, lang, [*commands(trees, folder)], folder)) == {}


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "da"])
def test_and_what_looks_beyond_the_day(trees: Told, lang: str) -> None:
    folder = out(trees, f"months-{lang}")
    assert foreign(told(trees, lang, [*months(trees, folder)], folder)) == {}


@pytest.mark.parametrize("lang", ["da", pytest.param("en", marks=pytest.mark.long)])
def test_and_every_page_of_the_workspace(trees: Told, lang: str) -> None:
    folder = out(trees, f"pages-{lang}")
    shown = dict(pages(trees, lang, folder))
    assert foreign(iter(shown.items())) == {}
    word = {"en": "inspector", "da": "trækyndige"}[lang]
    assert any(word in text.casefold() for text in shown.values())


def test_its_own_headers_are_written_and_read_and_ours_are_read_too(trees: Told) -> None:
    folder = out(trees, "headers")
    assert run("init", folder / "en", "-m", trees.model).code == 0
    head = (folder / "en" / "caseload.csv").read_text(encoding="utf-8").partition("\r")[0]
    assert {"inspector", "co_inspector", "previous_inspector", "garden"} <= set(head.split(","))
    assert run("init", folder / "da", "-m", trees.model, "--danish").code == 0
    danish = (folder / "da" / "caseload.csv").read_text(encoding="utf-8-sig")
    assert "Medtrækyndig" in danish
    for name in ("en", "da"):
        told_ = run("check", folder / name)
        assert "unknown" not in told_.out + told_.err
    assert run("check", trees.day).code == 0, "inspector, and co_caseworker as the contract has it"


def test_a_sentence_with_a_verb_and_an_article_is_whole(trees: Told) -> None:
    said = run("rules", trees.model).out
    assert "inspector" in said
    assert "a inspector" not in said
    assert "den den" not in run("--lang", "da", "rules", trees.model).out
