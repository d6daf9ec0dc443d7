"""`docmill client` a second time: what has not changed is found out before all else.

To read the command line takes longer than that, so its words are what is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docmill.cli.console import Session, user_cache
from docmill.cli.summaries import say_summary
from docmill.config.model import Api
from docmill.files.cache import Cache
from docmill.project import build_stamp
from docmill.project.build_stamp import Command, Summary


def again(arguments: Sequence[str]) -> int | None:
    """The exit code of a command that has nothing to do; None where it may have."""
    if arguments[:1] != ["client"]:
        return None
    command = Command(arguments=tuple(arguments), root=Path.cwd())
    found = build_stamp.recall(user_cache(), command)
    if found is None:
        return None
    session = Session(**found.shown)
    session.diagnostics.items.extend(found.stamp.diagnostics)
    say_summary(
        session,
        found.stamp.summary,
        found.stamp.diagnostics,
        unchanged=len(found.stamp.files),
    )
    return session.finish()


def remember(
    session: Session, cache: Cache, api: Api, summary: Summary, made: Sequence[Path]
) -> None:
    """Keep the result of a command for the next time."""
    build_stamp.remember(
        cache,
        Command(arguments=session.arguments, root=session.root),
        api,
        summary,
        made,
        session.diagnostics.items,
        {
            "format": session.format,
            "strict": session.strict,
            "quiet": session.quiet,
            "verbose": session.verbose,
        },
    )
