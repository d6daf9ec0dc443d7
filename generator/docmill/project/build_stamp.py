"""Whether a build has anything to do, found out without reading a single page.

After a build that went well, a stamp is kept: a hash of all that went in, and the hashes
of all that came out. Where both are as they were, so is everything in between.
"""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from docmill.config.model import Api
from docmill.diagnostics.model import Diagnostic, Related, Severity
from docmill.diagnostics.source import SourceFile, Span
from docmill.files import write as output
from docmill.files.cache import Cache
from docmill.files.write import digest_file
from docmill.pipeline import changelog, inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build says about one API when it is done."""

    api: str
    pages: int
    operations: int
    schemas: int
    rows: int
    rows_accounted: int
    profile: str = ""
    usage: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    left_out: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The result of a build that need not be done again."""

    summary: Summary
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def key(api: Api, root: Path, *, strict: bool) -> str:
    """A text that differs where anything that goes into a build does."""
    parts = {
        "tool": _tool(),
        "root": root.as_posix(),
        "api": repr(api),
        "strict": strict,
        "input": _digests(inputs.files(api)),
        "custom": [path.as_posix() for path in inputs.custom(api)],
    }
    return f"stamp {json.dumps(parts)}"


def get(cache: Cache, name: str) -> Stamp | None:
    """The stamp under a key, if what was written then is still there unchanged."""
    text = cache.get(name)
    if text is None:
        return None
    body = json.loads(text)
    if any(digest_file(Path(path)) != value for path, value in body["output"].items()):
        return None
    sources: dict[str, SourceFile] = {}
    summary = Summary(**body["summary"])
    return Stamp(
        summary=replace(
            summary, usage=tuple(summary.usage), assumed=tuple(summary.assumed)
        ),
        files=tuple(body["output"]),
        diagnostics=tuple(_diagnostic(item, sources) for item in body["diagnostics"]),
    )


def put(
    cache: Cache,
    name: str,
    summary: Summary,
    output: Iterable[Path],
    diagnostics: Sequence[Diagnostic],
    root: Path,
) -> None:
    """Keep a stamp for a build that has just been written."""
    body = {
        "summary": asdict(summary),
        "output": {path.as_posix(): digest_file(path) for path in output},
        "diagnostics": [_plain(item, root) for item in diagnostics],
    }
    cache.put(name, json.dumps(body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command line and the folder that it was given in."""

    arguments: tuple[str, ...]
    root: Path

    @property
    def key(self) -> str:
        """A text that differs where the command, the folder or docmill does."""
        parts = {"tool": _tool(), "root": self.root.as_posix(), "line": self.arguments}
        return f"command {json.dumps(parts)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A command that need not be done again; `shown` is how its result was shown."""

    stamp: Stamp
    shown: Mapping[str, Any]


def recall(cache: Cache, command: Command) -> Repeated | None:
    """What a command did, if it would do the same on what is there now."""
    text = cache.get(command.key)
    if text is None:
        return None
    body = json.loads(text)
    roots = map(Path, body["roots"])
    found = {path: digest for root in roots for path, digest in _below(root).items()}
    absent = not any(Path(path).exists() for path in body["absent"])
    tidy = all(output.is_tidy(Path(path)) for path in body["made"])
    stamp = get(cache, text) if found == body["input"] and absent and tidy else None
    return Repeated(stamp=stamp, shown=body["shown"]) if stamp else None


def remember(
    cache: Cache,
    command: Command,
    api: Api,
    summary: Summary,
    written: Sequence[Path],
    diagnostics: Sequence[Diagnostic],
    shown: Mapping[str, Any],
) -> None:
    """Keep what a command did that has just made the client of a document."""
    roots = inputs.given(api)
    packages = [path.parent for path in written if path.name == "_client.py"]
    others = [changelog.path_of(api.spec)]
    others += [package / output.CUSTOM / "__init__.py" for package in packages]
    if any(path.exists() for path in others[1:]):
        return  # the user's own package may change in ways that are not looked at here
    body = {
        "roots": [path.as_posix() for path in roots],
        "input": {k: v for root in roots for k, v in _below(root).items()},
        "absent": [path.as_posix() for path in others if path not in roots],
        "made": [path.as_posix() for path in inputs.made(api)],
        "shown": shown,
    }
    text = json.dumps(body)
    cache.put(command.key, text)
    put(cache, text, summary, written, diagnostics, command.root)


def _below(root: Path) -> dict[str, str]:
    return _digests(inputs.walk(root))


@functools.cache
def _tool() -> Mapping[str, Any]:
    """This docmill and the libraries it works with, by content and by version.

    What a process has been started with does not change under it.
    """
    return {
        "own": {name: digest_file(path) for name, path in inputs.own()},
        "libraries": inputs.installed(),
        "python": sys.version,
    }


def _digests(paths: Iterable[Path]) -> dict[str, str]:
    return {path.as_posix(): digest_file(path) for path in paths}


def _plain(item: Diagnostic, root: Path) -> dict[str, Any]:
    return {
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "hint": item.hint,
        "span": _plain_span(item.span, root),
        "related": [(r.message, _plain_span(r.span, root)) for r in item.related],
    }


def _plain_span(span: Span | None, root: Path) -> list[Any] | None:
    if span is None:
        return None
    place = (root / span.file.path).as_posix()
    return [span.file.path, place, span.line, span.column, span.end_column]


def _diagnostic(body: dict[str, Any], sources: dict[str, SourceFile]) -> Diagnostic:
    return Diagnostic(
        severity=Severity(body["severity"]),
        code=body["code"],
        message=body["message"],
        hint=body["hint"],
        span=_span(body["span"], sources) if body["span"] else None,
        related=tuple(
            Related(_span(span, sources), message) for message, span in body["related"]
        ),
    )


def _span(body: list[Any], sources: dict[str, SourceFile]) -> Span:
    shown, place, *columns = body
    if shown not in sources:
        sources[shown] = SourceFile(shown, _text(Path(place)))
    return Span(sources[shown], *columns)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
