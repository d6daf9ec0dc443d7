"""A language is data: the words and phrases by which descriptions state facts.

A pack is a TOML file; `languages/zh.toml` documents each key. All entries are regular
expressions over the plain text of `plain_text.plain` (full-width signs are ASCII there, every
quote is `"`), matched without regard to case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

Patterns = tuple[str, ...]


class LanguageError(ValueError):
    """A language pack that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultWords:
    """How defaults are announced."""

    lead: Patterns = ()
    bare_lead: Patterns = ()
    trail: Patterns = ()
    mark: Patterns = ()
    not_after: Patterns = ()
    after: Patterns = ()
    not_literal: Patterns = ()
    doubtful: Patterns = ()
    counted: Patterns = ()
    value_before: Patterns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumWords:
    """How lists of allowed values are announced, joined, explained and left open."""

    lead: Patterns = ()
    quoted_lead: Patterns = ()
    weak_lead: Patterns = ()
    label: Patterns = ()
    more_labels: Patterns = ()
    no_label: Patterns = ()
    alternative: Patterns = ()
    alternatives_lead: Patterns = ()
    several: Patterns = ()
    join: Patterns = ()
    closing: Patterns = ()
    gloss: Patterns = ()
    weak_gloss: Patterns = ()
    open_before: Patterns = ()
    open_after: Patterns = ()
    other: Patterns = ()
    not_value: Patterns = ()
    not_explained: Patterns = ()
    no_meaning: Patterns = ()
    link: Patterns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeWords:
    """How numeric limits are announced."""

    lead: Patterns = ()
    to: Patterns = ()
    between: Patterns = ()
    minimum: Patterns = ()
    maximum: Patterns = ()
    exclusive_minimum: Patterns = ()
    exclusive_maximum: Patterns = ()
    infinity: Patterns = ()
    special: Patterns = ()
    own: Patterns = ()
    own_end: Patterns = ()
    bare: Patterns = ()
    one_case: Patterns = ()
    multiple: Patterns = ()
    step: Patterns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthWords:
    """How lengths of texts and sizes of arrays are announced."""

    lead: Patterns = ()
    own: Patterns = ()
    unit: Patterns = ()
    exclusive_maximum: Patterns = ()
    minimum: Patterns = ()
    maximum: Patterns = ()
    within: Patterns = ()
    between: Patterns = ()
    both: Patterns = ()
    minimum_lead: Patterns = ()
    maximum_lead: Patterns = ()
    not_empty: Patterns = ()
    empty: Patterns = ()
    items: Patterns = ()
    fewest_items: Patterns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """How units are announced; `names` are the spellings of each unit."""

    lead: Patterns = ()
    counters: Patterns = ()
    names: Mapping[str, Patterns] = field(default_factory=dict[str, Patterns])


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatWords:
    """Words for date formats; `weak` and `text` map a format to its words."""

    standard: Patterns = ()
    date_only: Patterns = ()
    not_standard: Patterns = ()
    several: Patterns = ()
    sure: Mapping[str, Patterns] = field(default_factory=dict[str, Patterns])
    weak: Mapping[str, Patterns] = field(default_factory=dict[str, Patterns])
    text: Mapping[str, Patterns] = field(default_factory=dict[str, Patterns])


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagWords:
    """Words for single properties of a field."""

    read_only: Patterns = ()
    deprecated: Patterns = ()
    not_deprecated: Patterns = ()
    required: Patterns = ()
    optional: Patterns = ()
    nullable: Patterns = ()
    yes: Patterns = ()
    no: Patterns = ()
    true: Patterns = ()
    false: Patterns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardWords:
    """Phrases that make a statement depend on something.

    `sentence` counts for its sentence, `before` for what follows in it, `text` for the whole description; `harmless`
    phrases are taken out before the others are looked for.
    """

    sentence: Patterns = ()
    before: Patterns = ()
    text: Patterns = ()
    length: Patterns = ()
    harmless: Patterns = ()


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Language:
    """One language pack.

    `script`: a pattern without which no text is in the language, such as its letters or its
    commonest words; empty for one that every text may be in.
    """

    name: str
    script: str = ""
    default: DefaultWords
    enum: EnumWords
    range: RangeWords
    length: LengthWords
    unit: UnitWords
    format: FormatWords
    flag: FlagWords
    guard: GuardWords


_GROUPS: dict[str, type[Any]] = {
    "default": DefaultWords,
    "enum": EnumWords,
    "range": RangeWords,
    "length": LengthWords,
    "unit": UnitWords,
    "format": FormatWords,
    "flag": FlagWords,
    "guard": GuardWords,
}


