"""The error body that a page set shows once, for every operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docmill.diagnostics.source import Span
from docmill.docs.assemble.json_schemas import is_schema
from docmill.docs.assemble.shapes import FROM_EXAMPLE, Locate, example_type
from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.lenient_json import JsonExample
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Paragraph
from docmill.docs.markdown.passages import words
from docmill.docs.model import (
    INFERRED,
    JSON,
    Content,
    Example,
    Form,
    Object,
    Operation,
    Ref,
    Response,
)
from docmill.docs.outline.sections import Outline, Section
from docmill.openapi.document import is_map
from docmill.openapi.source_map import Origin

DEFAULT = "default"
_MOST = 12
"""More members than an error body has."""
_FIRST = 100_000
"""Numbers of forms that no section has."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """An example of an error: the JSON, the code block, and the line where it begins."""

    found: JsonExample
    block: CodeBlock
    line: int
    section: Section
    path: str

    @property
    def span(self) -> Span:
        return self.block.line(self.line)

    def locate(self, at: str) -> Span:
        """The place of a member."""
        return self.block.line(self.line + self.found.lines.get(at, 0))


def with_errors(
    operations: Sequence[Operation],
    outlines: Sequence[Outline],
    owned: Mapping[str, frozenset[int]],
    lexicon: Lexicon,
) -> tuple[Operation, ...]:
    """The operations with the error body that a section outside all of them shows.

    Reads `{"message": "no such boat"}` below "Errors", and a message with the status 4xx
    or 5xx. Only operations that say what they return, and of errors nothing, take it. It
    is inferred; pages that show bodies without a member in common give none.
    """
    shown = [
        one
        for outline in outlines
        for one in _errors(
            outline, owned.get(outline.page.source.path, frozenset()), lexicon
        )
    ]
    form = _form(shown, lexicon)
    if form is None:
        return tuple(operations)
    response = _response(form, shown[0])
    return tuple(
        (
            replace(one, responses=(*one.responses, response), forms=(*one.forms, form))
            if _takes(one)
            else one
        )
        for one in operations
    )


def _takes(operation: Operation) -> bool:
    success = operation.success
    return success is not None and not any(
        r.contents or r.status == DEFAULT
        for r in operation.responses
        if not r.status.startswith("2")
    )


def _errors(
    outline: Outline, owned: frozenset[int], lexicon: Lexicon
) -> Iterator[_Shown]:
    for section in outline.sections:
        if section.index in owned:
            continue
        about = _about_errors(outline, section)
        before: Paragraph | None = None
        for block in section.blocks:
            if isinstance(block, CodeBlock):
                said = about or (before is not None and _says_error(before, lexicon))
                yield from _bodies(block, said, section, outline.page.source.path)
            before = block if isinstance(block, Paragraph) else None


def _about_errors(outline: Outline, section: Section) -> bool:
    """Whether a heading says that a section is about errors, and not about success."""
    own = section.concepts
    if "success" in own or ("request" in own and "error" not in own):
        return False
    around = (section, *outline.ancestors(section.index))[:2]
    return any("error" in one.concepts and one.role.sure for one in around)


def _says_error(text: Paragraph, lexicon: Lexicon) -> bool:
    """Whether a short sentence over an example says that it is an error."""
    line = words(text.text).rstrip(":： ")
    role = lexicon.heading(line) if len(line) < 80 else None
    return role is not None and "error" in role.concepts and role.sure


def _bodies(
    block: CodeBlock, said: bool, section: Section, path: str
) -> Iterator[_Shown]:
    for message in parse_messages(block.text, block.language):
        found = message.body_json
        if found is None or message.kind in ("request", "curl"):
            continue
        status = message.status or ""
        if status.startswith(("1", "2", "3")) or not (said or status):
            continue
        value = found.value
        if is_map(value) and 0 < len(value) <= _MOST and not is_schema(value):
            yield _Shown(found, block, message.body_line, section, path)


def _form(shown: Sequence[_Shown], lexicon: Lexicon) -> Form | None:
    """The model of the examples; None where they have no member in common."""
    if not shown:
        return None
    names = [frozenset[str](map(str, one.found.value)) for one in shown]
    if not names[0].intersection(*names):
        return None
    first = shown[0]
    type_ = example_type([one.found for one in shown], _locate(shown), lexicon)
    if not isinstance(type_, Object):
        return None
    return Form(
        key=(first.path, _FIRST + first.section.index),
        name="Error",
        span=first.span,
        request=False,
        fields=type_.fields,
        inferred=True,
    )


def _locate(shown: Sequence[_Shown]) -> Locate:
    def locate(at: str) -> Span:
        one = next((s for s in shown if at in s.found.lines), shown[0])
        return one.locate(at)

    return locate


def _response(form: Form, first: _Shown) -> Response:
    origin = Origin(first.span, FROM_EXAMPLE, INFERRED)
    example = Example(value=first.found.value, span=first.span)
    content = Content(JSON, Ref(form.key, form.name), origin, (example,), inferred=True)
    return Response(
        status=DEFAULT,
        spans=(first.span,),
        contents=(content,),
        rule=FROM_EXAMPLE,
        tier=INFERRED,
    )
