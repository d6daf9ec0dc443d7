"""Where the parameters of an operation go: into the path, the host, the query or the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docmill.diagnostics import Diagnostics
from docmill.docs.facts import LooseRow, Text
from docmill.docs.model import Field, Parameter
from docmill.docs.urls import Address


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

    def named(self, name: str) -> Iterator[Field]:
        """The rows of one name, that of the table of addresses first."""
        return (f for f in (*self.in_address, *self.in_table) if f.name == name)


def place(
    described: Described, rest: str, refused: list[LooseRow], diagnostics: Diagnostics
) -> Placed:
    """Put each parameter in its place: the URL decides, then `rest`, by the method.

    A row beside the URL that the URL has no place for goes to `refused`, where the table
    of parameters has a row of that name.
    """
    _check_placeholders(described, diagnostics)
    address = described.address
    names = dict.fromkeys(f.name for f in (*described.in_address, *described.in_table))
    in_path = [name for name in names if name in address.path_parameters]
    path = [
        _url_parameter(name, described)
        for name in dict.fromkeys([*in_path, *address.path_parameters])
    ]
    host = [_url_parameter(name, described) for name in address.host_parameters]
    others = (
        *_without_placeholder(described, rest, refused, diagnostics),
        *(f for f in described.in_table if f.name not in described.placeholders),
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


def _url_parameter(name: str, described: Described) -> Parameter:
    rows = tuple(described.named(name))
    first = rows[0] if rows else None
    return Parameter(name=name, place="path", field=first, also=rows[1:])


def _check_placeholders(described: Described, diagnostics: Diagnostics) -> None:
    for name in described.placeholders:
        first = next(described.named(name), None)
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
