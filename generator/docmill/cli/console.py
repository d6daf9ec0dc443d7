"""What the commands share: the findings of a run, and how they are shown."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import docmill
from docmill.cli.exit_codes import ExitCode
from docmill.cli.progress_bar import ProgressBar
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.render import Format, report
from docmill.diagnostics.render.terminal_text import tally
from docmill.files.cache import Cache


@dataclass(slots=True, kw_only=True)
class Session:
    """One run of a command.

    Findings in text go to stderr, or to stdout where they are what the command is for;
    in a form for programs they are all that stdout gets. `arguments` is the command line.
    """

    format: Format
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    findings_first: bool = False
    arguments: tuple[str, ...] = ()
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    started: float = field(default_factory=time.perf_counter)
    root: Path = field(default_factory=Path.cwd)
    _shown: int = 0

    def __post_init__(self) -> None:
        self.diagnostics.strict = self.strict

    @property
    def progress(self) -> ProgressBar:
        """A progress bar, which shows on a terminal only."""
        visible = self.format == "text" and not self.quiet and sys.stderr.isatty()
        return ProgressBar(visible)

    @property
    def elapsed(self) -> str:
        """The time since the start."""
        return f"{time.perf_counter() - self.started:.1f} s"

    @property
    def tally(self) -> str:
        """How many findings there are of each kind."""
        return tally(self.diagnostics.items) or "no findings"

    def say(self, text: str = "") -> None:
        """Tell a person what was done; silent where -q or a program asked."""
        if self.format == "text" and not self.quiet:
            print(text)

    def show(self) -> None:
        """Show the findings that have not been shown, before a summary is said."""
        if self.format == "text":
            self._show()

    def finish(self) -> int:
        """Show the findings; the exit code."""
        if self.format != "text" or self._shown < len(self.diagnostics.items):
            self._show()
        return ExitCode.FINDINGS if self.diagnostics.has_errors else ExitCode.OK

    def _show(self) -> None:
        to_stdout = self.format != "text" or self.findings_first
        stream = sys.stdout if to_stdout else sys.stderr
        text = report(
            self.diagnostics.items[self._shown :],
            self.format,
            version=docmill.__version__,
            color=colored(stream),
            verbose=self.verbose,
            width=max(shutil.get_terminal_size((110, 24)).columns - 10, 40),
        )
        self._shown = len(self.diagnostics.items)
        sys.stdout.flush()
        stream.write(text)
        stream.flush()


def colored(stream: TextIO) -> bool:
    """Whether to use colours: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def user_cache() -> Cache:
    """The cache in the place that the system has for such things."""
    return Cache(_cache_folder(os.environ))


def _cache_folder(environment: Mapping[str, str]) -> Path | None:
    """`$XDG_CACHE_HOME/docmill` on any system, else the folder that the system names."""
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given / "docmill"
    import platformdirs

    found = platformdirs.user_cache_path("docmill", appauthor=False)
    return found if found.is_absolute() else None
