"""Where the parameters of an operation go: into the path, the host, the query or the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics
from docmill.docs.cells.urls import Address
from docmill.docs.facts import LooseRow, Text
from docmill.docs.model import Field, Parameter


@dataclass(frozen=True, slots=True)
class Placed:
    """The parameters of an operation by place; `body` is None where there is none."""

    parameters: tuple[Parameter, ...]
    host: tuple[Parameter, ...]
    body: tuple[Field, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The parameters that a page describes, by the table, and what its URL says."""

    in_address: tuple[Field, ...]
    in_table: tuple[Field, ...]
    address: Address
    url: Text

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names in braces, of the path and of the host."""
        return (*self.address.path_parameters, *self.address.host_parameters)

    @property
    def rows(self) -> tuple[Field, ...]:
        """All rows, those beside the URL first."""
        return (*self.in_address, *self.in_table)


def place(
    described: Described, rest: str, refused: list[LooseRow], diagnostics: Diagnostics
) -> Placed:
    """Put each parameter in its place: the URL decides, then `rest`, by the method.

    A row beside the URL that the URL has no place for goes to `refused`, where the table
    of parameters has a row of that name.
    """
    _check_placeholders(described, diagnostics)
    address = described.address
    names = dict.fromkeys(field.name for field in described.rows)
    in_path = [name for name in names if name in address.path_parameters]
    path = [
        _url_parameter(name, described, rest)
        for name in dict.fromkeys([*in_path, *address.path_parameters])
    ]
    host = [_url_parameter(name, described, rest) for name in address.host_parameters]
    others = (
        *_without_placeholder(described, rest, refused, diagnostics),
        *(f for f in described.in_table if not _in_url(f, described, rest)),
    )
    if rest != "query":
        return Placed(tuple(path), tuple(host), others or None)
    query = [Parameter(name=f.name, place="query", field=f) for f in others]
    return Placed((*path, *query), tuple(host), None)


def _without_placeholder(
    described: Described, rest: str, refused: list[LooseRow], diagnostics: Diagnostics
) -> Iterator[Field]:
    """The fields beside the URL that it does not name, and no other table describes."""
    in_table = {field.name for field in described.in_table}
    for field in described.in_address:
        if field.name in described.placeholders:
            continue
        repeated = field.name in in_table
        if repeated:
            refused.append(LooseRow(reason="path-parameter-unknown", span=field.span))
        else:
            yield field
        diagnostics.warning(
            "path-parameter-unknown",
            f"the URL has no {{{field.name}}}",
            field.name_span,
            hint=(
                "the row of the other table was used"
                if repeated
                else f"it was read as a {rest} parameter"
            ),
        )


def _in_url(field: Field, described: Described, rest: str) -> bool:
    """Whether a row of the table of parameters describes a placeholder of the URL.

    What stands beside the URL as well, and need not be sent in a body, is a member of the
    body: pages show models that repeat what the URL says.
    """
    if field.name not in described.placeholders:
        return False
    beside_url = any(other.name == field.name for other in described.in_address)
    return rest != "body" or bool(field.required) or not beside_url


def _url_parameter(name: str, described: Described, rest: str) -> Parameter:
    beside_url = [f for f in described.in_address if f.name == name]
    in_table = [f for f in described.in_table if f.name == name]
    rows = [*beside_url, *(f for f in in_table if _in_url(f, described, rest))]
    first = rows[0] if rows else None
    return Parameter(name=name, place="path", field=first, also=tuple(rows[1:]))


def _check_placeholders(described: Described, diagnostics: Diagnostics) -> None:
    for name in described.placeholders:
        first = next((f for f in described.rows if f.name == name), None)
        if first is None:
            diagnostics.warning(
                "path-parameter-undescribed",
                f"{{{name}}} of the URL is described in no table",
                described.url.span,
                hint="it was read as a string; add a row for it",
            )
        elif first.required is False:
            diagnostics.note(
                "path-parameter-optional",
                f"{name} is part of the URL and yet not required",
                first.required_span or first.span,
                hint="it was read as required; say so in its row",
            )
