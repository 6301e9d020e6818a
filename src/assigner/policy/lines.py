"""On which line of a TOML file each key stands: `tomllib` does not say.

The text has been read by `tomllib` before, so its syntax is right and this reader only
needs to find its way through it.
"""

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_PLAIN = re.compile(r"[^,\[\]{}#\n]+")


def key_lines(text: str) -> dict[Path, int]:
    """Path of keys (and list places, from 0) -> line, from 1. `text` is valid TOML."""
    return _LineReader(text.replace("\r\n", "\n")).read()


class _LineReader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.lines: dict[Path, int] = {}
        self.last: dict[Path, int] = {}

    def read(self) -> dict[Path, int]:
        table: Path = ()
        while self._peek():
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.lines

    def _header(self) -> Path:
        depth = 2 if self.text.startswith("[[", self.at) else 1
        self.at += depth
        *parents, name = self._keys()
        path: Path = ()
        for key in parents:
            path = self._mark((*path, key))
            if path in self.last:
                path = (*path, self.last[path])
        path = self._mark((*path, name))
        if depth == 2:
            self.last[path] = self.last.get(path, -1) + 1
            path = self._mark((*path, self.last[path]))
        self._peek()
        self.at += depth
        return path

    def _pair(self, path: Path) -> None:
        for key in self._keys():
            path = self._mark((*path, key))
        self._peek()
        self.at += len("=")
        self._value(path)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while not keys or self._peek() == ".":
            self.at += len(".") if keys else 0
            self._peek()
            raw = self._take(_KEY)
            keys.append(next(iter(tomllib.loads(f"{raw} = 0"))) if raw[0] in "\"'" else raw)
        return keys

    def _value(self, path: Path) -> None:
        opened = self._peek()
        if opened not in ("{", "["):
            self._take(_STRING if opened in ('"', "'") else _PLAIN)
            return
        self.at += 1
        place = 0
        while self._peek() not in ("}", "]"):
            if opened == "{":
                self._pair(path)
            else:
                self._value(self._mark((*path, place)))
                place += 1
            if self._peek() == ",":
                self.at += 1
        self.at += 1

    def _peek(self) -> str:
        self._take(_BLANK)
        return self.text[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"no TOML at character {self.at}")
        self.at = found.end()
        return found.group()

    def _mark(self, path: Path) -> Path:
        self.lines.setdefault(path, bisect_right(self.starts, self.at))
        return path
