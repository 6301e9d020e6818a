"""Everything the program says has its Danish, with the same fields."""

import re
import string
from collections.abc import Iterable

import pytest
from babel.messages.pofile import read_po

from assigner.words import say
from assigner.words.catalogue import sources
from tests.words.extraction import Message, danish, everything, missing

_PERCENT = re.compile(r"%\(\w+\)s")


def test_nothing_lacks_its_danish() -> None:
    assert missing() == [], "python -m tests.words.extraction prints them for a .po file"


@pytest.mark.parametrize("source", sources("da"), ids=lambda path: path.stem)
def test_nothing_is_fuzzy_and_nothing_is_said_twice_in_a_file(source: object) -> None:
    with open(str(source), "rb") as file:
        messages = [message for message in read_po(file, locale="da") if message.id]
    assert not [message.id for message in messages if message.fuzzy]
    with open(str(source), encoding="utf-8") as file:
        ids = [line for line in file if line.startswith("msgid ") and line != 'msgid ""\n']
    assert sorted(ids) == sorted(set(ids))


def test_two_files_agree_on_what_both_say() -> None:
    said: dict[object, set[object]] = {}
    for source in sources("da"):
        with source.open("rb") as file:
            for message in read_po(file, locale="da"):
                if message.id:
                    text = message.string
                    said.setdefault(
                        message.id, set()
                    ).add(text if isinstance(text, str) else tuple(text or ()))
    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_a_translation_has_the_fields_of_its_template() -> None:
    wrong = {
        message: texts for message, texts in danish().items()
        if message in everything() and not _agree(message, texts)
    }
    assert wrong == {}


def _agree(message: Message, texts: tuple[str, ...]) -> bool:
    if isinstance(message, str):
        return _fields(message) == _fields(texts[0])
    of_one, of_several = (_fields(part) for part in message)
    one, several = texts
    return _fields(one) | {"n"} == of_one | {"n"} and _fields(several) == of_several


def _fields(text: str) -> set[str]:
    found = set(_PERCENT.findall(text))
    try:
        return found | set(_named(string.Formatter().parse(text)))
    except ValueError:
        return found


def _named(parts: Iterable[tuple[str, str | None, str | None, str | None]]) -> Iterable[str]:
    for _, name, form, conversion in parts:
        if name is not None:
            yield f"{name}!{conversion}:{form}" if form or conversion else name


def test_what_is_next_begins_alike_in_every_sentence_of_a_language() -> None:
    """A terminal begins a line there, so that a command stays whole: it finds it by these words."""
    begins = str(say("Next:").spoken("da"))
    wrong = [message for message, texts in danish().items()
             if isinstance(message, str) and "Next: " in message and f"{begins} " not in texts[0]]
    assert wrong == []
