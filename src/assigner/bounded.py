"""Files of other people, read within bounds: size before memory, depth before time.

A pipe or a device never ends, a document may be nested or dotted without end. What is
refused is an OSError or the parser's own error, so that every reader tells it as it tells
a file that is missing or broken.
"""

import errno
import json
import os
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

# Bytes. The largest model here has 20,000, the largest plan of the benchmarks some 2 million.
MOST_TOML, MOST_JSON = 1_000_000, 30_000_000
# The parser takes time with the square of the parts of a dotted key.
MOST_DOTS = 1_000


class TooDeep(tomllib.TOMLDecodeError):
    """A document that is nested or dotted without end."""


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file. OSError where it is none, or larger than `most`."""
    # Without O_NONBLOCK the opening of a pipe waits for somebody to write.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        if found.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    except OSError:
        os.close(handle)
        raise
    with open(handle, "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def read_text(path: Path, most: int) -> str:
    """The text of an ordinary file in UTF-8, with or without BOM."""
    return read_bytes(path, most).decode("utf-8-sig")


def toml(text: str, number: Callable[[str], Any] = float) -> dict[str, Any]:
    """A TOML document. TOMLDecodeError where it is none, or nested without end."""
    for row, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > MOST_DOTS and not line.lstrip().startswith("#"):
            raise TooDeep(f"nested too deeply (at line {row}, column 1)")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"), parse_float=number)
    except RecursionError as error:
        raise TooDeep("nested too deeply (at end of document)") from error


def json_document(text: str) -> Any:
    """A JSON document.

    JSONDecodeError where it is none, is endless, holds no number, or says a key twice: readers
    would differ in which of the two they believe.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError) as error:
        raise json.JSONDecodeError("nested too deeply, or a number too long", "", 0) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(name)


# Made once: a proof is read line by line.
_DECODER = json.JSONDecoder(parse_constant=_not_a_number, object_pairs_hook=_once)
