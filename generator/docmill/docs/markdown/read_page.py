"""Any Markdown page to blocks.

The library finds what CommonMark has; rules of this package find the rest. Positions are
offsets in the text all the way, so that each block and each cell knows where it stands.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.assembly import Assembly
from docmill.docs.markdown.front_matter import front_matter
from docmill.docs.markdown.page import Page
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.rules import code, definitions, signs, tables, text
from docmill.docs.markdown.rules.containers import Containers, Finder
from docmill.docs.markdown.rules.html import find_html

_NESTING = 40
_RULES = (
    "front_matter too_deep containers table fence blockquote hr list reference heading"
    " definition paragraph"
)
_FINDERS: dict[str, Finder] = {
    "<": find_html,
    "{": signs.find_shortcode,
    "!": signs.find_admonition,
    "?": signs.find_admonition,
    "=": signs.find_tab,
    ":": signs.find_directive,
    "i": signs.find_module_code,
    "e": signs.find_module_code,
}


def read_page(source: SourceFile, diagnostics: Diagnostics, limits: Limits) -> Page:
    """Cut a page into blocks. Never fails: what is odd is reported and kept."""
    reading = Reading(source, diagnostics, limits)
    values, lines = front_matter(reading)
    env: dict[str, Any] = {"reading": reading, "first": lines}
    tokens = _parser(reading.is_mdx).parse(reading.text, env)
    return Page(source, values, Assembly(reading, tokens).blocks())


@cache
def _parser(is_mdx: bool) -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _NESTING})
    parser.core.ruler.enableOnly(["block"])
    ruler = parser.block.ruler
    everywhere = ["paragraph", "reference", "blockquote", "list"]
    ruler.before("table", "front_matter", _front_matter)
    ruler.before("table", "too_deep", text.too_deep)
    ruler.before("table", "containers", Containers(_FINDERS), {"alt": everywhere})
    ruler.at("table", tables.table, {"alt": ["paragraph", "reference", "plain"]})
    ruler.at("code", code.indented_code)
    ruler.at("fence", code.fence, {"alt": everywhere})
    ruler.at("heading", text.atx_heading, {"alt": everywhere})
    ruler.at("reference", _reference)
    ruler.before(
        "lheading",
        "definition",
        definitions.definition,
        {"alt": ["paragraph", "plain"]},
    )
    ruler.at("paragraph", text.paragraph)
    ruler.enableOnly([*_RULES.split(), *([] if is_mdx else ["code"])])
    return parser


def _front_matter(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    after = int(state.env["first"])
    if silent or state.level or start >= after:
        return False
    state.line = min(after, end)
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Link definitions go; footnotes are text."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", position):
        return False
    return reference(state, start, end, silent)
