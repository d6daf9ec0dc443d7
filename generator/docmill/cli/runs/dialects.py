"""`docmill dialects`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.resources import files

from docmill.cli.console import Session

_FOLDERS: Mapping[str, tuple[str, str]] = {
    "dialect": ("dialects", "the layout and words of a vendor's pages"),
    "lexicon": ("lexicon", "the words of a language"),
    "profile": ("profiles", "how a vendor's services behave"),
}


def list_all(session: Session) -> int:
    """Print the names of what is shipped, by kind; the exit code."""
    for kind, (_, meaning) in _FOLDERS.items():
        session.say(f"{kind}: {meaning}")
        for name in _names(kind):
            session.say(f"  {name}")
    return session.finish()


def show(session: Session, name: str) -> int:
    """Print one of the files; the exit code."""
    wanted, _, rest = name.rpartition("/")
    for kind in _FOLDERS:
        if wanted in ("", kind) and rest in _names(kind):
            sys.stdout.write(_text(kind, rest))
            return session.finish()
    session.diagnostics.error(
        "dialect-missing",
        f"there is no dialect, lexicon or profile {name!r}",
        hint="`docmill dialects list` lists them",
    )
    return session.finish()


def _names(kind: str) -> list[str]:
    folder = files("docmill.docs") / _FOLDERS[kind][0]
    names = [item.name for item in folder.iterdir() if item.name.endswith(".toml")]
    return sorted(name.removesuffix(".toml") for name in names)


def _text(kind: str, name: str) -> str:
    folder = files("docmill.docs") / _FOLDERS[kind][0]
    return (folder / f"{name}.toml").read_text("utf-8")