def load_language(name_or_path: str | Path) -> Language:
    """Load a pack: a name such as "zh" for one that ships here, or a path to a file.

    Raises LanguageError where the file is missing, is no TOML, has keys that are not
    known, or a pattern does not compile. The patterns of a pack that ships are not compiled
    here: a test does that once, a run would do it for a thousand of them.
    """
    path = _shipped(name_or_path)
    label = path.name if path else Path(name_or_path).name
    text = _read(path or Path(name_or_path), str(name_or_path))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{label}: {error}") from None
    name = data.pop("name", None)
    if not isinstance(name, str) or not name:
        raise LanguageError(f"{label}: name: expected a text")
    script = data.pop("script", "")
    if not isinstance(script, str):
        raise LanguageError(f"{label}: script: expected a pattern")
    unknown = sorted(data.keys() - _GROUPS)
    if unknown:
        raise LanguageError(f"{label}: {unknown[0]}: not a table of a language pack")
    groups: dict[str, Any] = {
        group: _group(type_, data.get(group, {}), f"{label}: {group}")
        for group, type_ in _GROUPS.items()
    }
    read = Language(name=name, script=script, **groups)
    if path is None:
        check_patterns(read, label)
    return read


def spoken(text: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """The languages of some that a text can be in, by the letters it is written with.

    A description in Latin letters states nothing in Chinese, and is read with the words of
    the others alone; one in Chinese keeps those of English ("默认 true, optional").
    """
    return tuple(
        one
        for one in languages
        if not one.script or re.search(one.script, text, re.IGNORECASE)
    )


def check_patterns(language: Language, label: str) -> None:
    """Compile all patterns of a pack; `label` names it in errors.

    Raises LanguageError at the first one that is no regular expression, captures a group,
    or matches the empty text.
    """
    if language.script:
        _compile(language.script, f"{label}: script")
    for group in _GROUPS:
        words = getattr(language, group)
        for item in fields(words):
            value: tuple[str, ...] | Mapping[str, tuple[str, ...]] = getattr(
                words, item.name
            )
            lists = value if isinstance(value, Mapping) else {"": value}
            for name, patterns in lists.items():
                key = f"{item.name}.{name}" if name else item.name
                for index, pattern in enumerate(patterns):
                    _compile(pattern, f"{label}: {group}.{key}[{index}]")


def _shipped(name_or_path: str | Path) -> Traversable | None:
    """The file of a name, None where it is the path of a file."""
    path = Path(name_or_path)
    is_name = (
        isinstance(name_or_path, str) and path.name == name_or_path and not path.suffix
    )
    folder = files("docmill.docs.descriptions") / "languages"
    return folder / f"{name_or_path}.toml" if is_name else None


def _read(path: Traversable, label: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LanguageError(
            f"{label}: cannot read the language pack: {reason}"
        ) from None


_Group = TypeVar("_Group")


def _group(type_: type[_Group], data: object, place: str) -> _Group:
    known = {item.name: str(item.type) for item in fields(cast(Any, type_))}
    values: dict[str, Any] = {}
    for key, value in _mapping(data, f"{place}: expected a table").items():
        if key not in known:
            raise LanguageError(
                f"{place}.{key}: not a known key (known: {', '.join(known)})"
            )
        read = _table if "Mapping" in known[key] else _patterns
        values[key] = read(value, f"{place}.{key}")
    return type_(**values)


def _table(value: object, place: str) -> Mapping[str, Patterns]:
    table = _mapping(value, f"{place}: expected a table of lists")
    return {key: _patterns(item, f"{place}.{key}") for key, item in table.items()}


def _patterns(value: object, place: str) -> Patterns:
    if not isinstance(value, list):
        raise LanguageError(f"{place}: expected a list of patterns")
    items = enumerate(cast("list[object]", value))
    return tuple(_pattern(item, f"{place}[{index}]") for index, item in items)


def _mapping(value: object, complaint: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise LanguageError(complaint)
    return cast("dict[str, object]", value)


def _pattern(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise LanguageError(f"{place}: expected a pattern")
    return value


def _compile(pattern: str, place: str) -> None:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise LanguageError(f"{place}: not a regular expression: {error}") from None
    if compiled.groups:
        raise LanguageError(f"{place}: groups must be written as (?:...)")
    if compiled.match(""):
        raise LanguageError(f"{place}: matches the empty text")
