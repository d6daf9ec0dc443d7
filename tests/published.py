"""Parts of a reference, as the tests of what is made from one write them."""

from __future__ import annotations

from html import escape

from docmill.publish.model import Code, Field, Html, Prose


def prose(text: str) -> Prose:
    """A description."""
    return Prose(html=Html(f"<p>{escape(text)}</p>"), markdown=text)


def code(label: str, language: str, text: str) -> Code:
    """A piece of code without colours."""
    return Code(label=label, language=language, text=text, html=Html(escape(text)))


def field(name: str, type: str, text: str = "", **more: object) -> Field:
    """A field with nothing to say but what is given."""
    anchor = str(more.pop("anchor", f"field-{name}"))
    description = prose(text) if text else None
    return Field(anchor=anchor, name=name, type=type, description=description, **more)  # type: ignore[arg-type]
