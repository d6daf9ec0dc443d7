"""What a comparison says, in the language of a reference. Its own words are English."""

from __future__ import annotations

from collections.abc import Mapping

from docmill.openapi.diff.change import Change
from docmill.words.load import table

_TABLES = ("places", "subjects", "rules")

Table = Mapping[str, Mapping[str, str]]


def where(change: Change, language: str) -> str:
    """The operation, model or other part that changed."""
    return _begun(change.where, translations(language)["places"])


def what(change: Change, language: str) -> str:
    """What kind of change it is."""
    return translations(language)["rules"].get(change.rule.id, change.rule.what)


def message(change: Change, language: str) -> str:
    """One sentence that says what changed, without where."""
    subject = _begun(change.subject, translations(language)["subjects"])
    said = what(change, language)
    text = f"{subject}: {said}" if subject else said
    return f"{text} ({change.detail})" if change.detail else text


def translations(language: str) -> Table:
    """The words of a language; none for English."""
    return {key: table(language, "changes").get(key, {}) for key in _TABLES}


def _begun(text: str, words: Mapping[str, str]) -> str:
    """The text with its beginning in other words, where there are any."""
    found = next((word for word in words if text.startswith(word)), None)
    return text if found is None else words[found] + text.removeprefix(found)
