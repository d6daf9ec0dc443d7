"""Facts out of descriptions: defaults, allowed values, limits, formats, marks.

The engine knows forms only: literals, lists, intervals, clauses. The words of a language
are data (`languages/*.toml`).
"""

from docmill.docs.descriptions.contradictions import contradictions, same
from docmill.docs.descriptions.language import (
    Language,
    LanguageError,
    load_language,
    spoken,
)
from docmill.docs.descriptions.mine import mine
from docmill.docs.descriptions.model import Fact, Json, Subject, Tier

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
    "spoken",
]
