"""Pages that say where something is: the file is there, and so is the name in it."""

import re
from collections.abc import Iterator

import pytest

from tests.docs.pages import ROOT

PAGES = ("adding-a-rule.md", "adding-a-field.md", "formulation.md", "glossary.md")
SOURCE = ROOT / "src" / "assigner"
_QUOTED = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"[a-z_]+(?:/[a-z_]+)*\.py")
_OF = re.compile(r"`(\w+)`(?:,? of|,)?\s+\(?`([a-z_/]+\.py)`")


def _text(page: str) -> str:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def _files(page: str) -> Iterator[str]:
    for quoted in _QUOTED.findall(_text(page)):
        if _FILE.fullmatch(quoted):
            yield quoted


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_is_there(page: str) -> None:
    named = set(_files(page))
    assert named
    assert not [name for name in named
                if not any((folder / name).is_file() for folder in (SOURCE, ROOT, ROOT / "tests"))]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_says_of_a_file_is_in_it(page: str) -> None:
    said = [(name, file) for name, file in _OF.findall(_text(page)) if (SOURCE / file).is_file()]
    assert said
    assert not [(name, file) for name, file in said
                if not re.search(rf"\b{name}\b", (SOURCE / file).read_text(encoding="utf-8"))]
