"""Fields that are components: `<ParamField query="page" type="integer" required>`."""

from __future__ import annotations

from docmill.docs.lexicon.lexicon import Lexicon, Place
from docmill.docs.markdown.page import Component, Passage
from docmill.docs.markdown.visible import visible
from docmill.docs.rows.statements import Statement

_PLACES: tuple[Place, ...] = ("path", "query", "header", "cookie", "body", "form")
_NAMES = ("name", "param", "field", "parameter")


def component_row(block: Component, lexicon: Lexicon) -> Statement | None:
    """The statement of a component that has a name and a type or text; else None.

    Reads `<ResponseField name="id" type="string">`; must not read `<Card name="Start" />`
    or a button: a field has a type, or an attribute that names its location.
    """
    attributes = block.attributes
    if "method" in attributes or "verb" in attributes:
        return None
    place: Place | None = next(
        (
            p
            for p in _PLACES
            if p in attributes and attributes[p].value not in ("", "true")
        ),
        None,
    )
    name = (
        attributes[place]
        if place
        else next((attributes[n] for n in _NAMES if n in attributes), None)
    )
    described = attributes.get("in")
    if name is None or (place is None and "type" not in attributes and not described):
        return None
    stated: Place | None = lexicon.place(described.value) if described else place
    required = attributes.get("required")
    return Statement(
        name=visible(name.value).text.strip("\"'{} "),
        name_passage=name,
        type=attributes.get("type"),
        required=(
            None if required is None else required.value.strip("{}\"' ") != "false"
        ),
        required_passage=required,
        default=attributes.get("default") or attributes.get("initialValue"),
        description=_text(block),
        place=stated,
        source="component",
        span=block.span,
    )


def _text(block: Component) -> Passage | None:
    return block.text if block.text.value else block.attributes.get("description")
