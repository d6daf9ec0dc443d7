"""What every part of a document is written from."""

from __future__ import annotations

from dataclasses import dataclass

from docmill.docs.emit.own_schemas import OwnSchemas
from docmill.docs.emit.trace import Trace
from docmill.docs.model import Field, Service, Translation
from docmill.docs.profiles.profile import Profile
from docmill.openapi.document import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A service, the collector of origins, and the schemas that operations have alone."""

    service: Service
    trace: Trace
    own: OwnSchemas

    @property
    def profile(self) -> Profile | None:
        """How the services of the vendor behave; None where that is not known."""
        return self.service.profile

    def is_idempotency_key(self, name: str) -> bool:
        """Whether a parameter makes it safe to send a call twice."""
        return self.profile is not None and self.profile.is_idempotency_key(name)

    def note_row(self, at: str, found: Field) -> None:
        """The part at a pointer comes from the row of a field."""
        self.trace.row(at, found.span, found.rule, found.tier)


def reference(name: str) -> dict[str, Json]:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def translations(translation: Translation | None) -> dict[str, Json]:
    """The extension that holds a description in another language."""
    if translation is None:
        return {}
    return {"x-docmill-description": {translation.language: translation.text}}
