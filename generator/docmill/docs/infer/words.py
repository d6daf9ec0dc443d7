"""The words that inference reads in sentences: credentials, base URLs, status codes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Words:
    """Words of one or several languages, and patterns over sentences.

    A text without any of `stems` has no match of the patterns that name a scheme, or a
    credential: looking for them is many times as fast. `status_labels`, `status_units`,
    `status_after` and `status_fillers` are parts of patterns.
    """

    stems: tuple[str, ...]
    bearer: re.Pattern[str]
    basic: re.Pattern[str]
    oauth2: re.Pattern[str]
    credential: re.Pattern[str]
    denied: re.Pattern[str]
    header: re.Pattern[str]
    parameter: re.Pattern[str]
    cookie: re.Pattern[str]
    placed_behind: re.Pattern[str]
    response_header: re.Pattern[str]
    public: re.Pattern[str]
    public_if: re.Pattern[str]
    status_labels: str
    status_units: str
    status_after: str
    status_fillers: str
    status_verb: re.Pattern[str]
    status_joint: re.Pattern[str]
    status_denied: re.Pattern[str]
    message_label: re.Pattern[str]
    server_label: re.Pattern[str]
    server_sentence: re.Pattern[str]
    server_prefix: re.Pattern[str]


@cache
def words() -> Words:
    """The words of `words.toml`."""
    tables = _tables()
    security, servers = tables["security"], tables["servers"]
    return Words(
        stems=tuple(security["stems"]),
        bearer=_any(security["bearer"]),
        basic=_any(security["basic"]),
        oauth2=_any(security["oauth2"]),
        credential=_any(security["credential"]),
        denied=_any(security["not"]),
        header=_any(tables["places"]["header"]),
        parameter=_any(tables["places"]["parameter"]),
        cookie=_any(tables["places"]["cookie"]),
        placed_behind=_placed_behind(tables["places"]["joint"]),
        response_header=_any(security["response"]),
        public=_any(security["public"]),
        public_if=_any(security["public_if"]),
        status_labels="|".join(tables["status"]["labels"]),
        status_after="|".join(tables["status"]["after"]),
        status_units="|".join(tables["status"]["units"]),
        status_fillers="|".join(tables["status"]["fillers"]),
        status_verb=_whole(tables["status"]["verbs"]),
        status_joint=_whole(tables["status"]["joints"]),
        status_denied=_at_end(tables["status"]["denials"]),
        message_label=_message_label(tables["status"]),
        server_label=_any(servers["label"]),
        server_sentence=_any(servers["sentence"]),
        server_prefix=_any(servers["prefix"]),
    )


@cache
def names(key: str) -> frozenset[str]:
    """A set of names that belong to no language: options, headers, languages of code."""
    return frozenset(_tables()["names"][key])


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    text = files("docmill.docs.infer").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)


def _message_label(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """A line that says what stands below it in a code block: `// Response (201):`."""
    response, request = "|".join(table["response_lines"]), "|".join(
        table["request_lines"]
    )
    return re.compile(
        r"(?://|--|[#>*])*+[ \t]{0,4}+(?:(?:example|sample|http|success|error)[ \t])?"
        rf"(?:(?P<response>{response})|(?P<request>{request}))"
        rf"(?:[ \t]?(?:{'|'.join(table['line_tails'])}))?[ \t]?"
        r"(?P<status>[(（]?[ \t]?(?:http[ \t]?)?[1-5][0-9]{2}[\w \t]{0,30})?[:：)）* \t\r]{0,6}",
        re.IGNORECASE,
    )


def _placed_behind(joints: Iterable[str]) -> re.Pattern[str]:
    """A name behind the word for its place: a header named `X-Api-Key`, 请求头 `X-Token`."""
    return re.compile(
        rf"(?:{'|'.join(joints)})?\s{{0,2}}[:：]?\s{{0,2}}"
        r"[`\"'*“”]{1,3}+(?P<name>[A-Za-z][\w.-]{1,60}+)",
        re.IGNORECASE,
    )


def _whole(patterns: Iterable[str]) -> re.Pattern[str]:
    """Whole words, where letters have none: `returns` in "It returns `204`"."""
    letter = "[a-zà-ÿа-яё]"
    return re.compile(
        rf"(?<!{letter})(?:{'|'.join(patterns)})(?!{letter})", re.IGNORECASE
    )


def _at_end(patterns: Iterable[str]) -> re.Pattern[str]:
    """A word at the end of a text, before marks: "204 or `"."""
    return re.compile(
        rf"(?:{_whole(patterns).pattern})[\s*_`\"'(（]{{0,6}}+$", re.IGNORECASE
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
