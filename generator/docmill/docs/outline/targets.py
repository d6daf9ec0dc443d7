"""The target of a request as a path template, in whatever spelling a page has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCHEME = re.compile(
    r"(?P<scheme>https?|wss?|unix|http\(s\))://(?P<host>[^/?#]*+)(?P<rest>.*)", re.S
)
_BASE_WORDS = re.compile(
    r"(?:your|my|the|api)?[\s_-]{0,2}(?:base|host|server|endpoint|domain|root|url|uri|api|site|address|ip|instance)",
    re.I,
)
_LEADING = re.compile(
    r"(?:\{{1,2}(?P<brace>[^{}]{1,60})\}{1,2}|<(?P<angle>[^<>]{1,60})>|\$\{?(?P<dollar>\w{1,40})\}?|\[(?P<square>[A-Za-z_ ]{1,40})\])(?=/)"
)
_HOST = re.compile(
    r"(?P<host>(?:[A-Za-z0-9\-]{1,63}\.)+[a-z]{2,12}|localhost)(?P<port>:\d{1,5})?(?=/)"
)
_TEMPLATE_QUERY = re.compile(r"\{[?&](?P<names>[\w,*.\-]{1,300})\}")
# `/addr/{a}[?from=&to=]`: what may stand behind a path.
_OPTIONAL_QUERY = re.compile(r"[\[(](?P<query>[?&][^\[\]()]{1,200})[\])]")
_OPTIONAL = re.compile(
    r"[\[(](?P<inner>/[^\[\]()]{1,80})[\])]|/(?:\{(?P<name>\w{1,60})\?\}|:(?P<colon>\w{1,60})\?(?=/|$))"
)
# A placeholder in any spelling; `:id` begins a segment, `(id)`, `[id]`, `<id>` stand alone.
_PLACEHOLDER = re.compile(
    r"\{\{\s?(?P<double>[^{}]{1,60}?)\s?\}\}|#?\$?\{(?P<brace>[^{}]{1,60})\}|<(?P<angle>[^<>]{1,60})>"
    r"|(?<=[/.,\-])::?(?P<colon>[A-Za-z_]\w{0,60}(?:-\w{1,60}){0,8})(?:\([^()]{0,60}\))?|(?<=/)\$(?P<dollar>[A-Za-z_]\w{0,60})"
    r"|\[:?(?P<square>[A-Za-z_][\w\s\-.]{0,60})\]|\$?\((?P<round>[A-Za-z_][\w\s\-]{0,60})\)|(?<=/)%(?P<percent>[A-Za-z_]\w{0,60})%?"
    r"|(?<=/)(?P<star>\*{1,2})(?=/|$)"
)
# A segment that is a value and no word: an object id, a UUID, a number; not `v1` or `2024`.
_EXAMPLE_ID = re.compile(
    r"(?<=/)(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9a-f]*[0-9])[0-9a-f]{16,64}|\d{1,3}|\d{5,20})(?=/|$)",
    re.I,
)
_CAPITALS = re.compile(r"(?<=/)[A-Z][A-Z0-9_]{1,40}(?=/|$)")
_NAMED = re.compile(r"_|(?:ID|NAME|KEY|SLUG|UUID|HASH|TOKEN)$")
_NAME = re.compile(r"[^\w.\-]+")
# Braces of Chinese and Japanese keyboards.
_WIDE = str.maketrans("｛｝＜＞", "{}<>")
# Several names in one pair of braces: `{x,y}` of RFC 6570, values with a comma between.
_NAMES = re.compile(r"\{(\w{1,40}(?:,\s?\w{1,40}){1,5})\}")


@dataclass(frozen=True, slots=True)
class Target:
    """A request target.

    server: scheme, host and port where the page has them. path: the template. query: the
    names in the query string, each with its example value.
    """

    server: str | None
    path: str
    query: tuple[tuple[str, str], ...]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names in braces, in order."""
        return tuple(re.findall(r"\{([^{}]{1,80})\}", self.path))

    @property
    def shape(self) -> str:
        """The path without the names of its placeholders, in lower case."""
        text = re.sub(r"\{[^{}]{1,80}\}", "{}", self.path).lower()
        return re.sub(r"/{2,}", "/", text).rstrip("/") or "/"


