"""The version of a client from that of its document, which can be any text.

Python installs only versions of PEP 440, and `info.version` is often none: a date, a version
with a word, the name of a release. docs/client.md has the rules for users.
"""

from __future__ import annotations

import re

from packaging.version import InvalidVersion, Version

NONE = "0.0.0"
"""The version of a client whose document has no number in its own."""

_LONGEST = 100
_DATE = re.compile(
    r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?P<separator>[-_./])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=separator)(?P<day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9])"
)
"""Read: `2023-10-16`, `2019-01-01-preview`. Not read: `2023.1.100`, `1.2023.10`."""
_COMMIT = re.compile(
    r"\b(?=[a-f]*+[0-9])(?=[0-9]*+[a-f])[0-9a-f]{7,40}\b", re.ASCII | re.IGNORECASE
)
"""Read: `5134cbc`. Not read: `20231016`, `1.0.1`, `default`."""
_NUMBERS = re.compile(
    r"(?P<numbers>[0-9]++(?:[-_.][0-9]++)*+)"
    r"(?:[-_. ]?+(?P<stage>alpha|beta|preview|pre|rc|snapshot|dev)"
    r"(?:[-_. ]?+(?P<number>[0-9]++))?+(?![a-z]))?+",
    re.ASCII | re.IGNORECASE,
)
"""Read: `2.3` of `API 2.3 (draft)`, `1.0.0-alpha.1` of `1.0.0-alpha.1.2`, `1.0-SNAPSHOT`."""


def python_version(text: str) -> str:
    """The version of PEP 440 that is nearest to a text; `0.0.0` where it has no number.

    - A date gets dots: `2023-10-16` is `2023.10.16`, and not a version 2023 with two suffixes.
    - What PEP 440 takes is normalised: `v1` is `1`, `2.1-beta` is `2.1b0`. What stands after
      a `+` is left out, as no index accepts it.
    - Of any other text the first numbers count, with the word for an early version right
      after them: `API 2.3 (draft)` is `2.3`, `1.0.27-SNAPSHOT` is `1.0.27.dev0`.
    """
    given = _DATE.sub(_dotted, text.strip()[:_LONGEST], count=1)
    return _normalised(given) or _normalised(_numbers(given)) or NONE


def _dotted(date: re.Match[str]) -> str:
    return ".".join(part for part in date.group("year", "month", "day") if part)


def _normalised(text: str) -> str:
    """A version in the form that Python packaging writes; empty where it is none."""
    try:
        return Version(text).public
    except InvalidVersion:
        return ""


def _numbers(text: str) -> str:
    found = _NUMBERS.search(_COMMIT.sub("", text))
    if found is None:
        return ""
    numbers = re.sub("[-_]", ".", found["numbers"])
    stage = (found["stage"] or "").lower().replace("snapshot", "dev")
    return f"{numbers}{stage}{found['number'] or ''}"
