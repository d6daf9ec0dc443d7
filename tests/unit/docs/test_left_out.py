"""Parts of pages that a comment or a dialect leaves out."""

from __future__ import annotations

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.page import Heading, Page, Paragraph
from docmill.docs.markdown.read_page import read_page
from docmill.docs.outline.left_out import without

TEXT = """# A

## Old

### Deeper

text

## New

<!-- docmill: skip -->

| a | b |
|---|---|
| 1 | 2 |

end
"""


def page(text: str) -> Page:
    return read_page(SourceFile("a.md", text), Diagnostics(), Limits())


def headings(found: Page) -> list[str]:
    return [b.text.value for b in found.blocks if isinstance(b, Heading)]


def test_a_comment_skips_the_next_block() -> None:
    found, left = without(page(TEXT), ())
    assert headings(found) == ["A", "Old", "Deeper", "New"]
    (one,) = left
    assert one.reason == "skipped"
    assert one.span.line == 11
    assert len(one.blocks) == 1
    last = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.value == "end"


def test_a_comment_over_a_heading_skips_its_section() -> None:
    text = TEXT.replace("## Old", "<!-- docmill: skip -->\n\n## Old")
    found, left = without(page(text), ())
    assert headings(found) == ["A", "New"]
    assert [one.reason for one in left] == ["skipped", "skipped"]


def test_headings_that_a_dialect_ignores() -> None:
    found, left = without(page(TEXT), ("old:",))
    assert headings(found) == ["A", "New"]
    assert left[0].reason == "ignored"
    assert len(left[0].blocks) == 3


def test_nothing_is_left_out() -> None:
    plain = page("# A\n\ntext\n")
    assert without(plain, ("b",)) == (plain, ())


def test_a_comment_at_the_end() -> None:
    found, left = without(page("text\n\n<!-- docmill: skip -->\n"), ())
    assert left == ()
    assert len(found.blocks) == 2
