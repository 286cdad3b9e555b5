"""Rules about people and posts."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

_PEOPLE = """people:
  - {id: ek, name: Bo Ek}
  - {id: lind, name: Eva Lind}
sources:
  - {id: law, publisher: Parliament, title: Harbour act}
"""


def _holders(*holders: str) -> str:
    """A post and who holds it."""
    listed = "".join(f"          - {{{holder}, source: law}}\n" for holder in holders)
    return f"""
units:
  - id: port
    name: Port authority
    posts:
      - title: Harbour master
        holders:
{listed}{_PEOPLE}"""


def _two_places(source: str) -> str:
    return f"""
units:
  - {{id: port, name: Port authority, place: Lund,
     posts: [{{title: Head, holders: [{{person: ek, from: 2020, source: law}}]}}]}}
  - {{id: pilots, name: Pilot office, place: Ystad,
     posts: [{{title: Head, holders: [{{person: ek, from: 2020, source: {source}}}]}}]}}
people:
  - {{id: ek, name: Bo Ek}}
sources:
  - {{id: law, publisher: Parliament, title: Harbour act}}
  - {{id: list, publisher: Port authority, title: Staff list}}
events:
  - {{id: listed, date: 2026-01-15, title: The list came out, sources: [list]}}
"""


def _called(post: str) -> str:
    """A text that gives somebody a post that he no longer has."""
    return f"""
events:
  - {{id: opened, date: 2026-01-15, title: The quay was opened, sources: [minutes],
     detail: A word of welcome came from {post} Bo Ek.}}
people:
  - {{id: ek, name: Bo Ek, posts: [{{title: Harbour master, from: 2020, until: 2024, source: minutes}}]}}
sources:
  - {{id: minutes, publisher: Harbour board, title: Minutes}}
"""


def _twice(since: str) -> str:
    """A post as a unit and as a person tell it."""
    return f"""
units:
  - {{id: port, name: Port authority,
     posts: [{{title: Head, holders: [{{person: ek, from: 2020, source: law}}]}}]}}
people:
  - {{id: ek, name: Bo Ek, posts: [{{title: Head, of: port, from: {since}, source: law}}]}}
sources:
  - {{id: law, publisher: Parliament, title: Harbour act}}
"""


def _deputies(first: str, second: str) -> str:
    """A unit with two posts."""
    return f"""
units:
  - id: port
    name: Port authority
    posts:
      - {{title: {first}, holders: [{{person: ek, source: law}}]}}
      - {{title: {second}, holders: [{{person: lind, source: law}}]}}
{_PEOPLE}"""


EXPLAINED: Mapping[str, Explained] = {
    "P001": Explained(
        "A holder is a person, or somebody of a country; a post that nobody holds says `status: vacant`.",
        _holders("from: 2020"),
        _holders("person: ek, from: 2020"),
    ),
    "P002": Explained(
        "Who commands whom, who holds what, and what was once called otherwise is asked for with its source.",
        """
units:
  - {id: port, name: Port authority}
  - {id: pilots, name: Pilot office, reports_to: [{unit: port}]}
""",
        """
units:
  - {id: port, name: Port authority}
  - {id: pilots, name: Pilot office, reports_to: [{unit: port, source: law}]}
sources:
  - {id: law, publisher: Parliament, title: Harbour act}
""",
    ),
    "P003": Explained(
        "A post has one holder. The day of a handover may belong to both.",
        _holders("person: ek, from: 2020", "person: lind, from: 2024"),
        _holders("person: ek, from: 2020, until: 2024-06-30", "person: lind, from: 2024-06-30"),
    ),
    "P004": Explained(
        "Between two holders somebody acted, the post was vacant, or a date is wrong.",
        _holders("person: ek, from: 2020, until: 2023", "person: lind, from: 2025"),
        _holders("person: ek, from: 2020, until: 2023", "status: vacant, from: 2024, until: 2024",
                 "person: lind, from: 2025"),
    ),
    "P005": Explained(
        "Two posts at two places at once may be a double hat, which one source tells of both, or a mistake.",
        _two_places("list"),
        _two_places("law"),
    ),
    "P006": Explained(
        "Words of somebody who was not in the post yet, or no more, are not the words of the post. Where a "
        "text puts a post or a rank right before a name, it must have been held at the date of the entry, "
        "or at one that is named there.",
        _called("Harbour master"),
        _called("the former Harbour master"),
    ),
    "P007": Explained(
        "A post that a unit and a person both tell is one claim: they must agree.",
        _twice("2019"),
        _twice("2020"),
    ),
    "P008": Explained(
        "A post that somebody holds is not vacant. Who acts in a vacant post says `status: acting`.",
        _holders("person: ek, from: 2020", "status: vacant, from: 2024"),
        _holders("person: ek, from: 2020, until: 2023", "status: vacant, from: 2024"),
    ),
    "P009": Explained(
        "Nobody holds a vacant post, so that whoever is named with it is shown nowhere.",
        _holders("person: ek, status: vacant, from: 2020"),
        _holders("person: ek, status: acting, from: 2020"),
    ),
    "P010": Explained(
        "A post is known by its title: two of the same title in a unit are taken for one.",
        _deputies("Deputy", "Deputy"),
        _deputies("Deputy for ships", "Deputy for boats"),
    ),
}  # fmt: skip
