"""Bytes of a file as text: UTF-8 with or without BOM, else its code page; all else is told."""

import errno
from pathlib import Path

from assigner.bounded import read_bytes
from assigner.files.code_page import USUAL, code_page
from assigner.files.complaints import Complaint
from assigner.words import Words, refusal, say

# 100,000 rows of 200 signs, thrice over.
MOST_BYTES = 60_000_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_8_MARK = b"\xef\xbb\xbf"
_SAVE = say('Save it as "CSV UTF-8", or as text in UTF-8.')


def read_text(path: Path) -> str | Complaint:
    """The text of a file, or why there is none."""
    try:
        data = read_bytes(path, MOST_BYTES)
    except FileNotFoundError:
        return _missing(path, say("The file is missing."))
    except OSError as error:
        if error.errno != errno.EFBIG:
            return _missing(path, say("The file cannot be opened: {reason}.",
                                      reason=refusal(error)))
        return Complaint(
            code="E157", file=path.name,
            message=say("The file is larger than {n} MB; it is not read.",
                        n=MOST_BYTES // 1_000_000),
            fix=say("Keep only the rows and columns of the day in it."),
        )
    return decode(data, path.name)


def decode(data: bytes, file: str) -> str | Complaint:
    """The bytes of `file` as text, or a complaint that names the line at fault."""
    if data.startswith(UTF_16) or b"\0" in data:
        row = None if data.startswith((b"\xff", b"\xfe")) else _row(data, data.index(b"\0"))
        return _unreadable(file, row, say("The file is UTF-16, or not text at all."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            problem = say("The file is UTF-8, but some bytes in this row are not.")
            return _unreadable(file, _row(data, error.start), problem)
    page = code_page(data)
    if page is not None:
        return data.decode(page)
    try:
        return data.decode(USUAL)
    except UnicodeDecodeError as error:
        problem = say("The file is neither UTF-8 nor cp1252: this row has bytes of neither.")
        return _unreadable(file, _row(data, error.start), problem)


def encoding_of(data: bytes) -> str:
    """How text that can be read is encoded, to write it back alike; plain letters are "ascii"."""
    if data.startswith(UTF_16):
        return "utf-16"
    if data.startswith(UTF_8_MARK):
        return "utf-8-sig"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return code_page(data) or USUAL
    return "ascii" if data.isascii() else "utf-8"


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a broken byte from cp1252, where no two letters pair up as UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return sound >= broken


def _row(data: bytes, position: int) -> int:
    return data[:position].count(b"\n") + 1


def _missing(path: Path, message: Words) -> Complaint:
    fix = say("Put {file} in the folder; a file with only its header is fine.", file=path.name)
    if path.suffix == ".toml":
        fix = say('Write it with two lines, as: date = 2026-11-23 and model = "name of a model".')
    return Complaint(code="E151", file=path.name, message=message, fix=fix)


def _unreadable(file: str, row: int | None, message: Words) -> Complaint:
    return Complaint(code="E152", file=file, row=row, message=message, fix=_SAVE)
