"""What is wrong with a file of words: run by the tests over the shipped files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docmill.docs.lexicon.text import fold, listed

CONCEPTS = frozenset(
    [
        "parameters",
        "path",
        "query",
        "header",
        "cookie",
        "form",
        "body",
        "url",
        "request",
        "response",
        "example",
        "success",
        "error",
        "status_code",
        "type",
        "method",
        "endpoint",
        "authentication",
        "permission",
        "description",
        "notes",
        "summary",
        "title",
        "model",
        "enum",
        "required",
        "optional",
        "changelog",
        "rate_limit",
        "pagination",
        "base_url",
        "code_sample",
        "returns",
        "content_type",
        "definition",
        "version",
        "toc",
        "faq",
        "sdk",
    ]
)
ROLES = frozenset(
    [
        "name",
        "type",
        "required",
        "optional",
        "description",
        "default",
        "example",
        "place",
        "status_code",
        "error",
        "schema",
        "values",
        "method",
        "path",
        "operation",
        "value",
        "since",
        "deprecated",
        "constraints",
        "format",
        "min",
        "max",
        "length",
        "unit",
        "children",
        "read_only",
        "title",
    ]
)
PLACES = frozenset({"path", "query", "header", "cookie", "form", "body"})
TYPES = frozenset(
    ["string", "integer", "number", "boolean", "object", "array", "null", "any"]
)
_ONLY_WORDS = frozenset({"words"})

# What the entries of a table may be called; None: anything.
_NAMES: Mapping[str, frozenset[str] | None] = {
    "headings": CONCEPTS,
    "headings_alone": CONCEPTS,
    "headings_exact": CONCEPTS,
    "fillers": _ONLY_WORDS,
    "verbs": _ONLY_WORDS,
    "articles": _ONLY_WORDS,
    "abbreviations": _ONLY_WORDS,
    "arguments": _ONLY_WORDS,
    "columns": ROLES,
    "columns_alone": ROLES,
    "column_fillers": _ONLY_WORDS,
    "truth": frozenset({"yes", "no", "unclear"}),
    "empty": _ONLY_WORDS,
    "places": PLACES,
    "types": TYPES,
    "types_exact": TYPES,
    "type_adjectives": None,
    "type_nouns": _ONLY_WORDS,
    "type_containers": frozenset({"array", "map"}),
    "containers": frozenset(
        [
            "string_lead",
            "array_lead",
            "array_tail",
            "map_lead",
            "map_bare",
            "quantity",
            "item_noun",
            "suffix",
        ]
    ),
    "nullable": frozenset({"null", "undefined", "or"}),
    "requirement": frozenset(
        [
            "yes",
            "no",
            "conditions",
            "conditional_lead",
            "conditional_tail",
            "continuing",
            "restricting",
            "exceptions",
            "subjects",
            "copula",
            "nouns",
        ]
    ),
    "samples": None,
    "variants": frozenset({"traditional", "simplified"}),
}
_NAMES_OF_SEVERAL = frozenset({"headings", "headings_alone", "headings_exact"})
_AS_WRITTEN = frozenset(
    {"headings_alone", "columns_alone", "headings_exact", "types_exact", "samples"}
)
# Tables in which a word may stand under several names.
_FREE = frozenset(
    {"containers", "type_containers", "requirement", "variants", "nullable"}
)


def problems(data: Mapping[str, Any]) -> list[str]:
    """The faults of one language's words: unknown names, words under two names, empty words."""
    found = [f"unknown table: {table}" for table in data if table not in _NAMES]
    for table in data:
        if table in _NAMES:
            found += _wrong_names(table, data[table])
            found += [] if table in _FREE else _doubled(table, data[table])
    return found + _fillers_with_meaning(data) + _variants(data.get("variants", {}))


def _wrong_names(table: str, entries: Mapping[str, str]) -> Iterator[str]:
    known = _NAMES[table]
    for name, words in entries.items():
        parts = name.split() if table in _NAMES_OF_SEVERAL else name.split()[:1]
        if known is not None and not known.issuperset(parts):
            yield f"{table}: unknown name {name!r}"
        if table != "variants" and not all(word.strip() for word in words.split(",")):
            yield f"{table}.{name}: an empty word"


def _words(table: str, words: str) -> Iterator[str]:
    if table not in _AS_WRITTEN:
        yield from listed(words)
        return
    for word in words.split(","):
        yield word.strip() if table.endswith("exact") else fold(word.strip())


def _doubled(table: str, entries: Mapping[str, str]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, listing in entries.items():
        for word in _words(table, listing):
            if word in seen:
                yield f"{table}: {word!r} stands under {seen[word]!r} and {name!r}"
            seen[word] = name


def _fillers_with_meaning(data: Mapping[str, Any]) -> list[str]:
    """Words that are ignored and named: the name would win, so the filler is a mistake."""
    named = {
        word
        for listing in data.get("headings", {}).values()
        for word in listed(listing)
    }
    fillers = listed(data.get("fillers", {}).get("words", ""))
    return [
        f"fillers: {word!r} stands under headings too"
        for word in fillers
        if word in named
    ]


def _variants(table: Mapping[str, str]) -> list[str]:
    if len(table.get("traditional", "")) != len(table.get("simplified", "")):
        return ["variants: traditional and simplified differ in length"]
    return []
