"""What the columns of a table hold: by the words of the header, then by content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.kept import kept
from docmill.docs.markdown.page import Cell, Table, TableRow
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible

_IDENTIFIER = re.compile(r"[»>\-├─└\s]*`?[A-Za-z_$@][\w$@.\-\[\]*?]{0,80}`?[*?]?")
_STATUS = re.compile(r"[1-5](?:\d\d|xx)\b.*", re.I)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by role; `unknown` are those that nothing is known of."""

    roles: Mapping[str, int]
    unknown: tuple[int, ...]

    def cell(self, row: TableRow, role: str) -> Cell | None:
        """The cell of a role; None where the table lacks it or the row is short."""
        at = self.roles.get(role)
        return row.cells[at] if at is not None and at < len(row.cells) else None


@kept
def columns(table: Table, lexicon: Lexicon) -> Columns:
    """The columns of a table. Of two columns of one role the first counts."""
    roles: dict[str, int] = {}
    unknown: list[int] = []
    for index, cell in enumerate(table.header):
        role = lexicon.column(words(cell.text))
        if role is None or role in roles:
            unknown.append(index)
        else:
            roles[role] = index
    _swap_status(table, roles, unknown, lexicon)
    _swap_type(table, roles, unknown, lexicon)
    guessed = _by_content(table, roles, unknown, lexicon)
    for role, index in guessed.items():
        roles[role] = index
        unknown.remove(index) if index in unknown else None
    return Columns(roles, tuple(unknown))


def _swap_status(
    table: Table, roles: dict[str, int], unknown: list[int], lexicon: Lexicon
) -> None:
    """Of two columns that may hold statuses, that which does: `Code | HTTP status`."""
    first = roles.get("status_code")
    if first is None or _are_statuses(table, first):
        return
    for index in unknown:
        role = lexicon.column(words(table.header[index].text))
        if role == "status_code" and _are_statuses(table, index):
            roles["status_code"] = index
            unknown[unknown.index(index)] = first
            return


def _swap_type(
    table: Table, roles: dict[str, int], unknown: list[int], lexicon: Lexicon
) -> None:
    """Of two columns of types, the one of required and optional: `Type | Data type`."""
    first = roles.get("type")
    if first is None or "required" in roles or not table.rows:
        return
    texts = [visible(row.cells[first].value).text.strip() for row in table.rows]
    filled = [text for text in texts if text]
    if not filled or not all(lexicon.truth(text) is not None for text in filled):
        return
    for index in unknown:
        if lexicon.column(words(table.header[index].text)) == "type":
            roles["required"], roles["type"] = first, index
            unknown.remove(index)
            return


def _are_statuses(table: Table, at: int) -> bool:
    texts = [visible(row.cells[at].value).text.strip() for row in table.rows]
    codes = sum(bool(_STATUS.fullmatch(text)) for text in texts)
    return bool(texts) and codes * 2 > len(texts)


def _by_content(
    table: Table, roles: Mapping[str, int], unknown: list[int], lexicon: Lexicon
) -> dict[str, int]:
    """Roles that only the cells tell: a column of type words is the type.

    Reads a first column of identifiers under an empty or strange heading as the name; a
    column of sentences never is.
    """
    found: dict[str, int] = {}
    tests: list[tuple[str, Callable[[str], bool], float]] = [
        ("name", lambda text: _is_identifier(text, lexicon), 0.7),
        ("type", lambda text: is_type(text, lexicon), 0.6),
        ("required", lambda text: lexicon.truth(text) is not None, 0.8),
    ]
    if "status_code" in roles or not table.rows:
        return found
    for role, test, least in tests:
        if role == "name" and not roles.keys() & _STATED and not _is_code(table):
            continue
        if role in roles or (
            role == "name" and "value" in roles and roles["value"] != 0
        ):
            continue
        candidates = (
            unknown
            if role != "name"
            else [i for i in (*unknown, *_odd(roles)) if i == 0]
        )
        for index in candidates:
            texts = [visible(r.cells[index].value).text.strip() for r in table.rows]
            filled = [text for text in texts if text]
            if (
                index not in found.values()
                and filled
                and sum(map(test, filled)) >= least * len(filled)
            ):
                found[role] = index
                break
    if "description" not in roles:
        rest = [i for i in unknown if i not in found.values()]
        if rest and "name" in (roles.keys() | found.keys()):
            found["description"] = max(
                rest, key=lambda i: sum(len(r.cells[i].value) for r in table.rows)
            )
    return found


def _is_identifier(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is a name; `YES` and `NO` are words of another kind of column."""
    return bool(_IDENTIFIER.fullmatch(text)) and lexicon.truth(text) is None


_STATED = frozenset({"type", "required", "place", "default"})


def _is_code(table: Table) -> bool:
    """Whether the first column is code throughout, in a table of three columns or more."""
    cells = [row.cells[0].value.strip() for row in table.rows]
    return len(table.header) > 2 and all(cell.startswith("`") for cell in cells)


def _odd(roles: Mapping[str, int]) -> list[int]:
    """Columns whose heading may stand for a name as well: `Operation`, `Title`, `Value`,
    `Response item`."""
    return [
        roles[role]
        for role in ("operation", "title", "value", "header_name", "path", "schema")
        if role in roles
    ]


def is_type(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a type: a word for one, an array or a map of one."""
    word = lexicon.nullable(text)[0]
    return bool(
        lexicon.type(word)
        or lexicon.array_item(word) is not None
        or lexicon.map_value(word) is not None
    )


def is_status_table(table: Table, found: Columns) -> bool:
    """Whether the rows are HTTP statuses: by a column of that name or by their codes."""
    return _are_statuses(
        table, found.roles.get("status_code", found.roles.get("name", 0))
    )
