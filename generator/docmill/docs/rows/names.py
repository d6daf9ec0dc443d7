"""The name in a cell or item: what is sent, and what the page marks it with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.visible import visible

# What stands in front of a nested name: `» id`, `>> id`, `- id`, `├─ id`, `└ id`.
_MARK = re.compile(
    r"(?P<mark>(?:[»>›→▸•·∟└├│┗┣↳─—–\-+∙◦○]|\s|\u3000)*)(?P<rest>.*)", re.S
)
# `limit *`, `limit? \*\*`: where the page says more; the star of `limit*` says required.
_FOOTNOTE = re.compile(r"(?<=[\w\]?])\s{1,3}[*†‡¹²³]{1,4}$")
_LEADING_DOTS = re.compile(r"(?P<dots>\.{1,8})(?=[A-Za-z_])")
_NAME = re.compile(
    r"(?P<name>[A-Za-z_$@#\u00c0-\uffef:/\[{<*0-9][\w$@#.\-:/\[\]{}<>*~!]*?)"
    r"(?P<suffix>[?*＊†‡¹²³!]{0,3})(?=$|[\s(（,，:：=|]|\*(?!\.)|\[(?!(?:\d{0,3}|[nNi*])\]))(?P<more>.*)",
    re.S,
)
# `room[id]`, `rooms[kind][]`: the name of a form field; `id[optional]` is none.
_FORM_STEPS = re.compile(r"(?:\[[\w$.\-]{0,60}\]){1,8}")
_SPELLED = re.compile(r"[\w$@*]")
# Deeper rows stand side by side: nobody nests by so many signs.
_DEEPEST = 40
_ROOTS = frozenset(
    {"anonymous", "(root)", "root", "<root>", "[]", "none", "[ ]", "array", "(array)"}
)
_CODED_NAMES = re.compile(
    r"`[^`]{1,80}`(?:\s{0,2}(?:[,/、，&]|\band\b|<br\s?/?>)?\s{0,2}`[^`]{1,80}`){1,7}"
)
_BETWEEN_NAMES = re.compile(r"\s?[,，、]\s?|\s/\s|\sand\s")
_PLAIN = re.compile(r"[A-Za-z_$][\w$.\-\[\]]{0,80}")
_MOST_NAMES = 6
_DEPTH = re.compile(r"[»>›→▸•·∟└├┗┣↳\-—–+∙◦○]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, its depth by marker, a suffix that says required or optional, the rest."""

    name: str
    depth: int
    required: bool | None
    more: str
    root: bool


def read_name(source: str, indent: int, lexicon: Lexicon) -> Name | None:
    """The name of a row. None where the text is a sentence and no name.

    Reads `» dates`, `&emsp;&emsp;id`, `name?`, `name*`, `id (required)`; must not read
    "The following fields are only present if …".
    """
    text = visible(source).text.replace("\xa0", " ")
    match = _MARK.fullmatch(text)
    mark, rest = (match["mark"], match["rest"].strip()) if match else ("", text.strip())
    depth = _marker_depth(mark, indent)
    rest = _FOOTNOTE.sub("", rest)
    if dots := _LEADING_DOTS.match(rest):
        depth, rest = depth + len(dots["dots"]), rest[dots.end() :]
    if rest.strip("*_ ").casefold() in _ROOTS or not rest:
        return Name("", depth, None, "", True)
    found = _NAME.match(rest)
    if found is None or not _SPELLED.search(found["name"]):
        return None
    name, more = _with_form_steps(found["name"], found["more"].strip(), lexicon)
    if more and not _continues(more, lexicon):
        return None
    required = {"?": False, "*": True}.get(found["suffix"][:1])
    return Name(name.rstrip(":,."), depth, required, more, False)


def several_names(source: str) -> tuple[str, ...]:
    """The names in a cell that has several: `from, to`, "`lat`/`lon`", "`a` and `b`".

    Empty where it has one, and where a part is more than a name: "id, required".
    """
    coded = _CODED_NAMES.fullmatch(source.strip())
    parts = [p.strip() for p in _BETWEEN_NAMES.split(visible(source).text)]
    if coded is not None:
        parts = re.findall(r"`([^`]{1,80})`", source)
    named = 1 < len(parts) <= _MOST_NAMES and all(map(_PLAIN.fullmatch, parts))
    return tuple(dict.fromkeys(parts)) if named else ()


def _with_form_steps(name: str, more: str, lexicon: Lexicon) -> tuple[str, str]:
    """The name with the steps in brackets behind it, unless they are words about it."""
    steps = _FORM_STEPS.match(more)
    if steps is None:
        return name, more
    word = steps[0].strip("[]")
    if lexicon.requirement(word) is not None or lexicon.type(word) is not None:
        return name, more
    return name + steps[0], more[steps.end() :].strip()


def _marker_depth(mark: str, indent: int) -> int:
    signs = len(
        _DEPTH.findall(
            mark.replace("├─", "├")
            .replace("└─", "└")
            .replace("└──", "└")
            .replace("├──", "├")
        )
    )
    blanks = len(mark) - len(mark.lstrip(" \u3000"))
    depth = indent + signs if signs or indent else (blanks + 1) // 2
    return min(depth, _DEEPEST)


def _continues(more: str, lexicon: Lexicon) -> bool:
    """Whether what follows a name can: a requirement, a type, an alias, an explanation."""
    if more[0] in "(（[,，:：=|/":
        return True
    return lexicon.requirement(more) is not None or lexicon.type(more) is not None
