"""Text of one byte a sign: words decide whose code page it is."""

from pathlib import Path

import pytest

from assigner.files.code_page import code_page
from assigner.files.encoding import decode, encoding_of
from assigner.files.read import read
from tests.draws import looped
from tests.files.nordby import NORDBY, VOCABULARY
from tests.files.test_read import instance, nordby

WORDS = ("Børnefaglig undersøgelse", "ANT_BØRN;MÅNED;FAM_NR", "Måned;Får", "Kæreste på næste møde",
         "Größe;Straße;für", "Sökande;Får", "Sønderjylland – Åbenrå")


@pytest.mark.parametrize("page", ["cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("words", WORDS)
def test_words_are_read_as_they_were_written(words: str, page: str) -> None:
    if page == "cp850":
        words = words.replace("–", "-")
    assert decode(words.encode(page), "sager.csv") == words
    assert encoding_of(words.encode(page)) == page


@pytest.mark.parametrize("words", [
    "Rec’d;“Dispo”", "Mon–Fri;“Notes”", "O’BRIEN;Åse", "Hansen†;‹Bo›", "Hélène;Søren",
    "Kurt’s ™ “å”", "2½ time; 37°", "Žižek;Šime",
])
def test_what_windows_writes_stays_windows(words: str) -> None:
    assert decode(words.encode("cp1252"), "sager.csv") == words


def test_a_name_that_begins_with_a_letter_windows_lacks() -> None:
    assert code_page("Åse Hansen;Ørsted".encode("cp850")) == "cp850"


@pytest.mark.parametrize("damage", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_a_damaged_byte_in_windows_text_is_told(damage: bytes) -> None:
    text = "Sønderjylland;Bjørn;Måned;K".encode("cp1252") + damage + b"rt"
    assert not isinstance(decode(text, "sager.csv"), str)


@pytest.mark.parametrize("page", looped(1, ["cp850", "mac_roman"]))
def test_nordby_of_an_old_system_is_nordby(tmp_path: Path, page: str) -> None:
    files: dict[str, str | bytes] = {
        name: text if name.endswith("toml") else text.encode(page)
        for name, text in nordby().items()
    }
    assert instance(tmp_path, files) == read(NORDBY, VOCABULARY).require()
