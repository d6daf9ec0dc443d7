"""JSON as documentation writes it: with comments, trailing commas and ellipses."""

from __future__ import annotations

import json
import re

from docmill.openapi.model import Json

_TOKEN = re.compile(
    r'(?P<string>"(?:[^"\\\n]|\\.)*")'
    r"|(?P<comment>//[^\n]*|/\*.*?\*/|^[ \t]*\#[^\n]*)"
    r"|(?P<ellipsis>\.{3,}|…+)",
    re.DOTALL | re.MULTILINE,
)
_COMMAS = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?:\s*,)*(?=\s*[}\]])|,(?:\s*,)+')
_LEADING_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|([\[{])\s*,')


def loads(text: str) -> Json:
    """The value that a text spells. Raises ValueError where even tolerance finds none."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError:
        pass
    text = text.replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").replace("\t", " ")
    text = _TOKEN.sub(lambda match: match["string"] or "", text)
    text = _COMMAS.sub(
        lambda match: match[1] or ("," if match[0].count(",") > 1 else ""), text
    )
    text = _LEADING_COMMA.sub(lambda match: match[1] or match[2], text)
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
