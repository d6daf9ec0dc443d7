"""What a heading, a label or a clause is about, by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http import HTTPStatus

from docmill.docs.lexicon.text import LONGEST, fold, plain, singular
from docmill.docs.lexicon.tokens import Token, tokens_of, without_numbering
from docmill.docs.lexicon.vocabulary import Vocabulary, unified

_LONGEST_CJK_WORD = 12
_SHORTEST_PART = 3
_MOST_PARTS = 4
# Concepts that say nothing beside others: "Description of the parameters" is about parameters.
_WEAK = frozenset({"description", "notes", "summary", "title", "definition"})
# A number after a word of these is a status: "Response 200", "Error 404", "HTTP 201".
_BEFORE_STATUS = frozenset(
    {"response", "error", "success", "status_code", "example", "returns"}
)
# Names in one word that are labels and no models: `requestBody`, `QueryParams`, not `ErrorBody`.
_LABEL_PARTS = frozenset({"parameters", "body", "header", "query", "form"})
_REASONS = frozenset(
    singular(fold(status.phrase).replace("-", " ")) for status in HTTPStatus
) | {
    "unprocessable entity",
    "request entity too large",
}

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CODE_SPAN = re.compile(r"\s*`+([^`]{1,200})`+\s{0,9}(?:\{[^{}]{1,100}\})?\s{0,9}:?\s*")


@dataclass(frozen=True, slots=True)
class HeadingRole:
    """What the words of a heading name.

    `concepts`: see `en.toml`. `residue`: the words that are not known, as written. `status`: a
    status code such as `200` or `4XX`. `sure`: something is named and every word is known.
    """

    concepts: frozenset[str]
    residue: tuple[str, ...]
    status: str | None
    sure: bool


@dataclass(slots=True)
class _Reading:
    """What has been found so far, from left to right."""

    concepts: set[str] = field(default_factory=set[str])
    residue: list[str] = field(default_factory=list[str])
    status: str | None = None
    possible_status: str | None = None
    media: bool = False
    among_cjk: bool = False
    before: frozenset[str] = frozenset({"status_code"})


def heading_role(text: str, words: Vocabulary) -> HeadingRole:
    """The role of a heading, a bold label, a `Label:` or a clause. Never fails."""
    if not text or len(text) > LONGEST:
        return HeadingRole(frozenset(), (), None, False)
    bare = plain(text)
    # "### `status`" describes the property status; "`GET`" is a method all the same.
    if (code := _CODE_SPAN.fullmatch(text)) and not code[1].strip().isupper():
        return HeadingRole(frozenset(), (bare,), None, False)
    rest = without_numbering(bare)
    return _whole(rest, words) or _by_words(rest, words)


def _whole(text: str, words: Vocabulary) -> HeadingRole | None:
    """The role of a text that the lists hold as a whole: "Code", "GET parameters"."""
    bare = " ".join(text.strip(" :：*#.。").split())
    concepts = words.headings_exact.get(bare) or words.headings_alone.get(
        unified(fold(bare))
    )
    return HeadingRole(concepts, (), None, True) if concepts else None


def _by_words(text: str, words: Vocabulary) -> HeadingRole:
    tokens = list(tokens_of(text))
    found = _Reading(among_cjk=any(token.kind == "cjk" for token in tokens))
    at = _verb(tokens, found, words)
    while at < len(tokens):
        at += _step(tokens, at, found, words)
    return _result(found)


def _verb(tokens: list[Token], found: _Reading, words: Vocabulary) -> int:
    """Skip the verb of "Create user", which is left over; "List of users" has none."""
    if len(tokens) < 2 or tokens[0].kind != "word" or tokens[0].key not in words.verbs:
        return 0
    if tokens[1].key == "of" or _phrase(tokens, 0, words)[0] > 1:
        return 0
    found.residue.append(tokens[0].text)
    return 1


def _step(tokens: list[Token], at: int, found: _Reading, words: Vocabulary) -> int:
    """Read the token at `at`, or the phrase that begins there; the number of tokens read."""
    token = tokens[at]
    match token.kind:
        case "cjk":
            _read_cjk(token, found, words)
        case "media":
            _read_media(token, found)
        case "status":
            _read_status(token, found)
        case "name":
            _read_name(token, found, words)
        case "word":
            return _read_words(tokens, at, found, words)
        case _:
            pass
    return 1


def _read_media(token: Token, found: _Reading) -> None:
    """`multipart/form-data` tells what the body is; `application/json` says nothing new."""
    found.media = True
    if "form" in token.text.lower():
        found.concepts.add("form")


def _read_words(
    tokens: list[Token], at: int, found: _Reading, words: Vocabulary
) -> int:
    if found.status and (size := _reason(tokens, at)):
        return size
    size, concepts = _phrase(tokens, at, words)
    if concepts is None:
        concepts = _before_status(tokens, at, words)
    if concepts is None:
        concepts = _parts(tokens[at], words)
    if concepts is None or (found.among_cjk and _is_name(tokens[at], concepts, words)):
        found.residue.append(tokens[at].text)
    else:
        found.concepts |= concepts
    is_http = tokens[at].key == "http"
    found.before = frozenset({"status_code"}) if is_http else concepts or frozenset()
    return size


def _phrase(
    tokens: list[Token], at: int, words: Vocabulary
) -> tuple[int, frozenset[str] | None]:
    """The longest phrase that begins at `at`, and its concepts; None if not even the word is known."""
    longest = words.phrase_lengths.get(tokens[at].key, 1)
    end = at + 1
    while end < len(tokens) and end - at < longest and tokens[end].kind == "word":
        end += 1
    for stop in range(end, at + 1, -1):
        phrase = " ".join([token.key for token in tokens[at:stop]])
        if (concepts := words.headings.get(phrase)) is not None:
            return stop - at, concepts
    return 1, words.headings.get(tokens[at].key)


def _is_name(token: Token, concepts: frozenset[str], words: Vocabulary) -> bool:
    """Whether an English filler is a name: `data` in "data字段说明", `list` in "list 对象"."""
    return not concepts and token.key not in words.shared_fillers


def _before_status(
    tokens: list[Token], at: int, words: Vocabulary
) -> frozenset[str] | None:
    """The concepts of "Status" in "Status: 201 Created", where the word alone would name them."""
    if at + 1 == len(tokens) or tokens[at + 1].kind != "status":
        return None
    concepts = words.headings_alone.get(tokens[at].key)
    return concepts if concepts and "status_code" in concepts else None


def _reason(tokens: list[Token], at: int) -> int:
    """How many words the reason phrase has that begins here: "404 Not Found"."""
    for size in range(min(4, len(tokens) - at), 0, -1):
        if " ".join(token.key for token in tokens[at : at + size]) in _REASONS:
            return size
    return 0


def _read_status(token: Token, found: _Reading) -> None:
    if found.status is None and found.before & _BEFORE_STATUS:
        found.status = token.text.upper()
    elif found.possible_status is None:
        found.possible_status = token.text.upper()


def _read_name(token: Token, found: _Reading, words: Vocabulary) -> None:
    """A path, a URL or a name with underscores: `query_params` is a label, `user_id` is not."""
    concepts = _joined(token.text.split("_"), words) if "_" in token.text else None
    concepts = concepts or words.headings.get(token.text.lower().replace(".", " "))
    if concepts is None:
        found.residue.append(token.text)
    else:
        found.concepts |= concepts


def _parts(token: Token, words: Vocabulary) -> frozenset[str] | None:
    """The concepts of a word that is made of known ones: `queryParams`, `Antwortbeispiel`."""
    humps = _HUMP.split(token.text)
    if len(humps) > 1:
        return _joined(humps, words)
    if len(token.key) < 2 * _SHORTEST_PART or len(token.key) > 40:
        return None
    return _split(token.key, words, _MOST_PARTS)


def _joined(parts: list[str], words: Vocabulary) -> frozenset[str] | None:
    """The concepts of the parts of a name, if it is a label and not the name of a model."""
    named = [words.headings.get(singular(fold(part))) for part in parts]
    found: set[str] = set()
    for concepts in named:
        if not concepts:
            return None
        found |= concepts
    is_label = found & _LABEL_PARTS and not found & {"model", "error"}
    return frozenset(found) if is_label else None


def _split(word: str, words: Vocabulary, most: int) -> frozenset[str] | None:
    """The concepts of the known words that follow each other in `word` without a gap."""
    for end in range(
        len(word) - _SHORTEST_PART if most > 1 else 0, _SHORTEST_PART - 1, -1
    ):
        concepts = words.headings.get(word[:end])
        if not concepts:
            continue
        rest = words.headings.get(word[end:]) or _split(word[end:], words, most - 1)
        if rest:
            return concepts | rest
    return None


def _read_cjk(token: Token, found: _Reading, words: Vocabulary) -> None:
    """Read a run of Chinese, Japanese or Korean by the longest known word at each character."""
    at = start = 0
    while at < len(token.key):
        size, concepts = _cjk_word(token.key, at, words)
        if concepts is None:
            at += 1
            continue
        _left_over(token.text[start:at], found)
        found.concepts |= concepts
        found.before = concepts or found.before
        at = start = at + size
    _left_over(token.text[start:], found)


def _cjk_word(
    text: str, at: int, words: Vocabulary
) -> tuple[int, frozenset[str] | None]:
    for size in range(min(_LONGEST_CJK_WORD, len(text) - at), 0, -1):
        concepts = words.headings.get(text[at : at + size])
        if concepts is not None:
            return size, concepts
    return 1, None


def _left_over(text: str, found: _Reading) -> None:
    if text:
        found.residue.append(text)


def _result(found: _Reading) -> HeadingRole:
    concepts = found.concepts - _WEAK or found.concepts
    status = found.status or (None if found.residue else found.possible_status)
    if status:
        concepts = concepts | {"response"}
    elif found.possible_status:
        found.residue.append(found.possible_status)
    if found.media and not concepts and not found.residue:
        concepts = {"content_type"}
    sure = bool(concepts) and not found.residue
    return HeadingRole(frozenset(concepts), tuple(found.residue), status, sure)
