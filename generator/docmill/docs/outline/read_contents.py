"""Reads the sections of an operation, block by block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.infer.status import status_in, statuses_in
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.lexicon.text import key
from docmill.docs.markdown.page import (
    Block,
    Component,
    ListBlock,
    Paragraph,
    Passage,
    Table,
)
from docmill.docs.markdown.passages import cut, words
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.choose import Found, Piece
from docmill.docs.outline.contents import Contents, Group, StatusLine, by_status
from docmill.docs.outline.context import (
    Context,
    after_label,
    introduced,
    names_payload,
    of_section,
)
from docmill.docs.outline.description import without_lead, without_request
from docmill.docs.outline.read_blocks import BlockReader
from docmill.docs.outline.requests import requests_in
from docmill.docs.outline.sections import TITLE_LEVEL, Section
from docmill.docs.outline.statuses import bare_status, value_json
from docmill.docs.rows.columns import columns
from docmill.docs.rows.definitions import definition_rows, heading_rows
from docmill.docs.rows.field_tables import field_rows
from docmill.docs.rows.lists import inline_rows, list_rows
from docmill.docs.rows.statements import Statement

# The name of a model, with the status of the response: `UserPostBody`, `User[]`,
# UserPage (200); a field begins in lower case.
_MODEL_NAME = re.compile(
    r"\W{0,3}?(?P<name>[A-Z][A-Za-z0-9]{1,60}(?:\[\])?|\[[^\[\]\n]{1,80}\]\([^()\s]{1,200}\))`{0,2}"
    r"(?:\s{0,2}\([1-5]\d\d[^()\n]{0,20}\))?\.?\s*"
)
# Labels of the request line: what stands below one is text about the operation.
_REQUEST_LABELS = frozenset({"endpoint", "url", "method"})
# "query parameters `page` and `size`": two or three words, and names in code.
_NAME = r"`[A-Za-z_][\w.\[\]-]{0,40}`"
_NAMED = re.compile(
    rf"(?P<label>(?<![\w-])[^\W\d_]{{2,20}}\s[^\W\d_]{{2,20}})[:：]?\s{{1,2}}"
    rf"(?P<names>{_NAME}(?:(?:,\s?|\s)(?:and\s|or\s)?{_NAME}){{0,12}})"
)
_BODILESS = frozenset({"GET", "HEAD"})
_FEW_WORDS = 3
"""Words of a lead-in that names what follows; more are a sentence."""
_ALTERNATIVE = re.compile(r"oneOf|anyOf|xor|or", re.I)


def _unquoted(text: Passage) -> Passage:
    """A value of front matter without the quotes around it."""
    quoted = (
        len(text.value) > 1
        and text.value[0] in "\"'"
        and text.value[0] == text.value[-1]
    )
    return cut(text, 1, len(text.value) - 1) if quoted else text


def contents(found: Found, lexicon: Lexicon) -> Contents:
    """Read the sections of an operation."""
    return _Reader(found, lexicon).read()


def read_fields(section: Section, lexicon: Lexicon) -> list[Group]:
    """The groups of fields of a section on its own, such as one that defines a model."""
    reader = _Reader(None, lexicon)
    reader.piece(Piece(section, section.blocks), Context(fields=True))
    return reader.result.groups


class _Reader(BlockReader):
    """Goes through the sections; `contexts` keeps what each of them is about."""

    def __init__(self, found: Found | None, lexicon: Lexicon) -> None:
        super().__init__(found, lexicon)
        self.contexts: dict[int, Context] = {}
        self.last_label = Context()
        self.last_parent = -1

    def read(self) -> Contents:
        assert self.found is not None
        candidate = self.found.candidate
        matter = self.found.outline.page.front_matter.get("description")
        if candidate.kind == "component" and candidate.block < 0 and matter is not None:
            self.result.description.append(_unquoted(matter))
        for piece in self.found.pieces:
            self.piece(piece, self._context(piece.section))
        if not any(g.place == "query" for g in self.result.groups):
            self._named_in_sentences()
        by_status(self.result)
        return self.result

    def _named_in_sentences(self) -> None:
        """Query parameters that only a sentence names, where no list or table has any.

        Reads "Lists the boats, with the query parameters `page` and `size`."
        """
        assert self.found is not None
        context = Context(side="request", place="query", fields=True)
        for text in self.result.description:
            for match in _NAMED.finditer(text.value):
                role = self.lexicon.heading(match["label"].strip())
                if not (role.sure and "query" in role.concepts):
                    continue
                rows = inline_rows(cut(text, *match.span("names")), self.lexicon)
                if rows:
                    self.group(rows, context, self.found.anchor, len(rows))

    def _context(self, section: Section) -> Context:
        """What a section is about: its own words, then those of the sections around it."""
        assert self.found is not None
        anchor = self.found.anchor
        above = self.contexts.get(section.parent, Context())
        holds_start = (
            section.is_heading and section.index == self.found.candidate.section
        )
        if section.index == anchor.index or section.level == 0 or holds_start:
            context = Context()
        else:
            context = of_section(section, above)
            if section.level > TITLE_LEVEL:
                if section.parent != self.last_parent:
                    self.last_label = above
                has_request = any(g.side != "response" for g in self.result.groups)
                context = after_label(section, context, self.last_label, has_request)
                self.last_label, self.last_parent = context, section.parent
                if section.title is not None:
                    context = self._payload(context, section.title)
        self.contexts[section.index] = context
        return context

    def piece(self, piece: Piece, context: Context) -> None:
        """Read the blocks of a piece, one after the other."""
        section = piece.section
        if section.is_item_part and section.title is not None:
            reason = "label" if "method" in section.concepts else "no-field-list"
            self.result.unread.append((section.title.span, reason))
        self._value(section, context)
        intro: Paragraph | None = None
        if section.role.status and section.level > 0 and context.side == "response":
            self._status_heading(section, context)
        rows = (
            heading_rows(section.title, piece.blocks, self.lexicon)
            if self.found is None
            else ()
        )
        before = len(self.result.groups)
        for block in piece.blocks:
            over = context
            if intro is not None and not context.fields:
                over = self._payload(context, intro.text)
            local = introduced(over, intro, self.lexicon)
            if local.side != context.side and self._is_of_request(block, intro):
                local = context
            if isinstance(block, ListBlock) and before < len(self.result.groups):
                local = self._aside(local, intro)
            self.alternative = (
                intro is not None
                and _ALTERNATIVE.fullmatch(visible(intro.text.value).text.strip())
                is not None
            )
            own = isinstance(block, Component)
            read = self._size()
            self.block(block, context if own else local, section)
            if isinstance(block, Paragraph):
                intro = block
                self._describe(block, section, context)
            elif not isinstance(block, Component):
                if intro is not None and self._size() > read:
                    self._announced(intro)
                intro = None
        if rows:
            self.group(rows, context, section, len(rows))
        named = definition_rows(piece.blocks, self.lexicon) if context.fields else ()
        if named:
            self.group(named, context, section, len(named))

    def _aside(self, context: Context, intro: Paragraph | None) -> Context:
        """The context of a second list below the words "Windows:", which name no part.

        Its items explain values or rules. "Optional:" and a whole sentence go on with the
        fields above.
        """
        if intro is None or not intro.text.value.endswith((":", "：")):
            return context
        title = visible(intro.text.value).text.strip(" :：*")
        role = self.lexicon.heading(title)
        if role.concepts or len(title.split()) > _FEW_WORDS:
            return context
        return Context(side=context.side if context.side == "response" else None)

    def _is_of_request(self, block: Block, intro: Paragraph | None) -> bool:
        """Whether fields behind a sentence are of the request, though it names a response.

        Reads "Returns one bird." over `birdId (integer): The id` of `/birds/{birdId}` and
        over a column "Parameter"; must not read "It returns:" over `id`, which announces
        the fields.
        """
        if (
            self.found is None
            or intro is None
            or intro.text.value.endswith((":", "："))
        ):
            return False
        rows: Sequence[Statement] | None = None
        if isinstance(block, ListBlock):
            rows = list_rows(block, self.lexicon, True)
        elif isinstance(block, Table):
            rows = field_rows(block, self.lexicon)
            said = self.lexicon.heading(words(intro.text)).concepts
            if rows and "parameters" not in said and self._names_arguments(block):
                return True
        names = self.found.candidate.target.placeholders
        return any(row.name in names for row in rows or ())

    def _payload(self, context: Context, title: Passage) -> Context:
        """The context below words that name a payload, where no body is sent.

        Reads "A single JSON object." over a table of `GET /metrics` as a response; of
        `POST /metrics` it may be either.
        """
        said = context.side or context.place or context.url
        if said or self.found is None or self.found.candidate.method not in _BODILESS:
            return context
        is_named = names_payload(title, self.lexicon)
        return replace(context, side="response") if is_named else context

    def _names_arguments(self, block: Table) -> bool:
        named = columns(block, self.lexicon).roles["name"]
        title = key(words(block.header[named].text))
        return title in self.lexicon.vocabulary.arguments

    def _size(self) -> int:
        """How much was read: grows where a block gives fields, statuses or an example."""
        found = self.result
        return len(found.groups) + len(found.shown) + len(found.statuses)

    def _describe(self, block: Paragraph, section: Section, context: Context) -> None:
        """Add a paragraph that tells what the operation does, without its request."""
        if self.found is not None and self._is_description(section, context):
            text = without_request(block.text, self.found)
            self.result.description += [text] if text else []

    def _is_description(self, section: Section, context: Context) -> bool:
        """Whether text stands below the title, "Description", or the label of the request.

        Reads `**Endpoint:** POST /coins` over "Makes a coin out of metal."
        """
        assert self.found is not None
        if self.component_side is not None:
            return False
        anchor = self.found.anchor.index
        if section.parent == anchor and section.concepts <= _REQUEST_LABELS:
            return section.role.sure
        if context.side or context.skip or context.example:
            return False
        described = bool(section.concepts & {"description", "summary"})
        return section.index == anchor or described

    def _announced(self, intro: Paragraph) -> None:
        """Take out the sentence that only announces what was read: "The fields are:".

        Where no title says what the operation does, such a sentence may: "Create a job:".
        """
        texts = self.result.description
        if texts and intro.text.value.endswith(texts[-1].value):
            rest = without_lead(texts[-1])
            if rest or len(texts) > 1 or self._is_titled():
                texts[-1:] = [rest] if rest else []

    def _is_titled(self) -> bool:
        title = self.found.anchor.title if self.found is not None else None
        return title is not None and not requests_in(title.value, backward=True)

    def _value(self, section: Section, context: Context) -> None:
        value = section.value
        if value is None:
            return
        text = visible(value.value).text
        if "content_type" in section.concepts or re.match(
            r"\s{0,4}(?:[1-5]\d\d\s{1,2})?(?:application|multipart|text|image)/", text
        ):
            for media_type in re.findall(
                r"(?:application|multipart|text|image)/[\w.+\-]{1,60}", text
            ):
                self.result.media_types.append((context.side, media_type))
        if section.concepts & {"returns", "response"}:
            self.result.returns.append(value)
        if (
            section.concepts & {"description", "summary"}
            and self.found is not None
            and not context.side
        ):
            self.result.description.append(value)
        if context.side == "response" and (
            status := statuses_in(text) or bare_status(text)
        ):
            self.result.statuses.append(
                StatusLine(
                    status=status, description=None, schema=None, span=value.span
                )
            )
        alone = value.value.startswith(("`{", "`[", "{"))
        if (alone or context.side == "response") and (shown := value_json(value)):
            self.block(shown, context, section)
            if alone:
                return
        named = _MODEL_NAME.fullmatch(value.value)
        if self._is_null(text) and context.side != "response":
            named = None
        if named and section.concepts & {"body", "request", "response"}:
            status = context.status or status_in(text)
            name = cut(value, *named.span("name"))
            self.result.payloads.append((context.side, status, name))
        inline = (
            inline_rows(value, self.lexicon) if context.fields and not named else ()
        )
        if inline:
            self.group(inline, context, section, len(inline))
        self.result.texts.append(value)

    def _is_null(self, text: str) -> bool:
        """Whether a label says that there is nothing: `body: NULL`."""
        return self.lexicon.type(text.strip()) == ("null", None)

    def _status_heading(self, section: Section, context: Context) -> None:
        assert section.role.status is not None
        assert section.title is not None
        self.result.statuses.append(
            StatusLine(
                status=(context.status or section.role.status).upper(),
                description=None,
                schema=None,
                span=section.title.span,
            )
        )
