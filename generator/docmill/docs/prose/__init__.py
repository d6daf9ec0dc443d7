"""Facts out of descriptions: defaults, allowed values, limits, formats, marks.

The engine knows forms only: literals, lists, intervals, clauses. The words of a language
are data (`docs/languages/*.toml`).
"""

from docmill.docs.prose.consistency import contradictions, same
from docmill.docs.prose.language import Language, LanguageError, load_language
from docmill.docs.prose.mining import mine
from docmill.docs.prose.model import Fact, Json, Subject, Tier

__all__ = [
    "Fact",
    "Json",
    "Language",
    "LanguageError",
    "Subject",
    "Tier",
    "contradictions",
    "load_language",
    "mine",
    "same",
]
