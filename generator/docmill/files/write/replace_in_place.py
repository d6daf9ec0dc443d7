"""Replace files one by one, where a folder cannot be replaced as a whole.

All new files are on the disk before the first is moved into place, and a journal says
which they are: a run that is killed in between is completed by the next one, which knows
from the journal that the new files are docmill's own.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from docmill.files.write import manifest
from docmill.files.write.changes import Survey
from docmill.files.write.paths import OWN, create_all

STAGING = f"{OWN}staging"


def replace(files: Mapping[str, str], folder: Path, changes: Survey) -> None:
    """Bring `folder` to the state that `changes` describes, file by file.

    Raises OSError; where it is raised while the new files are written, nothing changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staging = folder / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
        numbered = enumerate(changes.written)
        texts = {staging / str(number): files[path] for number, path in numbered}
        ends = dict.fromkeys(
            (staging / "manifest", staging / "journal"), changes.manifest
        )
        create_all({**texts, **ends})
        (staging / "journal").replace(folder / manifest.JOURNAL)
        _apply(folder, staging, changes)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    clear_leftovers(folder)


def leftovers(folder: Path) -> tuple[Path, ...]:
    """What runs that were killed, or are under way, have put into `folder`."""
    found = (folder / name for name in (STAGING, manifest.JOURNAL))
    return tuple(path for path in found if path.exists())


def clear_leftovers(folder: Path) -> None:
    """Remove what is of no use any more once `folder` is as it should be."""
    shutil.rmtree(folder / STAGING, ignore_errors=True)
    (folder / manifest.JOURNAL).unlink(missing_ok=True)


def _apply(folder: Path, staging: Path, changes: Survey) -> None:
    for number, path in enumerate(changes.written):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (staging / str(number)).replace(target)
    for path in changes.removed:
        (folder / path).unlink(missing_ok=True)
        _remove_empty(folder, folder / path)
    (staging / "manifest").replace(folder / manifest.MANIFEST)


def _remove_empty(folder: Path, path: Path) -> None:
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
