"""Operations made by hand, as a reader of any layout makes them: no vendor, no profile."""

from __future__ import annotations

from typing import Any

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.cells import urls
from docmill.docs.emit import Emitted, emit
from docmill.docs.facts import Text
from docmill.docs.merge import components, distinct_operations, names_of
from docmill.docs.model import (
    Body,
    Content,
    Field,
    FieldType,
    Keyword,
    Operation,
    Parameter,
    Response,
    Scalar,
    Service,
    ServiceInfo,
)
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin
from docmill.openapi.validate.run import validate

PAGE = SourceFile("api.md", "\n".join(f"line {n} of the page" for n in range(1, 200)))
STRING = Scalar("string")


def line(number: int) -> Span:
    """A line of the page."""
    return PAGE.span(number)


def origin(number: int, rule: str = "heading", tier: str = "stated") -> Origin:
    """The origin of what stands on a line."""
    return Origin(line(number), rule, tier)


def field(
    name: str,
    type_: FieldType = STRING,
    *,
    at: int = 20,
    keywords: dict[str, Json] | None = None,
    **more: Any,
) -> Field:
    """A field of a list item."""
    given: dict[str, Any] = {
        "required": None,
        "description": "",
        "unused": (),
        "type_span": None,
        "required_span": None,
        "rule": "list-item",
    }
    return Field(
        name=name,
        type=type_,
        keywords=tuple(
            Keyword(key, value, origin(at, "list-item"))
            for key, value in (keywords or {}).items()
        ),
        span=line(at),
        name_span=line(at),
        **{**given, **more},
    )


def content(
    type_: FieldType, media_type: str = "application/json", **more: Any
) -> Content:
    """A content that a heading announces."""
    return Content(media_type, type_, origin(30), **more)


def body(*contents: Content, required: bool | None = None) -> Body:
    """A request body."""
    return Body(contents, required)


def response(status: str, *contents: Content, **more: Any) -> Response:
    """A response of a status."""
    return Response(status, contents=contents, **more)


def operation(
    name: str = "createBook",
    method: str = "POST",
    path: str = "/books",
    *,
    server: str = "https://api.example.com",
    parameters: tuple[Parameter, ...] = (),
    **more: Any,
) -> Operation:
    """An operation that a heading begins."""
    address = urls.template(path, server)
    assert address is not None
    title = Text(name, line(10))
    given: dict[str, Any] = {
        "description": None,
        "reference": "api.md:10",
        "strategy": "heading",
    }
    return Operation(
        source=PAGE,
        title=title,
        request=Text(f"{method} {path}", line(11)),
        id=name,
        method=method,
        address=address,
        summary=title,
        parameters=parameters,
        **{**given, **more},
    )


def emitted(
    *operations: Operation, diagnostics: Diagnostics | None = None, **more: Any
) -> Emitted:
    """The document of some operations, which is valid."""
    found = Diagnostics() if diagnostics is None else diagnostics
    kept = distinct_operations(operations, found)
    models = components(kept, found)
    given: dict[str, Any] = {
        "name": "books",
        "language": "en",
        "info": ServiceInfo(),
        "servers": (),
    }
    service = Service(
        operations=kept, components=models, names=names_of(models), **{**given, **more}
    )
    result = emit(service, found)
    problems = Diagnostics()
    validate(result.document, problems)
    assert not [f"{item.code} {item.message}" for item in problems]
    return result


def document(*operations: Operation, **more: Any) -> Any:
    """The document of some operations as plain data."""
    return emitted(*operations, **more).document.data
