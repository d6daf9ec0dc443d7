"""What a row says must agree with itself before it becomes a schema."""

from __future__ import annotations

from collections.abc import Iterable

import jsonschema_rs

from docmill.diagnostics import Diagnostics
from docmill.docs.model import Keyword
from docmill.openapi.model import Json
from docmill.openapi.sourcemap import Unused

_VALUES = ("default", "examples")
_ANNOTATIONS = (*_VALUES, "readOnly", "deprecated")


def settle(
    type_: str,
    keywords: tuple[Keyword, ...],
    diagnostics: Diagnostics,
    columns: frozenset[str],
) -> tuple[tuple[Keyword, ...], tuple[Unused, ...]]:
    """Keep what agrees. Returns the keywords that stay and the facts that do not.

    A default or an example that breaks a limit means that one of the two was misread or is
    wrong on the page. The value of a column wins over the prose; between two pieces of
    prose neither is beyond doubt. `columns` are the rules that read columns.
    """
    dropped: set[str] = set()
    for name in _VALUES:
        value = next((k for k in keywords if k.name == name), None)
        if value is None:
            continue
        for limit in keywords:
            if limit.name in _ANNOTATIONS or limit.name in dropped:
                continue
            if _agree(type_, limit, value):
                continue
            diagnostics.warning(
                f"{name.removesuffix('s')}-contradicts-{_kebab(limit.name)}",
                f"{name.removesuffix('s')} {_shown(value)!r} does not fit"
                f" {limit.name} {limit.value!r}",
                value.origin.span,
                hint="correct the page; until then neither is stated where only prose says it",
            )
            dropped |= {k.name for k in (limit, value) if k.origin.rule not in columns}
            if limit.origin.rule in columns and value.origin.rule in columns:
                dropped.add(value.name)
    stay = tuple(k for k in keywords if k.name not in dropped)
    gone = tuple(
        Unused(k.name, k.value, k.origin) for k in keywords if k.name in dropped
    )
    return stay, gone


def _agree(type_: str, limit: Keyword, value: Keyword) -> bool:
    schema: dict[str, Json] = {limit.name: limit.value}
    if type_:
        schema["type"] = type_
    values: Iterable[Json] = value.value if value.name == "examples" else [value.value]
    try:
        validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    except ValueError:
        return False
    return all(validator.is_valid(item) for item in values)


def _shown(value: Keyword) -> Json:
    return value.value[0] if value.name == "examples" else value.value


def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)
