"""What shows a request as an example, not as the operation itself."""

from __future__ import annotations

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Paragraph
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.candidates import in_example
from docmill.docs.outline.sections import Outline, Section

_SHORT = 8
"""Characters of a word that only joins two examples: "or", "或者"."""


def introduced_as_example(
    outline: Outline, section: Section, number: int, lexicon: Lexicon
) -> bool:
    """Whether a block stands under the heading or behind the words of an example.

    Reads "For example:" before a block, and "or" between two blocks of which the first
    is an example; must not read "Returns the users, for example those of a team", a
    sentence with more than that.
    """
    if in_example(outline, section):
        return True
    while number >= 1:
        before = section.blocks[number - 1]
        if not isinstance(before, Paragraph):
            return False
        text = visible(before.text.value.strip().split("\n")[-1]).text.strip()
        role = lexicon.heading(text.rstrip(" :：,，."))
        if role.sure and "example" in role.concepts:
            return True
        joined = number >= 2 and isinstance(section.blocks[number - 2], CodeBlock)
        if len(text) > _SHORT or not joined:
            return False
        number -= 2
    return False
