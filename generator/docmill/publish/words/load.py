"""The texts of the interface, one file for each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import SimpleNamespace

from docmill.openapi.document import is_map

_FOLDER = files("docmill.publish") / "words"


class Words(SimpleNamespace):
    """The texts of one language, as attributes; tables are mappings."""


class _Table(dict[str, str]):
    """Texts by key; a key without a text, such as the keyword of a later schema, is one."""

    def __missing__(self, key: str) -> str:
        return key


def languages() -> tuple[str, ...]:
    """The languages that there are texts of."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    )


@cache
def words(language: str) -> Words:
    """The texts of a language; raises FileNotFoundError where there are none."""
    texts = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    return Words(
        **{
            key: _Table(value) if is_map(value) else value
            for key, value in texts.items()
        }
    )
