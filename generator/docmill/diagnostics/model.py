"""What docmill has to say about its input, and the collector that is passed around.

A diagnostic has a stable kebab-case code, the smallest span that shows the trouble,
one plain sentence in lower case and, where there is one, a hint with the way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum

from docmill.diagnostics.source import Span


class Severity(IntEnum):
    """How bad it is. Errors stop the output, warnings do not, notes inform."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The word that messages begin with."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a diagnostic, and what is there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding; `allowed` is a warning that the user has settled for by its code."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()
    allowed: bool = False


@dataclass(slots=True)
class Diagnostics:
    """Collects findings; never raises, so that a run can go on to the next page."""

    strict: bool = False
    items: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def error(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        *,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Report what makes the result unusable."""
        self._add(Severity.ERROR, code, message, span, hint, related)

    def warning(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        *,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Report what the reader should look at; an error where `strict` is set."""
        severity = Severity.ERROR if self.strict else Severity.WARNING
        self._add(severity, code, message, span, hint, related)

    def note(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        *,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Report a decision that was taken and needs no action."""
        self._add(Severity.NOTE, code, message, span, hint, related)

    def extend(self, other: Diagnostics) -> None:
        """Take over what another collector holds."""
        for item in other.items:
            is_warning = item.severity is Severity.WARNING and not item.allowed
            self.items.append(
                replace(item, severity=Severity.ERROR)
                if self.strict and is_warning
                else item
            )

    def count(self, severity: Severity) -> int:
        """How many findings of one severity there are."""
        return sum(item.severity is severity for item in self.items)

    @property
    def has_errors(self) -> bool:
        """Whether anything makes the result unusable."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.items)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        span: Span | None,
        hint: str | None,
        related: tuple[Related, ...],
    ) -> None:
        self.items.append(
            Diagnostic(
                severity=severity,
                code=code,
                message=message,
                span=span,
                hint=hint,
                related=related,
            )
        )
