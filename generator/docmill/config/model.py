"""The settings of a run, frozen and validated once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from docmill.config.choices import Formatter, GroupBy, Layout
from docmill.diagnostics.source import Span

NAMES_LOCK = "names.lock"
"""What the file with the names of a client is called, after the name of its API."""

Locate: TypeAlias = Callable[[tuple[str, ...]], Span | None]
"""Finds the place of a key in the settings."""


def nowhere(_: tuple[str, ...]) -> Span | None:
    """The place of settings that stand in no file."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read; each is named in the error that it causes.

    `input_bytes` is of one file, `nodes`, `operations` and `schemas` of one document,
    `properties` of one schema, `text_length` of one description in characters, and
    `table_rows` of one table of a page.
    """

    input_bytes: int = 50_000_000
    nesting_depth: int = 100
    nodes: int = 2_000_000
    table_rows: int = 20_000
    operations: int = 5_000
    schemas: int = 20_000
    properties: int = 10_000
    text_length: int = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """Globs for operations: any tag, the path or the operationId may match any of them."""

    tags: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.paths or self.operations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which operations of a document count: those included, or all, but none excluded."""

    include: Patterns = Patterns()
    exclude: Patterns = Patterns()
    locate: Locate = field(default=nowhere, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """How a client is rendered.

    `package` is the import name (default: from the name of the API),
    `names` maps a wire name to the Python name to use for it, `client_parameters` are
    wire names of parameters that are given once to the client. `kept_names` are the names
    that earlier runs gave, by scope and key, which stay as they are. `has_custom` says
    that the user has put a package `_custom` into the client, which is then exported with
    it. `locate` finds the place of a setting of the API.
    """

    package: str | None = None
    layout: Layout = "project"
    group_by: GroupBy = "none"
    version: str | None = None
    templates: Path | None = None
    formatter: Formatter = "black"
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    client_parameters: tuple[str, ...] = ()
    has_custom: bool = False
    kept_names: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    locate: Locate = field(default=nowhere, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the stages of one API need to know.

    `dialect` and `profile` are names of built-in ones or paths of TOML files; a profile
    may be refused (False), or left to the hosts of the servers (True). `allow` has the codes
    of errors that the user settles for.
    """

    dialect: str | None = None
    profile: str | bool = True
    allow: tuple[str, ...] = ()
    limits: Limits = Limits()
    selection: Selection = Selection()
    client: ClientConfig = field(default_factory=ClientConfig)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One API of a project: where its pages are and where its output goes.

    `names_lock` is the file that has the names of the client; without one, names are made
    anew each time.
    """

    name: str
    docs: tuple[Path, ...]
    also: tuple[Path, ...] = ()
    spec: Path
    overlay: Path | None = None
    output: Path | None = None
    names_lock: Path | None = None
    config: Config = Config()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How the references of the APIs are published.

    `languages` are those of the interface (default: those of the descriptions),
    `source_url` has the places of `{path}` and `{line}` in the address of a page,
    `base_url` is where the site will be.
    """

    output: Path | None = None
    languages: tuple[str, ...] = ()
    source_url: str = ""
    base_url: str = ""
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """All that one `docmill.toml` or `[tool.docmill]` names."""

    root: Path
    file: Path
    apis: tuple[Api, ...]
    site: Site = Site()
