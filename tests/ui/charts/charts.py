"""Charts for the tests of what draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from briefing.model.page import Chart, Level, Point, Series, Table
from briefing.model.text import Text
from briefing.ui.charts import draw_chart
from tests.ui.pages import seen

Kind = Literal["line", "bar", "stacked"]
YEARS = ("2019", "2020", "2021", "2022")


def point(written: str | None) -> Point | None:
    """A number as an author writes it, an `e` behind it for an estimate; None is a gap."""
    if written is None:
        return None
    text = written.removesuffix("e")
    return Point(Text(text), float(text), written.endswith("e"))


def chart(
    kind: Kind,
    series: Mapping[str, Sequence[str | None]],
    keys: Sequence[str] = YEARS,
    unit: str = "bn",
    levels: Mapping[str, float] | None = None,
    at: Sequence[float] | None = None,
    height: int = 0,
) -> Chart:
    """A chart of some series by their names."""
    return Chart(
        kind=kind,
        unit=Text(unit),
        keys=tuple(map(Text, keys)),
        at=tuple(at or map(float, range(len(keys)))),
        series=tuple(Series(Text(name), tuple(map(point, points))) for name, points in series.items()),
        table=Table(head=((), ()), rows=(), aligns=("left", "right")),
        levels=tuple(Level(Text(label), value) for label, value in (levels or {}).items()),
        height=height,
    )


def picture(drawn: Chart, width: int = 40) -> str:
    """The chart as a person sees it."""
    return "\n".join(map(seen, draw_chart(drawn, width)))
