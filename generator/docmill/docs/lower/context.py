"""What lowering a page needs beside the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics
from docmill.docs.descriptions import Language
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import OperationPage, Text
from docmill.docs.model import Keyword

Enums = Callable[[OperationPage, str, Text], Keyword | None]
"""The values of a field whose description links to a page of enumerations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The words of the dialect and of its languages, and what other pages hold."""

    dialect: Dialect
    languages: tuple[Language, ...]
    enums: Enums
    diagnostics: Diagnostics
