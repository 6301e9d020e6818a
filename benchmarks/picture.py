"""The picture of a result: seconds to the left, distance from the best value to the right."""

from collections.abc import Iterable, Sequence
from math import log10
from xml.sax.saxutils import escape

from benchmarks.ask import Row

# Okabe & Ito's colours, which those who see few colours can tell apart.
COLOURS = {
    "ours": "#d55e00", "plain": "#0072b2", "greedy": "#009e73", "highs": "#cc79a7",
    "scip": "#56b4e9", "timefold": "#e69f00", "patterns": "#777777", "office": "#000000",
}
ASIDE = {"ours": 0, "plain": -4, "greedy": 4, "highs": -2, "scip": 2, "timefold": 6,
         "patterns": 0, "office": 0}
STEP, TOP, FOOT = 20, 98, 46
LABELS, PANEL, BETWEEN, RIM = 232, 330, 46, 24
WIDTH = LABELS + PANEL + BETWEEN + PANEL + RIM
SHOWN = (
    "day", "afresh", "municipality", "alike", "one_team", "nursing", "staff", "one_more", "why",
    "whole",
)
Asked = tuple[str, str, str]


class Scale:
    """Powers of ten along a panel; what is outside stands at its rim."""

    def __init__(self, left: float, least: int, most: int) -> None:
        self.left, self.least, self.most = left, least, most

    def at(self, value: float) -> float:
        """The place of a value."""
        power = self.least if value <= 0 else min(max(log10(value), self.least), self.most)
        return self.left + PANEL * (power - self.least) / (self.most - self.least)


def picture(rows: Sequence[Row]) -> str:
    """Every question, as SVG; on the right nothing where no value is asked for."""
    shown = [row for row in rows if row.family in SHOWN and row.seconds is not None]
    asked: list[Asked] = list(dict.fromkeys((r.family, r.size, r.strength) for r in shown))
    high = TOP + STEP * len(asked) + FOOT
    seconds = Scale(LABELS, -3, 3)
    excess = Scale(LABELS + PANEL + BETWEEN, -7, 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" '
        f'height="{high}" font-family="Helvetica, Arial, sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{high}" fill="white"/>',
        *_legend([name for name in COLOURS if any(row.method == name for row in shown)]),
        *_axis(seconds, high, "seconds (log)", {-3: "1 ms", -1: "0.1", 0: "1", 1: "10", 2: "100"}),
        *_axis(
            excess, high, "value above the best found, relative (log); left rim: the best",
            {-6: "1e-6", -4: "1e-4", -2: "1 %", -1: "10 %", 0: "100 %"},
        ),
    ]
    for place, question in enumerate(asked):
        line = TOP + STEP * (place + 0.5)
        family, size, strength = question
        if place and family != asked[place - 1][0]:
            edge = TOP + STEP * place
            lines.append(f'<path d="M8 {edge}H{WIDTH - RIM}" stroke="#bbb"/>')
        lines.append(_text(LABELS - 14, line + 4, f"{family} {size} {strength}", "end"))
        mine = [row for row in shown if (row.family, row.size, row.strength) == question]
        best = min(
            ((row.before, row.value) for row in mine if row.value is not None), default=((), 0.0)
        )
        if all(row.value is None and row.status in {"proven", "found"} for row in mine):
            lines += [_mark(row, seconds.at(row.seconds or 0.0), line) for row in mine]
            continue
        # Ours last, so that it lies on top.
        for row in sorted(mine, key=lambda row: row.method == "ours"):
            lines += _marks(row, line + ASIDE[row.method], seconds, excess, best)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _marks(
    row: Row, line: float, seconds: Scale, excess: Scale, best: tuple[tuple[int, ...], float]
) -> Iterable[str]:
    if row.seconds is not None:
        yield _mark(row, seconds.at(row.seconds), line)
    before, value = best
    if row.value is None or row.before != before:
        yield _none(row, line)
    else:
        yield _mark(row, excess.at((row.value - value) / value if value else 0.0), line)


def _mark(row: Row, at: float, line: float) -> str:
    colour = COLOURS[row.method]
    fill = colour if row.proven else "white"
    size = 5 if row.method == "ours" else 4
    return (
        f'<circle cx="{at:.1f}" cy="{line:.1f}" r="{size}" fill="{fill}" stroke="{colour}" '
        f'stroke-width="2"><title>{escape(row.method)}: {row.seconds:.2f} s</title></circle>'
    )


def _none(row: Row, line: float) -> str:
    """A cross at the right rim: it found nothing, or is worse in an earlier tier."""
    at = LABELS + PANEL + BETWEEN + PANEL + 10
    return (
        f'<path d="M{at - 4} {line - 4}l8 8m0 -8l-8 8" stroke="{COLOURS[row.method]}" '
        'stroke-width="2"/>'
    )


def _legend(methods: Sequence[str]) -> Iterable[str]:
    for place, name in enumerate(methods):
        at = LABELS + 84 * place
        yield f'<circle cx="{at}" cy="20" r="5" fill="{COLOURS[name]}"/>'
        yield _text(at + 10, 24, name)
    note = "filled: proven · hollow: not proven · cross: nothing, or more unassigned"
    yield _text(LABELS - 5, 46, note)


def _axis(scale: Scale, high: float, title: str, ticks: dict[int, str]) -> Iterable[str]:
    foot = high - FOOT
    yield _text(scale.left, 76, title)
    for power in range(scale.least, scale.most + 1):
        at = scale.left + PANEL * (power - scale.least) / (scale.most - scale.least)
        yield f'<path d="M{at:.1f} {TOP - 6}V{foot}" stroke="#e3e3e3"/>'
        if power in ticks:
            yield _text(at, foot + 18, ticks[power], "middle")


def _text(at: float, line: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{at:.1f}" y="{line:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
