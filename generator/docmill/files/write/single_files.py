"""Write a few files into a folder that is not docmill's own, each in one step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import display_path
from docmill.files.write.folder import WriteSummary, failures, is_tidy
from docmill.files.write.lock import lock
from docmill.files.write.paths import OWN, create


def write_files(
    files: Mapping[Path, str], diagnostics: Diagnostics
) -> WriteSummary | None:
    """Write each text to its path where it differs from what is there.

    All new files are on the disk before the first is moved into place. A file that cannot
    be written is an error, the result is None and what was there remains. Where a path is
    a link, the file that it points to is replaced.
    """
    targets = {path.resolve(): text for path, text in files.items()}
    changed = {path: text for path, text in targets.items() if not _holds(path, text)}
    untidy = [path for path in targets if not is_tidy(path)]
    if changed or untidy:
        first = next(iter(targets))
        with failures(first, diagnostics) as outcome:
            first.parent.mkdir(parents=True, exist_ok=True)
            with lock(_sibling(first, "lock")):
                _replace(changed)
                for path in untidy:
                    _sibling(path, "new").unlink(missing_ok=True)
        if outcome.failed:
            return None
    return WriteSummary(
        written=tuple(map(display_path, changed)),
        unchanged=tuple(display_path(path) for path in targets if path not in changed),
    )


def _replace(files: Mapping[Path, str]) -> None:
    staged = {path: _sibling(path, "new") for path in files}
    try:
        for path, temporary in staged.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)
            create(temporary, files[path])
        for path, temporary in staged.items():
            temporary.replace(path)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _sibling(path: Path, use: str) -> Path:
    return path.with_name(f".{path.name[:80]}{OWN}{use}")


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False
