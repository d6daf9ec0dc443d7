"""A profile is data: how the services of one vendor behave.

Signing, the shape of failures, paging, idempotency and the parameters of a client are the
same for all services of a vendor, and no page says so. `profiles/*.toml` are the built-in
ones; a path to a TOML file names any other. None is ever a default.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Profile:
    """A profile that was loaded and checked. Every table of `data` may be missing."""

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
