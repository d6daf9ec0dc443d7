"""What lowering a page needs beside the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics
from docmill.docs.descriptions import Language
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import OperationPage, Text
from docmill.docs.model import Keyword
from docmill.docs.profiles.profile import Profile

Enums = Callable[[OperationPage, str, Text], Keyword | None]
"""The values of a field whose description links to a page of enumerations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The words of the dialect and of its languages, and what other pages hold.

    `profile` is what the vendor's services have in common, where there is one.
    """

    dialect: Dialect
    profile: Profile | None
    languages: tuple[Language, ...]
    enums: Enums
    diagnostics: Diagnostics
