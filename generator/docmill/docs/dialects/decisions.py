"""What a dialect decides about the reading of a page set: data, with every part optional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Silence = Literal["required", "optional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The decisions of a dialect; None and empty ones are left to the pages.

    `starts` are the only kinds of start that begin operations. `headings`, `columns`,
    `truths` and `types` have words by meaning, which go before those of the lexicon.
    Sections under the headings `ignore` are left out. `security` names the schemes that
    apply (none where it is empty). `silence` tells whether a field without a word on it
    is required. `doubtful`: whether requests that only an example shows are operations.
    """

    name: str = ""
    languages: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]], hash=False
    )
    columns: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]], hash=False
    )
    words: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]], hash=False
    )
    types: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    ignore: tuple[str, ...] = ()
    base_url: str | None = None
    security: tuple[str, ...] | None = None
    silence: Silence | None = None
    method: str | None = None
    doubtful: bool | None = None


NOTHING_DECIDED = Decisions()
"""The decisions where no dialect is named."""
