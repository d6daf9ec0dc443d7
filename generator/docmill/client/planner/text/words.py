"""The words that docmill itself adds to docstrings and README, in the docs' language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docmill.client.literals import Markdown
from docmill.client.project_plan import ReadmeWords
from docmill.words import load as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Labels and sentences; `{}` takes the value."""

    arguments: str
    returns: str
    raises: str
    source: str
    default: str
    says_default: str
    range: str
    minimum: str
    maximum: str
    length: str
    at_least: str
    at_most: str
    values: str
    deprecated: str
    from_example: str
    from_client: str
    idempotency: str
    max_items: str
    pages: str
    content_type: str
    target: str
    progress: str
    stream: str
    download: str
    whole_body: str
    twin: str
    stop: str
    comma: str
    colon: str
    any_error: str
    package: str
    events: str
    clients: str
    service: str
    waiting: str
    awaited: str
    readme: ReadmeWords


@cache
def wording(language: str) -> Wording:
    """The words of a language; raises FileNotFoundError where docmill has none of it."""
    readme = {
        key: Markdown(text) for key, text in words.table(language, "readme").items()
    }
    texts: Mapping[str, str] = words.table(language, "docstrings")
    return Wording(**texts, readme=ReadmeWords(**readme))
