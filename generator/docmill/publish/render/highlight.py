"""Code → HTML with the short CSS classes of Pygments; the stylesheet has their colours.

Only what a reader tells apart by colour becomes an element: no blanks, no punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from docmill.publish.model import Code, Html

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_LONGEST = 20_000
"""Code of more characters is shown without colours: lexers are not made for the worst."""

_LEXERS = {
    "bash": "BashLexer",
    "http": "HttpLexer",
    "json": "JsonLexer",
    "python": "PythonLexer",
    "xml": "XmlLexer",
}
_NAMES = {
    "console": "bash",
    "curl": "bash",
    "html": "xml",
    "js": "json",
    "py": "python",
    "python3": "python",
    "sh": "bash",
    "shell": "bash",
}
_PLAIN = frozenset(("", "err", "esc", "g", "n", "o", "p", "w", "x"))


def code(label: str, language: str, text: str) -> Code:
    """A piece of code with its HTML."""
    return Code(
        label=label, language=language, text=text, html=highlight(text, language)
    )


@lru_cache(maxsize=4096)
def highlight(text: str, language: str) -> Html:
    """Code as HTML; without colours where the language is not known."""
    language = language.lower()
    lexer = _lexer(_NAMES.get(language, language))
    if lexer is None or len(text) > _LONGEST:
        return Html(escape(text))
    return Html("".join(_spans(lexer, text)))


def _spans(lexer: Lexer, text: str) -> Iterator[str]:
    from pygments.token import STANDARD_TYPES  # noqa: PLC0415

    tokens = lexer.get_tokens(text)
    for name, run in groupby(tokens, lambda token: STANDARD_TYPES.get(token[0], "")):
        written = escape("".join(value for _, value in run))
        yield written if name in _PLAIN else f'<span class="{name}">{written}</span>'


@cache
def _lexer(language: str) -> Lexer | None:
    from pygments import lexers  # noqa: PLC0415

    name = _LEXERS.get(language)
    return getattr(lexers, name)(stripnl=False, ensurenl=False) if name else None
