"""Reads the lists of an operation: fields, statuses, labels, or text around code."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace

from docmill.docs.infer.status import returned_statuses
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Passage,
    Table,
)
from docmill.docs.markdown.passages import cut
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.contents import StatusLine
from docmill.docs.outline.context import (
    Context,
    introduced,
    of_concepts,
)
from docmill.docs.outline.grouping import Grouping
from docmill.docs.outline.sections import Section
from docmill.docs.outline.statuses import (
    STATUS,
    code_json,
    labelled_status,
)
from docmill.docs.rows.lists import list_rows

_LABELS = frozenset(
    {"body", "header", "query", "path", "form", "parameters", "response"}
)


class ListReader(Grouping, ABC):
    """Reads lists; what stands within their items is given back to `block`."""

    @abstractmethod
    def block(self, block: Block, context: Context, section: Section) -> None:
        """Read one block."""

    def list(self, block: ListBlock, context: Context, section: Section) -> None:
        found = [STATUS.match(item.text.value) for item in block.items]
        if all(found) and (
            context.side == "response"
            or context.error
            or section.concepts & {"status_code"}
        ):
            for item, match in zip(block.items, found, strict=True):
                assert match is not None
                self.result.statuses.append(
                    StatusLine(
                        status=match["status"].upper(),
                        schema=None,
                        span=item.span,
                        description=cut(item.text, match.end(), len(item.text.value)),
                    )
                )
            return
        self.result.texts += [item.text for item in block.items]
        coded = self._coded(block, context, section)
        if coded is None:
            return
        block_left = self._labelled(coded, context, section)
        if block_left is None:
            return
        block = block_left
        expected = (
            context.fields or context.side is not None or context.required is not None
        )
        rows = None if context.skip else list_rows(block, self.lexicon, expected)
        if rows is not None:
            self.group(rows, context, section, len(block.items), block.span)
        else:
            self.inner(block, context, section)

    def _coded(
        self, block: ListBlock, context: Context, section: Section
    ) -> ListBlock | None:
        """The list without items such as `**Code:** 202`, whose statuses are read."""
        if context.side != "response":
            return block
        rest: list[ListItem] = []
        for item in block.items:
            status = labelled_status(item.text, self.lexicon)
            if status is None:
                rest.append(item)
                continue
            self.result.statuses.append(
                StatusLine(status=status, description=None, schema=None, span=item.span)
            )
            local = replace(context, status=status)
            shown = code_json(item.text)
            if shown is not None:
                self.block(shown, local, section)
            self.inner(ListBlock((item,)), local, section)
        return ListBlock(tuple(rest), block.ordered) if rest else None

    def _labelled(
        self, block: ListBlock, context: Context, section: Section
    ) -> ListBlock | None:
        """Items that label a list within them: `* **Body:** has these fields:`.

        Their fields are read; the rest of the list comes back, None where nothing is left.
        """
        rest: list[ListItem] = []
        for item in block.items:
            label = re.split(r"[:：]", visible(item.text.value).text, maxsplit=1)[0]
            role = self.lexicon.heading(label) if len(label) < 50 else None
            inner = [b for b in item.blocks if isinstance(b, ListBlock)]
            about = role.concepts & _LABELS if role is not None and role.sure else None
            if not about or not (inner or _is_label(item)):
                rest.append(item)
                continue
            assert role is not None
            local = of_concepts(role, context)
            if not inner:
                self.inner(ListBlock((item,)), local, section)
            for below in inner:
                rows = list_rows(below, self.lexicon, True)
                if rows is not None:
                    self.group(rows, local, section, len(below.items), below.span)
        return ListBlock(tuple(rest), block.ordered) if rest else None

    def said_statuses(self, text: Passage) -> bool:
        """Whether a text says which statuses are returned; they are taken note of."""
        found = [
            StatusLine(
                status=said.code,
                description=None,
                schema=None,
                span=text.part(said.start, said.end),
            )
            for said in returned_statuses(text.value)
        ]
        self.result.statuses += found
        return bool(found)

    def inner(self, block: ListBlock, context: Context, section: Section) -> None:
        """A list that states no fields: its items may hold code and tables all the same."""
        for item in block.items:
            if context.skip or context.example or not self.said_statuses(item.text):
                self.result.unread.append((item.span, "no-field-list"))
            inner = introduced(context, Paragraph(item.text), self.lexicon)
            for below in item.blocks:
                if isinstance(below, (CodeBlock, Table)):
                    self.block(below, inner, section)


def _is_label(item: ListItem) -> bool:
    """Whether an item begins with a label in bold: "**Body**: a list of notes".

    Asked of items whose first word names a part of an operation; a field called `body` has
    no capital.
    """
    return (
        re.match(r"\*\*[A-Z\u0080-\uffff][^*]{0,40}\*\*\s?[:：]", item.text.value)
        is not None
    )
