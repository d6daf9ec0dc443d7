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
    """The files for pages by name: settings, and a dialect where an answer is not the default.

    Questions without an answer stand in the settings as comments.
    """
    given = {q.key: answers[q.key] for q in detected.questions if q.key in answers}
    given |= {key: value for key, value in answers.items() if key not in given}
    defaults = {q.key: q.default for q in detected.questions}
    decided = {k: v for k, v in given.items() if v != defaults.get(k)}
    open_ = tuple(q for q in detected.questions if q.key not in given)
    files = {"docmill.toml": _settings(spec, docs, open_, bool(decided), root, profile)}
    if decided:
        files[DIALECT] = dialect_text(detected, decided)
    return files


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
            "# To decide, in a dialect (`docmill init` with the option writes one):",
        ]
        lines += [
            f"# {n}. {_comment(question_text(q))} {q.option}"
            for n, q in enumerate(open_, 1)
        ]
    return "\n".join([*lines, ""])


def dialect_text(detected: Detected, decided: Answers) -> str:
    """A dialect file with some answers; what was counted stands above them as comments."""
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