def targets(text: str) -> tuple[Target, ...]:
    """The templates of a target: two where a segment is optional.

    `/users[/:id]` is `/users` and `/users/{id}`; `/users/[id]` is one path.
    """
    text = text.strip().replace("\\", "").translate(_WIDE)
    text = _OPTIONAL_QUERY.sub(_plain_query, _NAMES.sub(_apart, text))
    match = _OPTIONAL.search(text)
    if match is None:
        return (_target(text),)
    inner = match["inner"] or f"/{{{match['name'] or match['colon']}}}"
    short = text[: match.start()] + text[match.end() :]
    long = text[: match.start()] + inner + text[match.end() :]
    return (_target(short), _target(long))


def _apart(match: re.Match[str]) -> str:
    return ",".join(f"{{{name.strip()}}}" for name in match[1].split(","))


def _plain_query(match: re.Match[str]) -> str:
    first = "?" not in match.string[: match.start()]
    return ("?" if first else "&") + match["query"][1:]


def _target(text: str) -> Target:
    server, rest = _server(text)
    rest, names = _template_query(rest)
    path, _, query = _fragment(rest).partition("?")
    path = _PLACEHOLDER.sub(_placeholder, "/" + path.removeprefix("./").lstrip("/"))
    path = _capitals(_EXAMPLE_ID.sub("{id}", path))
    path = _unique(re.sub(r"\s+", "", path))
    return Target(server, path, (*names, *_pairs(query)))


def _capitals(path: str) -> str:
    """Segments in capitals as placeholders: `/users/USER_ID`, `/repos/OWNER/REPO`.

    Must not read `/export/CSV`: a single word that does not look like a name.
    """
    words = _CAPITALS.findall(path)
    if len(words) > 1 or any(_NAMED.search(word) for word in words):
        return _CAPITALS.sub(r"{\g<0>}", path)
    return path


def _fragment(text: str) -> str:
    """Without the fragment; `#{id}` is a placeholder of some languages."""
    return re.split(r"#(?!\{)", text, maxsplit=1)[0]


def _server(text: str) -> tuple[str | None, str]:
    if match := _SCHEME.fullmatch(text):
        scheme = "https" if match["scheme"] == "http(s)" else match["scheme"]
        return f"{scheme}://{match['host']}", match["rest"] or "/"
    if match := _HOST.match(text):
        return f"https://{match[0]}", text[match.end() :]
    if (match := _LEADING.match(text)) and _BASE_WORDS.search(
        next(g for g in match.groups() if g)
    ):
        return None, text[match.end() :]
    return None, text


def _template_query(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    names: list[tuple[str, str]] = []
    for match in _TEMPLATE_QUERY.finditer(text):
        names += [(name.strip("*"), "") for name in match["names"].split(",") if name]
    return _TEMPLATE_QUERY.sub("", text), tuple(names)


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for part in re.split(r"[&\n]", query):
        name, _, value = part.strip(" []()").partition("=")
        if re.fullmatch(r"[\w.\-\[\]]{1,60}", name):
            pairs.append((name.removesuffix("[]") if not value else name, value))
    return tuple(pairs)


def _placeholder(match: re.Match[str]) -> str:
    if match["star"]:
        return "{path}"
    name = next(group for group in match.groups() if group)
    name = name.split("|")[0].split("=")[0].strip().lstrip("+*#.:")
    name = (
        name.split(":")[-1]
        if re.match(r"(?:int|string|str|uuid|path|slug|float):", name)
        else name.split(":")[0]
    )
    return "{" + (_NAME.sub("_", name).strip("_.") or "id") + "}"


def _unique(path: str) -> str:
    """Placeholders of one name are numbered: OpenAPI asks for distinct names."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return "{" + (name if seen[name] == 1 else f"{name}{seen[name]}") + "}"

    return re.sub(r"\{([^{}]{1,80})\}", numbered, path)
