"""Samples for curl that run as they are; keys and tokens come from the environment.

All text of the document is quoted for the shell, and none of it becomes an option.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from shlex import quote
from urllib.parse import quote as escape

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.media_types import essence_of, kind
from docmill.openapi.node import Node
from docmill.openapi.servers import address
from docmill.publish.samples.body_examples import Examples
from docmill.publish.samples.credentials import Credential, credentials, signing_of
from docmill.publish.values import pretty
from docmill.words.load import words as words_of

_DATA = "--data-raw "
_SAFE = "/%:@!$&'()*+,;=~-._"
_SIGNED = "/%"
"""What stays as it is in a path; where that is signed, as little as possible."""

_SAFE_IN_ADDRESS = ":/@!$&'()*+,;=~%"
_NOT_IN_NAMES = re.compile(r"[^\w!#$%&'*+.^`|~-]+", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operation to write a sample of; `holders` are it and its path item."""

    method: str
    path: str
    holders: tuple[Node, Node]
    parameters: Sequence[Node]
    security: Json


@dataclass(frozen=True, slots=True)
class Curl:
    """Writes samples."""

    root: Node
    examples: Examples

    def sample(self, call: Call) -> str:
        """The command that sends what an operation needs at least."""
        values = {
            (node.text("in"), node.text("name")): (node, self._value(node))
            for node in call.parameters
            if node.flag("required") or node.text("in") == "path"
        }
        found = tuple(credentials(self.root, call.security))
        signing = signing_of(self.root, call.security)
        body = list(self._body(call.holders[0]))
        begin: list[str] = []
        url = self._url(call, values, found, _SIGNED if signing else _SAFE)
        if signing is not None:
            plain = {key: flat(value) for key, (_, value) in values.items()}
            region = quote(signing.region(plain))
            begin, url, body = self._signed(call.method, url, body, region)
        command = [f"curl {_method(call.method)}{url}"]
        command += [f"-H {_header(name, text)}" for name, text in _headers(values)]
        command += [
            f"-H {_expanded(f'{item.name}: {item.value}')}"
            for item in found
            if item.place == "header"
        ]
        cookies = [
            quote(f"{name}={flat(value)}")
            for (place, name), (_, value) in values.items()
            if place == "cookie"
        ]
        for item in found:
            if item.place == "cookie":
                cookies.append(_expanded(f"{item.name}={item.value}"))
            elif item.place == "user":
                command.append(f"{item.name} -u {_expanded(item.value)}".strip())
        command += [f"-b {cookie}" for cookie in cookies]
        return "\n".join((*begin, " \\\n  ".join((*command, *body))))

    def _signed(
        self, method: str, url: str, body: list[str], region: str
    ) -> tuple[list[str], str, list[str]]:
        """What comes before a signed call, its address, and the options of its body."""
        words = words_of(self.examples.context.language)
        begin = [f"# {words.signed}"]
        if any(option.startswith(("-F", "--form")) for option in body):
            # Only curl knows the boundary between the parts, which the signature covers.
            begin = [f"# {words.form_not_signed}"]
            return begin, url, body
        begin.append(f"url={url}")
        text = "''"
        if body and body[-1].startswith(_DATA):
            begin.append(f"body={body[-1].removeprefix(_DATA)}")
            text, body = '"$body"', [*body[:-1], f'{_DATA}"$body"']
        begin.append(f'sign {method} "$url" {text} {region} &&')
        return begin, '"$url"', body

    def _value(self, node: Node) -> Json:
        contents = node.members("content").values()
        schema = node.get("schema") or next(
            filter(None, (content.get("schema") for content in contents)), None
        )
        return self.examples.values.parameter(node, schema, node.text("name"))

    def _url(
        self,
        call: Call,
        values: Mapping[tuple[str, str], tuple[Node, Json]],
        found: Sequence[Credential],
        safe: str,
    ) -> str:
        url = escape(address(self.root, *call.holders), safe=_SAFE_IN_ADDRESS)
        # A fragment only tells apart operations of one path; it is never sent.
        path = call.path.partition("#")[0]
        pairs: list[str] = []
        for (place, name), (node, value) in values.items():
            if place == "path":
                path = path.replace(f"{{{name}}}", escape(flat(value), safe=""))
            elif place == "query":
                pairs += _pairs(name, value, node)
        path = escape(path, safe=safe)
        url = f"{url}{path}"
        secret = [
            f"{escape(item.name, safe='')}={item.value}"
            for item in found
            if item.place == "query"
        ]
        if not secret:
            return quote("?".join(filter(None, (url, "&".join(pairs)))))
        before = "".join(f"{pair}&" for pair in pairs)
        return quote(f"{url}?{before}") + _expanded("&".join(secret))

    def _body(self, node: Node) -> Iterator[str]:
        """The options of the first body that an operation takes."""
        body = node.get("requestBody")
        contents = body.members("content") if body else {}
        for media_type, content in contents.items():
            value = self.examples.values.body(content)
            if media_type.startswith("multipart/"):
                for name, part in value.items() if is_map(value) else ():
                    yield _part(name, part)
                return
            if essence_of(media_type) != media_type or kind(media_type) != "form":
                yield f"-H {_header('Content-Type', media_type)}"
            yield _data(media_type, value)
            return


