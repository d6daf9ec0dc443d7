"""Which pages a command reads, and what the settings say of their reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docmill.cli.console import Session
from docmill.cli.runs.build import load_project
from docmill.config import load
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.project.apis import api_of


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of one API, how they are read, and those in another language."""

    docs: tuple[Path, ...]
    config: Config
    also: tuple[Path, ...]


def pages_of(
    session: Session, docs: Sequence[Path], asked: Config, also: Sequence[Path]
) -> tuple[Pages, ...]:
    """The pages that are named, else those of every API of the settings.

    What `asked` leaves open, the settings say of the API that the pages belong to. Empty,
    with the reason told, where there are neither pages nor settings.
    """
    if not docs:
        project = load_project(session, None)
        return tuple(
            Pages(api.docs, _joined(api.config, asked), (*api.also, *also))
            for api in (project.apis if project else ())
        )
    path = load.find(session.root)
    project = load.load(path, Diagnostics()) if path else None
    api = api_of(project, docs) if project else None
    if api is None:
        return (Pages(tuple(docs), asked, tuple(also)),)
    config = _joined(api.config, asked)
    return (Pages(tuple(docs), config, tuple(also) or api.also),)


def _joined(settings: Config, asked: Config) -> Config:
    """The settings of an API, with what the command line says instead."""
    profile = settings.profile if asked.profile is True else asked.profile
    return replace(settings, dialect=asked.dialect or settings.dialect, profile=profile)
