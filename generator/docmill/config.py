"""The settings of a run, frozen and validated once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Layout = Literal["project", "package"]
GroupBy = Literal["none", "tag"]
Formatter = Literal["black", "ruff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read; each is named in the error that it causes."""

    input_bytes: int = 50_000_000
    nesting_depth: int = 100
    nodes: int = 2_000_000
    table_rows: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """How a client is rendered.

    `package` is the import name (default: from the name of the API),
    `names` maps a wire name to the Python name to use for it, `client_parameters` are
    wire names of parameters that are given once to the client. `has_custom` says that the
    user has put a package `_custom` into the client, which is then exported with it.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the stages of one API need to know.

    `dialect` is the name of a built-in dialect or the path of a TOML file.
    """

    dialect: str = "jdcloud"
    limits: Limits = Limits()
    client: ClientConfig = field(default_factory=ClientConfig)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One API of a project: where its pages are and where its output goes."""

    name: str
    docs: tuple[Path, ...]
    also: tuple[Path, ...] = ()
    spec: Path
    overlay: Path | None = None
    output: Path | None = None
    config: Config = Config()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """All that one `docmill.toml` or `[tool.docmill]` names."""

    root: Path
    file: Path
    apis: tuple[Api, ...]
