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

    A body has no place for a second row of one name: it goes to `refused`.
    """
    _report(described, rest, diagnostics)
    rows = (*described.in_address, *described.in_table)
    names = dict.fromkeys(field.name for field in rows)
    address = described.address
    in_path = [name for name in names if name in address.path_parameters]
    parameters = [
        _url_parameter(name, described)
        for name in dict.fromkeys([*in_path, *address.path_parameters])
    ]
    others = [name for name in names if name not in described.placeholders]
    body: list[Field] = []
    for name in others:
        first, *also = described.named(name)
        if rest == "query":
            parameters.append(
                Parameter(name=name, place="query", field=first, also=tuple(also))
            )
        else:
            body.append(first)
            refused += [LooseRow(reason="row-repeated", span=f.span) for f in also]
    host = tuple(_url_parameter(name, described) for name in address.host_parameters)
    return Placed(tuple(parameters), host, tuple(body) or None)


def _url_parameter(name: str, described: Described) -> Parameter:
    rows = tuple(described.named(name))
    first = rows[0] if rows else None
    return Parameter(name=name, place="path", field=first, also=rows[1:])


def _report(described: Described, rest: str, diagnostics: Diagnostics) -> None:
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
    for field in described.in_address:
        if field.name not in described.placeholders:
            diagnostics.warning(
                "path-parameter-unknown",
                f"the URL has no {{{field.name}}}",
                field.name_span,
                hint=f"it was read as a {rest} parameter",
            )
