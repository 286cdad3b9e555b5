"""`briefing import structure`: what goes to stdout, what to stderr, and what is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli import main
from briefing.loading.books import load_book
from tests.authoring.importing.imports import SAMPLES
from tests.sample import write_book

OUTLINE = str(SAMPLES / "nato.txt")


def test_the_yaml_goes_to_stdout_and_what_is_missing_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "structure", OUTLINE, "--title", "NO", "--date", "2026-02"]) == 0

    out, err = capsys.readouterr()
    assert '\nbook:\n  title: "NO"\n  date: 2026-02\n' in out
    assert err.splitlines() == [
        "briefing: not carried over: `staff of something` in square brackets: line 9",
        "briefing: not carried over: `3/4/2025`, which is no date or may be two (now `unknown`): JFC Norfolk",
    ]


def test_of_many_lines_alike_the_first_go_to_stderr_and_all_into_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outline = tmp_path / "outline.txt"
    outline.write_text(
        "A [odd]\n" + "".join(f" U{year} — Head: Ann Lee {year}\n" for year in range(1900, 1950))
    )

    assert main(["import", "structure", str(outline)]) == 0
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert len(lines) == 12
    assert lines[1] == "briefing: not carried over: `1900` beside `Ann Lee`: line 2"
    assert lines[-1] == "briefing: not carried over: 40 more like these, which stand at the end of the YAML"
    assert out.count("beside `Ann Lee`") == 50


def test_a_new_file_is_written_and_none_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "nato.yaml"
    command = ["import", "structure", OUTLINE, "--output", str(output)]

    assert main(command) == 0
    assert capsys.readouterr().out == ""
    written = output.read_bytes()
    assert load_book(output).book
    assert main(command) == 2
    assert output.read_bytes() == written
    assert f"{output} is there already; name a new file." in capsys.readouterr().err


def test_into_a_book_that_has_it_all_nothing_new_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_book(tmp_path)
    (tmp_path / "staff.txt").write_text("Top Headquarters (TOP)\n  JFC Naples\n")

    assert main(["import", "structure", str(tmp_path / "staff.txt"), "--into", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line and not line.startswith("#")] == []
    assert "sample has 2 of these entries already" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["structure", "missing.txt"], "missing.txt: the file is not there."),
        (["structure", OUTLINE, "--format", "csv"], "no column is called `name` or `id`"),
        (["structure", OUTLINE, "--date", "soon"], "--date soon: this is not a date"),
        (["structure", OUTLINE, "--into", "no-such-book"], "no-such-book"),
        (
            ["structure", OUTLINE, "--output", "missing/x.yaml"],
            "missing/x.yaml cannot be written: No such file",
        ),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *arguments]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_only_structures_are_imported(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["import", "poem", OUTLINE])
    assert end.value.code == 2
