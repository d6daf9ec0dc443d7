"""What was seen over a page set: counted, so that every guess can say how sure it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docmill.diagnostics.source import Span
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Table
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
from docmill.docs.model import (
    Anything,
    Content,
    Field,
    FieldType,
    Items,
    Object,
    Operation,
    SecurityScheme,
    Server,
)
from docmill.docs.outline.contents import Contents
from docmill.docs.outline.found import Found
from docmill.docs.rows.columns import Columns, columns
from docmill.docs.rows.field_tables import field_rows

_LONGEST_WORD = 24
"""Characters of a cell that can be a word for yes or no."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request of a page: as it reads, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell whose meaning is not clear, as it reads, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The counts of a page set that was read.

    `starts` has the operations by the kind of their start, `columns` the headers by role
    with the number of their tables, `truths` the words for yes and no with the number of
    their cells. `silent` are fields of requests without a word on being required.
    `bare` are the requests that show no method, `doubtful` those that only an example shows,
    `disagreeing` the operations whose examples contradict each other.
    """

    pages: int
    starts: Mapping[str, int]
    operations: int
    parameters: int
    silent: int
    silence_is_required: bool
    response_tables: int
    from_examples: int
    columns: Mapping[str, Mapping[str, int]]
    truths: Mapping[bool, Mapping[str, int]]
    unclear: tuple[Cell, ...]
    bare: tuple[Request, ...]
    doubtful: tuple[Request, ...]
    disagreeing: tuple[Request, ...]
    servers: tuple[Server, ...]
    schemes: tuple[SecurityScheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSet:
    """A page set after it was read: what evidence is taken from.

    `reads` are the contents of `found`, in the same order.
    """

    pages: int
    found: Sequence[Found]
    reads: Sequence[Contents]
    operations: Sequence[Operation]
    doubtful: Sequence[Found]
    silence_is_required: bool
    servers: tuple[Server, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()


@dataclass(slots=True)
class _Tables:
    columns: dict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter[str])
    )
    truths: dict[bool, Counter[str]] = field(
        default_factory=lambda: {True: Counter(), False: Counter()}
    )
    unclear: list[Cell] = field(default_factory=list[Cell])


def evidence(read: ReadSet, lexicon: Lexicon) -> Evidence:
    """Count what stands in the operations of a page set; other pages change nothing."""
    tables = _tables(read.found, lexicon)
    fields = [f for operation in read.operations for f in _request_fields(operation)]
    starts = Counter(operation.strategy for operation in read.operations)
    return Evidence(
        pages=read.pages,
        starts=dict(sorted(starts.items(), key=lambda item: (-item[1], item[0]))),
        operations=len(read.operations),
        parameters=len(fields),
        silent=sum(f.required is None for f in fields),
        silence_is_required=read.silence_is_required,
        response_tables=sum(
            group.side == "response" for one in read.reads for group in one.groups
        ),
        from_examples=sum(_from_example(operation) for operation in read.operations),
        columns={role: _ordered(found) for role, found in tables.columns.items()},
        truths={said: _ordered(found) for said, found in tables.truths.items()},
        unclear=tuple(tables.unclear),
        bare=tuple(map(_request, _bare(read.found))),
        doubtful=tuple(map(_request, read.doubtful)),
        disagreeing=tuple(_disagreeing(read.operations)),
        servers=read.servers,
        schemes=read.schemes,
    )


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _bare(found: Iterable[Found]) -> Iterator[Found]:
    return (one for one in found if one.candidate.method_assumed)


def _request(found: Found) -> Request:
    candidate = found.candidate
    text = f"{candidate.method or ''} {candidate.target.path}".strip()
    return Request(text, candidate.place.span)


def _request_fields(operation: Operation) -> Iterator[Field]:
    for parameter in operation.parameters:
        if parameter.field is not None and parameter.place != "path":
            yield parameter.field
    for content in operation.body.contents if operation.body else ():
        if not content.inferred:
            yield from content.fields


def _from_example(operation: Operation) -> bool:
    return any(content.inferred for content in _contents(operation))


def _contents(operation: Operation) -> Iterator[Content]:
    for response in operation.responses:
        yield from response.contents
    yield from operation.body.contents if operation.body else ()


def _disagreeing(operations: Iterable[Operation]) -> Iterator[Request]:
    """Operations with several examples of one body that have no type in common.

    A member that is 7 in one example and "seven" in the next is any value; one that is
    null in every example was never seen, and agrees with all.
    """
    for operation in operations:
        for content in _contents(operation):
            if (
                len(content.examples) > 1
                and content.inferred
                and _clashes(content.type)
            ):
                text = f"{operation.method} {operation.address.path}"
                yield Request(text, content.examples[0].span)
                break


def _clashes(type_: FieldType) -> bool:
    match type_:
        case Object(fields=fields):
            return any(
                (isinstance(one.type, Anything) and not one.nullable)
                or _clashes(one.type)
                for one in fields
            )
        case Items(item):
            return _clashes(item)
        case _:
            return False


def _tables(found: Iterable[Found], lexicon: Lexicon) -> _Tables:
    """Headers and yes-or-no words of the tables of fields, each table once."""
    seen: set[tuple[str, int, int]] = set()
    result = _Tables()
    for one in found:
        for piece in one.pieces:
            for block in piece.blocks:
                if not isinstance(block, Table):
                    continue
                at = (block.span.file.path, block.span.line, block.span.column)
                if at not in seen and field_rows(block, lexicon) is not None:
                    seen.add(at)
                    _add(result, block, columns(block, lexicon), lexicon)
    return result


def _add(result: _Tables, table: Table, found: Columns, lexicon: Lexicon) -> None:
    for role, at in found.roles.items():
        result.columns[role][words(table.header[at].text)] += 1
    for role, when in (("required", True), ("optional", False)):
        for row in table.rows if role in found.roles else ():
            cell = found.cell(row, role)
            text = visible(cell.value).text.strip() if cell else ""
            truth = lexicon.truth(text)
            if cell is None or not text:
                continue
            if truth is not None and len(text) <= _LONGEST_WORD:
                result.truths[truth is when][text] += 1
            elif truth is None and not _says_nothing(text, lexicon):
                result.unclear.append(Cell(text, cell.span))


def _says_nothing(text: str, lexicon: Lexicon) -> bool:
    return lexicon.is_empty(text) or lexicon.requirement(text) is not None
