"""A small book that tests read: two people, three headquarters, a handover, an article with links."""

from __future__ import annotations

from pathlib import Path

from briefing.library.volume import Library, Volume, open_volume
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.pages.view import View

SAMPLE = """
book:
  title: Sample meeting
  date: 2026-02-12
  marking: TLP:CLEAR
  summary: What [[rutte]] and others said.

sources:
  - {id: agency, publisher: Agency, title: Policy chief arrives, url: "https://example.org/a",
     published: 2026-02-12}
  - {id: paper, publisher: Paper, title: Another view}

articles:
  - id: arrival
    title: The arrival
    published: 2026-02-12
    sources: [agency]
    body: |
      [[colby]] came in place of the Secretary. He named [[pledge|the pledge]] and went on.

      Mark Rutte waited. JFC Naples was named, and `[[colby]]` in code is no link. [T]he deal [/] holds [sic].

quotes:
  - {id: q-partner, words: "partnership rather than [sic] dependency", speaker: colby, said: 2026-02-12,
     source: agency, occasion: arrival, variants: [{words: "partnership, not dependence", source: paper}]}
  - {id: q-old, words: Words in another language, speaker: colby, said: 2025-01-10, source: paper,
     status: translation, original: {language: de, words: Worte}}

figures:
  - {id: pledge, title: The pledge, value: 5, unit: "% of GDP", as_of: 2025-06-25, source: agency,
     parts: [{label: core, value: 3.5}, {label: related, value: 1.5}],
     series: [{name: Allies, x: year, points: {2014: 1.4, 2015: "", 2024e: 1.99}}],
     supersedes: [{value: 2, as_of: 2014}]}

structures:
  - {id: tree, title: The structure, root: top}

units:
  - {id: top, name: Top Headquarters, abbreviation: TOP, place: Mons, country: BE,
     posts: [{title: Commander, holders: [{person: rutte, from: 2024-10-01, source: agency}]}]}
  - {id: naples, name: Joint Force Command Naples, abbreviation: JFC Naples, country: IT,
     names: [{name: AFSOUTH, from: 1951, until: 2004-03-14, source: agency}],
     reports_to: [{unit: top, relation: command, from: 2004-03-15, source: agency}],
     posts: [{title: Commander, holders: [
       {country: US, from: 2025-11, source: agency},
       {country: IT, from: 2026-02-06/.., status: agreed, source: agency}]}]}
  - {id: south, name: Southern Cell, reports_to: [{unit: naples, from: 2030, source: agency}]}

people:
  - {id: colby, name: Elbridge Colby, sort: Colby, country: US,
     posts: [{title: Under Secretary, of: the Pentagon, from: 2025-04-08, source: agency}]}
  - {id: rutte, name: Mark Rutte, country: NL,
     posts: [{title: Commander, of: top, from: 2024-10-01, source: agency}]}

events:
  - {id: e-agreed, date: 2026-02-06, title: The agreement, about: [naples], sources: [agency]}
  - {id: e-meeting, date: 2026-02-12, title: The meeting, sources: [agency]}

terms:
  - {id: gdp, term: GDP, stands_for: gross domestic product, means: What a country makes in a year.}

agenda:
  - id: burden
    title: Burden sharing
    starts: "14:30"
    minutes: 35
    lead: rutte
    about: [pledge, q-partner]
    lines:
      - {rung: avoid, say: Numbers without a year.}
      - {rung: top, say: Five per cent by 2035., evidence: [pledge], cleared: {by: rutte, on: 2026-02-10}}
"""


def write_book(folder: Path, text: str = SAMPLE, name: str = "sample") -> Path:
    """A book of one file in a folder of its own; its path."""
    path = folder / name
    path.mkdir(parents=True)
    (path / "book.yaml").write_text(text, encoding="utf-8")
    return path


def sample_volume(folder: Path, text: str = SAMPLE) -> Volume:
    """The sample book on the table; it has no problems."""
    volume = open_volume(write_book(folder, text))
    assert not [problem for problem in volume.problems if problem.severity != "hint"], volume.problems
    return volume


def sample_view(folder: Path, on: str = "2026-02-12", text: str = SAMPLE) -> View:
    """The sample book as of a date."""
    volume = sample_volume(folder, text)
    return View(Library(volume), volume, Edtf.parse(on))


def place(entry: str = "") -> Ref:
    """A place in the sample book."""
    return Ref("sample", entry)
