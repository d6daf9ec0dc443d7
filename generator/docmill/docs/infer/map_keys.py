"""Objects whose keys are data: ids, dates, numbered items."""

from __future__ import annotations

import re
from collections.abc import Collection

from docmill.docs.infer.formats import (
    is_date,
    is_date_time,
    is_email,
    is_ipv4,
    is_uri,
    is_uuid,
)

_NUMBERED = re.compile(r"(?P<stem>[A-Za-z][A-Za-z_.-]*+)(?P<number>\d{1,12})")
# `9f86d081884c7d65`, `sha256:9f86…`; not `deadbeef`, which may be a word
_HASH = re.compile(
    r"(?:(?:sha|md)\d{1,3}:)?(?=[a-f]{0,64}\d)[0-9a-f]{16,128}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,20}", re.ASCII)
_CODE = re.compile(r"[A-Z]{3,5}|[A-Z0-9]{2,6}[_/-][A-Z0-9]{2,6}")
# `com.example.team`, `report.pdf`, `spark.driver.memory`; not `v1.2`
_DOTTED = re.compile(r"[A-Za-z][\w-]{0,80}(?:\.[A-Za-z][\w-]{0,80}){1,8}")
# `oQreTQn4X2nJuQZUudeg`: capitals, small letters and digits without a word
_RANDOM = re.compile(
    r"(?=[^a-z]{0,64}[a-z])(?=[^A-Z]{0,64}[A-Z])(?=[^0-9]{0,64}[0-9])[A-Za-z0-9_-]{16,64}"
)
_ANY_WORD = re.compile(r"foo|bar|baz|qux|foobar", re.IGNORECASE)
_TESTS = (
    is_uuid,
    is_date,
    is_date_time,
    is_email,
    is_ipv4,
    is_uri,
    _HASH.fullmatch,
    _RANDOM.fullmatch,
    _ANY_WORD.fullmatch,
)


def are_data(keys: Collection[str], alike: bool, nested: bool) -> bool:
    """Whether the keys of an object are data by their look, so that it is a map.

    `alike` says that the values share one shape, `nested` that they are no scalars. Read:
    two or more numbers, any UUIDs, dates, hashes, e-mail or IP addresses; with values of one
    shape three `item_1`, four codes such as `EUR`, file names and labels with dots. Not read: `1h` and `24h`, `line1` to
    `line3` with text, `CPU` and `RAM`.
    """
    if not keys:
        return False
    if any(all(test(key) for key in keys) for test in _TESTS):
        return True
    if all(_NUMBER.fullmatch(key) for key in keys):
        return len(keys) > 1 or len(next(iter(keys))) > 2
    if not alike:
        return False
    if all(map(_DOTTED.fullmatch, keys)):
        return True
    return _are_numbered(keys, nested) or (
        len(keys) > 3 and all(map(_CODE.fullmatch, keys))
    )


def _are_numbered(keys: Collection[str], nested: bool) -> bool:
    matches = [_NUMBERED.fullmatch(key) for key in keys]
    stems = {match["stem"] if match else "" for match in matches}
    if len(keys) < 3 or len(stems) > 1 or "" in stems:
        return False
    return nested or stems.pop()[-1] in "_.-"
