"""Components of MDX and shortcodes of site generators: names and attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.markdown.page import Component, Passage
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.tags import Attribute, Tag, words

_SHORTCODE = re.compile(
    r"\{\{([<%])-?\s{0,9}(/?)\s{0,9}([\w./-]+)|\{(%)-?\s{0,9}()([\w./-]+)"
)
_ARGUMENT = re.compile(
    r"\s*+(?:([\w.:-]++)\s{0,9}[=:]\s{0,9})?(?:\"([^\"\n]*+)\"|'([^'\n]*+)'|`([^`\n]*+)`|([^\s\"'`,]++))"
)
_QUOTED = re.compile(r"\s*+([\"'`])(.*)\1\s*+", re.DOTALL)
_LONGEST = 3000
"""Characters of a shortcode."""

# What a component is called or looks like, not what it says: `<Card title="Pets">`.
_LOOKS = words(
    "title label value id class classname style icon key groupid group default"
    " defaultvalue defaultopen open cols color variant kind attributes"
)
_FIELD = re.compile(r"param|field|propert|attribute|argument", re.IGNORECASE)
_TITLES = ("title", "label", "summary", "value")


def attributes(reading: Reading, tag: Tag) -> dict[str, Passage]:
    """The attributes of a tag, each with the place of its value."""
    return {one.name: _value(reading, one) for one in tag.attributes}


def _value(reading: Reading, attribute: Attribute) -> Passage:
    if attribute.bare:
        span = reading.span(attribute.start, attribute.end)
        return Passage("true", ((0, span),))
    start, end = attribute.start, attribute.end
    if match := _QUOTED.fullmatch(reading.text, start, end):
        start, end = match.span(2)
    return block_text(reading, start, end)


def block_text(reading: Reading, start: int, end: int) -> Passage:
    """A stretch of text, its lines without the blanks around them."""
    lines = [one for one in reading.lines_of(start, end) if one[0] < one[1]]
    return reading.passage(lines, start)


def says_something(tag: Tag) -> bool:
    """Whether the attributes of a component hold more than its looks.

    `<Field name="size" required>` does, `<Tab title="Size">` does not; one whose name says
    that it is a field always does.
    """
    return _FIELD.search(tag.name) is not None or any(
        one.name.lower() not in _LOOKS for one in tag.attributes
    )


def title_of(reading: Reading, tag: Tag) -> str:
    """The title of a container; empty if it has none."""
    for name in _TITLES:
        if attribute := tag.find(name):
            return _value(reading, attribute).value if not attribute.bare else ""
    return ""


def component(reading: Reading, tag: Tag, start: int, end: int) -> Component:
    """The component of a tag, with the text between `start` and `end`."""
    return Component(
        tag.name,
        attributes(reading, tag),
        block_text(reading, start, end),
        reading.span(tag.start, tag.end),
    )


@dataclass(frozen=True, slots=True)
class Shortcode:
    """`{{< name a="b" >}}`, `{{% name %}}` or `{% name %}`."""

    name: str
    start: int
    arguments: int
    inner: int
    end: int
    closes: bool

    def as_component(self, reading: Reading, until: int | None = None) -> Component:
        """The shortcode as a component; its text goes from its end to `until`."""
        span = reading.span(self.start, self.end)
        found: dict[str, Passage] = {}
        at = self.arguments
        while match := _ARGUMENT.match(reading.text, at, self.inner):
            group = next(n for n in range(2, 6) if match[n] is not None)
            value = reading.passage([match.span(group)])
            found[match[1] or str(len(found))] = value
            at = match.end()
        text = block_text(reading, self.end, until if until is not None else self.end)
        return Component(self.name, found, text, span)


def shortcode(reading: Reading, start: int) -> Shortcode | None:
    """The shortcode that begins at a position."""
    text = reading.text
    match = _SHORTCODE.match(text, start)
    if match is None:
        return None
    closing = (">}}" if match[1] == "<" else "%}}") if match[1] else "%}"
    end = text.find(closing, match.end(), start + _LONGEST)
    if end < 0:
        return None
    inner = end - (text[end - 1] in "/-" and end > match.end())
    name = match[3] or match[6]
    is_end = bool(match[2]) or (not match[1] and name.startswith("end"))
    name = name.removeprefix("end") if not match[1] else name
    return Shortcode(name, start, match.end(), inner, end + len(closing), is_end)
