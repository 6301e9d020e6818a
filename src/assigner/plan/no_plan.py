"""What a file is that was given in the place of a plan, as far as its beginning tells."""

from pathlib import Path

from assigner.words import Words, say

_ZIP, _PAGE = b"PK\x03\x04", (b"<!doctype", b"<html")
_ENOUGH = 64
"""Bytes that tell a workbook or a page from anything else."""


def no_plan(path: Path) -> Words:
    """Say what the file is and what is wanted in its place."""
    if (path / "runs").is_dir():
        return say(
            "{path} is the folder of a sweep that has not ended; the same sweep goes on, and then "
            "it can be reported.", path=path,
        )
    if path.is_dir():
        return say(
            "{path} is a folder; a plan is wanted: the file that solve -o plan.json keeps.",
            path=path,
        )
    with path.open("rb") as file:
        head = file.read(_ENOUGH).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(_ZIP):
        return say(
            "{path} is a workbook; a plan is wanted: the JSON file that solve -o plan.json keeps. "
            "A workbook is for reading; one that holds a day goes to check or solve.", path=path,
        )
    if head.lower().startswith(_PAGE):
        return say(
            "{path} is a page; a plan is wanted: the JSON file that solve -o plan.json keeps. "
            "A page is made of a plan by report.", path=path,
        )
    return say("{path}: is not a JSON document", path=path)
