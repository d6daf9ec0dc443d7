"""What stands in the sections of an operation and says nothing to the document."""

from __future__ import annotations

from collections.abc import Sequence

from docmill.diagnostics.model import Diagnostics
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.markdown.blocks import Paragraph
from docmill.docs.markdown.inline import label
from docmill.docs.outline.scopes import Section
from docmill.docs.outline.starts.page import url_in

_ROLES = frozenset({"address", "parameters", "response", "codes"})


def report_unused(
    sections: Sequence[Section], dialect: Dialect, diagnostics: Diagnostics
) -> None:
    """Tell of the paragraphs that were not used, and of tables that Markdown takes for text."""
    for section in sections:
        if section.role in _ROLES:
            for paragraph in section.paragraphs:
                _report(paragraph, section, dialect, diagnostics)


def _report(
    paragraph: Paragraph, section: Section, dialect: Dialect, diagnostics: Diagnostics
) -> None:
    rows = [line for line in paragraph.lines if line.text.count("|") > 1]
    if rows:
        diagnostics.warning(
            "table-not-recognized",
            f"{len(rows)} lines look like rows of a table, but make none",
            rows[0],
            hint="a table has a header row and below it a row of dashes with as many cells",
        )
        return
    if section.role == "address" and any(map(url_in, paragraph.lines)):
        return
    if not dialect.is_empty(label(paragraph.text)):
        diagnostics.note(
            "text-unused",
            "text stands beside the tables and was not used",
            paragraph.span,
            hint="what it says of a parameter belongs into the row of the parameter",
        )
