"""Writes docs/reference/ from docmill's own definitions: `make guide` runs it.

A test holds that what is committed is what this writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from inspect import cleandoc
from pathlib import Path
from types import ModuleType
from typing import Any

from typer import Context
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from docmill.cli.app import app
from docmill.client import plan as planned
from docmill.client import project_plan
from docmill.client.plan import PLAN_VERSION
from docmill.config.schema import API_KEYS, LIMIT_KEYS, SHARED_KEYS, SITE_KEYS, Key
from docmill.openapi.diff.rules import RULES

FOLDER = Path(__file__).parent / "reference"
GOLDEN = Path(__file__).parents[1] / "tests/golden"
NOTE = "<!-- Written by docs/reference.py. -->"
AREAS = {
    "Pages": (
        "diagnostics-pages",
        "page-*",
        "profile-*",
        "row-*",
        "folder-*",
        "init-*",
        "services-*",
        "dialect-*",
        "pages-*",
    ),
    "OpenAPI documents": ("diagnostics-documents", "validate-*", "file-*"),
    "Clients": ("diagnostics-client", "diagnostics-odd-documents", "client-names"),
    "Settings, limits and lock files": ("diagnostics-settings",),
    "Publishing": ("diagnostics-publish",),
    "Overlays, output and comparisons": (
        "diagnostics-output",
        "client-edited",
        "check-*",
        "explain-*",
    ),
}
"""By heading, the golden cases whose findings are the examples: the first that shows one."""

ELSEWHERE = {
    "formatter-missing": "The formatter that the settings name is not installed.",
    "models-too-deep": "Models of pages that differ hold each other over 100 levels deep.",
    "openapi-invalid": "openapi-spec-validator finds a mistake that docmill's own checks do "
    "not know.",
    "output-locked": "Another run of docmill is writing into the same folder.",
    "output-write-failed": "The disk is full, or access to the folder is refused.",
    "port-taken": "`serve` cannot use the port, as another program does.",
    "watchfiles-missing": "`serve` needs a library that is not installed.",
}
"""The findings that no small case shows, and what they mean."""

_FINDING = re.compile(
    r"^(?:error|warning|note)\[([a-z0-9-]+)\]: .*?(?=\n\n)", re.M | re.S
)


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {
        "commands.md": commands(),
        "settings.md": settings(),
        "diagnostics.md": diagnostics(),
        "changes.md": changes(),
        "plan.md": plan(),
    }


def commands() -> str:
    """Every command with its examples, arguments and options."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    blocks = [NOTE, "# Commands", *_help(root)]
    for name, command in _commands(root, "docmill"):
        blocks += [f"## {name}", *_help(command), _options(command, name)]
    return "\n\n".join(blocks) + "\n"


def _commands(group: TyperGroup, name: str) -> Iterator[tuple[str, TyperCommand]]:
    for word, command in group.commands.items():
        match command:
            case TyperGroup():
                yield from _commands(command, f"{name} {word}")
            case TyperCommand():
                yield f"{name} {word}", command
            case _:
                raise TypeError(f"{word} is no command of typer")


def _help(command: TyperGroup | TyperCommand) -> Iterator[str]:
    """The paragraphs of a help text; what is set as it stands there is code."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        is_code = paragraph.startswith("\b\n")
        yield f"```console\n{paragraph[2:]}\n```" if is_code else paragraph


def _options(command: TyperCommand, name: str) -> str:
    context = Context(command, info_name=name)
    records = (item.get_help_record(context) for item in command.get_params(context))
    rows = (f"| `{_cell(r[0])}` | {_cell(r[1])} |" for r in records if r)
    return "\n".join(["| option | meaning |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def settings() -> str:
    """Every key of the settings, from the tables that a file is checked against."""
    tables = [
        ("At the top", "For every API that says nothing else.", SHARED_KEYS),
        ("`[apis.NAME]`", "What is made of one API.", API_KEYS),
        (
            "`limits` of an API",
            "An error that a limit causes names its key.",
            LIMIT_KEYS,
        ),
        ("`[site]`", "How the references of all APIs are published.", SITE_KEYS),
    ]
    blocks = [
        NOTE,
        "# The keys of the settings",
        "In `docmill.toml`; in `pyproject.toml` the tables begin with `tool.docmill.`. "
        "[Settings](../settings.md) has what they are for.",
    ]
    for title, about, keys in tables:
        rows = [_key_row(name, key) for name, key in keys.items()]
        head = ["| key | holds | default | meaning |", "|---|---|---|---|"]
        blocks += [f"## {title}", about, "\n".join([*head, *rows])]
    return "\n\n".join(blocks) + "\n"


def _key_row(name: str, key: Key) -> str:
    return f"| `{name}` | {key.holds} | {key.default} | {_cell(key.meaning)} |"


def diagnostics() -> str:
    """Every code with an example, from the golden cases."""
    blocks = [
        NOTE,
        "# Diagnostics",
        "What docmill says, an example for each code. [Findings](../findings.md) has how to "
        "read, filter and feed them to other programs.",
    ]
    shown: set[str] = set()
    for title, globs in AREAS.items():
        blocks.append(f"## {title}")
        found = examples(globs)
        for code in sorted(found.keys() - shown):
            blocks.append(f"### {code}\n\n```text\n{found[code]}\n```")
        shown |= found.keys()
    blocks.append("## Without an example")
    blocks.append("They depend on the machine, or on more than fits here.")
    blocks += [f"### {code}\n\n{meaning}" for code, meaning in ELSEWHERE.items()]
    return "\n\n".join(blocks) + "\n"


def examples(globs: Iterable[str]) -> dict[str, str]:
    """The first finding of each code in the golden cases of an area."""
    found: dict[str, str] = {}
    cases = (case for glob in globs for case in sorted(GOLDEN.glob(glob)))
    for path in (p for c in cases for p in sorted(c.glob("expected/*.txt"))):
        for match in _FINDING.finditer(path.read_text("utf-8")):
            found.setdefault(match[1], match[0])
    return found


def changes() -> str:
    """Every kind of change that `docmill diff` knows, with its ratings."""
    rows = [
        f"| `{rule.id}` | {_cell(rule.what)} | {rule.python.label} | {rule.wire.label} "
        f"| {_cell(rule.example)} |"
        for rule in RULES.values()
    ]
    return "\n".join(
        [
            NOTE,
            "",
            "# Changes",
            "",
            "What `docmill diff` finds, rated for Python code that calls the client and for "
            "everybody else on the wire. [Keeping in step](../keeping-in-step.md) has how to "
            "use it.",
            "",
            "| rule | what changed | Python | wire | example |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def plan() -> str:
    """What the templates of a client see, type by type, the whole before its parts."""
    blocks = [
        NOTE,
        "# The plan",
        f"What [templates](../templates.md) see. This is plan {PLAN_VERSION}.",
    ]
    parts = (*_dataclasses(project_plan), *_dataclasses(planned))
    for cls in reversed(parts):
        rows = [f"| `{f.name}` | `{_cell(str(f.type))}` |" for f in fields(cls)]
        table = "\n".join(["| field | type |", "|---|---|", *rows])
        blocks += [f"## {cls.__name__}", cleandoc(cls.__doc__ or ""), table]
    return "\n\n".join(blocks) + "\n"


def _dataclasses(module: ModuleType) -> Iterator[type[Any]]:
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__ == module.__name__:
            yield value


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
