"""Facts in hand-written English: sentences of the kind that references hold, each with
the facts a reader takes from it, and sentences that state none."""

from __future__ import annotations

from time import process_time

import pytest

from docmill.docs.descriptions import Subject, Tier, load_language, mine
from docmill.docs.lower.fields import SCHEMA_KEYWORDS

EN = load_language("en")


def certain(
    text: str, type_: str, name: str = "x", siblings: tuple[str, ...] = ()
) -> dict[str, object]:
    subject = Subject(name=name, type=type_, siblings=siblings)
    return {
        fact.kind: fact.value
        for fact in mine(text, subject, (EN,))
        if fact.tier is Tier.CERTAIN and fact.kind in SCHEMA_KEYWORDS
    }


STATED: list[tuple[str, str, dict[str, object]]] = [
    # Defaults of numbers.
    ("Jars per page. Defaults to `20`.", "integer", {"default": 20}),
    ("Jars per page, default: 20", "integer", {"default": 20}),
    ("Jars per page (default 20)", "integer", {"default": 20}),
    ("Jars per page (default: `20`)", "integer", {"default": 20}),
    ("Jars per page (default is 20).", "integer", {"default": 20}),
    ("Jars per page (20 by default)", "integer", {"default": 20}),
    ("Jars per page [default: 20]", "integer", {"default": 20}),
    ("Default value: 20. Jars per page.", "integer", {"default": 20}),
    ("Default value is 20.", "integer", {"default": 20}),
    ("The default is 20.", "integer", {"default": 20}),
    ("Default = 20", "integer", {"default": 20}),
    ("Default 20.", "integer", {"default": 20}),
    ("If omitted, defaults to 20.", "integer", {"default": 20}),
    ("If not specified, the default is 20.", "integer", {"default": 20}),
    ("Jars per page; it will default to 20 if not set.", "integer", {"default": 20}),
    ("Jars per page. Defaults to 20 jars.", "integer", {"default": 20}),
    ("Jars per page. Defaults to 20 sealed jars.", "integer", {"default": 20}),
    ("Ratio of water, defaults to 0.25", "number", {"default": 0.25}),
    ("Ratio of water. If omitted, it will default to _0.25_.", "number", {"default": 0.25}),
    ("Pause in seconds. Defaults to 30 seconds.", "integer", {"default": 30}),
    ("Offset of the clock, defaults to -1", "integer", {"default": -1}),
    ("Weight of the rule - default: **5**", "integer", {"default": 5}),
    # Defaults of booleans.
    ("Whether to seal the jar. Default is false.", "boolean", {"default": False}),
    ("Seal the jar, default true", "boolean", {"default": True}),
    ("Seal the jar (defaults to `true`)", "boolean", {"default": True}),
    ("Seal the jar (false by default)", "boolean", {"default": False}),
    ("Seal the jar: true or false (default)", "boolean", {"default": False}),
    ("If `true`, jars are sealed. Defaults to `false`.", "boolean", {"default": False}),
    ("Seal the jar. Defaults to false, which leaves it open.", "boolean", {"default": False}),
    # Defaults of texts.
    ('Colour of the lid. Default value: "red"', "string", {"default": "red"}),
    ("Colour of the lid. Defaults to `red`.", "string", {"default": "red"}),
    ("Colour of the lid (default `red`)", "string", {"default": "red"}),
    ("Colour of the lid (default: 'red')", "string", {"default": "red"}),
    ("Colour of the lid (default red)", "string", {"default": "red"}),
    ("Colour of the lid, `red` by default", "string", {"default": "red"}),
    ("Colour of the lid. `red` is the default.", "string", {"default": "red"}),
    ("Colour of the lid. If not provided, `red` is used by default.", "string", {"default": "red"}),
    ("Zone of the clock. Defaults to `Etc/UTC` when left blank.", "string", {"default": "Etc/UTC"}),
    ("Pause between runs (default: `5m`)", "string", {"default": "5m"}),
    ("Engine to use. Defaults to `steam` engine", "string", {"default": "steam"}),
    ('Mask of the shelf (default `"0"`)', "string", {"default": "0"}),
    ("Language of the label, <code>en</code> by default.", "string", {"default": "en"}),
    ("Cursor of the page. Default: `\"\"`", "string", {"default": ""}),
    ("The reader's and the owner's view. Defaults to `wide`.", "string", {"default": "wide"}),
    # Values in a list.
    ("Order of the jars: one of `asc`, `desc`", "string", {"enum": ["asc", "desc"]}),
    ("One of `asc`, `desc` or `none`.", "string", {"enum": ["asc", "desc", "none"]}),
    ("One of `asc`, `desc` or `null`.", "string", {"enum": ["asc", "desc"]}),
    ("Must be one of `red`, `green` or `blue`.", "string", {"enum": ["red", "green", "blue"]}),
    ("Must be one of: red, green, blue", "string", {"enum": ["red", "green", "blue"]}),
    ("Options include `asc` and `desc`.", "string", {"enum": ["asc", "desc"]}),
    ("Options: asc, desc.", "string", {"enum": ["asc", "desc"]}),
    ('Options:"name", "made_at".', "string", {"enum": ["name", "made_at"]}),
    ("Can be either `open` or `sealed`.", "string", {"enum": ["open", "sealed"]}),
    ("Can be `open`, `sealed`, or `broken`", "string", {"enum": ["open", "sealed", "broken"]}),
    ("Valid values: open, sealed", "string", {"enum": ["open", "sealed"]}),
    ("Valid values are `open`, `sealed` and `broken`.", "string", {"enum": ["open", "sealed", "broken"]}),
    ("Possible values are `open`, `sealed`.", "string", {"enum": ["open", "sealed"]}),
    ("Possible values: `open` | `sealed`", "string", {"enum": ["open", "sealed"]}),
    ("Allowed: open|sealed|broken", "string", {"enum": ["open", "sealed", "broken"]}),
    ("Allowed values: `open`/`sealed`", "string", {"enum": ["open", "sealed"]}),
    ("Accepted values: 'open', 'sealed'", "string", {"enum": ["open", "sealed"]}),
    ('Which lid, either "flat" or "round".', "string", {"enum": ["flat", "round"]}),
    ("`flat` or `round`", "string", {"enum": ["flat", "round"]}),
    ("Which lid. `flat`, `round`.", "string", {"enum": ["flat", "round"]}),
    ("Which lid (`flat` or `round`)", "string", {"enum": ["flat", "round"]}),
    ("Which lid (`flat`, `round`, `none_yet`), if any shape fits.", "string", {}),
    ("Takes one of the following values: `flat`, `round`", "string", {"enum": ["flat", "round"]}),
    ("Can be one of the following: `flat`, `round`.", "string", {"enum": ["flat", "round"]}),
    ("Accepts only one of the following values: `flat` or `round`", "string", {"enum": ["flat", "round"]}),
    ("Jars sorted by `name`, `size` or `made_at`.", "string", {"enum": ["name", "size", "made_at"]}),
    ("Jars in `asc` or `desc` order", "string", {}),
    ("Sorted in `asc` or `desc` order.", "string", {"enum": ["asc", "desc"]}),
    ("Available formats are: `plain` (default), `html`, and `pdf`", "string", {"enum": ["plain", "html", "pdf"], "default": "plain"}),
    ("Choices are **none** (bare), **wax** (sealed). If omitted, will default to **none**.", "string", {"enum": ["none", "wax"], "default": "none"}),
    ("Sort order. Options: asc, desc. Defaults to asc.", "string", {"enum": ["asc", "desc"], "default": "asc"}),
    ("(Enumerable, oneOf `shelf` `cellar` `garden`)", "string", {"enum": ["shelf", "cellar", "garden"]}),
    ("Minutes of rest, can be set to: 60, 1440, 4320", "integer", {"enum": [60, 1440, 4320]}),
    ("Minutes of rest. Allowed values: 60, 1440, 4320", "integer", {"enum": [60, 1440, 4320]}),
    ("One of 1, 2 or 4.", "integer", {"enum": [1, 2, 4]}),
    ("Must be one of `1`, `2` or `4`.", "integer", {"enum": [1, 2, 4]}),
    # Values with their meanings.
    ("`ON`: switch the lamp on, `OFF`: switch it off", "string", {"enum": ["ON", "OFF"]}),
    ("State of the lamp. `0`: dark, `1`: lit, `2`: broken", "integer", {"enum": [0, 1, 2]}),
    ("Way of the jar. `0`(default): by cart. `1`: by boat", "integer", {"enum": [0, 1], "default": 0}),
    ("`1` means dark, `2` means lit, and `3` means broken", "integer", {"enum": [1, 2, 3]}),
    ("Direction. Either `f` for forwards or `b` for backwards.", "string", {"enum": ["f", "b"]}),
    ("Can be one of `shelf` for the kitchen or `cellar` for the house.", "string", {"enum": ["shelf", "cellar"]}),
    ("The side, either `\"in\"` (to the cellar) or `\"out\"` (from it)", "string", {"enum": ["in", "out"]}),
    ("State of the jar:\n- `open`: can be filled\n- `sealed`: is closed", "string", {"enum": ["open", "sealed"]}),
    ("State of the jar. Valid values are:\n- `open` - can be filled. This is the default.\n- `sealed` - is closed", "string", {"enum": ["open", "sealed"], "default": "open"}),
    ("State of the jar<ul><li>`0`: open</li><li>`1`: sealed</li></ul>", "integer", {"enum": [0, 1]}),
    # Limits of numbers.
    ("Must be between 1-100.", "integer", {"minimum": 1, "maximum": 100}),
    ("Must be between 1 and 100", "integer", {"minimum": 1, "maximum": 100}),
    ("Number of jars, between `1` and `100`", "integer", {"minimum": 1, "maximum": 100}),
    ("Number of jars (1-100)", "integer", {"minimum": 1, "maximum": 100}),
    ("Number of jars (1–100). Defaults to 10.", "integer", {"minimum": 1, "maximum": 100, "default": 10}),
    ("Number of jars, 1-100, default 20", "integer", {"minimum": 1, "maximum": 100, "default": 20}),
    ("Number of jars, from 1 to 100", "integer", {"minimum": 1, "maximum": 100}),
    ("Range: 1-100", "integer", {"minimum": 1, "maximum": 100}),
    ("Must be in the range 1 to 100.", "integer", {"minimum": 1, "maximum": 100}),
    ("Number of jars, max 100", "integer", {"maximum": 100}),
    ("Number of jars (max: 100)", "integer", {"maximum": 100}),
    ("Number of jars. Maximum: 100", "integer", {"maximum": 100}),
    ("Number of jars. Maximum is `100`.", "integer", {"maximum": 100}),
    ("Number of jars (default: `20`, max: `100`)", "integer", {"maximum": 100, "default": 20}),
    ("Number of jars. Max 100 jars.", "integer", {"maximum": 100}),
    ("Number of jars, up to 100.", "integer", {"maximum": 100}),
    ("Number of jars. Must not exceed 100.", "integer", {"maximum": 100}),
    ("Number of jars. Must be at least 1.", "integer", {"minimum": 1}),
    ("Number of jars. Minimum 1, maximum 50.", "integer", {"minimum": 1, "maximum": 50}),
    ("Number of jars. Min: 1. Max: 50.", "integer", {"minimum": 1, "maximum": 50}),
    ("Number of jars. Cannot be less than 10. Cannot be greater than 400.", "integer", {"minimum": 10, "maximum": 400}),
    ("Number of jars. Must be greater than 0.", "integer", {"exclusiveMinimum": 0}),
    ("Strength of the lamp, from 0 to 1, defaults to 0.5", "number", {"minimum": 0, "maximum": 1, "default": 0.5}),
    ("Limit of the page. [`1`, `50`]. Default: `20`", "integer", {"minimum": 1, "maximum": 50, "default": 20}),
    ("Number of uses or 0 for unlimited, between 0 and 100", "integer", {"minimum": 0, "maximum": 100}),
    # Lengths of texts.
    ("Name of the jar, up to 100 characters", "string", {"maxLength": 100}),
    ("Name of the jar (2-32 characters)", "string", {"minLength": 2, "maxLength": 32}),
    ("1-100 character name of the jar", "string", {"minLength": 1, "maxLength": 100}),
    ("Password, at least 8 chars", "string", {"minLength": 8}),
    ("Password, min length 3", "string", {"minLength": 3}),
    ("Name of the jar, max length: 255", "string", {"maxLength": 255}),
    ("Name of the jar. Maximum length is 255.", "string", {"maxLength": 255}),
    ("Name of the jar, max. 40 characters", "string", {"maxLength": 40}),
    ("Name of the jar. Limited to 40 characters.", "string", {"maxLength": 40}),
    ("Name of the jar. A max of 40 characters.", "string", {"maxLength": 40}),
    ("Must be between 3 and 20 characters long.", "string", {"minLength": 3, "maxLength": 20}),
    ("Must have no more than 255 characters; only letters are allowed", "string", {"maxLength": 255}),
    ("Must not exceed 255 characters.", "string", {"maxLength": 255}),
    ("Name of the jar. Cannot be empty.", "string", {"minLength": 1}),
    # Sizes of arrays.
    ("Jars to move, no more than 10 items", "array", {"maxItems": 10}),
    ("Jars to move. Max of 5 jars.", "array", {"maxItems": 5}),
    ("Jars to move (up to 10)", "array", {"maxItems": 10}),
    ("Jars to move. At least 1 jar.", "array", {"minItems": 1}),
    # Formats.
    ("When the jar was sealed, in ISO 8601", "string", {"format": "date-time"}),
    ("When the jar was sealed (RFC 3339)", "string", {"format": "date-time"}),
    ("Day of sealing, format `YYYY-MM-DD`", "string", {"format": "date"}),
    ("UUID of the jar", "string", {"format": "uuid"}),
    ("The UUID of the jar.", "string", {"format": "uuid"}),
    ("Email address of the owner", "string", {"format": "email"}),
    ("Where to call back. Must be a valid URL.", "string", {"format": "uri"}),
    ("Base64-encoded content of the label.", "string", {"format": "byte"}),
    # Marks.
    ("Read-only. Number of the jar.", "integer", {"readOnly": True}),
    ("Number of the jar (read-only)", "integer", {"readOnly": True}),
    ("**Deprecated.** Use `label` instead.", "string", {"deprecated": True}),
    ("Deprecated: use `label`.", "string", {"deprecated": True}),
    ("Old name of the jar (deprecated)", "string", {"deprecated": True}),
    ("This field is deprecated.", "string", {"deprecated": True}),
    ("One of `flat`, `old` (deprecated), `round`.", "string", {"enum": ["flat", "old", "round"]}),
    # No type on the page.
    ("Also return broken jars, default false", "", {"default": False}),
    ("Jars per page (default: `20`, max: `100`)", "", {"default": 20, "maximum": 100}),
    ("Order, `asc` or `desc`. Defaults to `asc`.", "", {"enum": ["asc", "desc"], "default": "asc"}),
    ("Order. `asc` or `desc`. Defaults to `asc`.", "", {"enum": ["asc", "desc"], "default": "asc"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "facts"), STATED)
def test_a_sentence_states_facts(
    text: str, type_: str, facts: dict[str, object]
) -> None:
    found = certain(text, type_)
    assert found == facts
    assert [type(found[kind]) for kind in facts] == [type(v) for v in facts.values()]


NOTHING: list[tuple[str, str]] = [
    # Examples are no values.
    ("Colour of the lid, e.g. `red`, `green`", "string"),
    ("Colour of the lid, such as `red` or `green`.", "string"),
    ("Colour of the lid, like `red` or `green`.", "string"),
    ("Colour of the lid. For example: `red`, `green`", "string"),
    ("Colour of the lid (for example `red` or `green`)", "string"),
    ("Colour of the lid. Examples: red, green", "string"),
    ("Possible values are `red`, `green`, etc.", "string"),
    ("Possible values are `red`, `green`, ...", "string"),
    ("Can be `red`, `green` or any CSS colour.", "string"),
    ("Can be `red` or a hexadecimal number.", "string"),
    # Not the values of the field.
    ("Either `jar_id` or `label` is required.", "string"),
    ("One of `jar_id` and `label` must be given.", "string"),
    ("At least one of `jar_id` or `label` is needed.", "string"),
    ("Needs the scope: `jars.read`, `jars.write`", "string"),
    ("See `label` or `lid`.", "string"),
    ("Comma-separated list of fields: `id`, `name`", "string"),
    ("One or more of `id`, `name`.", "string"),
    ("A JSON object with the keys:\n- `id`: the number\n- `name`: the name", "string"),
    ("Valid values depend on the shelf: `a`, `b`", "string"),
    ("If `kind` is `lid`, one of `flat` or `round`.", "string"),
    ("Can be either a jar or a lid.", "string"),
    ("Must be one of the jar's labels.", "string"),
    ("Must be one of the shelf labels or empty.", "string"),
    ("Can be used once or twice.", "string"),
    ("The value is read from the page.", "string"),
    ("Cannot be `a` or `b`.", "string"),
    # No literals.
    ("Defaults to the current user.", "string"),
    ("Defaults to the value of `label`.", "string"),
    ("Default: sourceKey", "string"),
    ("Defaults to all", "array"),
    ("Defaults to all jars.", "string"),
    ("Defaults to now.", "string"),
    ("Defaults to null.", "string"),
    ("Defaults to `null`", "string"),
    ("Defaults to `<jar name>`", "string"),
    ("Defaults to 6 months ago.", "string"),
    ("Defaults to 6 months ago.", "integer"),
    ("Defaults to never expire.", "integer"),
    ("Default: 30 days before the current time", "integer"),
    ("Pause in seconds, defaults to 5 minutes", "integer"),
    ("Defaults to 0.5", "integer"),
    ("Defaults to 1", "boolean"),
    ("By default, jars are sealed.", "boolean"),
    ("By default returns open jars only.", "string"),
    ("Jars are sorted by name by default", "string"),
    ("The default label of the jar", "string"),
    ("Or, if not given, the default branch", "string"),
    ("If `kind` is `lid`, defaults to 3.", "integer"),
    ("When sealing, the default is 3.", "integer"),
    ("Defaults to 20 for readers.", "integer"),
    ("Generated by default based on the name", "string"),
    ("Kept as LEVEL_DEFAULT, 5 or more", "integer"),
    # No limits of the field.
    ("If `type` is `lid`, max 10.", "integer"),
    ("Max 10 for readers and 99 for owners", "integer"),
    ("Days between 2 dates", "integer"),
    ("Sent within 1-2 business days", "integer"),
    ("Wait for up to 32 days, in hours", "integer"),
    ("-1 for no limit. Range: 1-100", "integer"),
    ("1-100, -1 means unlimited", "integer"),
    ("Years of the harvest (2019-2021)", "integer"),
    ("Digits behind the point: up to 4 decimals", "number"),
    ("Maximum number of jars to return", "integer"),
    ("Max retries of the last 24 hours", "integer"),
    ("Max 16 MB", "string"),
    ("Must contain at least 1 special character.", "string"),
    ("Shows the last 6 characters.", "string"),
    ("Labels (max 20 characters per label)", "array"),
    ("Base64 of at most 100 characters before encoding", "string"),
    ("0-1024 characters (0-4096 characters for shelves)", "string"),
    ("Empty or 2-100 characters", "string"),
    ("Limits, by kind<br>- `burst`: default 5<br>- `rate`: default 3", "integer"),
    # No formats and marks.
    ("Time of rest as an ISO 8601 duration", "string"),
    ("Day of sealing in ISO 8601 format: 2031-05-17", "string"),
    ("UUID or label of the jar", "string"),
    ("Comma-separated UUIDs of jars", "string"),
    ("Was it sent by e-mail?", "string"),
    ("Whether deprecated jars are listed", "boolean"),
    ("The mode: `old` (deprecated) is kept for readers.", "string"),
    ("Used in a read-only replica of the shelf", "string"),
    ("Deprecated values: see the guide.", "string"),
    ("Sort key, prefix it with - to reverse: `name`, `date`", "string"),
    ("Month of the harvest (1 = January, 12 = December)", "integer"),
    ("Name of the shelf (street, number)", "string"),
    ("Time to wait. Set to 0 to disable. (1-30)", "integer"),
    ("Cut after the first 100 characters", "string"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_"), NOTHING)
def test_a_sentence_states_no_fact_for_sure(text: str, type_: str) -> None:
    assert certain(text, type_) == {}


def test_values_that_are_names_of_the_table_are_no_values() -> None:
    """`jar` and `lid` are parameters of their own here."""
    text = "Either `jar` or `lid`."
    assert certain(text, "string") == {"enum": ["jar", "lid"]}
    assert certain(text, "string", siblings=("jar", "lid", "x")) == {}


def test_a_default_that_names_a_field_of_the_table_is_none() -> None:
    text = "Defaults to `label`."
    assert certain(text, "string") == {"default": "label"}
    assert certain(text, "string", siblings=("label", "x")) == {}


def test_values_behind_links_are_none() -> None:
    assert certain("Enum: [Lid](#lid), [Jar](#jar)", "string") == {}


def test_the_parts_of_an_object_keep_their_facts() -> None:
    """The reader appends nested bullets: the defaults in them are those of the parts."""
    text = "Limits of the shelf\n- `burst` (integer): at once. Defaults to 5.\n- `rate`: jars"
    assert certain(text, "") == {}


@pytest.mark.parametrize("type_", ["string", "integer", "array", ""])
@pytest.mark.parametrize(
    "part",
    ['"a", ', "`a`: b, ", "max 1 ", "one of ", "\n", " ", "default ", "(1-", "a|", "a (", "- `a`: b\n"],
)  # fmt: skip
def test_hostile_texts_take_little_time(part: str, type_: str) -> None:
    """Seconds would mean that the time grows with the square of the length; the limit is
    generous for machines that are busy with other tests."""
    start = process_time()
    certain("one of " + part * (20_000 // len(part)), type_)
    assert process_time() - start < 2
