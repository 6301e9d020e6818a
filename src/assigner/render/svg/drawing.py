"""From a chart to a file: title, description, house colours; and the table that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree

from assigner.extras import extra
from assigner.render.table_csv import table_csv
from assigner.view import CSV, Cell, Column, tabled
from assigner.words import Words, language

if TYPE_CHECKING:
    import altair as alt

# The report page's colours (page.css) first, then others as dark, so that all read on white.
INKS = ("#2f6f8f", "#a12b24", "#7d5200", "#1f6a45", "#6b4c9a", "#22262b", "#b0417a", "#59616b")
DASHES = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4), (4, 1), (1, 4), (10, 2, 2, 2, 2, 2))
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left",
          "triangle-right")
INK, SOFT, LINE = "#22262b", "#59616b", "#dedbd4"
FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
LOCALES: Mapping[str, Literal["da-DK", "en-GB"]] = {"da": "da-DK", "en": "en-GB"}
SVG = "http://www.w3.org/2000/svg"
Datum = Mapping[str, str | float | None]
"""A mark of a picture, a row of its table: what the chart and the headers call by key."""


@dataclass(frozen=True)
class Drawing:
    """A picture and its table: the same numbers, `headers` by the key of a row."""

    chart: "alt.TopLevelMixin"
    title: Words
    says: Words
    headers: Mapping[str, Words]
    rows: Sequence[Datum]

    def svg(self) -> str:
        """One file that needs no other."""
        with extra("pictures"):
            import vl_convert  # noqa: PLC0415  # loads a browser's engine

        drawn = vl_convert.vegalite_to_svg(
            self.chart.to_dict(), allowed_base_urls=[], config=_config(),
            format_locale=LOCALES[language()],
        )
        return _described(drawn, str(self.title), str(self.says))

    def table(self) -> str:
        """The numbers as CSV, in the language spoken."""
        return table_csv(tabled(self.title, self.rows, [
            (Column(words, key=key, on=CSV), partial(_short, key))
            for key, words in self.headers.items()
        ]))


def inline(rows: Sequence[Datum]) -> "alt.InlineData":
    """Rows that are part of the picture."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    return alt.InlineData(values=list(rows))


def _short(key: str, row: Datum) -> Cell:
    value = row.get(key)
    return Cell(round(value, 4) if isinstance(value, float) else value)


def _config() -> dict[str, object]:
    axis = {
        "labelColor": INK, "titleColor": INK, "gridColor": LINE, "domainColor": SOFT,
        "tickColor": SOFT, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    }
    return {
        "font": FONT, "background": "white", "view": {"stroke": None}, "axis": axis,
        "range": {"category": list(INKS), "symbol": list(SHAPES)},
        "title": {"anchor": "start", "fontSize": 15, "color": INK, "subtitleColor": SOFT,
                  "subtitleFontSize": 12, "offset": 12},
        "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "labelLimit": 420,
                   "orient": "bottom", "direction": "vertical", "title": None,
                   "symbolStrokeWidth": 2},
        "header": {"labelColor": INK, "labelFontSize": 13, "labelFontWeight": "bold",
                   "labelAnchor": "start", "title": None},
    }


def _described(drawn: str, title: str, says: str) -> str:
    """Say in the file what it is, for those who hear it read aloud."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(drawn)
    root.set("role", "img")
    root.set("lang", language())
    root.set("aria-labelledby", "picture-title picture-says")
    for place, (tag, text) in enumerate((("title", title), ("desc", says))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}")
        element.set("id", "picture-title" if tag == "title" else "picture-says")
        element.text = text
        root.insert(place, element)
    return ElementTree.tostring(root, encoding="unicode") + "\n"
