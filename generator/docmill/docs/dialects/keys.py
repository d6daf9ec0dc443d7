"""Every key of a dialect file: what it holds and what it means. The guide shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = ("heading", "component", "labels", "fence", "line", "action", "item", "index")
"""The kinds of start that `starts` may name."""
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
WORDS = ("yes", "no", "empty")
"""The keys of `[words]`."""


@dataclass(frozen=True, slots=True)
class DialectKey:
    """A key: the kind of its value, what it holds in words, and its meaning."""

    kind: str
    holds: str
    meaning: str


DIALECT_KEYS: Mapping[str, DialectKey] = {
    "extends": DialectKey(
        "text", "path", "Another dialect file. The keys of this one override its keys."
    ),
    "languages": DialectKey(
        "texts", "list", "The languages of the pages, the main one first. Default: all."
    ),
    "starts": DialectKey(
        "texts",
        f"list of {', '.join(f'`{kind}`' for kind in KINDS)}",
        "The only places where operations begin.",
    ),
    "headings": DialectKey(
        "words", "table", "Concept → headings that name it, such as `response`."
    ),
    "columns": DialectKey(
        "words", "table", "Role → headers of columns that hold it, such as `required`."
    ),
    "words": DialectKey(
        "words", "table of `yes`, `no`, `empty`", "Cells that mean yes, no or nothing."
    ),
    "types": DialectKey(
        "types",
        "table",
        'Type word → JSON Schema type, or type and format: `"integer int64"`.',
    ),
    "ignore": DialectKey("texts", "list", "Headings. Their sections are left out."),
    "base_url": DialectKey("text", "URL", "The base URL of the service."),
    "security": DialectKey(
        "names",
        "list or `false`",
        "The names of the security schemes that apply. `false`: none applies.",
    ),
    "silence": DialectKey(
        "text",
        "`required` or `optional`",
        "Whether a parameter is required if its row does not say so.",
    ),
    "method": DialectKey(
        "text",
        " or ".join(f"`{method}`" for method in METHODS),
        "The method of requests that are shown without one.",
    ),
    "doubtful": DialectKey(
        "flag",
        "`true` or `false`",
        "Whether requests that only an example shows are operations.",
    ),
}
"""The keys of a dialect file."""

MOVED: Mapping[str, str] = {
    "name": "a dialect has no name of its own any more: remove it",
    "title": "a dialect has no title any more: remove it",
    "sections": 'headings are in [headings] now, by concept: response = ["…"]',
    "operation": 'method = "…" is for requests without one; methods are known',
    "places": "locations are read from the pages: remove it",
    "type_patterns": "arrays and maps are read from their spelling: remove it",
    "models": "models are found by their headings and links: remove it",
    "releases": "change logs are found by their headings: remove it",
    "servers": 'base_url = "…" names the server; its variables are in a profile',
    "client": 'parameters of the client are in a profile: profile = "…"',
    "query": 'the style of queries is in a profile: profile = "…"',
    "paging": 'paging is in a profile: profile = "…"',
    "error": 'the error envelope is in a profile: profile = "…"',
    "success": 'texts of responses are in a profile: profile = "…"',
    "signing": 'signing is in a profile: profile = "…"',
}
"""Keys and tables of the earlier form, and where their content went."""
MOVED_WORDS: Mapping[str, str] = {"true": "yes", "false": "no"}
