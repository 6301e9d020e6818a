"""Where lines break: never between a number and its per cent sign."""

import re

import pytest
from rich.text import Text

from assigner.cli.screen import screen
from assigner.words import say
from assigner.words.catalogue import sources
from tests.draws import looped


@pytest.mark.parametrize("width", looped(1, range(6, 30)))
def test_a_number_stays_with_its_sign(width: int) -> None:
    words = say("{before:.0%} → {after:.0%}; drawn by lot", before=0.61, after=0.82).spoken("da")
    assert "82\xa0%" in words
    lines = [line.plain for line in Text(f"SIMA {words}").wrap(screen(), width)]
    assert not any(line.strip().startswith("%") for line in lines)
    assert any("82\xa0%" in line for line in lines)


def test_no_danish_sentence_lets_them_part() -> None:
    parting = [
        line for file in sources("da") for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("msgstr") and re.search(r"[}\d] %", line)
    ]
    assert parting == []
