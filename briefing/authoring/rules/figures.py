"""Rules about figures."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

_SOURCE = """sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
"""


def _figure(keys: str, csv: str = "") -> str:
    """A figure with a source."""
    files = f"@ dues.csv\n{csv}" if csv else ""
    return f"""
figures:
  - {{id: dues, title: Dues, source: minutes, {keys}}}
{_SOURCE}{files}"""


def _two(first: str, second: str, title: str = "Cost of the quay") -> str:
    """Two figures of one thing."""
    return f"""
figures:
  - {{id: cost, title: Cost of the quay, source: minutes, {first}}}
  - {{id: price, title: {title}, source: minutes, {second}}}
{_SOURCE}"""


def _beside(body: str) -> str:
    """A figure, and an article that leads to it."""
    return f"""
figures:
  - {{id: cost, title: Cost of the quay, value: 48, unit: million euros, source: minutes}}
articles:
  - id: quay
    title: The new quay
    body: {body}
{_SOURCE}"""


EXPLAINED: Mapping[str, Explained] = {
    "N001": Explained(
        "A figure without a number has nothing to show.",
        _figure("unit: euros"),
        _figure("unit: euros, value: 12"),
    ),
    "N002": Explained(
        "Numbers of a series stand either in the file itself or in a CSV file, not in both.",
        _figure("series: [{name: Dues}]"),
        _figure("series: [{name: Dues, points: {2024: 11, 2025: 12}}]"),
    ),
    "N003": Explained(
        "The first line of a CSV file has the names of the columns, and each line a value for each.",
        _figure("series: [{csv: dues.csv}]", "year,dues\n2024,11,5\n2025,12\n"),
        _figure("series: [{csv: dues.csv}]", "year,dues\n2024,11.5\n2025,12\n"),
    ),
    "N004": Explained(
        "The first question about a number is who says so.",
        """
figures:
  - {id: cost, title: Cost of the quay, value: 48, unit: million euros}
""",
        """
figures:
  - {id: cost, title: Cost of the quay, value: 48, unit: million euros, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
    ),
    "N005": Explained(
        "Somebody in the room adds up. Rounding is allowed for.",
        _figure("value: 15, parts: [{label: berth, value: 8}, {label: pilot, value: 4}]"),
        _figure("value: 12, parts: [{label: berth, value: 8}, {label: pilot, value: 4}]"),
    ),
    "N006": Explained(
        "Only numbers can be drawn. A gap is empty, an estimate has an `e`, words go into a label. A date "
        "that is none (`2026E`) makes a list of names of what would be a line.",
        _figure("series: [{name: Dues, points: {2024: 11, 2025: unknown}}]"),
        _figure('series: [{name: Dues, points: {2024: 11, 2025: ""}}]'),
    ),
    "N007": Explained(
        "Two values for one thing at one time: one of them will be read out, and the other one held against "
        "it.",
        _two(
            "value: 48, unit: million euros, as_of: 2026-01", "value: 52, unit: million euros, as_of: 2026-01"
        ),
        _two(
            "value: 48, unit: million euros, as_of: 2026-01", "value: 48, unit: million euros, as_of: 2026-01"
        ),
    ),
    "N008": Explained(
        "A million for a billion, per cent for percentage points, another currency: the number looks right "
        "and "
        "is wrong.",
        _two(
            "value: 48, unit: million euros, as_of: 2026-01", "value: 48, unit: billion euros, as_of: 2026-01"
        ),
        _two(
            "value: 48, unit: million euros, as_of: 2026-01", "value: 48, unit: million euros, as_of: 2026-01"
        ),
    ),
    "N009": Explained(
        "A number beside a link to a figure is read as that figure's, so it must be one that the figure "
        "gives.",
        _beside('"It now costs 52 million euros ([[cost]])."'),
        _beside('"It now costs 48 million euros ([[cost]])."'),
    ),
    "N010": Explained(
        "An earlier value of a figure belongs under its `supersedes`, where it is shown as history.",
        _two(
            "value: 48, unit: million euros, as_of: 2026-01", "value: 40, unit: million euros, as_of: 2025-03"
        ),
        _figure("value: 48, unit: million euros, as_of: 2026-01, supersedes: [{value: 40, as_of: 2025-03}]"),
    ),
    "N011": Explained(
        "What is written twice for one point, once as an estimate, hides one of the two values.",
        _figure("series: [{name: Dues, points: {2024: 11, 2025: 12, 2025e: 13}}]"),
        _figure("series: [{name: Dues, points: {2024: 11, 2025e: 13}}]"),
    ),
}
