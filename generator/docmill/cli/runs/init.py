"""`docmill init`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docmill import pipeline
from docmill.cli.console import Session
from docmill.config import load
from docmill.config.model import Config, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.render.terminal_text import counted, printable
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.write import write_files
from docmill.project.apis import api_of
from docmill.project.init import Look, config_text, look

if TYPE_CHECKING:
    from docmill.docs.detect.detect import Detected
    from docmill.docs.detect.questions import Question
    from docmill.docs.service.build import ServiceSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line says: `answers` by key, and whether nothing is asked."""

    answers: Mapping[str, str]
    yes: bool = False
    profile: str | bool = True


def init(session: Session, docs: Sequence[Path], wishes: Wishes) -> int:
    """Look at pages and write docmill.toml, never over one; the exit code."""
    if (present := _present(session)) is not None:
        return _answered(session, present, docs, wishes)
    with session.progress as progress:
        found = pipeline.services_from_docs(
            docs,
            Config(profile=wishes.profile),
            session.diagnostics,
            root=session.root,
            progress=progress,
        )
    if not found.specs:
        return session.finish()
    if found.detected is None:
        return _declared(session, docs[0], wishes)
    # What the pages have is for `docmill lint` to say.
    session.diagnostics.items.clear()
    return _detected(session, docs, found.specs[0], found.detected, wishes)


def check(session: Session, docs: Sequence[Path], wishes: Wishes) -> int:
    """Compare the dialects of the settings with today's pages; the exit code."""
    from docmill.project.check_dialect import check_dialect

    path = load.find(session.root)
    project = load.load(path, session.diagnostics) if path else None
    if path is None:
        session.diagnostics.error(
            "config-not-found",
            "no docmill.toml and no pyproject.toml with [tool.docmill] here or above",
            hint="`docmill init DOCS` writes one",
        )
    given = {path.resolve() for path in docs}
    for api in project.apis if project else ():
        if given & {path.resolve() for path in api.docs}:
            lines = check_dialect(api, session.diagnostics, root=session.root)
            session.show()
            for line in lines:
                session.say(f"{api.name}: {printable(line)}")
    return session.finish()


def _present(session: Session) -> Path | None:
    present = load.find(session.root)
    if present is None or present.parent != session.root.resolve():
        return None
    return present


def _answered(
    session: Session, path: Path, docs: Sequence[Path], wishes: Wishes
) -> int:
    """Write answers to the dialect of an API that has settings; the exit code."""
    from docmill.project.detected import (
        DIALECT,
        dialect_text,
        with_answers,
        with_dialect,
    )

    project = load.load(path, session.diagnostics)
    api = api_of(project, docs) if project else None
    if api is None or not wishes.answers:
        session.diagnostics.error(
            "config-exists",
            "there are settings here already",
            SourceFile(display_path(path), "").span(1),
            hint="give an answer as an option (`docmill init -h`), or edit them",
        )
        return session.finish()
    if api.config.dialect is None:
        text = path.read_text(encoding="utf-8")
        files = {path: with_dialect(text, api.name), session.root / DIALECT: ""}
        files[session.root / DIALECT] = dialect_text(None, wishes.answers)
    else:
        dialect = Path(api.config.dialect)
        if not dialect.is_file():
            session.diagnostics.error(
                "config-exists",
                f"{api.name} has a dialect that comes with docmill",
                SourceFile(display_path(path), "").span(1),
                hint=f'write a file with `extends = "{api.config.dialect}"` and the answer',
            )
            return session.finish()
        text = dialect.read_text(encoding="utf-8")
        files = {dialect: with_answers(text, wishes.answers)}
    if write_files(files, session.diagnostics):
        names = " and ".join(display_path(name) for name in files)
        session.say(f"wrote {names}; next: docmill build")
    return session.finish()


def _declared(session: Session, docs: Path, wishes: Wishes) -> int:
    """Pages of a layout that a built-in dialect declares."""
    session.diagnostics.items.clear()
    found = look(docs, session.diagnostics, Limits(), root=session.root)
    text = config_text(found, session.root, wishes.profile)
    files = {session.root / "docmill.toml": text}
    if not session.diagnostics.has_errors and write_files(files, session.diagnostics):
        _say(session, found)
    return session.finish()


def _detected(
    session: Session,
    docs: Sequence[Path],
    spec: ServiceSpec,
    detected: Detected,
    wishes: Wishes,
) -> int:
    """Pages whose layout was found out: report, ask, write, and show the first call."""
    from docmill.docs.detect.wording import report_lines
    from docmill.project.detected import DIALECT, first_call, settings

    answers = dict(wishes.answers)
    asked = tuple(q for q in detected.questions if q.key not in answers)
    for line in report_lines(replace(detected, questions=asked)):
        session.say(printable(line))
    if wishes.yes:
        answers |= {q.key: q.default for q in asked if q.default is not None}
    elif session.format == "text" and _is_terminal():
        answers |= {q.key: answer for q in asked if (answer := _ask(q)) is not None}
    name = spec.name
    made = settings(spec, detected, docs, answers, session.root, profile=wishes.profile)
    files = {session.root / name: text for name, text in made.items()}
    if write_files(files, session.diagnostics):
        if DIALECT in made:
            spec = _with_dialect(session, docs, session.root / DIALECT) or spec
        session.say(f"wrote {' and '.join(made)}; next: docmill build")
        _say_usage(session, first_call(spec.document, name))
    return session.finish()


def _with_dialect(
    session: Session, docs: Sequence[Path], dialect: Path
) -> ServiceSpec | None:
    """The service as the answers make it; what is wrong with them is told."""
    config = Config(dialect=dialect.as_posix())
    ignored = Diagnostics()
    found = pipeline.services_from_docs(docs, config, ignored, root=session.root)
    if found.specs:
        return found.specs[0]
    session.diagnostics.extend(ignored)
    return None


def _say_usage(session: Session, lines: Sequence[str]) -> None:
    session.say()
    for line in lines:
        session.say(f"    {printable(line)}".rstrip())


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: Question) -> str | None:
    """The answer of a person; None where they only press return without a default."""
    choices = f" [{'/'.join(question.choices)}]" if question.choices else ""
    default = f" ({question.default})" if question.default else ""
    text = printable(question.text).removesuffix("?")
    while True:
        try:
            said = input(f"{text}{choices}{default}? ").strip()
        except EOFError:
            return question.default
        if not said:
            return question.default
        if question.key == "base_url" and "://" not in said:
            continue
        if (
            not question.choices
            or question.key == "security"
            or said in question.choices
        ):
            return said


def _say(session: Session, found: Look) -> None:
    pages = f"{found.understood:,} of {counted(found.pages, 'page')} understood"
    session.say(f"dialect: {found.dialect} ({found.sureness}: {pages})")
    for service, paths in sorted(found.services.items()):
        session.say(f"service: {service} ({counted(len(paths), 'operation')})")
    session.say("wrote docmill.toml; next: docmill build")
