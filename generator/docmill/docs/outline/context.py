"""What the headings, labels and sentences over a block say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docmill.docs.infer.status import status_in, statuses_in
from docmill.docs.lexicon.lexicon import HeadingRole, Lexicon, Place
from docmill.docs.markdown.page import Paragraph, Passage
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.contents import Side
from docmill.docs.outline.sections import Section

PLACES: tuple[Place, ...] = ("path", "query", "header", "cookie", "form", "body")
# "An array of users, each with:"; not "pass an array of ids" behind a comma.
_ARRAY = re.compile(
    r"^\W{0,4}(?:[\w ]{0,30}\b(?:is|are|returns?|contains)\s)?(?:an?\s)?(?:JSON\s)?"
    r"(?:array|list)\s(?:of|with|containing)\b|数组|列表，|配列",
    re.I | re.M,
)

_CODES = re.compile(r"[(\[`* ]{0,4}[1-5]\d\d[\d /,|、]{0,40}[)\]`*:： ]{0,4}")
_JSON = re.compile(r"\bJSON\b|JSON(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands over a block: whose fields they are, where they are sent, for which status.

    `status` may be several, as `400/500`. `fields` says that fields are expected, `required` what a heading says of all of them,
    `array` that a sentence calls the payload an array; nothing is read where `skip`.
    """

    side: Side | None = None
    place: Place | None = None
    url: bool = False
    status: str | None = None
    error: bool = False
    example: bool = False
    fields: bool = False
    required: bool | None = None
    skip: bool = False
    array: bool = False


def of_section(section: Section, above: Context) -> Context:
    """The context below a heading or label, with what the sections around it say.

    A heading of many unknown words is a title and changes nothing.
    """
    concepts = section.concepts
    many = (
        section.is_heading and not section.role.sure and len(section.role.residue) > 2
    )
    if not concepts or many:
        return above
    side, error = side_of(concepts, above)
    places: list[Place] = [place for place in PLACES if place in concepts]
    place: Place | None = places[0] if places and side != "response" else None
    if side == "response" and "header" in concepts:
        place = "header"
    return Context(
        side=side,
        place=place or (above.place if side == above.side else None),
        url="url" in concepts and not places,
        status=_status(section, above),
        error=error,
        example="example" in concepts
        or (above.example and "definition" not in concepts),
        fields=bool(
            concepts & {"parameters", "definition", "model"} or places or above.fields
        ),
        required=_required(concepts, above),
        skip=_is_aside(concepts),
        array=section.value is not None and says_array(section.value),
    )


def of_concepts(role: HeadingRole, above: Context) -> Context:
    """The context of what stands below an item that is a label, such as "Body"."""
    side, error = side_of(role.concepts, above)
    places: list[Place] = [place for place in PLACES if place in role.concepts]
    place = places[0] if places and side != "response" else None
    status = role.status or above.status
    return replace(
        above, side=side, error=error, place=place, status=status, fields=True
    )


def says_array(text: Passage) -> bool:
    """Whether a sentence calls a payload an array: "Array of users, each with:"."""
    return _ARRAY.search(visible(text.value).text.strip()) is not None


def _status(section: Section, above: Context) -> str | None:
    """The status of a section, in its title or behind it: `**Error response** (400/500)`."""
    own = statuses_in(words(section.title)) if section.title is not None else None
    if own is not None and "/" in own:
        return own
    value = section.value.value if section.value is not None else ""
    behind = statuses_in(value) if _CODES.fullmatch(value) else None
    return section.role.status or own or behind or above.status


def _required(concepts: frozenset[str], above: Context) -> bool | None:
    if "required" in concepts:
        return True
    return False if "optional" in concepts else above.required


def after_label(
    section: Section, context: Context, last: Context, has_request: bool
) -> Context:
    """A label without a side goes on with that of the label before it.

    Reads `**Success response:**`, `**Content:**` as one; a label `Parameters` begins the
    request again unless its rows stand already (`has_request`).
    """
    concepts = section.concepts
    own = concepts & {"request", "response", "returns", "success", "error"}
    if own or not last.side:
        return context
    if "parameters" in concepts:
        placed = any(place in concepts for place in PLACES) or "url" in concepts
        if last.side != "response" or not has_request or placed:
            return context
    return replace(
        context,
        side=last.side,
        status=context.status or last.status,
        error=context.error or last.error,
        place=context.place or last.place,
    )


def introduced(context: Context, intro: Paragraph | None, lexicon: Lexicon) -> Context:
    """The context of a block that a sentence introduces: "The response has: "."""
    if intro is None:
        return context
    text = visible(intro.text.value).text.strip()
    context = replace(context, array=context.array or says_array(intro.text))
    last = re.split(r"[.。!?\n]\s*", text.rstrip(":：.。"))[-1]
    if not last or len(last) > 160:
        return context
    role = lexicon.heading(last)
    about = role.concepts & {
        "response",
        "returns",
        "request",
        "error",
        "parameters",
        "success",
    }
    side, error = side_of(about, context)
    if side is None or (context.side is not None and not text.endswith((":", "："))):
        return context
    if context.side not in (None, side) and not about & {
        "response",
        "request",
        "returns",
    }:
        return context
    places: list[Place] = [place for place in PLACES if place in role.concepts]
    place = (places[0] if places else context.place) if side == "request" else None
    return replace(
        context,
        side=side,
        error=error or context.error,
        status=role.status or status_in(last) or context.status,
        place=place,
        example=context.example or "example" in role.concepts,
        fields=context.fields or "parameters" in role.concepts,
    )


def names_payload(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a sentence or label only names a payload: "A single JSON object.", "Array of users:".

    Must not read "Filter: a JSON object with", which names another thing too.
    """
    for sentence in re.split(r"[.。!?:：\n]\s*", visible(text.value).text.strip()):
        role = lexicon.heading(sentence)
        named = role.concepts == frozenset({"model"}) and len(role.residue) <= 1
        if named and _JSON.search(sentence):
            return True
    return says_array(text)


def _is_aside(concepts: frozenset[str]) -> bool:
    """Whether a section holds no fields: credentials, the URL, code samples, values."""
    if concepts & {
        "changelog",
        "code_sample",
        "permission",
        "sdk",
        "authentication",
        "enum",
    }:
        return not concepts & {"request", "response", "example", "parameters"}
    return bool(concepts & {"url", "endpoint", "method"}) and not concepts & {
        "parameters",
        "request",
        "response",
        "example",
        "path",
        "query",
        "body",
        "definition",
    }


def side_of(concepts: frozenset[str], above: Context) -> tuple[Side | None, bool]:
    """The side that concepts name, and whether they name errors.

    "Failed requests have this body" is about a response.
    """
    error = "error" in concepts or above.error
    answer = concepts & {"response", "returns", "success"} and "request" not in concepts
    if answer or "error" in concepts:
        return "response", "error" in concepts and "success" not in concepts
    if "request" in concepts:
        return "request", False
    if concepts & {"path", "query", "form", "cookie", "url", "body"}:
        return (
            above.side if above.side == "response" and "body" in concepts else "request"
        ), error
    if concepts & {"parameters", "header"}:
        return above.side or "request", error
    return above.side, error
