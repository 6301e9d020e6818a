"""The sentences of a language: .po files that people edit, one an area, compiled for gettext."""

import contextlib
import gettext
import os
from functools import cache
from pathlib import Path

from assigner.words.language import LANGUAGES

DOMAIN = "assigner"
HERE = Path(__file__).parent
FOLDER = HERE / "compiled"


def sources(language: str) -> tuple[Path, ...]:
    """The files that translators edit; an installed program may come without them."""
    return tuple(sorted((HERE / language).glob("*.po")))


def compiled(language: str) -> Path:
    """The file that gettext reads."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into a language; English is what the templates say."""
    if language == LANGUAGES[0]:
        return gettext.NullTranslations()
    if not _fresh(language):
        compile_catalogue(language)
    with compiled(language).open("rb") as file:
        return gettext.GNUTranslations(file)


def compile_catalogue(language: str) -> None:
    """Compile a language's .po files to one .mo, complete or not at all."""
    import tempfile  # noqa: PLC0415  # all four: only where something changed

    from babel.messages.catalog import Catalog  # noqa: PLC0415  # likewise
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # likewise
    from babel.messages.pofile import read_po  # noqa: PLC0415  # likewise

    sentences = Catalog(locale=language)
    for source in sources(language):
        with source.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    sentences.add(message.id, message.string)
    target = compiled(language)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            write_mo(out, sentences)
        os.replace(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def _fresh(language: str) -> bool:
    target = compiled(language)
    if not target.exists():
        return False
    made = target.stat().st_mtime_ns
    return all(source.stat().st_mtime_ns < made for source in sources(language))
