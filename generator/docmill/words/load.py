"""The files with the words: which there are, and their tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

_FOLDER = files("docmill.words")


class Words(SimpleNamespace):
    """The texts of a reference in one language, as attributes; tables are mappings."""


class _Table(dict[str, str]):
    """Texts by key; a key without a text, such as the keyword of a later schema, is one."""

    def __missing__(self, key: str) -> str:
        return key


@cache
def languages() -> tuple[str, ...]:
    """The languages that docmill has words of, each by its code, such as `en`."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    )


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """One table of the words of a language, such as `docstrings`; empty without one.

    Raises FileNotFoundError where docmill has no words of the language.
    """
    found: Mapping[str, Any] = _file(language).get(name, {})
    return found


@cache
def words(language: str) -> Words:
    """The texts of a reference; raises FileNotFoundError as `table` does."""
    texts = table(language, "reference")
    return Words(
        **{
            key: value if isinstance(value, str) else _Table(value)
            for key, value in texts.items()
        }
    )


@cache
def _file(language: str) -> Mapping[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
