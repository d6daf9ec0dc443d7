"""One operation of an outline, with all that its sections say, as the model has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docmill.docs.assemble.convention import all_optional
from docmill.docs.assemble.example_checks import check_json, check_methods
from docmill.docs.assemble.forms import Forms, Setting
from docmill.docs.assemble.named_tables import at_their_rows
from docmill.docs.assemble.naming import named
from docmill.docs.assemble.placing import Placed
from docmill.docs.assemble.request import Request
from docmill.docs.assemble.responses import responses
from docmill.docs.assemble.returns import returned_model
from docmill.docs.assemble.security import is_public
from docmill.docs.assemble.sides import sides
from docmill.docs.cells.urls import Address, template
from docmill.docs.facts import LooseRow, Text
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.model import INFERRED, JSON, STATED, Operation
from docmill.docs.outline.candidates import Candidate
from docmill.docs.outline.choose import Found
from docmill.docs.outline.contents import Contents

_DEPRECATED = re.compile(r"\bdeprecated\b|~~|已废弃|已弃用|非推奨", re.I)

_REMARK = re.compile(r"[`*_ ]{0,5}[(\[](?P<text>[^()\[\]\n]{1,40})[)\]]")


def assemble(found: Found, read: Contents, setting: Setting) -> Operation | None:
    """The operation of an outline; None where its path is no template.

    That has been reported then. `read` is what its sections say.
    """
    candidate = found.candidate
    address = _address(candidate, setting)
    if address is None:
        return None
    source = found.outline.page.source
    method = candidate.method or "GET"
    models = [
        returned_model(text, setting.models, source.path) for text in read.returns
    ]
    titles = {model.span for model in models if model is not None}
    read = replace(read, groups=at_their_rows(read.groups, setting.models, titles))
    shown = sides(read, method)
    check_methods(candidate, method, shown, setting)
    check_json(shown, setting.diagnostics)
    forms = Forms(setting)
    reader = forms.reader(source.path)
    silence = _silence(setting.silence_is_required, read)
    request = Request(found, read, shown, reader, method, silence)
    names = named(found, read.description, setting.lexicon)
    operation = Operation(
        source=source,
        title=names.title,
        request=Text(candidate.written, candidate.place.span),
        id=names.id,
        method=method,
        address=address,
        summary=names.summary,
        description=names.description,
        parameters=request.parameters(),
        body=request.body(),
        responses=responses(read, shown.response, reader, JSON),
        refused=tuple(_refused(read, request.placed)),
        reference=f"{source.path}:{candidate.place.span.line}",
        strategy=candidate.kind,
        tier=INFERRED if candidate.kind == "curl" else STATED,
        deprecated=_deprecated(found, setting.lexicon),
        tags=(names.tag,) if names.tag else (),
        security=() if is_public(found, read, setting.lexicon) else None,
    )
    return replace(operation, forms=forms.all())


def _address(candidate: Candidate, setting: Setting) -> Address | None:
    path = candidate.target.path
    if candidate.action:
        path = f"{path.rstrip('/') or '/'}#{candidate.action}"
    address = template(path)
    if address is None:
        setting.diagnostics.warning(
            "url-invalid",
            f"{candidate.written[:100]!r} is not the path of an operation",
            candidate.place.span,
            hint="write the path with its parameters in braces: /users/{id}",
        )
    return address


def _silence(required: bool, read: Contents) -> bool | None:
    """What a row without a word on it is: required, optional, or left open (None)."""
    if all_optional(read):
        return False
    return True if required else None


def _refused(read: Contents, found: Placed) -> Iterator[LooseRow]:
    for span, reason in read.unread:
        yield LooseRow(reason=reason, span=span)
    for row in found.unplaced:
        yield LooseRow(reason="path-parameter-unknown", span=row.span)
    for row in found.unnamed:
        yield LooseRow(reason="row-without-name", span=row.span)
    for row in found.headers_said:
        yield LooseRow(reason="header-of-the-protocol", span=row.span)


def _deprecated(found: Found, lexicon: Lexicon) -> bool:
    """Whether the title says so, or a remark in brackets behind the request.

    Reads `## ~~List users~~`, `## List users (deprecated)`, `* /users (DEPRECATED)`; must not
    read "`GET /users` (lists deprecated ones too)".
    """
    title = found.anchor.title
    if title is not None and _DEPRECATED.search(title.value) is not None:
        return True
    _, _, behind = found.candidate.place.value.partition(found.candidate.written)
    remark = _REMARK.match(behind)
    return remark is not None and lexicon.column(remark["text"]) == "deprecated"
