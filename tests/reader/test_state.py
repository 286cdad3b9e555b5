"""Reading state: it comes back as it was, and no file or disk can stop the reader."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model.book import Ref
from briefing.model.page import Scroll
from briefing.reader.files import SIZE_LIMIT
from briefing.reader.state import BookState, StateFolder
from briefing.reader.trail import Stop, Trail

STATE = BookState(
    Trail()
    .visit(Stop(Ref("nato")))
    .visit(Stop(Ref("nato", "colby"), Scroll(part=2, row=3, link=1), pane="context")),
    frozenset({"quotes", "units"}),
    {"context": False},
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "books" / "nato"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def states(tmp_path: Path) -> StateFolder:
    return StateFolder(tmp_path / "state" / "briefing")


def only_file(states: StateFolder, pattern: str = "nato-*.json") -> Path:
    (file,) = states.folder.glob(pattern)
    return file


def test_nothing_is_remembered_at_first(states: StateFolder, book: Path) -> None:
    assert states.load(book) == (BookState(), "")
    assert states.last_book() == (None, "")
    assert not states.folder.exists()


def test_what_was_saved_is_loaded(states: StateFolder, book: Path) -> None:
    assert states.save(book, STATE) == ""

    assert states.load(book) == (STATE, "")
    assert states.last_book() == (book, "")


def test_a_book_is_known_by_its_resolved_path(states: StateFolder, book: Path) -> None:
    link = book.parent / "link"
    link.symlink_to(book)
    states.save(book / ".." / "nato", STATE)

    assert states.load(book)[0] == STATE
    assert states.last_book()[0] == book


def test_books_of_one_name_in_two_folders_are_two(states: StateFolder, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "nato"
    other.mkdir()
    states.save(book, STATE)

    assert states.load(other) == (BookState(), "")


def test_windows_do_not_lose_each_others_books(states: StateFolder, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "eu"
    other.mkdir()
    first, second = StateFolder(states.folder), StateFolder(states.folder)
    first.load(book)
    second.load(other)
    first.save(book, STATE)
    second.save(other, BookState(folded=frozenset({"terms"})))

    assert states.load(book)[0] == STATE
    assert states.load(other)[0].folded == {"terms"}
    assert states.last_book()[0] == other


def test_a_last_book_that_is_gone_is_none(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    book.rmdir()

    assert states.last_book() == (None, "")


def test_files_are_private_whatever_the_umask(states: StateFolder, book: Path) -> None:
    before = os.umask(0)
    try:
        states.save(book, STATE)
    finally:
        os.umask(before)

    assert states.folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in states.folder.iterdir()} == {0o600}


def test_a_save_leaves_nothing_else_behind(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    states.save(book, STATE)

    assert sorted(file.name for file in states.folder.iterdir()) == ["last.json", only_file(states).name]


def test_a_file_cut_anywhere_is_set_aside(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    file = only_file(states)
    whole = file.read_bytes()
    for end in range(0, len(whole), 7):
        file.write_bytes(whole[:end])
        state, note = states.load(book)
        assert state == BookState()
        assert "kept as" in note
        assert not file.exists()


def test_a_torn_write_of_another_process_is_not_looked_at(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    (states.folder / f".{only_file(states).name}.4711").write_bytes(b'{"schema": 1, "tra')

    assert states.load(book) == (STATE, "")


PLAIN = {"schema": 1, **STATE.to_plain()}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (json.dumps({**PLAIN, "schema": 2}), "written by a newer briefing"),
        (json.dumps({**PLAIN, "schema": "1"}), "without a schema"),
        (json.dumps([PLAIN]), "without a schema"),
        (json.dumps({**PLAIN, "trail": None}), "not a trail"),
        (json.dumps({**PLAIN, "folded": [1]}), "not a name"),
        (json.dumps({**PLAIN, "panes": {"context": 1}}), "not a choice of panes"),
        (json.dumps({**PLAIN, "panes": {"kitchen": True}}), "not a choice of panes"),
        (json.dumps({"schema": 1}), "not the state of a book"),
        ("[" * 100_000, "nested too deep"),
        ('{"schema": ' + "1" * 5000 + "}", "kept as"),
        (" " * SIZE_LIMIT + "{}", "too large"),
        ("\ud800", "kept as"),
        ("", "kept as"),
    ],
)
def test_a_foreign_file_is_set_aside_whole(states: StateFolder, book: Path, written: str, said: str) -> None:
    states.save(book, STATE)
    file = only_file(states)
    raw = written.encode("utf-8", "surrogatepass")
    file.write_bytes(raw)

    state, note = states.load(book)

    assert state == BookState()
    assert said in note
    assert only_file(states, "*.broken-1").read_bytes() == raw
    assert states.load(book) == (BookState(), "")


def test_a_second_broken_file_does_not_replace_the_first(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    file = only_file(states)
    for text in ("first", "second"):
        file.write_text(text)
        states.load(book)

    assert only_file(states, "*.broken-1").read_text() == "first"
    assert only_file(states, "*.broken-2").read_text() == "second"


@pytest.mark.parametrize("written", ['{"schema": 1}', '{"schema": 1, "book": 7}', "null", "{"])
def test_a_broken_last_book_is_set_aside(states: StateFolder, book: Path, written: str) -> None:
    states.save(book, STATE)
    (states.folder / "last.json").write_text(written)

    path, note = states.last_book()

    assert path is None
    assert "kept as" in note
    assert states.load(book) == (STATE, "")


@pytest.mark.parametrize("path", ["\0", "", "~", "\ud800", "a" * 5000])
def test_any_string_as_last_book_is_survived(states: StateFolder, book: Path, path: str) -> None:
    states.save(book, STATE)
    (states.folder / "last.json").write_text(json.dumps({"schema": 1, "book": path}))

    found, _ = states.last_book()

    assert found is None


def test_a_pipe_in_place_of_the_file_does_not_wait(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    file = only_file(states)
    file.unlink()
    os.mkfifo(file)

    assert states.load(book)[0] == BookState()


def test_a_folder_that_cannot_be_made_is_a_note(tmp_path: Path, book: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    states = StateFolder(tmp_path / "state" / "briefing")

    assert "was not saved" in states.save(book, STATE)
    assert states.load(book)[0] == BookState()
    assert states.last_book()[0] is None


def test_a_file_that_cannot_be_replaced_is_a_note(states: StateFolder, book: Path) -> None:
    states.save(book, STATE)
    file = only_file(states)
    file.unlink()
    file.mkdir()
    (file / "in the way").touch()

    assert "was not saved" in states.save(book, STATE)
    assert not list(states.folder.glob(".*"))


def test_a_full_disk_is_a_note_and_the_old_state_stays(states: StateFolder, book: Path) -> None:
    import resource
    import signal

    states.save(book, STATE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    try:
        note = states.save(book, BookState())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert "was not saved" in note
    assert states.load(book) == (STATE, "")
    assert not list(states.folder.glob(".*"))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(sorted(PLAIN)), inner),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_garbage_never_raises(states: StateFolder, book: Path, raw: bytes) -> None:
    states.save(book, STATE)
    for file in states.folder.glob("*.json"):
        file.write_bytes(raw)

    assert states.load(book)[0] == BookState()
    assert states.last_book()[0] is None


@given(trail=json_values, folded=json_values, panes=json_values)
def test_garbage_in_the_right_places_is_refused_or_read(trail: object, folded: object, panes: object) -> None:
    data = {"trail": trail, "folded": folded, "panes": panes}
    try:
        state = BookState.from_plain(data)
    except ValueError:
        return
    assert BookState.from_plain(state.to_plain()) == state
