"""`docmill templates`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from docmill import output
from docmill.cli.session import Session
from docmill.client import overrides
from docmill.client.render import is_copied
from docmill.source import SourceFile, display_path
from docmill.templates import built_in, names_in


def list_(session: Session) -> int:
    """Show the names of all templates; the exit code."""
    names = names_in(built_in())
    width = max(map(len, names))
    for name in names:
        sys.stdout.write(f"{name:{width}}  {_fate(name)}\n")
    return session.finish()


def eject(session: Session, names: Sequence[str], folder: Path) -> int:
    """Copy templates into a user's folder, all or none; the exit code."""
    known = names_in(built_in())
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.4)
            session.diagnostics.error(
                "template-unknown",
                f"docmill has no template {name!r}",
                hint=(
                    f"did you mean {close[0]}? `docmill templates list` shows all"
                    if close
                    else "`docmill templates list` shows all"
                ),
            )
        elif folder.joinpath(name).exists():
            session.diagnostics.error(
                "template-exists",
                "there is a template already",
                SourceFile(display_path(folder / name), "").span(1),
                hint="move it away first, or name another folder after -o",
            )
    if session.diagnostics.has_errors:
        return session.finish()
    files = {folder / name: overrides.ejected(name) for name in names}
    if output.write_files(files, session.diagnostics) is not None:
        shown = display_path(folder)
        for path in files:
            session.say(f"wrote {display_path(path)}")
        session.say(
            f'next: templates = "{shown}" in the settings, or --templates {shown}'
        )
    return session.finish()


def _fate(name: str) -> str:
    """What becomes of a template."""
    if name.startswith("_"):
        return "part of others"
    return "copied" if is_copied(name) else "rendered"
