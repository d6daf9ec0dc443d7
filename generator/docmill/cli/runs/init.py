"""`docmill init`."""

from __future__ import annotations

from pathlib import Path

from docmill.cli.console import Session
from docmill.config import load
from docmill.config.model import Limits
from docmill.diagnostics.render.terminal_text import counted
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.write import write_files
from docmill.project.init import Look, config_text, look


def init(session: Session, docs: Path, profile: str | bool = True) -> int:
    """Look at pages and write docmill.toml, never over one; the exit code."""
    target = session.root / "docmill.toml"
    present = load.find(session.root)
    if present is not None and present.parent == session.root.resolve():
        session.diagnostics.error(
            "config-exists",
            "there are settings here already",
            SourceFile(display_path(present), "").span(1),
            hint="edit them, or remove them first",
        )
        return session.finish()
    found = look(docs, session.diagnostics, Limits(), root=session.root)
    if session.diagnostics.has_errors:
        return session.finish()
    if not found.operations:
        session.diagnostics.error(
            "dialect-unknown",
            "no page describes an operation in a dialect that docmill has",
            SourceFile(display_path(docs), "").span(1),
            hint="describe the dialect of the pages in a TOML file, "
            "as the guide's page on dialects shows",
        )
        return session.finish()
    if write_files(
        {target: config_text(found, session.root, profile)}, session.diagnostics
    ):
        _say(session, found)
    return session.finish()


def _say(session: Session, found: Look) -> None:
    pages = f"{found.understood:,} of {counted(found.pages, 'page')} understood"
    session.say(f"dialect: {found.dialect} ({found.sureness}: {pages})")
    for service, paths in sorted(found.services.items()):
        session.say(f"service: {service} ({counted(len(paths), 'operation')})")
    session.say("wrote docmill.toml; next: docmill build")
