"""`uv run python -m tests.differential --days 10000`: what differs is kept as a file.

One line for each difference; exit 1 if there is any. A file in tests/differential/found names
the day and what was said of it; tests/differential/test_differential.py solves it again.
"""

import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from tests.differential.ways import Day, differences

FOUND = Path(__file__).with_name("found")


def main() -> int:
    """Solve the days asked for by every way."""
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--days", type=int, default=10_000)
    asked.add_argument("--first", type=int, default=0)
    given = asked.parse_args()
    wrong = 0
    for seed in range(given.first, given.first + given.days):
        day = Day.numbered(seed)
        found = differences(day)
        if found:
            wrong += 1
            print(f"day {seed}:", *found, sep="\n  ", flush=True)
            _keep(day, found)
        if (seed + 1) % 500 == 0:
            print(f"{seed + 1 - given.first} days, {wrong} with a difference", file=sys.stderr)
    print(f"{given.days} days by every way: {wrong} with a difference")
    return 1 if wrong else 0


def _keep(day: Day, found: list[str]) -> None:
    lines = [f"{key} = {_toml(value)}" for key, value in asdict(day).items()]
    said = "".join(f"# {line}\n" for line in found)
    FOUND.mkdir(exist_ok=True)
    (FOUND / f"day-{day.seed}.toml").write_text(said + "\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    sys.exit(main())
