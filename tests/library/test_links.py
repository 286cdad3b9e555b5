"""Links both ways: typed references and prose alike, one a pair of entries."""

from __future__ import annotations

from pathlib import Path

from tests.sample import place, sample_volume


def test_a_prose_link_carries_the_sentence_with_names_in_place_of_ids(tmp_path: Path) -> None:
    links = sample_volume(tmp_path).links.leading_from("arrival")
    by_target = {link.target.id: link for link in links}
    assert by_target["colby"].sentence == "Elbridge Colby came in place of the Secretary."
    assert by_target["pledge"].sentence == "He named the pledge and went on."


def test_backlinks_count_typed_references_and_say_how(tmp_path: Path) -> None:
    links = sample_volume(tmp_path).links.leading_to("colby")
    assert [(link.source.id, link.how) for link in links] == [
        ("arrival", ""),
        ("q-partner", "speaker"),
        ("q-old", "speaker"),
    ]


def test_a_post_links_a_person_and_a_unit_by_its_title(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    assert [link.how for link in volume.links.leading_from("rutte")] == ["Commander", "source"]
    assert ("top", "Commander") in [(link.source.id, link.how) for link in volume.links.leading_to("rutte")]


def test_every_link_leads_back(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    for entry in volume.book:
        for link in volume.links.leading_from(entry.id):
            assert link in volume.links.leading_to(link.target.id)


def test_words_where_an_id_may_stand_are_no_link(tmp_path: Path) -> None:
    targets = [link.target for link in sample_volume(tmp_path).links.leading_from("colby")]
    assert targets == [place("agency")]


def test_an_id_or_a_code_in_any_case_means_an_entry(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    assert volume.ref("colby") == place("colby")
    assert volume.ref("q2") == place("q-old")
    assert volume.ref("Q2") == place("q-old")
    assert volume.ref("") == place()
    assert volume.ref("nobody") is None
