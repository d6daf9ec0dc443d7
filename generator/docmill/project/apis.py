"""Which API of a project some pages belong to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docmill.config.model import Api, Project


def api_of(project: Project, docs: Sequence[Path]) -> Api | None:
    """The API whose pages some paths are, or are a part of; None where there is none."""
    given = [path.resolve() for path in docs]
    for api in project.apis:
        own = [path.resolve() for path in api.docs]
        if all(any(path.is_relative_to(one) for one in own) for path in given):
            return api
    return None
