"""What a row says must agree with itself before it becomes a schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

import jsonschema_rs

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.descriptions import Tier
from docmill.docs.model import Keyword
from docmill.openapi.document import Json
from docmill.openapi.source_map import Unused

_VALUES = ("default", "examples")
_ANNOTATIONS = (*_VALUES, "readOnly", "deprecated")


def report_mismatch(
    used: Iterable[Keyword], unused: Iterable[Unused], diagnostics: Diagnostics
) -> None:
    """Tell of a default in the column that the description denies beyond doubt."""
    stated = next((keyword for keyword in used if keyword.name == "default"), None)
    for fact in unused:
        if stated and fact.keyword == "default" and fact.origin.tier == Tier.CERTAIN:
            diagnostics.warning(
                "default-mismatch",
                f"the column says {stated.value!r}, the description {fact.value!r}",
                stated.origin.span,
                hint="the column was believed; correct one of the two",
                related=(Related(fact.origin.span, "the description says so here"),),
            )


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
                related=(Related(limit.origin.span, f"{limit.name} is said here"),),
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
    validator = _validator(json.dumps(schema))
    values: Iterable[Json] = value.value if value.name == "examples" else [value.value]
    return validator is not None and all(validator.is_valid(item) for item in values)


@lru_cache(maxsize=1024)
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator | None:
    """The validator of a schema; None where it is none."""
    try:
        return jsonschema_rs.Draft202012Validator(
            json.loads(schema), validate_formats=True
        )
    except ValueError:
        return None


def _shown(value: Keyword) -> Json:
    return value.value[0] if value.name == "examples" else value.value


def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)
