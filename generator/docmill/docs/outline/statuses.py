"""Tables of HTTP statuses: what each response is, and its headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage, Table, TableRow
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.contents import Group, StatusLine
from docmill.docs.rows.columns import Columns, columns
from docmill.docs.rows.field_tables import row_statement

STATUS = re.compile(
    r"[*`]{0,3}(?:HTTP\s{1,2})?(?P<status>[1-5](?:\d\d|[xX]{2}))\b"
    r"(?:\s[A-Za-z' -]{1,40}`|[*`]{0,3})\s{0,2}[:：\-–—]{0,2}"
)
"""A status at the beginning of a cell or item: "**404** – no such image", "`404 Not Found` -"."""


_CODE_JSON = re.compile(r"`{1,2}\s{0,4}(?P<json>[{\[][^`]{0,4000}+)`{1,2}")
_BARE_JSON = re.compile(r"\s{0,4}(?P<json>\{[^`{}]{0,200}:[^`]{0,4000}\})\s{0,4}")
# "**Code:** 202 <br />": the label and the status of an item.
_LABELLED = re.compile(
    r"\W{0,4}(?P<label>[^\W\d_][^:：*\n]{0,30}?)\s?\*{0,2}[:：]\*{0,2}\s{0,3}`?(?P<status>[1-5]\d\d)\b"
)


def labelled_status(text: Passage, lexicon: Lexicon) -> str | None:
    """The status of an item such as `**Code:** 202`; must not read `Rooms: 200`."""
    match = _LABELLED.match(text.value)
    if match is None or "status_code" not in lexicon.heading(match["label"]).concepts:
        return None
    return match["status"]


def bare_status(text: str) -> str | None:
    """The status that a text consists of: `404 Not Found`; None for other texts."""
    match = re.fullmatch(r"\s*([1-5]\d\d)\b.{0,60}", text, re.S)
    return match[1] if match else None


def statuses(block: Table, lexicon: Lexicon) -> Iterator[StatusLine]:
    """The statuses of the rows of a table, with what the rows say of them."""
    found = columns(block, lexicon)
    at = found.roles.get("status_code", found.roles.get("name", 0))
    told = found.roles.get("description", _wordiest(block, at, lexicon))
    for row in block.rows:
        match = STATUS.match(visible(row.cells[at].value).text.strip())
        if match:
            schema = found.cell(row, "schema") or found.cell(row, "type")
            if schema is not None and (
                lexicon.type(visible(schema.value).text.strip())
                or code_json(schema.text) is not None
            ):
                schema = None
            yield StatusLine(
                status=match["status"].upper(),
                span=row.span,
                description=_described(row, told, lexicon),
                schema=schema.text if schema and schema.value else None,
            )


def shown_bodies(block: Table, lexicon: Lexicon) -> Iterator[tuple[str, CodeBlock]]:
    """The JSON that rows of a table of statuses show, each with its status."""
    found = columns(block, lexicon)
    at = found.roles.get("status_code", found.roles.get("name", 0))
    for row in block.rows:
        match = STATUS.match(visible(row.cells[at].value).text.strip())
        for cell in row.cells if match else ():
            shown = code_json(cell.text)
            if match and shown is not None:
                yield match["status"].upper(), shown


def code_json(text: Passage) -> CodeBlock | None:
    """JSON in code within a text, as a block: "**Content:** `{ id : 12 }`"."""
    return _block(text, _CODE_JSON.search(text.value))


def value_json(text: Passage) -> CodeBlock | None:
    """JSON as the value of a label, in code or not: `body: { "name": "Ann" }`.

    Must not read `{id}`, a placeholder.
    """
    return code_json(text) or _block(text, _BARE_JSON.fullmatch(text.value))


def _block(text: Passage, match: re.Match[str] | None) -> CodeBlock | None:
    if match is None:
        return None
    span = text.part(*match.span("json"))
    return CodeBlock("json", "", match["json"], span, span.line)


def _wordiest(block: Table, code: int, lexicon: Lexicon) -> int | None:
    """The column that says most beside that of the statuses, where none is for it.

    Reads the last one of `HTTP | Error | When`, not its names such as `not_found`, nor a
    column of media types.
    """
    heads = [lexicon.heading(words(cell.text)).concepts for cell in block.header]
    others = [
        at for at, head in enumerate(heads) if at != code and "content_type" not in head
    ]
    lengths = {
        at: sum(
            len(row.cells[at].value)
            for row in block.rows
            if at < len(row.cells) and code_json(row.cells[at].text) is None
        )
        for at in others
    }
    return max(others, key=lambda at: lengths[at], default=None)


def _described(row: TableRow, at: int | None, lexicon: Lexicon) -> Passage | None:
    cell = row.cells[at] if at is not None and at < len(row.cells) else None
    if cell is None or lexicon.is_empty(visible(cell.value).text.strip()):
        return None
    if _CODE_JSON.fullmatch(cell.value.strip()):
        return None
    return cell.text


def states_headers(block: Table, found: Columns, lexicon: Lexicon) -> bool:
    """Whether a table of statuses states the headers of each: `Status | Header | Type`.

    Must not read `Status | Name | Type`, where the name is that of a data model.
    """
    if not found.roles.keys() >= {"status_code", "name", "type"}:
        return False
    title = words(block.header[found.roles["name"]].text)
    return "header" in lexicon.heading(title).concepts


def header_groups(block: Table, found: Columns, lexicon: Lexicon) -> Iterator[Group]:
    """The headers of each response; `states_headers` tells whether a table has them."""
    roles = {role: at for role, at in found.roles.items() if role != "status_code"}
    plain = Columns(roles, found.unknown)
    for row in block.rows:
        text = visible(row.cells[found.roles["status_code"]].value).text.strip()
        match = STATUS.match(text)
        named = row_statement(row, plain, lexicon, block.header)
        if match and named is not None:
            yield Group(
                side="response",
                place="header",
                url=False,
                error=False,
                title=None,
                status=match["status"].upper(),
                statements=(named,),
                span=row.span,
                rows=1,
            )
