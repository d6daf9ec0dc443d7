"""The location of each parameter of a request: path, query, header, cookie or body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docmill.docs.lexicon.lexicon import Place
from docmill.docs.outline.contents import Group
from docmill.docs.outline.targets import Target
from docmill.docs.rows.statements import Statement

_IGNORED_HEADERS = frozenset({"content-type", "accept", "authorization"})
"""OpenAPI ignores header parameters of these names (3.1, section 4.8.12)."""
_BODY_NAMES = frozenset(
    {"body", "payload", "requestbody", "request body", "json", "(body)", "data"}
)
_SURE_NAMES = frozenset({"body", "requestbody", "request body", "(body)"})
"""Those that no property has."""


@dataclass(slots=True)
class Placed:
    """The statements of a request by location; `whole` stands for the body itself."""

    path: dict[str, Statement] = field(default_factory=dict[str, Statement])
    query: list[Statement] = field(default_factory=list[Statement])
    header: list[Statement] = field(default_factory=list[Statement])
    cookie: list[Statement] = field(default_factory=list[Statement])
    body: list[Statement] = field(default_factory=list[Statement])
    whole: Statement | None = None
    form: bool = False
    headers_said: list[Statement] = field(default_factory=list[Statement])
    unplaced: list[Statement] = field(default_factory=list[Statement])
    unnamed: list[Statement] = field(default_factory=list[Statement])


def placed(
    groups: Sequence[Group],
    target: Target,
    method: str,
    shown_in_body: frozenset[str],
    shown_in_query: frozenset[str],
    rpc: bool,
) -> Placed:
    """Sort the statements of a request by location.

    First a placeholder of the path, then what the row says, the heading, what an example
    shows, and last the method: without a body (GET, DELETE, HEAD) it is the query.
    """
    result = Placed()
    pairs = [(g, row) for g in groups for row in g.statements]
    names = {_folded(name): name for name in target.placeholders}
    for group, row in pairs:
        place = row.place or group.place
        placeholder = names.get(_folded(row.name))
        if (
            placeholder is not None
            and place in (None, "path")
            and placeholder not in result.path
        ):
            result.path[placeholder] = row
        elif (
            placeholder is not None
            and place in (None, "path", "query")
            and placeholder in result.path
        ):
            continue
        else:
            where = place or _by_evidence(
                group, row, method, shown_in_body, shown_in_query, rpc
            )
            _put(
                result,
                where,
                row,
                explicit=row.place is not None or group.place is not None,
            )
    _pair_rest(result, target)
    _settle_whole(result)
    return result


def _settle_whole(result: Placed) -> None:
    """Tell the body itself from a property that looks like one.

    Swagger 2 has one parameter with the location `body`, with a name that is never sent:
    the row of that location with rows below it, if it is the only one or called like its
    type. `yarn | [Yarn](#yarn)` beside `rows | integer` is a property.
    """
    if len(result.body) == 1 and result.whole is None and _is_swagger(result.body[0]):
        result.whole = result.body[0]
    whole = result.whole
    if whole is None:
        return
    sure = whole.root or whole.name.casefold() in _SURE_NAMES or _is_swagger(whole)
    if sure or len(result.body) == 1 or not whole.name[:1].islower():
        result.body.remove(whole)
    else:
        result.whole = None


def _is_swagger(row: Statement) -> bool:
    return row.place == "body" and bool(row.children)


def _by_evidence(
    group: Group,
    row: Statement,
    method: str,
    in_body: frozenset[str],
    in_query: frozenset[str],
    rpc: bool,
) -> Place:
    if _HEADER.fullmatch(row.name):
        return "header"
    if group.url:
        return "query"
    if row.name in in_body and row.name not in in_query:
        return "body"
    if row.name in in_query and row.name not in in_body:
        return "query"
    if rpc or method in ("GET", "HEAD", "DELETE", "OPTIONS"):
        return "query"
    return "body"


def _put(result: Placed, place: Place, row: Statement, explicit: bool) -> None:
    match place:
        case "path":
            result.unplaced.append(row)
        case "query":
            result.query += _flat(row)
        case "header":
            if row.name.casefold() in _IGNORED_HEADERS:
                result.headers_said.append(row)
            else:
                result.header.append(row)
        case "cookie":
            result.cookie.append(row)
        case "form":
            result.form = True
            result.body.append(row)
        case "body":
            if result.whole is None and (row.root or _is_whole(row, explicit)):
                result.whole = row
            result.body.append(row)


def _is_whole(row: Statement, explicit: bool) -> bool:
    """Whether a row stands for the body itself and not for a property.

    `body` with the properties below it, or a row named like its type: `Pet` of type `Pet`.
    """
    if row.name.casefold() in _BODY_NAMES and (row.children or explicit):
        return True
    if row.type is None:
        return False
    kind = re.sub(r"\W", "", re.sub(r"\]\(.*?\)", "]", row.type.value))
    return (
        bool(kind)
        and kind.casefold() == re.sub(r"\W", "", row.name).casefold()
        and (explicit or "](" in row.type.value)
    )


# Names that only headers have; a body has no property with a hyphen of this kind.
_HEADER = re.compile(
    r"Authorization|Content-Type|Accept(?:-[A-Za-z]+)?|User-Agent|Cookie|If-[A-Za-z\-]+|X-[A-Za-z0-9\-]+|"
    r"Idempotency-Key|Host|Cache-Control|ETag|Referer|Origin",
    re.I,
)
_INDEXED = re.compile(r"\.(?:[nN]|\d{1,2})(?:\.|$)|^(?:.*\.)?[nN]$")


def is_indexed(rows: Sequence[Statement]) -> bool:
    """Whether arrays are sent with their index in the name: `DiskIds.N`, `Disks.0.Size`."""
    return any(_INDEXED.search(row.name) for row in rows)


def _flat(row: Statement) -> Iterator[Statement]:
    """A query parameter has no properties: rows below it are parameters of their own."""
    yield replace(row, children=()) if row.children and row.type is None else row


def _pair_rest(result: Placed, target: Target) -> None:
    """Rows of path parameters that the path names otherwise, in order.

    The path has `{id}`, the row says `user_id`: the only one of each is the same. What
    stays over is a query parameter only where it may be one.
    """
    free = [name for name in target.placeholders if name not in result.path]
    rows = result.unplaced
    if rows and len(rows) == len(free):
        result.path |= dict(zip(free, rows, strict=True))
        result.unplaced = []


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9\u0080-\uffff]", "", name.casefold())
