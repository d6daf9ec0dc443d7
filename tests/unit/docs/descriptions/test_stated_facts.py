"""Ten thousand descriptions that are put together from forms in which developers state
facts, and from sentences that state none: nothing that is read for sure may be wrong.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from docmill.docs.descriptions import Subject, Tier, load_language, mine

EN = load_language("en")
_COUNT = 10_000
_WORDS = (
    "asc",
    "desc",
    "open",
    "sealed",
    "broken",
    "red",
    "green",
    "blue",
    "wax_seal",
    "flat-lid",
    "SHELF",
    "cellar",
    "v1.2",
    "en-US",
    "half_full",
    "UTC",
    "none",
    "auto",
    "image",
    "text/html",
    "png",
    "newest_first",
    "A1",
)
_NOUNS = ("jars", "lids", "shelves", "sealed jars")

Facts = dict[str, object]
Form = Callable[[random.Random], tuple[str, Facts]]


def _default(template: str, of: str) -> Form:
    """A sentence with `{}` for a default of the type."""

    def form(chance: random.Random) -> tuple[str, Facts]:
        value: object
        if of == "integer":
            value = chance.choice([0, 1, 5, 20, 100, 3600])
        elif of == "boolean":
            value = chance.random() < 0.5
        else:
            value = chance.choice(_WORDS)
        spelled = str(value).lower() if of == "boolean" else str(value)
        noun = chance.choice(_NOUNS)
        return template.format(spelled, noun=noun), {"default": value}

    return form


def _values(template: str, separator: str, last: str, quote: str) -> Form:
    """A sentence with `{}` for a list of values."""

    def form(chance: random.Random) -> tuple[str, Facts]:
        values = chance.sample(_WORDS, chance.randint(2, 5))
        spelled = [f"{quote}{value}{quote}" for value in values]
        text = separator.join(spelled[:-1]) + last + spelled[-1]
        return template.format(text), {"enum": values}

    return form


def _meanings(template: str, between: str) -> Form:
    """A sentence or lines that explain each value."""

    def form(chance: random.Random) -> tuple[str, Facts]:
        values = chance.sample(_WORDS, chance.randint(2, 4))
        meanings = ("kept in the dark", "for guests", "sold", "not yet filled")
        text = between.join(
            template.format(value, meaning)
            for value, meaning in zip(values, meanings, strict=False)
        )
        return text, {"enum": values}

    return form


def _range(template: str) -> Form:
    def form(chance: random.Random) -> tuple[str, Facts]:
        low, high = chance.randint(0, 9), chance.randint(10, 999)
        return template.format(low, high), {"minimum": low, "maximum": high}

    return form


def _limit(template: str, *kinds: str) -> Form:
    def form(chance: random.Random) -> tuple[str, Facts]:
        numbers = sorted(chance.sample(range(1, 500), len(kinds)))
        noun = chance.choice(_NOUNS)
        return template.format(*numbers, noun=noun), dict(
            zip(kinds, numbers, strict=True)
        )

    return form


_FORMS: dict[str, tuple[Form, ...]] = {
    "integer": (
        *(
            _default(template, "integer")
            for template in (
                "Defaults to `{}`.",
                "Defaults to {}.",
                "Default: {}.",
                "Default is {}.",
                "The default value is `{}`.",
                "If omitted, defaults to {}.",
                "Defaults to {} {noun}.",
                "Jars a page (default: {}).",
                "Jars a page (default {}).",
                "Jars a page ({} by default).",
                "When not given, `{}` is used by default.",
            )
        ),
        *(
            _range(template)
            for template in (
                "Must be between {}-{}.",
                "Must be between {} and {}.",
                "Jars a page ({}-{}).",
                "Jars a page ({}–{}).",
                "Jars a page, from {} to {}.",
                "Range: {}-{}.",
                "Jars a page. [`{}`, `{}`].",
                "Min: {}. Max: {}.",
                "Jars a page (min: `{}`, max: `{}`).",
                "Cannot be less than {}. Cannot be greater than {}.",
            )
        ),
        *(
            _limit(template, "maximum")
            for template in (
                "Jars a page, max {}.",
                "Maximum: `{}`.",
                "Max {} {noun}.",
                "Must not exceed {}.",
                "Jars a page, up to {}.",
            )
        ),
    ),
    "string": (
        *(
            _default(template, "string")
            for template in (
                "Defaults to `{}`.",
                'Default value: "{}".',
                "The default is `{}`.",
                "Colour of the lid (default: `{}`).",
                "Colour of the lid, `{}` by default.",
                "`{}` is the default.",
                "If omitted, defaults to `{}`.",
                "Defaults to `{}` when left blank.",
            )
        ),
        *(
            _values(*form)
            for form in (
                ("One of {}.", ", ", " or ", "`"),
                ("Must be one of {}.", ", ", ", ", "`"),
                ("Can be {}.", ", ", " or ", "`"),
                ("Can be either {}.", ", ", " or ", "`"),
                ("Valid values: {}.", ", ", ", ", "`"),
                ("Possible values are {}.", ", ", " and ", "`"),
                ("Options include {}.", ", ", ", and ", "`"),
                ("Allowed values: {}.", " | ", " | ", "`"),
                ("Which lid, one of {}.", ", ", " or ", '"'),
                ("Which lid ({}).", ", ", " or ", "`"),
                ("{}.", ", ", " or ", "`"),
                ("Options: {}.", ", ", ", ", ""),
                ("Accepts only one of the following values: {}.", ", ", " or ", "`"),
                ("Type of lid: {}.", ", ", ", ", '"'),
            )
        ),
        *(
            _meanings(*form)
            for form in (
                ("`{}`: {}", ", "),
                ("`{}` - {}", "; "),
                ("\n- `{}`: {}", ""),
                ("\n* `{}` - {}", ""),
                ("<li>`{}`: {}</li>", ""),
            )
        ),
        *(
            _limit(*form)
            for form in (
                ("Up to {} characters.", "maxLength"),
                ("Max {} characters.", "maxLength"),
                ("Max length: {}.", "maxLength"),
                ("At least {} chars.", "minLength"),
                ("Between {} and {} characters.", "minLength", "maxLength"),
                ("Name of the jar ({}-{} characters).", "minLength", "maxLength"),
                ("Must not be longer than {} characters.", "maxLength"),
            )
        ),
    ),
    "boolean": tuple(
        _default(template, "boolean")
        for template in (
            "Defaults to `{}`.",
            "Default is {}.",
            "Sealed, default {}.",
            "Seal the jar (default: {}).",
            "Seal the jar ({} by default).",
            "If not set, defaults to {}.",
        )
    ),
    "array": tuple(
        _limit(*form)
        for form in (
            ("Up to {} {noun}.", "maxItems"),
            ("No more than {} items.", "maxItems"),
            ("Max of {} {noun}.", "maxItems"),
            ("At least {} {noun}.", "minItems"),
        )
    ),
}
# Put around and between the forms: they say nothing of the field's schema.
_FILLERS = (
    "Kept for the shelf of the owner.",
    "See the guide for readers.",
    "Older shelves ignore it.",
    "For example, a shelf in the cellar.",
    "Since version 2.1.",
    "The owner's jars come first.",
    "Counts 3 times a day on page 7.",
    "Jars older than 30 days are not shown.",
    "Use it together with `shelf_id`.",
    "Cheap, fast and good.",
    "Sent within 1-2 business days.",
    "Read by up to five people, e.g. `guest`, `owner`.",
)
_CASES = (
    ("If the shelf is full, {}", False),
    ("When sealing, {}", False),
    ("Only for guests: {}", False),
)


def _description(chance: random.Random) -> tuple[str, str, Facts]:
    """A text with one or two forms of different kinds, its type, and what it states."""
    type_ = chance.choice(sorted(_FORMS))
    facts: Facts = {}
    parts: list[str] = []
    for form in chance.sample(_FORMS[type_], min(2, chance.randint(1, 2))):
        text, stated = form(chance)
        if not any(_side(kind) in map(_side, facts) for kind in stated):
            facts |= stated
            parts.append(text)
    if "default" in facts and len(facts) > 1 and not _allowed(facts):
        return _description(chance)
    parts.sort(key=lambda part: "\n" in part or "<li>" in part)
    if chance.random() < 0.15 and len(parts) == 1 and _one_sentence(parts[0]):
        case, _ = chance.choice(_CASES)
        return type_, case.format(parts[0][0].lower() + parts[0][1:]), {}
    before = [chance.choice(_FILLERS)] if chance.random() < 0.7 else []
    ends = [] if "\n" in parts[-1] or "<li>" in parts[-1] else [chance.choice(_FILLERS)]
    return type_, " ".join([*before, *parts, *ends]), facts


def _one_sentence(text: str) -> bool:
    return "\n" not in text and "<li>" not in text and ". " not in text


def _allowed(facts: Facts) -> bool:
    """Whether the default is one of the values and in the range."""
    default, values = facts["default"], facts.get("enum")
    if isinstance(values, list):
        return default in values
    if not isinstance(default, int) or isinstance(default, bool):
        return True
    low, high = facts.get("minimum", default), facts.get("maximum", default)
    return isinstance(low, int) and isinstance(high, int) and low <= default <= high


def _side(kind: str) -> str:
    return "range" if kind in ("minimum", "maximum") else kind.replace("min", "max")


def test_nothing_that_is_read_for_sure_is_wrong() -> None:
    """And nine of ten stated facts are read."""
    chance = random.Random(20_311_117)
    wrong: list[str] = []
    stated, read = Counter[str](), Counter[str]()
    for _ in range(_COUNT):
        type_, text, facts = _description(chance)
        stated.update(facts.keys())
        for fact in mine(text, Subject(name="jar_kind", type=type_), (EN,)):
            if fact.tier is not Tier.CERTAIN or fact.kind in ("unit", "required"):
                continue
            if facts.get(fact.kind) != fact.value:
                wrong.append(f"{type_} {text!r}: {fact.kind} {fact.value!r}")
            read[fact.kind] += 1
    print({kind: f"{read[kind]}/{count}" for kind, count in sorted(stated.items())})
    assert wrong == []
    for kind, count in stated.items():
        assert read[kind] >= 0.9 * count, f"{kind}: {read[kind]} of {count}"
