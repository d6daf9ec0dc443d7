"""A profile is data: how the services of one vendor behave.

Signing, the shape of failures, paging, idempotency and the parameters of a client are the
same for all services of a vendor, and no page says so. `profiles/*.toml` are the built-in
ones; a path to a TOML file names any other. None is ever a default: one applies where it is
named, or where the host of every server is one of the vendor's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from docmill.docs.file_schema import check
from docmill.docs.profiles.schema import SCHEMA

Table = Mapping[str, Any]


class ProfileError(ValueError):
    """A profile that cannot be read; `args` are sentences, one for each mistake."""


@dataclass(frozen=True)
class Profile:
    """A profile that was loaded and checked. Every table of `data` may be missing.

    `data` has the shape of `schema`.
    """

    name: str
    data: Table = field(repr=False)

    def table(self, name: str) -> Table:
        """One table of the profile, empty where it has none."""
        found: Table = self.data.get(name, {})
        return found

    def text(self, table: str, language: str) -> str:
        """A sentence of `[<table>.text]` in one language, else in the first that has it."""
        texts: Mapping[str, str] = self.table(table).get("text", {})
        return texts.get(language) or next(iter(texts.values()), "")

    @property
    def client_parameters(self) -> Collection[str]:
        """The parameters that are given once to a client."""
        names: Collection[str] = self.table("client").get("parameters", ())
        return names

    def is_idempotency_key(self, name: str) -> bool:
        """Whether a parameter makes it safe to send a call twice."""
        return name in self.table("client").get("idempotency", ())

    @cached_property
    def server_version(self) -> re.Pattern[str] | None:
        """What the first segment of a path looks like when it is an API version.

        None where paths hold no version, or where it is part of the path.
        """
        pattern = self.data.get("server_version")
        return None if pattern is None else re.compile(pattern)

    def pattern_of(self, host: str) -> str | None:
        """The first of `hosts` that a host is one of: `*.a.com` covers all below `a.com`."""
        name = host.casefold().partition(":")[0]
        patterns: Collection[str] = self.data.get("hosts", ())
        return next((p for p in patterns if _covers(p.casefold(), name)), None)


def _covers(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    return host == pattern


@dataclass(frozen=True, slots=True)
class Choice:
    """A profile that applies, and why, in words that go on after its name."""

    profile: Profile
    reason: str

    def __str__(self) -> str:
        return f"profile {self.profile.name}: {self.reason}"


def choose(wanted: str | bool, hosts: Iterable[str]) -> Choice | None:
    """The profile that is named, else the built-in one that covers all hosts.

    `wanted` is its name, or the path of a TOML file; False refuses all, True leaves it to
    the hosts. Raises ProfileError.
    """
    if isinstance(wanted, str):
        return Choice(load(wanted), "asked for by name")
    found = sorted({*hosts} - {""}) if wanted else []
    for profile in map(load, built_in() if found else ()):
        patterns = [profile.pattern_of(host) for host in found]
        covering = list(dict.fromkeys(pattern for pattern in patterns if pattern))
        if None not in patterns:
            return Choice(profile, f"every host matches {' or '.join(covering)}")
    return None


def built_in() -> tuple[str, ...]:
    """The names of the profiles that come with docmill."""
    names = (item.name for item in (files("docmill.docs") / "profiles").iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    )


@cache
def load(name: str) -> Profile:
    """The profile of a built-in name or a path to a TOML file.

    Raises ProfileError: no such profile, not TOML, or not what `schema` asks for.
    """
    try:
        data = tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(str(error)) from error
    if problems := check(data, SCHEMA):
        raise ProfileError(*problems)
    return Profile(data["name"], data)


def _text(name: str) -> str:
    if name in built_in():
        return (files("docmill.docs") / "profiles" / f"{name}.toml").read_text("utf-8")
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(built_in())
        raise ProfileError(f"{error}; built-in profiles: {known}") from error
