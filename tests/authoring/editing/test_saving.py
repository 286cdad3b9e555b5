"""Whatever happens while a file is written, it is the old one or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.authoring.editing.manuscripts import Manuscript, NotEditable
from briefing.authoring.editing.saving import save, save_all, write
from tests.terminal import ROOT


def states(path: Path) -> tuple[Manuscript, Manuscript]:
    path.write_bytes(b"a: 1\n")
    return Manuscript(path, path.name, b"a: 1\n"), Manuscript(path, path.name, b"a: 2\n")


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    old, new = states(tmp_path / "real.yaml")
    old.path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    save(Manuscript(link, "link.yaml", old.data), new)
    assert link.is_symlink()
    assert old.path.read_bytes() == b"a: 2\n"
    assert old.path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.yaml", "real.yaml"]


def test_what_another_program_wrote_stays(tmp_path: Path) -> None:
    old, new = states(tmp_path / "a.yaml")
    old.path.write_bytes(b"a: mine\n")
    with pytest.raises(NotEditable, match="changed by another program"):
        save(old, new)
    assert old.path.read_bytes() == b"a: mine\n"


def test_of_several_files_all_are_changed_or_none(tmp_path: Path) -> None:
    first, second = states(tmp_path / "a.yaml"), states(tmp_path / "b.yaml")
    second[0].path.write_bytes(b"a: mine\n")
    with pytest.raises(NotEditable):
        save_all([first, second])
    assert first[0].path.read_bytes() == b"a: 1\n"


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    old, _ = states(tmp_path / "a.yaml")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from briefing.authoring.editing.saving import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write(Path(sys.argv[1]), b'a: 2\\n' * 1000)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, old.path], cwd=ROOT, capture_output=True, text=True)
    assert f"{old.path} cannot be written: file too large; nothing was written" in run.stderr
    assert old.path.read_bytes() == b"a: 1\n"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_file_that_may_not_be_written_stays_and_is_named(tmp_path: Path) -> None:
    first, second = states(tmp_path / "a.yaml"), states(tmp_path / "b.yaml")
    second[0].path.chmod(0o444)
    with pytest.raises(OSError, match=r"b\.yaml is read-only; nothing was written"):
        save_all([first, second])
    assert [old.path.read_bytes() for old, _ in (first, second)] == [b"a: 1\n", b"a: 1\n"]
    assert sorted(os.listdir(tmp_path)) == ["a.yaml", "b.yaml"]


def test_a_new_file_is_one_that_others_may_read(tmp_path: Path) -> None:
    write(tmp_path / "new.yaml", b"a: 1\n")
    assert (tmp_path / "new.yaml").stat().st_mode & 0o777 == 0o644
