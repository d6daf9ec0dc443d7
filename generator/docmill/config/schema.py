"""Every setting: its kind, what it defaults to, and what it means.

The reader checks files against these tables, and the guide shows them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from docmill.config.choices import Formatter, GroupBy, Layout, words_of
from docmill.config.model import Limits
from docmill.config.values import Kind
from docmill.words.load import languages


@dataclass(frozen=True, slots=True)
class Key:
    """A setting. `holds` is the kind of value, and `default` what stands for it, in words."""

    kind: Kind
    holds: str
    default: str
    meaning: str


def _either(choice: object) -> str:
    return " or ".join(f"`{word}`" for word in words_of(choice))


API_KEYS: Mapping[str, Key] = {
    "docs": Key(
        "texts",
        "path or list",
        "none",
        "The pages of the service. Without them, `spec` is your own document, which is only read.",
    ),
    "also": Key(
        "texts",
        "path or list",
        "none",
        "The same pages in another language. They are compared, and their descriptions are added.",
    ),
    "spec": Key("text", "path", "required", "The document to write, or to read."),
    "overlay": Key(
        "text",
        "path",
        "none",
        "An OpenAPI Overlay 1.0 with corrections. It is applied before anything is generated from the document.",
    ),
    "allow": Key(
        "texts",
        "code or list",
        "none",
        "Codes of errors in the document to tolerate.",
    ),
    "client": Key(
        "text",
        "path",
        "none",
        "The folder of the client. Without it, no client is generated.",
    ),
    "dialect": Key(
        "text",
        "name or path",
        "found out from the pages",
        "A built-in dialect, or your own as a TOML file.",
    ),
    "profile": Key(
        "text_or_no",
        "name, path or `false`",
        "by the hosts of all servers",
        "How the vendor's services behave: a built-in profile, or your own as a TOML file. `false` refuses all.",
    ),
    "package": Key(
        "text", "text", "from the name of the API", "The import name of the client."
    ),
    "layout": Key(
        "text",
        _either(Layout),
        "`project`",
        "A project that can be published, or only the import package.",
    ),
    "group_by": Key(
        "text",
        _either(GroupBy),
        "`none`",
        "Puts operations on the client itself, or groups them by tag.",
    ),
    "version": Key(
        "text",
        "text",
        "of the changelog, else of the document",
        "The version of the client.",
    ),
    "templates": Key(
        "text",
        "path",
        "none",
        "A folder of templates. They override built-in ones with the same name.",
    ),
    "formatter": Key(
        "text",
        _either(Formatter),
        "`black`",
        "Code formatter. For ruff: `pip install 'docmill[ruff]'`.",
    ),
    "include": Key(
        "lists",
        "table of `tags`, `paths`, `operations`",
        "everything",
        "Patterns: only matching operations are used.",
    ),
    "exclude": Key(
        "lists",
        "table of `tags`, `paths`, `operations`",
        "nothing",
        "Patterns: matching operations are skipped.",
    ),
    "names": Key(
        "table", "table", "none", "Names in the API → Python names to use for them."
    ),
    "client_parameters": Key(
        "texts",
        "text or list",
        "from the document",
        "Parameters that you pass once to the client, such as a region.",
    ),
    "limits": Key(
        "limits", "table", "see below", "Upper bounds on the size of the input."
    ),
}
"""The keys of `[apis.NAME]`."""

SHARED_KEYS: Mapping[str, Key] = {"profile": API_KEYS["profile"]}
"""The keys beside `[apis]`, which are those of every API that says nothing else."""

SITE_KEYS: Mapping[str, Key] = {
    "output": Key("text", "path", "none", "The folder of the site. `-o` overrides it."),
    "languages": Key(
        "texts",
        f"{', '.join(f'`{word}`' for word in languages())} or a list",
        "those of the descriptions",
        "The languages of the reference, the main one first.",
    ),
    "source_url": Key(
        "text",
        "text",
        "none",
        "The URL of a line of a page, with `{path}` and `{line}`.",
    ),
    "base_url": Key(
        "text",
        "text",
        "none",
        "The URL of the published site, for the links in its feed.",
    ),
    "templates": Key(
        "text",
        "path",
        "none",
        "A folder of templates. They override built-in ones with the same name.",
    ),
}
"""The keys of `[site]`."""

_LIMITS = {
    "input_bytes": "Bytes of one file.",
    "nesting_depth": "Levels of mappings and lists in one document.",
    "nodes": "Values in one document, those that aliases repeat included.",
    "table_rows": "Rows of one table of a page.",
    "operations": "Operations of one document.",
    "schemas": "Schemas of one document.",
    "properties": "Properties of one schema.",
    "text_length": "Characters of one description.",
}

LIMIT_KEYS: Mapping[str, Key] = {
    field.name: Key("limits", "number", f"{field.default:,}", _LIMITS[field.name])
    for field in dataclasses.fields(Limits)
}
"""The keys of `limits`."""
