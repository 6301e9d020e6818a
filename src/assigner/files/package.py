"""A workbook's package: a zip of XML parts, none of which is unpacked before its size is known.

Strict and transitional workbooks name the same elements in different namespaces, so names
are compared without them. Source: ECMA-376 part 2 (package), part 1 annex on strict.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from lzma import LZMAError
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

# An office of 5,000 caseworkers and cases is 4 MB unpacked; these are for hostile files, so
# that words come within seconds and far below 1 GB. Bytes, but for parts and elements.
MOST_PACKED, MOST_BYTES = 50_000_000, 150_000_000
MOST_STYLES, MOST_STRINGS, MOST_SHEET = 5_000_000, 30_000_000, 60_000_000
MOST_PARTS, MOST_ELEMENTS = 5_000, 1_500_000
STYLES, STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
BOOK, TIES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CHUNK = 1 << 16
Attributes = Mapping[str, str]


# What a damaged package raises: the zip, its compressions, encryption, an end too soon, the XML in
# it, and numbers and names in that which cannot be.
DAMAGED = (BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError,
           expat.ExpatError, OSError, ValueError, LookupError, ArithmeticError)


class TooLarge(Exception):
    """A package, or a part of one, that holds more than is read."""


def opened(path: Path) -> ZipFile:
    """The package, once every part is known to be as large as it says and no larger.

    Raises TooLarge, or BadZipFile where two parts have one name or a size is untrue.
    """
    if path.stat().st_size > MOST_PACKED:
        raise TooLarge
    package = ZipFile(path)
    try:
        _weigh(package)
    except BaseException:
        package.close()
        raise
    return package


def _weigh(package: ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise TooLarge
    names = Counter(part.filename.casefold() for part in parts)
    if max(names.values(), default=0) > 1:
        raise BadZipFile("two parts of one name")
    limits = {STYLES.casefold(): MOST_STYLES, STRINGS.casefold(): MOST_STRINGS}
    for part in parts:
        if part.file_size > limits.get(part.filename.casefold(), MOST_SHEET):
            raise TooLarge
        # Reading to the end checks the checksum: a part that unpacks to more than it says
        # would pass here and fill the memory of the reader that comes after.
        with package.open(part) as file:
            while file.read(_CHUNK):
                pass


def walk(
    package: ZipFile, name: str, start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None,
) -> None:
    """Call `start`, `end` and `text` for the elements of a part, by their local names.

    Nothing is kept, however deep or long the part is. Raises TooLarge beyond
    MOST_ELEMENTS, ExpatError where it is not XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    count = 0

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise TooLarge
        start(tag.rpartition(" ")[2], attributes)

    parser.StartElementHandler = started
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    with package.open(name) as file:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk)
    parser.Parse(b"", True)


def attribute(attributes: Attributes, name: str) -> str:
    """An attribute by its local name, in whatever namespace it stands; "" without one."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((text for key, text in attributes.items() if key.endswith(f" {name}")), "")


def sheet_parts(package: ZipFile) -> Mapping[str, str]:
    """Sheet -> its part."""
    target: dict[str, str] = {}
    found: dict[str, str] = {}

    def tie(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            name = target.get(next(_ids(attributes), ""), "")
            part = name.lstrip("/") if name.startswith("/") else f"xl/{name}"
            found[attributes.get("name", "")] = part

    walk(package, TIES, tie)
    walk(package, BOOK, sheet)
    return found


def _ids(attributes: Attributes) -> Iterator[str]:
    return (text for key, text in attributes.items() if key.endswith(" id"))
