"""Lines that are too long, broken where the formatter breaks them."""

from __future__ import annotations

from docmill.client.render.layout.syntax import (
    Element,
    Group,
    UnsureError,
    is_broken,
    parse,
)
from docmill.client.text_wrap import LINE_WIDTH
from docmill.config.choices import Formatter


def statement(line: str, depth: int, formatter: Formatter) -> list[str]:
    """The lines of a statement. Raises UnsureError where it is not a plain one."""
    element = parse(line)
    whole = _indented(depth, line)
    if not element.is_broken and fits(whole):
        return [whole]
    if line.startswith(("def ", "async def ")):
        return _Lines(line, formatter).definition(element, depth)
    if line.startswith("from "):
        return _imports(line, depth)
    if element.is_loose and not line.endswith(")"):
        raise UnsureError
    if element.annotation:
        return _Lines(line, formatter).annotated(element, depth)
    if element.equals and not element.groups and not element.bars:
        value = element.part(element.equals + 3, element.end)
        return _Lines(line, formatter).value(value, depth)
    if element.bars or not line.endswith((")", "):", "}")):
        raise UnsureError
    return _Lines(line, formatter).opened(element, depth, "", "")


def fits(line: str) -> bool:
    """Whether a line is narrow enough. Raises UnsureError where that depends on the font."""
    if line.isascii():
        return len(line) <= LINE_WIDTH
    if 2 * len(line) > LINE_WIDTH:
        raise UnsureError
    return True


def _indented(depth: int, text: str) -> str:
    return "    " * depth + text


def _imports(line: str, depth: int) -> list[str]:
    module, _, names = line.partition(" import ")
    return [
        _indented(depth, f"{module} import ("),
        *(_indented(depth + 1, f"{name},") for name in names.split(", ")),
        _indented(depth, ")"),
    ]


