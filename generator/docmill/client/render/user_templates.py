"""A user's own templates: what they begin with, and whether they fit this docmill."""

from __future__ import annotations

import re
from pathlib import Path

from docmill.client.plan import PLAN_VERSION
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.templates import built_in, names_in

_HEADER = re.compile(r"\{# docmill plan ([0-9]+) #\}\r?\n")
_FOLDERS = ("package/", "project/")
_OTHERS = ("_", "site/")
"""What may stand beside them: parts of templates, and those of published references."""


def header() -> str:
    """The line that a template begins with; nothing of it gets into what is rendered."""
    return f"{{# docmill plan {PLAN_VERSION} #}}\n"


def without_header(text: str) -> str:
    """A template that is copied as it is, without its header."""
    return _HEADER.sub("", text, count=1) if _HEADER.match(text) else text


def ejected(name: str) -> str:
    """A template of docmill as a user's own. Raises OSError where there is none."""
    text = built_in().joinpath(name).read_text("utf-8")
    return text if name.startswith("site/") else header() + text


def check(folder: Path, diagnostics: Diagnostics) -> None:
    """Report templates of a folder that are of no use, or were made for another plan."""
    for name in names_in(folder):
        path = folder / name
        if name.startswith(_FOLDERS) or (built_in() / name).is_file():
            if not name.startswith("site/"):
                _check_version(path, diagnostics)
        elif not name.startswith(_OTHERS):
            diagnostics.warning(
                "template-unused",
                "this template is of no use: its file would be nowhere in a client",
                SourceFile(display_path(path), "").span(1),
                hint="`docmill templates list` has the names of all templates",
            )


def _check_version(path: Path, diagnostics: Diagnostics) -> None:
    source = SourceFile(display_path(path), path.read_text("utf-8", "replace"))
    found = _HEADER.match(source.text)
    if found is None:
        diagnostics.warning(
            "template-without-version",
            "the template does not say which plan it was made for",
            source.span(1),
            hint=f"begin it with a line {header().strip()}",
        )
    elif int(found[1]) != PLAN_VERSION:
        diagnostics.error(
            "template-version",
            f"the template was made for plan {found[1]}, this docmill has {PLAN_VERSION}",
            source.span(1, 1, found.end()),
            hint="compare it with what `docmill templates eject` gives now, "
            f"then write {PLAN_VERSION} here",
        )
