"""The import lines that a module needs for the names its code uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docmill.client.literals import Code

_TYPING = ("Annotated", "Any", "Literal", "TYPE_CHECKING", "TypeAlias", "Unpack")
_ABC = ("AsyncIterator", "Iterator", "Mapping", "Sequence")
_MODEL = (
    "Base64",
    "CamelModel",
    "Model",
    "PascalModel",
    "Password",
    "discriminator",
    "wire",
)
_OPERATION = (
    "Body",
    "Content",
    "Encoding",
    "File",
    "Operation",
    "Pagination",
    "Parameter",
    "Upload",
)

_NUMBER = re.compile("[0-9]+")

_SOURCES: dict[str, str] = {
    name: module
    for module, names in (
        ("collections.abc", _ABC),
        ("typing", _TYPING),
        ("decimal", ("Decimal",)),
        ("uuid", ("UUID",)),
        ("pydantic", ("Field", "Tag")),
        ("typing_extensions", ("TypeAliasType",)),
        (".._runtime.model", _MODEL),
        (".._runtime.event", ("Event",)),
        (".._runtime.async_client", ("AsyncBaseClient",)),
        (".._runtime.client", ("SyncClient",)),
        (".._runtime.group", ("AsyncGroup", "SyncGroup")),
        (".._runtime.twin", ("twin",)),
        (".._runtime.unset", ("UNSET", "Unset")),
        (".._runtime.operation", _OPERATION),
        (".._runtime.options", ("CallOptions",)),
        (".._runtime.download", ("Progress", "Target", "save", "save_async")),
        (".._runtime.stream", ("AsyncStream", "ServerSentEvent", "Stream")),
    )
    for name in names
}

_SHARED = frozenset(
    ("CallOptions", "Content", "Operation", "SyncClient", "Unpack", "twin")
)
"""What nearly every module of `api/` needs, which has it from one place."""


def import_lines(
    needs: Iterable[str],
    extra: Iterable[tuple[str, str]] = (),
    *,
    is_endpoint: bool = False,
) -> tuple[Code, ...]:
    """The import lines, in the order of isort, an empty line between sections.

    `needs` are names of this module's table, or `dt` or `m`; `extra` are pairs of a
    relative module and a name in it; `is_endpoint` is a module of `api/`.
    """
    wanted = set(needs)
    names: dict[str, list[str]] = {}
    for name in wanted - {"dt", "m"}:
        is_shared = is_endpoint and name in _SHARED
        source = ".._runtime.api" if is_shared else _SOURCES[name]
        names.setdefault(source, []).append(name)
    for module, name in extra:
        names.setdefault(module, []).append(name)
    standard = ["import datetime as dt"] if "dt" in wanted else []
    standard += [
        _from(m, names[m])
        for m in ("collections.abc", "decimal", "typing", "uuid")
        if m in names
    ]
    third = [
        _from(m, names[m]) for m in ("pydantic", "typing_extensions") if m in names
    ]
    local = ["from .. import models as m"] if "m" in wanted else []
    local += [
        _from(m, names[m]) for m in sorted(names, key=_depth) if m.startswith(".")
    ]
    blocks = ["\n".join(block) for block in (standard, third, local) if block]
    return tuple(Code(block) for block in blocks)


def from_lines(pairs: Iterable[tuple[str, str]]) -> tuple[Code, ...]:
    """One line for each module of some pairs of a relative module and a name in it."""
    names: dict[str, list[str]] = {}
    for module, name in pairs:
        names.setdefault(module, []).append(name)
    return tuple(
        Code(_from(module, names[module])) for module in sorted(names, key=_depth)
    )


def _from(module: str, names: list[str]) -> str:
    return f"from {module} import {', '.join(sorted(names, key=member_order))}"


def member_order(name: str) -> tuple[int, str, str]:
    """Constants, then classes, then the rest, as isort sorts them; case counts last."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, natural(name.lower()), natural(name)


def _depth(module: str) -> tuple[int, str]:
    """Modules that are further up come first, numbers in names count as numbers."""
    dots = len(module) - len(module.lstrip("."))
    return -dots, natural(module)


def natural(text: str) -> str:
    """A key that sorts `a2` before `a10`; what begins with a zero counts as a fraction."""
    return _NUMBER.sub(_rank, text)


def _rank(number: re.Match[str]) -> str:
    """A text that stands where digits do, and sorts by their count, then by themselves."""
    digits = number[0]
    count = 0 if digits[0] == "0" else len(digits)
    return f"0{chr(count)}{digits}\0"