class _Lines:
    def __init__(self, line: str, formatter: Formatter) -> None:
        self.line = line
        self.is_ruff = formatter == "ruff"

    def definition(self, element: Element, depth: int) -> list[str]:
        """The head of a function: its parameters are what is broken."""
        group = element.groups[0]
        head = _indented(depth, self.line[: group.start + 1])
        body = _indented(depth + 1, self.line[group.start + 1 : group.end])
        tail = self._returned(element, group, depth)
        if not fits(head):
            raise UnsureError
        if len(group.elements) > 1 and not is_broken(group) and fits(body):
            if len(tail) > 1:
                raise UnsureError
            return [head, body, *tail]
        lines = [head]
        for parameter in group.elements:
            lines += self._parameter(parameter, depth + 1)
        return [*lines, *tail]

    def _returned(self, element: Element, group: Group, depth: int) -> list[str]:
        """`) -> annotation:`."""
        rest = element.part(group.end + 5, element.end - 1)
        line = _indented(depth, self.line[group.end :])
        if not rest.is_broken and fits(line):
            return [line]
        if rest.bars:
            body = self.inside(rest, depth + 1, "", "")
            return [_indented(depth, ") -> ("), *body, _indented(depth, "):")]
        if not rest.groups:
            raise UnsureError
        return self.opened(rest, depth, ") -> ", ":")

    def _parameter(self, element: Element, depth: int) -> list[str]:
        line = _indented(depth, f"{self.line[element.start : element.end]},")
        if not element.is_broken and fits(line):
            return [line]
        if self.is_ruff:
            raise UnsureError  # it has no parentheses for a union
        return self._annotation(element, depth, ",")

    def _annotation(self, element: Element, depth: int, suffix: str) -> list[str]:
        """The annotation is what is broken, in parentheses where it is a union."""
        start, end = element.annotation + 2, element.equals or element.end
        annotation = element.part(start, end)
        if not annotation.bars and annotation.groups:
            return self.opened(element, depth, "", suffix)
        if not annotation.bars or not element.annotation:
            raise UnsureError
        return [
            _indented(depth, f"{self.line[element.start : start]}("),
            *self.inside(annotation, depth + 1, "", ""),
            _indented(depth, f"){self.line[end : element.end]}{suffix}"),
        ]

    def annotated(self, element: Element, depth: int) -> list[str]:
        """`name: annotation = value`."""
        if not element.equals:
            return self._annotation(element, depth, "")
        value = element.part(element.equals + 3, element.end)
        if value.bars:
            return self.value(value, depth)
        if not value.groups:
            head = _indented(depth, f"{self.line[: value.start]}(")
            if not fits(head):
                return self._annotation(element, depth, "")
            if not element.part(element.annotation, element.equals).bars:
                raise UnsureError
            return self.value(value, depth)
        return self._with_groups(element, value, depth)

    def _with_groups(self, element: Element, value: Element, depth: int) -> list[str]:
        """`name: annotation = call(…)`, and both broken where the first line is too long."""
        group = value.groups[-1]
        before = element.part(element.annotation, element.equals).groups
        head = _indented(depth, self.line[: group.start + 1])
        if fits(head) or not before or before[-1].end != element.equals - 1:
            return self.opened(element, depth, "", "")
        wrapped = _indented(depth, f"{self.line[: value.start]}(")
        several = len(value.groups) > 1 or len(before) > 1
        if not is_broken(group) or several or fits(wrapped):
            raise UnsureError
        first = before[0]
        return [
            _indented(depth, self.line[: first.start + 1]),
            *self._body(first, depth + 1),
            _indented(depth, self.line[first.end : group.start + 1]),
            *self._body(group, depth + 1),
            _indented(depth, self.line[group.end :]),
        ]

    def value(self, value: Element, depth: int) -> list[str]:
        """`… = (` value `)`."""
        self._check_lambda(value)
        head = _indented(depth, f"{self.line[: value.start]}(")
        body = self.inside(value, depth + 1, "", "")
        is_dotted = "." in self.line[value.start : value.end] and not self.is_ruff
        if not fits(head) or not (is_dotted or value.bars or fits(body[0])):
            raise UnsureError
        return [head, *body, _indented(depth, ")")]

    def _check_lambda(self, element: Element) -> None:
        """Raises UnsureError where ruff has parentheses for what a lambda gives."""
        if self.is_ruff and "lambda" in self.line[element.start : element.end]:
            raise UnsureError

    def inside(
        self, element: Element, depth: int, prefix: str, suffix: str
    ) -> list[str]:
        """An element within brackets, on a line of its own or on several."""
        text = f"{prefix}{self.line[element.start : element.end]}{suffix}"
        line = _indented(depth, text)
        if not element.is_broken and fits(line):
            return [line]
        if element.bars:
            if element.annotation or element.equals:
                raise UnsureError
            return self._operands(element, depth, prefix, suffix)
        if not any(group.elements for group in element.groups):
            return [line]
        return self.opened(element, depth, prefix, suffix)

    def _operands(
        self, element: Element, depth: int, prefix: str, suffix: str
    ) -> list[str]:
        self._check_lambda(element)
        starts = [element.start, *(place + 3 for place in element.bars)]
        ends = [*element.bars, element.end]
        lines: list[str] = []
        for start, end in zip(starts, ends, strict=True):
            part = element.part(start, end)
            mark = "| " if start != element.start else prefix
            end_mark = suffix if end == element.end else ""
            lines += self.inside(part, depth, mark, end_mark)
        return lines

    def opened(
        self, element: Element, depth: int, prefix: str, suffix: str
    ) -> list[str]:
        """Broken at the last brackets that hold something."""
        group = next(g for g in reversed(element.groups) if g.elements)
        head = f"{prefix}{self.line[element.start : group.start + 1]}"
        tail = f"{self.line[group.end : element.end]}{suffix}"
        head, tail = _indented(depth, head), _indented(depth, tail)
        others = (other for other in element.groups if other is not group)
        if any(map(is_broken, others)) or not fits(head) or not fits(tail):
            raise UnsureError
        return [head, *self._body(group, depth + 1), tail]

    def _body(self, group: Group, depth: int) -> list[str]:
        """The elements: on one line where they may and fit, else one a line."""
        several = len(group.elements) > 1
        line = _indented(depth, self.line[group.start + 1 : group.end])
        spread = group.is_magic or (several and group.is_display)
        if not spread and not is_broken(group) and fits(line):
            return [line]
        suffix = "," if group.has_comma else ""
        return [
            text
            for element in group.elements
            for text in self.inside(element, depth, "", suffix)
        ]
