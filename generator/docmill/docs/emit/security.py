"""Security: the schemes that pages name, and the signature that a profile knows."""

from __future__ import annotations

from docmill.docs.emit.context import Context
from docmill.docs.profiles.profile import Profile, Table
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer

Requirements = tuple[tuple[str, ...], ...]


def requirements(context: Context) -> list[dict[str, Json]]:
    """What every operation needs that says nothing else; empty where nothing is known."""
    signing = _signing(context.profile)
    if signing and not context.service.security:
        return [{signing["scheme"]: []}]
    return alternatives(context.service.security)


def alternatives(security: Requirements) -> list[dict[str, Json]]:
    """Alternatives of schemes that are needed together, as OpenAPI lists them."""
    return [{name: [] for name in together} for together in security]


def schemes(context: Context) -> dict[str, Json]:
    """The security schemes by name."""
    found: dict[str, Json] = {}
    if signing := _signing(context.profile):
        found[signing["scheme"]] = _signature(signing, context.service.name)
    for scheme in context.service.security_schemes:
        at = pointer("components", "securitySchemes", scheme.name)
        context.trace.origin(at, scheme.origin)
        found[scheme.name] = dict(scheme.data)
    return found


def _signing(profile: Profile | None) -> Table:
    return profile.table("signing") if profile is not None else {}


def _signature(signing: Table, service: str) -> dict[str, Json]:
    extension = {k: v for k, v in signing.items() if k not in ("scheme", "header")}
    return {
        "type": "apiKey",
        "in": "header",
        "name": signing["header"],
        "x-docmill-signing": {"service": service, **extension},
    }
