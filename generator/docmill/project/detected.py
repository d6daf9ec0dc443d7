"""What `docmill init` writes for pages whose layout was found out, and what it asks."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docmill import pipeline
from docmill.config.model import ClientConfig, Patterns, Selection
from docmill.diagnostics.model import Diagnostics
from docmill.docs.detect.detect import Detected
from docmill.docs.detect.questions import Question
from docmill.docs.detect.wording import question_text, report_lines
from docmill.docs.service.build import ServiceSpec
from docmill.openapi.document import METHODS, OpenApi, is_map

DIALECT = "dialect.toml"
"""The file that `docmill init` writes the answers to."""
Answers = Mapping[str, str]
"""Answers by the key of a dialect, as a person gives them."""


_QUESTION = re.compile(r"# (?:To decide; `docmill init|\d\. .*\[\w+\] --)")
_FEW = 60
"""Operations of which the one that shows the client best is looked for."""


def settings(
    spec: ServiceSpec,
    detected: Detected,
    docs: Sequence[Path],
    answers: Answers,
    root: Path,
    *,
    profile: str | bool = True,
) -> Mapping[str, str]:
    """The files for pages by name: settings, and a dialect with the answers if there are any.

    Questions without an answer stand in the settings as comments.
    """
    open_ = tuple(q for q in detected.questions if q.key not in answers)
    files = {"docmill.toml": _settings(spec, docs, open_, bool(answers), root, profile)}
    if answers:
        files[DIALECT] = dialect_text(detected, answers)
    return files


def with_dialect(text: str, api: str) -> str:
    """Settings whose API has the dialect of `DIALECT`, below the keys that it has.

    The questions that stand there as comments are taken out: `docmill lint` has those that
    are still open.
    """
    lines = [line for line in text.split("\n") if not _QUESTION.match(line)]
    names = (f"[apis.{api}]", f"[apis.{_quoted(api)}]")
    at = next((n for n, line in enumerate(lines) if line.strip() in names), None)
    if at is None:
        return text
    end = at + 1
    while end < len(lines) and lines[end].strip() and not lines[end].startswith("["):
        end += 1
    return "\n".join([*lines[:end], f"dialect = {_quoted(DIALECT)}", *lines[end:]])


def with_answers(text: str, answers: Answers) -> str:
    """A dialect with more answers: keys that it has are replaced, others come first."""
    lines = text.split("\n")
    tables = next(
        (n for n, line in enumerate(lines) if line.startswith("[")), len(lines)
    )
    for key in _keys(answers):
        name = key.partition(" =")[0]
        known = [n for n in range(tables) if re.match(rf"{name}\s*=", lines[n])]
        if known:
            lines[known[0]] = key
        else:
            at = tables
            while at > 0 and not lines[at - 1].strip():
                at -= 1
            lines.insert(at, key)
            tables += 1
    return "\n".join(lines)


def _settings(
    spec: ServiceSpec,
    docs: Sequence[Path],
    open_: Sequence[Question],
    has_dialect: bool,
    root: Path,
    profile: str | bool,
) -> str:
    name = spec.name
    key = name if re.fullmatch("[A-Za-z0-9_-]+", name) else _quoted(name)
    folders = ", ".join(
        _quoted(Path(os.path.relpath(path, root)).as_posix()) for path in docs
    )
    lines = ["# Settings of docmill; paths are relative to this file.", ""]
    if profile is not True:
        lines += [f"profile = {_quoted(profile) if profile else 'false'}", ""]
    lines += [
        f"[apis.{key}]",
        f"docs = [{folders}]",
        f"spec = {_quoted(f'spec/{name}/openapi.yaml')}",
        f"client = {_quoted(f'generated/{name}')}",
    ]
    if has_dialect:
        lines.append(f"dialect = {_quoted(DIALECT)}")
    if open_:
        lines += [
            "",
            f"# To decide; `docmill init {' '.join(map(str, docs))}` with the option writes it down:",
        ]
        lines += [
            f"# {n}. {_comment(question_text(q))} {q.option} {_example_of(q)}"
            for n, q in enumerate(open_, 1)
        ]
    return "\n".join([*lines, ""])


def _example_of(question: Question) -> str:
    """What may stand behind the option of a question."""
    if question.key == "base_url":
        return "https://…"
    return question.default or (question.choices or ("…",))[0]


def dialect_text(detected: Detected | None, decided: Answers) -> str:
    """A dialect file with some answers; what was counted stands above them as comments."""
    if detected is None:
        return "\n".join([*_keys(decided), ""])
    counts = [f"# {_comment(line)}" for line in report_lines(detected)]
    counts = [line for line in counts if "to decide" not in line]
    kept = [line for line in counts if not re.match(r"#\s+\d\. ", line)]
    return "\n".join([*kept, "", *_keys(decided), ""])


def _keys(decided: Answers) -> Iterator[str]:
    for key, value in decided.items():
        match key:
            case "security":
                names = [name.strip() for name in value.split(",") if name.strip()]
                none = value.strip() in ("none", "false", "")
                shown = "false" if none else f"[{', '.join(map(_quoted, names))}]"
                yield f"security = {shown}"
            case "doubtful":
                yield f"doubtful = {'true' if value == 'take' else 'false'}"
            case _:
                yield f"{key} = {_quoted(value)}"


def first_call(document: OpenApi, name: str) -> tuple[str, ...]:
    """The lines of Python that call an operation with the client of a document.

    It is the one that a build shows; the first of a large document, which takes no time.
    """
    operations = list(_operation_ids(document))
    if not operations:
        return ()
    ignored = Diagnostics()
    wanted = Patterns(operations=(operations[0],) if len(operations) > _FEW else ())
    selection = Selection(include=wanted)
    chosen = pipeline.selected(document, selection, ignored)
    if chosen is None:
        return ()
    plan = pipeline.plan_client(chosen, ignored, ClientConfig(), name=name)
    return pipeline.usage_of(plan) if plan else ()


def _operation_ids(document: OpenApi) -> Iterator[str]:
    for item in document.data.get("paths", {}).values():
        for method, operation in item.items() if is_map(item) else ():
            if method in METHODS and is_map(operation) and "operationId" in operation:
                yield str(operation["operationId"])


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _quoted(text: str) -> str:
    """A TOML string; those of JSON are."""
    return json.dumps(text, ensure_ascii=False)
