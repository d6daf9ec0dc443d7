"""What the writer does to a folder, and what it leaves alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from docmill.diagnostics.model import Diagnostics
from docmill.files.write import (
    MANIFEST,
    compare,
    replace_in_place,
    swap_folder,
    write,
    write_files,
)
from docmill.files.write.lock import LockedError, lock

OLD = {"README.md": "old\n", "src/a.py": "a = 1\n", "src/gone/b.py": "b = 1\n"}
NEW = {"README.md": "new\n", "src/a.py": "a = 1\n", "src/c.py": "c = 1\n"}


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text; links with where they point."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {os.readlink(path)}" if path.is_symlink() else path.read_text()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def codes(diagnostics: Diagnostics) -> list[str]:
    return [item.code for item in diagnostics]


@pytest.fixture(params=["swap", "in place"])
def out(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An output folder that does not exist, written in each of the two ways."""

    def refuse(*_: object) -> None:
        raise swap_folder.CannotSwapError

    def forbidden(*_: object) -> None:
        raise AssertionError("the folder should have been swapped")

    if request.param == "swap":
        monkeypatch.setattr(replace_in_place, "replace", forbidden)
    else:
        monkeypatch.setattr(swap_folder, "swap", refuse)
    return tmp_path / "out"


def test_first_and_second_run(out: Path) -> None:
    diagnostics = Diagnostics()
    first = write(OLD, out, diagnostics)
    assert first
    assert first.written == tuple(sorted(OLD))
    assert {**tree(out), MANIFEST: ""} == {**OLD, MANIFEST: ""}
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    second = write(OLD, out, diagnostics)
    assert second
    assert second.written == ()
    assert second.unchanged == tuple(sorted(OLD))
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert not diagnostics.items


def test_stale_files_go_and_their_folders(out: Path) -> None:
    diagnostics = Diagnostics()
    write(OLD, out, diagnostics)
    summary = write(NEW, out, diagnostics)
    assert summary
    assert summary.removed == ("src/gone/b.py",)
    assert {**tree(out), MANIFEST: ""} == {**NEW, MANIFEST: ""}
    assert not (out / "src/gone").exists()
    assert sorted(json.loads((out / MANIFEST).read_text())["files"]) == sorted(NEW)
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_what_the_user_put_there_stays(out: Path) -> None:
    diagnostics = Diagnostics()
    write(OLD, out, diagnostics)
    foreign = {"NOTES.txt": "mine", "src/_custom/x.py": "x", "src/gone/mine.py": "m"}
    for path, text in foreign.items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_text(text)
    (out / "link").symlink_to("/etc/hostname")
    (out / "empty").mkdir()
    write(NEW, out, diagnostics)
    expected = {**NEW, **foreign, "link": "-> /etc/hostname", MANIFEST: ""}
    assert {**tree(out), MANIFEST: ""} == expected
    assert (out / "empty").is_dir()
    assert not diagnostics.items


def test_an_edited_file_is_refused_with_a_way_out(out: Path) -> None:
    diagnostics = Diagnostics()
    write(OLD, out, diagnostics)
    (out / "README.md").write_text("edited\n")
    before = tree(out)
    assert write(NEW, out, diagnostics) is None
    assert codes(diagnostics) == ["output-edited"]
    assert "--force" in (diagnostics.items[0].hint or "")
    assert tree(out) == before
    assert write(NEW, out, Diagnostics(), force=True)
    assert (out / "README.md").read_text() == "new\n"


def test_an_edited_stale_file_is_kept_and_named(out: Path) -> None:
    diagnostics = Diagnostics()
    write(OLD, out, diagnostics)
    (out / "src/gone/b.py").write_text("edited\n")
    assert write(NEW, out, diagnostics)
    assert codes(diagnostics) == ["output-stale-edited"]
    assert (out / "src/gone/b.py").read_text() == "edited\n"


def test_a_foreign_file_in_the_way_is_refused(out: Path) -> None:
    out.mkdir()
    (out / "README.md").write_text("mine\n")
    diagnostics = Diagnostics()
    assert write(OLD, out, diagnostics) is None
    assert codes(diagnostics) == ["output-foreign"]
    assert tree(out) == {"README.md": "mine\n"}


@pytest.mark.parametrize("target", ["file", "folder"])
def test_links_inside_are_not_followed(out: Path, target: str) -> None:
    outside = out.parent / "outside"
    outside.mkdir()
    (outside / "a.py").write_text("theirs\n")
    out.mkdir()
    if target == "file":
        (out / "src").mkdir()
        (out / "src/a.py").symlink_to(outside / "a.py")
    else:
        (out / "src").symlink_to(outside)
    diagnostics = Diagnostics()
    assert write(OLD, out, diagnostics, force=True) is None
    assert set(codes(diagnostics)) == {"output-blocked"}
    assert tree(outside) == {"a.py": "theirs\n"}


