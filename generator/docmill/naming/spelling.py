"""Words to Python names: ASCII only, never a keyword, never longer than 60 characters.

A name depends on the text it comes from alone; `clashes` tells apart those that are alike.
"""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata

MAX_LENGTH = 60
"""Longest name; beyond it the end is replaced by a hash of the whole."""

_WORDS = re.compile(
    r"IPv(?=[0-9])"
    r"|[A-Z]{2,}s(?![a-z])"  # IDs, URLs
    r"|[A-Z]+(?![a-z])"  # an acronym, up to the next word
    r"|[A-Z]?[a-z]+"
    r"|[0-9]+"
)

# Names that annotations and defaults of generated classes use: a member of the same
# name would hide them from the annotations that follow it.
ANNOTATION_NAMES = frozenset(
    (
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "object",
        "set",
        "str",
        "tuple",
        "dt",
    )
)
_PYDANTIC_NAMES = frozenset(
    [
        "construct",
        "copy",
        "from_orm",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    ]
)

_AMBIGUOUS = frozenset("IOl")
"""Names that look like digits, which linters refuse (pycodestyle E741 to E743)."""


def loses_letters(text: str) -> bool:
    """Whether a text has letters or digits that no ASCII name can hold."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return any(char.isalnum() and not char.isascii() for char in folded)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, as they are written: `taskID` is `task`, `ID`.

    Full-width letters and ligatures are folded (NFKC) and accents dropped; what has no
    ASCII form is left out. A sign before a number counts as a word.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    folded = re.sub(r"^-(?=[0-9])", "minus ", folded).replace("+1", " plus 1")
    plain = folded.encode("ascii", "ignore").decode("ascii").replace("'", "")
    found: list[str] = []
    for chunk in re.findall(r"[A-Za-z0-9]+", plain):
        found.extend(_split(chunk))
    return tuple(found)


def snake_case(text: str) -> str:
    """`createVPCListener` is `create_vpc_listener`; empty where no ASCII is left."""
    return _capped("_".join(word.lower() for word in words(text)), text)


def pascal_case(text: str) -> str:
    """`get_task` is `GetTask`, `VMId` stays `VMId`; empty where no ASCII is left."""
    joined = "".join(word[0].upper() + word[1:] for word in words(text))
    return _capped(joined, text)


def value_name(text: str, fallback: str = "value") -> str:
    """A name for a parameter or a member of a class.

    Keywords, names of builtin types, what pydantic keeps for itself and `l` get an
    underscore at the end; a leading digit or `model_` gets one word in front.
    """
    name = snake_case(text) or f"{fallback}_{_digest(text)}"
    if name[0].isdigit() or name.startswith("model_"):
        name = f"{fallback}_{name}"
    is_plain = is_value_name(name) and name not in _AMBIGUOUS
    return name if is_plain else f"{name}_"


def is_value_name(name: str) -> bool:
    """Whether a name of Python's can be that of a parameter or a member of a class."""
    reserved = keyword.iskeyword(name) or name in ANNOTATION_NAMES | _PYDANTIC_NAMES
    return not (reserved or name.startswith("model_"))


def module_name(text: str, fallback: str = "item") -> str:
    """A name for a module or a function."""
    name = snake_case(text) or f"{fallback}_{_digest(text)}"
    if name[0].isdigit():
        name = f"{fallback}_{name}"
    return f"{name}_" if _is_refused(name) else name


def class_name(text: str, fallback: str = "Model") -> str:
    """A name for a class or a type alias."""
    name = pascal_case(text) or f"{fallback}{_digest(text)}"
    if name[0].isdigit():
        name = fallback + name
    return f"{name}{fallback}" if _is_refused(name) else name


def _is_refused(name: str) -> bool:
    return keyword.iskeyword(name) or name in _AMBIGUOUS


def _split(chunk: str) -> list[str]:
    joined: list[str] = []
    for part in _WORDS.findall(chunk):
        # Digits stay with the word before them: `ipv4`, `md5`.
        if part.isdigit() and joined:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _capped(name: str, text: str) -> str:
    if len(name) <= MAX_LENGTH:
        return name
    digest = _digest(text)
    return f"{name[: MAX_LENGTH - len(digest) - 1].rstrip('_')}_{digest}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
