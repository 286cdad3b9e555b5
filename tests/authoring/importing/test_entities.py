"""FollowTheMoney's entities."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.authoring.importing.entities import gather
from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredSource,
    Holding,
    NotImportable,
    Office,
    Span,
    Under,
)
from tests.authoring.importing.imports import SAMPLES, told


def entity(id_: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {"id": id_, "schema": schema, "properties": {name: [value] for name, value in properties.items()}}


NATO, ACO = entity("nato", "Organization", name="NATO"), entity("aco", "PublicBody", name="ACO")
ANN = entity("ann", "Person", name="Ann Lee")


def lines(name: str) -> Gathered:
    return gather([json.loads(line) for line in (SAMPLES / name).read_text().splitlines()])


@pytest.mark.parametrize(
    ("schema", "properties", "below", "under"),
    [
        ("Ownership", {"owner": "nato", "asset": "aco"}, "aco", Under("nato", "administrative")),
        ("Control", {"controller": "nato", "controlled": "aco"}, "aco", Under("nato", "administrative")),
        ("Directorship", {"director": "nato", "organization": "aco"}, "aco", Under("nato", "administrative")),
        ("Membership", {"member": "aco", "organization": "nato"}, "aco", Under("nato", "coordination")),
    ],
)
def test_what_links_organizations_is_a_relation(
    schema: str, properties: dict[str, str], below: str, under: Under
) -> None:
    gathered = gather([NATO, ACO, entity("link", schema, startDate="2004", endDate="2010", **properties)])

    assert gathered.units[below].under == [under._replace(span=Span("2004", "2010"))]
    assert told(gathered.left) == []


def test_a_parent_commands() -> None:
    child = entity(
        "aco", "Organization", name="ACO", parent="nato", publisher="NATO", sourceUrl="https://nato.int/a"
    )
    gathered = gather([NATO, child])

    assert gathered.units["aco"].under == [Under("nato", "command", Span(source="https://nato.int/a"))]
    assert gathered.sources["https://nato.int/a"] == GatheredSource(
        "NATO", "https://nato.int/a", "https://nato.int/a"
    )


@pytest.mark.parametrize(
    ("link", "title"),
    [
        (entity("l", "Directorship", director="ann", organization="nato"), "Director"),
        (entity("l", "Membership", member="ann", organization="nato", role="Chair"), "Chair"),
        (entity("l", "Employment", employee="ann", employer="nato"), "Employee"),
        (entity("l", "Ownership", owner="ann", asset="nato"), "Owner"),
    ],
)
def test_what_links_a_person_is_a_post(link: dict[str, Any], title: str) -> None:
    gathered = gather([NATO, ANN, link])

    assert gathered.units["nato"].posts == {title: [Holding("ann")]}
    assert told(gathered.left) == []


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ({"startDate": "2020", "status": "current"}, Span("2020")),
        ({"startDate": "2020", "status": "ended"}, Span("2020", "unknown")),
        ({"status": "unknown"}, Span("", "unknown")),
        ({"startDate": "2020", "endDate": "2021", "status": "ended"}, Span("2020", "2021")),
    ],
)
def test_an_occupancy_holds_a_position_for_its_time(said: dict[str, str], span: Span) -> None:
    position = entity("pos", "Position", name="Chair", organization="nato")
    gathered = gather([NATO, ANN, position, entity("occ", "Occupancy", holder="ann", post="pos", **said)])

    assert gathered.units["nato"].posts == {"Chair": [Holding("ann", "", span)]}


def test_a_position_in_no_organization_is_told_of_its_holder() -> None:
    gathered = gather(
        [ANN, entity("pos", "Position", name="Mayor"), entity("o", "Occupancy", holder="ann", post="pos")]
    )

    assert gathered.people["ann"].posts == [Office("Mayor")]


def test_entities_nested_in_an_answer_are_read_like_others() -> None:
    position = entity("pos", "Position", name="Chair", organization=NATO)
    occupancy = entity("occ", "Occupancy", post=position, startDate="2020")
    gathered = gather(entity("ann", "Person", name="Ann Lee", positionOccupancies=occupancy))

    assert gathered.units["nato"].posts == {"Chair": [Holding("ann", "", Span("2020"))]}
    assert told(gathered.left) == []


def test_what_is_not_used_is_told_by_schema_and_property() -> None:
    gathered = gather(
        [
            {**entity("a", "Organization", name="A", phone="1", country="be"), "datasets": ["x"]},
            entity("b", "Organization", name="B", phone="2"),
            entity("c", "Vessel", name="C", flag="no"),
            entity("d", "Membership", member="gone", organization="a"),
            entity("a", "Organization", name="Again"),
            {"id": 1},
            "text",
        ]
    )  # fmt: skip

    assert told(gathered.left) == [
        "what entities say under `datasets`: a",
        "a second entity with the same id: a",
        "what is no entity with an id, a schema and properties (2 times): number 6, number 7",
        "Vessel entities: C",
        "Membership entities that lead to what is no unit or person of the file: d to gone",
        "Organization.phone (2 times): A, B",
    ]


@pytest.mark.parametrize(
    ("schema", "said", "until", "left"),
    [
        ("Ownership", {"status": "disputed by the heirs"}, "unknown", ["Ownership.status: l"]),
        ("Ownership", {"status": "frozen", "endDate": "2010"}, "2010", ["Ownership.status: l"]),
        ("Membership", {"status": "Ended", "endDate": "2010"}, "2010", []),
        (
            "Membership",
            {"status": "current", "endDate": "2010"},
            "2010",
            ["the status `current` beside the end `2010`: l"],
        ),
    ],
)
def test_a_status_that_a_span_does_not_say_is_told(
    schema: str, said: dict[str, str], until: str, left: list[str]
) -> None:
    ends = {"Ownership": ("owner", "asset"), "Membership": ("member", "organization")}[schema]
    gathered = gather(
        [NATO, ACO, entity("l", schema, **dict(zip(ends, ("nato", "aco"), strict=True)), **said)]
    )

    (under,) = gathered.units["aco"].under or gathered.units["nato"].under
    assert under.span.until == until
    assert told(gathered.left) == left


def test_a_caption_is_told_unless_it_is_a_name() -> None:
    gathered = gather([{**NATO, "caption": "NATO"}, {**ACO, "caption": "Allied Command"}])

    assert told(gathered.left) == ["what entities say under `caption`: aco"]


def test_what_several_entities_say_of_one_source_is_told() -> None:
    page = {"parent": "nato", "sourceUrl": "https://nato.int/a"}
    first = entity("aco", "Company", name="ACO", retrievedAt="2020-01-01", **page)
    gathered = gather([NATO, first, entity("act", "Company", name="ACT", retrievedAt="2021-01-01", **page)])

    assert told(gathered.left) == ["another publisher or day of access of `https://nato.int/a`: act"]


def test_values_of_another_shape_are_told() -> None:
    odd = {"name": ["A", ["B"]], "positions": ["pos"], "topics": {"x": 1}, "phone": [None, {}]}
    gathered = gather({"id": "a", "schema": "Company", "properties": odd})

    assert told(gathered.left) == [
        "what is neither value nor entity under Company.name: a",
        "what is neither value nor entity under Company.topics: a",
        "Company.positions: A",
    ]


@pytest.mark.parametrize("data", [[], {}, [1], None, [entity("v", "Vessel", name="V")], "text"])
def test_what_has_neither_unit_nor_person_is_refused(data: Any) -> None:
    with pytest.raises(NotImportable, match="no Organization and no Person"):
        gather(data)


def test_a_list_of_entities_under_its_name_is_read_like_others() -> None:
    gathered = gather({"entities": [NATO, ANN], "total": 2})

    assert (list(gathered.units), list(gathered.people)) == (["nato"], ["ann"])
    assert told(gathered.left) == ["what stands under `total` beside the entities: the file"]


def test_the_end_of_an_organization_is_that_of_a_unit() -> None:
    gathered = gather(entity("a", "Company", name="A", incorporationDate="1990", dissolutionDate="2020-05"))

    assert (gathered.units["a"].founded, gathered.units["a"].disbanded) == ("1990", "2020-05")
    assert told(gathered.left) == []


@pytest.mark.parametrize(
    ("said", "rank", "left"),
    [
        ({"name": "Ann Lee", "title": "Gen."}, "General", []),
        ({"name": "Gen Ann Lee"}, "General", []),
        ({"name": "Ann Lee", "title": "Dr"}, "", ["Person.title: Ann Lee"]),
        ({"name": "Adm. Ann Lee", "title": "General"}, "General", ["the rank `Admiral`: Ann Lee"]),
    ],
)
def test_a_rank_goes_to_what_its_person_holds(said: dict[str, str], rank: str, left: list[str]) -> None:
    link = entity("l", "Employment", employee="ann", employer="nato", role="Chief")
    gathered = gather([NATO, entity("ann", "Person", **said), link])

    assert gathered.people["ann"].name == "Ann Lee"
    assert gathered.units["nato"].posts == {"Chief": [Holding("ann", rank=rank)]}
    assert [line.replace("Adm. Ann Lee", "Ann Lee") for line in told(gathered.left)] == left


def test_a_rank_in_no_post_or_in_several_is_told() -> None:
    owner = entity("o", "Ownership", owner="bob", asset="nato")
    links = [entity(f"l{role}", "Membership", member="ann", organization="nato", role=role) for role in "XY"]
    gathered = gather(
        [
            NATO,
            entity("ann", "Person", name="Gen. Ann Lee"),
            entity("bob", "Person", name="Maj. Bob Low"),
            *links,
            owner,
        ]
    )

    assert gathered.units["nato"].posts["Owner"] == [Holding("bob")]
    assert told(gathered.left) == [
        "in which of several posts the rank was `General` (now in all): Ann Lee",
        "the rank `Major`: Bob Low",
    ]


def test_the_sample_of_the_project_itself() -> None:
    gathered = gather(json.loads((SAMPLES / "ralph.ftm.json").read_text()))

    assert gathered.units["company"].name == "Ralph Industries, Inc."
    assert gathered.units["company"].posts == {"Owner": [Holding("person", "", Span("2003-04-01"))]}
    assert told(gathered.left)[0] == "Sanction entities: sanction"


def test_the_sample_of_a_structure() -> None:
    gathered = lines("nato.ftm.json")

    aco = gathered.units["org-aco"]
    assert (aco.place, aco.country, aco.former) == ("Mons", "be", ["Allied Command Europe"])
    assert aco.posts["Supreme Allied Commander Europe"] == [
        Holding("per-grynkewich", "", Span("2025-07-04", "", "held", "https://shape.nato.int/saceur")),
        Holding("per-cavoli", "", Span("2022-07-04", "2025-07-04")),
    ]
    assert "Position.inceptionDate: Supreme Allied Commander Europe" in told(gathered.left)