def test_hard_links_to_outside_keep_their_content(out: Path) -> None:
    write(OLD, out, Diagnostics())
    other = out.parent / "other.md"
    os.link(out / "README.md", other)
    write(NEW, out, Diagnostics())
    assert other.read_text() == "old\n"
    assert (out / "README.md").read_text() == "new\n"


def test_a_link_to_the_folder_stays_a_link(out: Path) -> None:
    real = out.parent / "real"
    real.mkdir()
    out.symlink_to(real)
    assert write(OLD, out, Diagnostics())
    assert out.is_symlink()
    assert (real / "README.md").read_text() == "old\n"


def test_a_file_is_no_output_folder(out: Path) -> None:
    out.write_text("mine")
    diagnostics = Diagnostics()
    assert write(OLD, out, diagnostics) is None
    assert codes(diagnostics) == ["output-not-a-folder"]
    assert out.read_text() == "mine"


def test_a_manifest_cannot_make_us_delete_other_files(out: Path) -> None:
    write(OLD, out, Diagnostics())
    victim = out.parent / "victim"
    victim.write_text("old\n")
    body = json.loads((out / MANIFEST).read_text())
    hashed = body["files"]["README.md"]
    names = ("../victim", str(victim), "src/../../victim", "src/_custom/x.py")
    body["files"].update(dict.fromkeys(names, hashed))
    (out / MANIFEST).write_text(json.dumps(body))
    (out / "src/_custom").mkdir()
    (out / "src/_custom/x.py").write_text("old\n")
    write(NEW, out, Diagnostics())
    assert victim.exists()
    assert (out / "src/_custom/x.py").exists()


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a/../../x", "a//b", "", "a\\b", "C:x", "a/_custom/b", "a\nb"],
)
def test_paths_outside_the_folder_are_a_bug(out: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        write({path: "x"}, out, Diagnostics())


def test_a_full_disk_changes_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD, out, Diagnostics())
    before = tree(out)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(out / "README.md"))

    monkeypatch.setattr("docmill.files.write.replace_in_place.create_all", full)
    monkeypatch.setattr("docmill.files.write.swap_folder.create_all", full)
    diagnostics = Diagnostics()
    assert write(NEW, out, diagnostics) is None
    assert codes(diagnostics) == ["output-write-failed"]
    assert "No space left on device" in diagnostics.items[0].message
    assert "README.md" in diagnostics.items[0].message
    assert tree(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_name_too_long_is_an_error(out: Path) -> None:
    diagnostics = Diagnostics()
    assert write({"x" * 300: ""}, out, diagnostics) is None
    assert codes(diagnostics) == ["output-write-failed"]


def test_from_inside_the_folder_it_is_not_swapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD, tmp_path / "out", Diagnostics())
    monkeypatch.chdir(tmp_path / "out")
    inode = (tmp_path / "out").stat().st_ino
    assert write(NEW, Path("."), Diagnostics())
    assert (tmp_path / "out").stat().st_ino == inode
    assert Path("README.md").read_text() == "new\n"


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with lock(path):
        with pytest.raises(LockedError), lock(path, wait=0):
            pass
        assert path.exists()
    assert not path.exists()
    path.write_text("left behind by a process that is gone")
    with lock(path, wait=0):
        pass


def test_compare_shows_what_writing_would_change(out: Path) -> None:
    write(OLD, out, Diagnostics())
    assert compare(OLD, out) == ()
    found = {Path(item.path).name: item.diff for item in compare(NEW, out)}
    assert sorted(found) == ["README.md", "b.py", "c.py"]
    assert "-old\n+new\n" in found["README.md"]
    assert "+++ /dev/null" in found["b.py"]
    assert "--- /dev/null" in found["c.py"]


def test_single_files_are_replaced_whole(tmp_path: Path) -> None:
    spec, other = tmp_path / "a/spec.yaml", tmp_path / "a/spec.map.json"
    first = write_files({spec: "one\n", other: "{}"}, Diagnostics())
    second = write_files({spec: "two\n", other: "{}"}, Diagnostics())
    assert first
    assert second
    assert len(first.written) == 2
    assert (len(second.written), len(second.unchanged)) == (1, 1)
    assert tree(tmp_path / "a") == {"spec.yaml": "two\n", "spec.map.json": "{}"}


def test_a_single_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    diagnostics = Diagnostics()
    assert write_files({tmp_path / "file/spec.yaml": ""}, diagnostics) is None
    assert codes(diagnostics) == ["output-write-failed"]
