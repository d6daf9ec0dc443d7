"""A dialect against the pages of today: what it says in vain, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docmill import pipeline
from docmill.config.model import Api
from docmill.config.toml_positions import locate
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span, display_path
from docmill.docs.detect.detect import Detected
from docmill.docs.detect.wording import summary_line
from docmill.docs.dialects import load
from docmill.docs.dialects.decisions import Decisions
from docmill.docs.lexicon.text import fold
from docmill.docs.service.page_files import find


def check_dialect(api: Api, diagnostics: Diagnostics, *, root: Path) -> tuple[str, ...]:
    """Compare the dialect of an API with its pages; a line that says how they are read.

    A word of the dialect that stands on no page is a warning, a kind of start that begins
    no operation, a decision that nothing asks for, and each open question. Errors of the
    pages themselves are for `lint`.
    """
    named = api.config.dialect
    is_own = named is not None and load.is_file(named)
    source = _source(named, root) if named and is_own else None
    ignored = Diagnostics()
    found = pipeline.services_from_docs(api.docs, api.config, ignored, root=root)
    decided = (
        load.load(Path(named), diagnostics, root=root)
        if named and is_own
        else Decisions()
    )
    if decided is None:
        return ()
    if found.detected is None:
        return ("the layout of the pages is declared",)
    _open(found.detected, diagnostics)
    if source is not None:
        pages = find(api.docs, ignored, api.config.limits, root=root)
        texts = [fold(page.source.text) for page in pages]
        _unused(decided, found.detected, texts, source, diagnostics)
    return (summary_line(found.detected),)


def _source(named: str, root: Path) -> SourceFile:
    path = Path(named)
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    return SourceFile(display_path(path, root), text)


def _open(found: Detected, diagnostics: Diagnostics) -> None:
    for question in found.questions:
        diagnostics.warning(
            "question-open",
            question.text,
            question.span,
            hint=f"answer with `{question.key}` in the dialect",
        )


def _unused(
    decided: Decisions,
    found: Detected,
    texts: Sequence[str],
    source: SourceFile,
    diagnostics: Diagnostics,
) -> None:
    for message, span in _in_vain(decided, found, texts, source):
        diagnostics.warning("dialect-unused", message, span, hint="remove it")


def _in_vain(
    decided: Decisions, found: Detected, texts: Sequence[str], source: SourceFile
) -> Iterator[tuple[str, Span]]:
    for table, word in load.used_words(decided):
        if not any(fold(word) in text for text in texts):
            yield f"{word!r} stands on no page", locate(source, (table,))
    for kind in decided.starts:
        if kind not in found.evidence.starts:
            yield f"no operation begins with {kind!r}", locate(source, ("starts",))
    for name in decided.security or ():
        if name not in {scheme.name for scheme in found.evidence.schemes}:
            message = f"no page names or shows the security scheme {name!r}"
            yield message, locate(source, ("security",))
    if decided.method is not None and not found.evidence.bare:
        yield "every request shows its method", locate(source, ("method",))
