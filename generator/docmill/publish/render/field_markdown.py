"""Parameters, members and headers as tables of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from docmill.publish.model import Field, Link, Place, Source
from docmill.publish.render.text_to_markdown import code, escape, inline, table
from docmill.words.load import Words

_SEPARATOR = " · "
_SHOWN_EXAMPLES = 3
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20<>()\[\]\\`|\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes tables; `paths` leads from the anchors of the page to files."""

    words: Words
    paths: Mapping[str, str]

    def parameters(self, parameters: Mapping[Place, Iterable[Field]]) -> str:
        """All parameters of an operation in one table; empty where it has none."""
        head = ("name", "place", "type", "required", "description")
        rows = [
            (name, escape(self.words.documents[place]), *rest)
            for place, fields in parameters.items()
            for field in fields
            for name, *rest in self._rows(field, field.name)
        ]
        return self._table(head, rows)

    def members(self, value: Field) -> str:
        """The members of a value, or its alternatives; empty where it has none."""
        head = ("name", "type", "required", "description")
        return self._table(head, list(self._inner(value, "")))

    def value(self, value: Field) -> str:
        """What a value is, without its members, on one line."""
        return _SEPARATOR.join([self._type(value), *self._facts(value)])

    def fields(self, fields: Iterable[Field]) -> str:
        """Some fields beside each other, such as headers."""
        head = ("name", "type", "required", "description")
        return self._table(head, [row for f in fields for row in self._rows(f, f.name)])

    def link(self, link: Link | None) -> str:
        """A link to another file or out of the reference."""
        if link is None:
            return ""
        target = self.paths.get(link.href.removeprefix("#"), link.href)
        label = escape(link.label)
        safe = target.startswith(("../", "http://", "https://", "mailto:"))
        return f"[{label}]({_address(target)})" if safe else label

    def source(self, source: Source | None) -> str:
        """Where something comes from, with a link where there is one to follow."""
        if source is None:
            return ""
        if source.url:
            return self.link(Link(label=source.label, href=source.url))
        return escape(source.label)

    def _table(self, head: Iterable[str], rows: list[tuple[str, ...]]) -> str:
        texts = self.words.documents
        return table([texts[word] for word in head], rows) if rows else ""

    def _rows(self, field: Field, name: str) -> Iterator[tuple[str, ...]]:
        required = self.words.documents["yes" if field.required else "no"]
        shown = code(name) if name else ""
        yield shown, self._type(field), required, _SEPARATOR.join(self._facts(field))
        yield from self._inner(field, f"{name}." if name else "")

    def _type(self, field: Field) -> str:
        if field.schema is None:
            return code(field.type)
        before, _, after = field.type.rpartition(field.schema.label)
        return f"{escape(before)}{self.link(field.schema)}{escape(after)}"

    def _inner(self, field: Field, prefix: str) -> Iterator[tuple[str, ...]]:
        for child in field.children:
            yield from self._rows(child, f"{prefix}{child.name}")
        for number, variant in enumerate(field.variants, 1):
            name = variant.name or f"{self.words.documents['alternative']} {number}"
            yield from self._rows(variant, f"{prefix}{name}")

    def _facts(self, field: Field) -> Iterator[str]:
        """All that is known of a value beyond its type."""
        if field.badge == "deprecated":
            yield f"**{self.words.badges['deprecated']}**"
        if field.description:
            yield inline(field.description.markdown)
        flags = ("nullable", "read_only", "write_only", "from_example")
        yield from (getattr(self.words, flag) for flag in flags if getattr(field, flag))
        if field.default is not None:
            yield f"{self.words.default}: {code(field.default)}"
        if field.allowed:
            yield f"{self.words.allowed}: {', '.join(map(code, field.allowed))}"
        for constraint in field.constraints:
            yield f"{code(constraint.keyword)}: {code(constraint.value)}"
        if field.examples:
            shown = map(code, field.examples[:_SHOWN_EXAMPLES])
            yield f"{self.words.example}: {', '.join(shown)}"


def _address(target: str) -> str:
    """An address that ends where it shall: no space, bracket or control in it."""
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0]), target)
