"""What the changes make of a version number (semver.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docmill.openapi.diff.change import Change
from docmill.openapi.diff.rules import Rating

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_PROSE = frozenset(("description-changed",))


def next_version(version: str, changes: Iterable[Change]) -> str:
    """The version of the client after the changes.

    What breaks Python code raises the major number (the minor one before 1.0.0), any
    other change the minor one, mere prose the last one. Raises ValueError where
    `version` does not begin with three numbers.
    """
    match = _VERSION.match(version)
    if match is None:
        raise ValueError(f"not a semantic version: {version!r}")
    major, minor, patch = (int(number) for number in match.groups())
    changes = list(changes)
    if not changes:
        return version
    if any(change.rule.python is Rating.BREAKING for change in changes):
        return f"{major + 1}.0.0" if major else f"0.{minor + 1}.0"
    if all(change.rule.id in _PROSE for change in changes):
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0" if major else f"0.{minor}.{patch + 1}"