def flat(value: Json) -> str:
    """A value on one line: a list by commas, what is nested as JSON."""
    if isinstance(value, str):
        return _CONTROL.sub(" ", value)
    if is_list(value):
        return ",".join(map(flat, value))
    return " ".join(pretty(value).split())


def _method(method: str) -> str:
    if method == "GET":
        return ""
    return "--head " if method == "HEAD" else f"-X {method} "


def _headers(
    values: Mapping[tuple[str, str], tuple[Node, Json]],
) -> Iterator[tuple[str, str]]:
    for (place, name), (_, value) in values.items():
        if place == "header":
            yield name, flat(value)


def _header(name: str, value: str) -> str:
    return quote(f"{_NOT_IN_NAMES.sub('', name)}: {_CONTROL.sub(' ', value)}")


def _expanded(text: str) -> str:
    """A word in which the shell puts the values of variables, and does nothing else."""
    return f'"{text}"'


def _pairs(name: str, value: Json, node: Node) -> list[str]:
    """A parameter of the query, as its style has it."""
    if node.text("x-docmill-style") == "indexed":
        return [_pair(key, item) for key, item in _indexed(name, value)]
    is_exploded = node.data("explode") is not False
    if is_list(value) and is_exploded:
        return [_pair(name, item) for item in value]
    if is_map(value) and node.text("style") == "deepObject":
        return [_pair(f"{name}[{key}]", item) for key, item in value.items()]
    if is_map(value) and is_exploded:
        return [_pair(key, item) for key, item in value.items()]
    return [_pair(name, value)]


def _indexed(name: str, value: Json) -> Iterator[tuple[str, Json]]:
    """`filters.1.name` and so on, counted from 1."""
    inner = enumerate(value, 1) if is_list(value) else ()
    for key, item in value.items() if is_map(value) else inner:
        yield from _indexed(f"{name}.{key}", item)
    if not is_list(value) and not is_map(value):
        yield name, value


def _pair(name: str, value: Json) -> str:
    return f"{escape(name, safe='')}={escape(flat(value), safe='')}"


def _part(name: str, value: Json) -> str:
    """A part of a form; one without a value is a file."""
    if value == "":
        return f"-F {quote(f'{name}=@file')}"
    return f"--form-string {quote(f'{name}={flat(value)}')}"


def _data(media_type: str, value: Json) -> str:
    if kind(media_type) == "form":
        pairs = [_pair(k, v) for k, v in value.items()] if is_map(value) else []
        return f"{_DATA}{quote('&'.join(pairs))}"
    is_data = kind(media_type) in ("json", "records")
    text = value if isinstance(value, str) and not is_data else pretty(value)
    return f"{_DATA}{quote(text)}"
