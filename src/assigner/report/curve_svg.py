"""The price of stability as a picture: moves by choice against balance, in one SVG file."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from assigner.words import Words, figure, say

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 70, 20, 40, 55
TICKS, MARKS = 5, 10
LINE, STOP, GRID = "#1f5fa8", "#b3261e", "#dddddd"
UPWARDS = "translate(16 {middle}) rotate(-90)"


def curve_svg(curve: Sequence[Mapping[str, Any]]) -> str:
    """Hours of balance for each number of moves; filled where proven, ringed where to stop."""
    drawing = _Drawing(curve)
    drawing.axes()
    drawing.points()
    ElementTree.indent(drawing.svg)
    return ElementTree.tostring(drawing.svg, encoding="unicode") + "\n"


class _Drawing:
    def __init__(self, curve: Sequence[Mapping[str, Any]]) -> None:
        self.curve = curve
        values = [_balance(point) for point in curve]
        edge = 0.08 * ((max(values) - min(values)) or 1.0)
        self.low, self.high = min(values) - edge, max(values) + edge
        self.svg = ElementTree.Element("svg", {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "width": str(WIDTH), "height": str(HEIGHT), "font-family": "sans-serif",
            "font-size": "12",
        })
        title = say("The price of stability: moves by choice against balance")
        ElementTree.SubElement(self.svg, "title").text = str(title)
        self._add("rect", width=WIDTH, height=HEIGHT, fill="white")
        self._text(LEFT, 22, title, "start")

    def axes(self) -> None:
        """Lines of equal balance, numbers of moves, and what is counted."""
        for tick in range(TICKS):
            value = self.low + (self.high - self.low) * tick / (TICKS - 1)
            y = self._up(value)
            self._add("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke=GRID)
            self._text(LEFT - 8, y + 4, figure(value, ",.1f"), "end")
        for point in self.curve[:: max(1, len(self.curve) // MARKS)]:
            self._text(self._across(point), HEIGHT - BOTTOM + 20, figure(point["moves"]))
        self._text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, say("moves by choice, at most"))
        self._text(0, 0, say("balance (hours, lower is more even)"),
                   transform=UPWARDS.format(middle=HEIGHT / 2))

    def points(self) -> None:
        """The curve, and where no further move pays."""
        places = [(self._across(point), self._up(_balance(point))) for point in self.curve]
        self._add("polyline", points=" ".join(f"{x},{y}" for x, y in places), fill="none",
                  stroke=LINE)
        for (x, y), point in zip(places, self.curve, strict=True):
            fill = LINE if point["proven"] else "white"
            self._add("circle", cx=x, cy=y, r=4, fill=fill, stroke=LINE)
            if point["stops_paying"]:
                self._add("circle", cx=x, cy=y, r=9, fill="none", stroke=STOP)
                self._text(x, y - 16, say("no further move pays"),
                           "end" if x > WIDTH / 2 else "start")

    def _across(self, point: Mapping[str, Any]) -> float:
        width = WIDTH - LEFT - RIGHT
        return round(LEFT + width * float(point["moves"]) / max(1, len(self.curve) - 1), 1)

    def _up(self, value: float) -> float:
        height = HEIGHT - TOP - BOTTOM
        return round(TOP + height * (self.high - value) / (self.high - self.low), 1)

    def _add(self, tag: str, **facts: object) -> ElementTree.Element:
        written = {key.replace("_", "-"): str(value) for key, value in facts.items()}
        return ElementTree.SubElement(self.svg, tag, written)

    def _text(
        self, x: float, y: float, words: Words, anchor: str = "middle", **facts: object
    ) -> None:
        self._add("text", x=x, y=y, text_anchor=anchor, **facts).text = str(words)


def _balance(point: Mapping[str, Any]) -> float:
    values = {tier["name"]: float(tier["value"]) for tier in point["tiers"]}
    return values.get("balance", values["moves"])
