"""Bullets and definition lists of parameters or properties to statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import ListBlock, ListItem, Paragraph, Passage
from docmill.docs.markdown.passages import cut, joined, lines
from docmill.docs.markdown.visible import visible
from docmill.docs.rows.columns import is_type
from docmill.docs.rows.statements import Source, Statement

_WORD = r"[A-Za-z_$@:][\w$@.\-:\[\]{}]{0,80}"
# `name`, **name**, *name*, "name", [name]: the mark closes behind the whole name, so that
# `room-id`, `X-Room-Key` and `rooms[].id` are one name each.
_MARKED_ITEM = re.compile(
    rf"\s*(?P<open>`|\*\*`?|__|\*|_|<code>|\"|\[)(?P<name>{_WORD})(?P<suffix>\?|\\\*)?(?P<close>`?\*\*|__|`|\*|_|</code>|\"|\])(?P<after>\?|\\?\*(?!\*))?"
    rf"(?=[\s:：=\-–—(（\[,，<{{]|$)(?P<rest>.*)",
    re.S,
)
# name: and what is between it and its description; `id[optional]` is `id`, `ids[]: x` is not.
_ITEM = re.compile(
    rf"\s*(?P<open>`|\*\*`?|__|\*|_|<code>|\"|\[)?(?P<name>{_WORD}?)(?P<suffix>\?|\\\*)?(?(open)(?P<close>`?\*\*|__|`|\*|_|</code>|\"|\])?)(?P<after>\?|\\?\*(?!\*))?"
    rf"(?=[\s:：=–—(（,，<{{]|-[\s>]|\[(?!(?:\d{{0,3}}|[nNi*])\])|$)(?P<rest>.*)",
    re.S,
)
_BRACKET = re.compile(
    r"\s*`?(?P<open>[(（\[<{])(?P<inner>[^()（）\[\]{}]{1,120})[)）\]>}]`?(?!\()"
)
_SEPARATOR = re.compile(r"\s{0,3}(?:[:：=]|[-–—]{1,2}|,|，|\.(?=\s)|→|\s)\s{0,3}")
_TYPE_WORDS = re.compile(
    r"(?P<mark>[_*`\[({<]{0,2})(?P<words>[A-Za-z\u4e00-\u9fff?][\w\u4e00-\u9fff .\[\]<>|?]{0,40}?)(?P<end>[_*`\])}>]{0,2})(?=\s{0,2}[,.;:，。；：(（\-–—]|\s*$|[_*`\])}>])"
)


_STATUS = re.compile(
    r"\W{0,4}(?P<label>[^\W\d_][^:：*\n]{0,30}?)\s?\*{0,2}[:：]\*{0,2}\s{0,3}`?[1-5]\d\d\b"
)
# `(string: "15s")`, `(array<Check>: nil)`: a type and what the field is without a value.
_TYPE_AND_DEFAULT = re.compile(
    r"\s*(?P<type>[A-Za-z][\w<>\[\] ]{1,40}):\s{0,2}(?P<default>[^`]{1,60}?)[`\s]*"
)


def list_rows(
    block: ListBlock, lexicon: Lexicon, expected: bool
) -> tuple[Statement, ...] | None:
    """The statements of a list; None where its items are no fields.

    `expected`: it stands below a heading of parameters or properties, so plain words may
    be names ("id: the number of the user"). Elsewhere names stand in code or bold and
    most have a type or say whether they are required: a list of features is none.
    """
    rows = [item_row(item, lexicon, expected) for item in block.items]
    named = [row for row in rows if row is not None]
    if not named or len(named) * 10 < len(rows) * 6:
        return None
    if not expected:
        told = sum(r.type is not None or r.required is not None for r in named)
        if told * 2 < len(named):
            return None
    return tuple(named)


def _is_status(text: Passage, lexicon: Lexicon) -> bool:
    """Whether an item labels a status: "**Code:** 401 Unauthorized", not "Rooms: 401"."""
    match = _STATUS.match(text.value)
    return (
        match is not None
        and "status_code" in lexicon.heading(match["label"].strip()).concepts
    )


def item_row(item: ListItem, lexicon: Lexicon, expected: bool) -> Statement | None:
    """The statement of one item, with those of the list within it as children."""
    if _is_status(item.text, lexicon):
        return None
    if item.term is not None:
        row = _from_term(item.term, item, lexicon)
    else:
        row = text_row(item.text, lexicon, expected, "list-item")
    if row is None:
        return None
    children: list[Statement] = []
    for block in item.blocks:
        if isinstance(block, ListBlock) and (
            inner := list_rows(block, lexicon, _holds(row, lexicon))
        ):
            children += inner
    return replace(row, children=tuple(children)) if children else _with_more(row, item)


def _holds(row: Statement, lexicon: Lexicon) -> bool:
    """Whether a field may have properties: below a string a list shows values."""
    if row.type is None:
        return True
    word = lexicon.nullable(visible(row.type.value).text.strip())[0]
    kind = lexicon.type(word)
    return kind is None or kind[0] in ("object", "array")


def _with_more(row: Statement, item: ListItem) -> Statement:
    """A list of values below a field belongs to its description."""
    extra = [
        entry.text.value
        for block in item.blocks
        if isinstance(block, ListBlock)
        for entry in block.items
    ]
    extra += [b.text.value for b in item.blocks if isinstance(b, Paragraph)]
    if not extra or row.description is None:
        return row
    text = "\n".join([row.description.value, *(f"- {e}" for e in extra)])
    return replace(row, description=Passage(text, row.description.pieces))


def _from_term(term: Passage, item: ListItem, lexicon: Lexicon) -> Statement | None:
    name = text_row(term, lexicon, True, "definition")
    if name is None:
        return None
    rest = _details(item.text, 0, name, lexicon)
    return replace(rest, source="definition")


def text_row(
    text: Passage, lexicon: Lexicon, expected: bool, source: Source
) -> Statement | None:
    """The statement of a text that begins with a name.

    Reads "`id` (string, required): the id", "name - _string_, the name", "id=[integer]";
    must not read "Returns the users" or, outside a list of parameters, "note: …".
    """
    value = text.value
    if value.startswith("`") and value.endswith("`") and value.count("`") == 2:
        text, value = cut(text, 1, len(value) - 1), value[1:-1].strip()
    value = visible_lead(value)
    match = _MARKED_ITEM.match(value) or _ITEM.match(value)
    if match is None or not match["name"]:
        return None
    marked = bool(match["open"]) and bool(match["close"])
    rest = match["rest"]
    if "://" in match["name"] + rest[:3]:
        return None
    if not marked and not (expected and _separates(rest, lexicon)):
        return None
    if (
        not marked
        and re.fullmatch(r"\s?[:：]?\s*", rest)
        and lexicon.heading(match["name"]).concepts
        & {"example", "notes", "response", "request"}
    ):
        return None
    shift = len(text.value) - len(value)
    statement = Statement(
        name=match["name"].rstrip(":"),
        name_passage=cut(text, shift + match.start("name"), shift + match.end("name")),
        required=_marked(match["suffix"] or match["after"]),
        source=source,
        span=text.span,
    )
    mark = "" if marked else (match["open"] or "")
    found = _details(text, shift + match.start("rest"), statement, lexicon, mark)
    told = found.type is not None or found.required is not None
    about = lexicon.heading(match["name"]).concepts & _LABELS
    label = about and not told and match["name"][:1].isupper()
    labelled = rest.lstrip()[:1] in (":", "：") or match["name"].endswith(":")
    return None if label and labelled else found


_LABELS = frozenset(
    {
        "body",
        "response",
        "request",
        "parameters",
        "example",
        "header",
        "returns",
        "notes",
    }
)
"""Words that label a part of an operation: "Body: the attributes of a note" is no field."""


def visible_lead(value: str) -> str:
    """The text without boxes and shortcodes in front: `[x] name`, `{{<required>}} name`."""
    return re.sub(r"^(?:\[[ x]\]|\{\{[<%][^{}]{0,60}[>%]\}\})\s*", "", value)


def _marked(suffix: str | None) -> bool | None:
    return {"?": False, "*": True}.get((suffix or "").lstrip("\\"))


def _separates(rest: str, lexicon: Lexicon) -> bool:
    """Whether a plain word is a name by what follows it: a separator, brackets, nothing."""
    if not rest.strip():
        return True
    return bool(re.match(r"\s?[:：=]|\s[-–—]{1,2}\s|\s?[(（\[{<]|,\s?\w+", rest))


def _details(
    text: Passage, start: int, row: Statement, lexicon: Lexicon, mark: str = ""
) -> Statement:
    """Type, requirement and description out of what follows the name.

    `mark` is one that opens before the name and closes behind it: `**id (integer)**: x`.
    """
    value = text.value
    at = start
    for _ in range(3):
        separator = _SEPARATOR.match(value, at)
        bracket = _BRACKET.match(value, separator.end() if separator else at)
        if bracket is None:
            break
        if (updated := _bracket(text, bracket, row, lexicon)) is None:
            break
        row, at = updated, bracket.end()
    if mark and value.startswith(mark, at):
        at += len(mark)
    while separator := _SEPARATOR.match(value, at):
        at = separator.end()
    if (
        short := re.match(
            r"\{\{[<%][^{}]{0,60}[>%]\}\}\s*|<\w{1,20}\s?/>\s*", value[at:]
        )
    ) is not None:
        if row.required is None and (said := lexicon.requirement(short[0])) is not None:
            row = replace(
                row, required=said[0], required_passage=cut(text, at, at + short.end())
            )
        at += short.end()
    if row.type is None and (match := _TYPE_WORDS.match(value, at)):
        word = visible(match["words"]).text.strip()
        if is_type(word, lexicon):
            row = replace(row, type=cut(text, match.start("words"), match.end("words")))
            at = match.end()
            while separator := _SEPARATOR.match(value, at):
                at = separator.end()
    description = cut(text, at, len(value))
    if (
        row.required is None
        and (said := lexicon.requirement(value[start:])) is not None
    ):
        row = replace(
            row,
            required=said[0],
            required_passage=cut(text, start + said[1], start + said[2]),
        )
    if not description.value or row.description is None:
        told = description if description.value else row.description
        return replace(row, description=told)
    told = joined([("", description), ("", row.description)])
    return replace(row, description=told)


def _bracket(
    text: Passage, bracket: re.Match[str], row: Statement, lexicon: Lexicon
) -> Statement | None:
    """What stands in brackets behind a name: `(string, required)`; None where it is prose.

    What none of the words is known for, such as "max 100", goes to the description.
    """
    known, others = False, list[tuple[int, int]]()
    for part in re.finditer(r"[^,，;；|]+", bracket["inner"]):
        word = visible(part[0]).text.strip().strip("`*_")
        start = bracket.start("inner") + part.start()
        place = cut(text, start, start + len(part[0]))
        truth = lexicon.requirement(word)
        pair = _TYPE_AND_DEFAULT.fullmatch(part[0])
        if row.type is None and pair and is_type(pair["type"].strip("` "), lexicon):
            row, known = _with_default(row, pair, text, start, lexicon), True
        elif truth is not None:
            row, known = replace(row, required=truth[0], required_passage=place), True
        elif row.type is None and is_type(word, lexicon):
            row, known = replace(row, type=place), True
        elif row.place is None and (found := lexicon.place(word)) is not None:
            row, known = replace(row, place=found), True
        elif row.default is None and (
            match := re.match(
                r"(?:default|默认|デフォルト)\s?(?:[:=]|is|to)?\s?(.+)", word, re.I
            )
        ):
            value_at = place.value.find(match[1])
            row, known = (
                replace(row, default=cut(place, max(value_at, 0), len(place.value))),
                True,
            )
        elif others and others[-1][1] + 1 == start:
            others[-1] = (others[-1][0], start + len(part[0]))
        else:
            others.append((start, start + len(part[0])))
    if not known:
        return None
    said = [("", row.description)] if row.description else []
    told = [("", cut(text, *extent)) for extent in others]
    return replace(row, description=joined([*said, *told])) if told else row


def _with_default(
    row: Statement, pair: re.Match[str], text: Passage, start: int, lexicon: Lexicon
) -> Statement:
    """The type and the default of `(string: "15s")`, `(int: <required>)`, `(string: nil)`."""
    row = replace(row, type=cut(text, start, start + pair.end("type")))
    place = cut(text, start + pair.start("default"), start + pair.end("default"))
    said = lexicon.requirement(place.value.strip("<>"))
    if said is not None:
        return replace(row, required=said[0], required_passage=place)
    nothing = place.value.strip("\"'` ") == "" or lexicon.is_empty(place.value)
    return row if nothing else replace(row, default=place)


def paragraph_rows(
    paragraphs: Iterable[Paragraph], lexicon: Lexicon
) -> tuple[Statement, ...]:
    """Lines that each state one field: "`id=[integer]`" below a label `Required`."""
    found: list[Statement] = []
    for block in paragraphs:
        for start, end in lines(block.text):
            line = cut(block.text, start, end)
            if (told := _told_together(line, lexicon)) is not None:
                found += told
                continue
            if line.value[:1] not in ("`", "*") or is_label(line.value):
                continue
            if row := text_row(line, lexicon, True, "list-item"):
                found.append(row)
    return tuple(found)


def _told_together(line: Passage, lexicon: Lexicon) -> tuple[Statement, ...] | None:
    """The fields behind a label that says whether they are required.

    Reads "**Required:** `colour=[string]`, `size`"; must not read "**Required:** yes".
    """
    label = _LABEL.match(line.value)
    said = lexicon.requirement(label["label"]) if label else None
    if label is None or said is None or label["label"].strip(" :：")[said[2] :]:
        return None
    rows = inline_rows(cut(line, label.end(), len(line.value)), lexicon)
    title = cut(line, *label.span("label"))
    return tuple(replace(row, required=said[0], required_passage=title) for row in rows)


def is_label(line: str) -> bool:
    """Whether a line is a bold word with a colon, `**Kinds:**`, which introduces a text."""
    return line.endswith((":**", "：**", "**:", "**："))


_LABEL = re.compile(r"\*\*(?P<label>[^*\n]{1,40}?)(?:\s?[:：]\*\*|\*\*\s?[:：])\s{0,3}")
_NEXT = re.compile(r"\s{0,2}(?:[,，、;]|\band\b|和)\s{0,2}(?=[`*]{1,3}[A-Za-z_$])")


# Two names with a word between them are values: "`on` or `off`"; "`on` makes it loud" is not.
_RUNS_ON = re.compile(r"[`*]{1,3}[^`*\n]{1,80}[`*]{1,3}\s{1,3}\w{1,10}\s{1,3}[`*]")


def inline_rows(text: Passage, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Names between commas behind a label: "`room` (optional), `page` (optional)".

    Must not read "`on` or `off`": a comma divides, and each part is a name.
    """
    cuts = [0, *(m.end() for m in _NEXT.finditer(text.value)), len(text.value)]
    ends = [*(m.start() for m in _NEXT.finditer(text.value)), len(text.value)]
    found: list[Statement] = []
    for start, end in zip(cuts[:-1], ends, strict=True):
        row = _inline_row(cut(text, start, end), lexicon)
        if row is None:
            return ()
        found.append(row)
    return tuple(found)


def _inline_row(part: Passage, lexicon: Lexicon) -> Statement | None:
    if part.value[:1] not in ("`", "*"):
        return None
    row = text_row(part, lexicon, True, "list-item")
    if row is not None and row.description and _RUNS_ON.match(part.value):
        return None
    return row
