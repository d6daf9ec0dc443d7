"""Walks the pages of a listing; no input or output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..errors import PaginationLoopError
from .model import walk
from .operation import Operation, Pagination
from .unset import UNSET


class Pager:
    """Gives the arguments of each page and takes its answer.

    It ends on an empty page, on the total reached, without a next marker, or when the
    service says that there is no more. `items` are those of the page taken last.
    """

    def __init__(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        max_items: int | None,
    ) -> None:
        if operation.pagination is None:
            raise TypeError(f"{operation.route} has no pages")
        self._operation = operation
        self._rule: Pagination = operation.pagination
        self.arguments = dict(arguments)
        self.body = body
        self._left = max_items
        self._markers: set[object] = set()
        self._seen = 0
        self._start = self._number(self._position_name())
        self.items: list[Any] = []
        self.done = max_items is not None and max_items <= 0

    def take(self, answer: object) -> list[Any]:
        """Takes a page's answer, returns its items, makes the next page's arguments."""
        found: Any = walk(answer, self._rule.items)
        items: list[Any] = [*found] if isinstance(found, list) else []
        if items and items == self.items and self._rule.style != "marker":
            self._loop("the service sent the same page again")
        self.items = items
        self._seen += len(items)
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
        self.done = self._left == 0 or not self._advance(answer)
        return items

    def _advance(self, answer: object) -> bool:
        """Returns whether there is a next page."""
        rule = self._rule
        more = walk(answer, rule.more) if rule.more else None
        if more is False or (not self.items and more is not True):
            return False
        if rule.style == "marker":
            return self._next_marker(walk(answer, rule.next_marker))
        if not self.items or self._reached(walk(answer, rule.total)):
            return False
        position = self._number(self._position_name())
        if rule.style == "page":
            self._put(
                rule.page, (rule.first_page if position is None else position) + 1
            )
        else:
            self._put(rule.offset, (position or 0) + len(self.items))
        return True

    def _next_marker(self, marker: object) -> bool:
        if marker is None or marker == "":
            return False
        if marker in self._markers or marker == self._value(self._rule.marker):
            self._loop("the service sent the same marker again")
        self._markers.add(marker)
        self._put(self._rule.marker, marker)
        return True

    def _reached(self, total: object) -> bool:
        """Tells whether the total is reached, counting what lies before the first page."""
        if not self._rule.total or not isinstance(total, int):
            return False
        skipped = self._start or 0
        if self._rule.style == "page":
            size = self._number(self._rule.size) or self._rule.default_size or 0
            pages = 0 if self._start is None else self._start - self._rule.first_page
            skipped = max(pages, 0) * size
        return skipped + self._seen >= total

    def _position_name(self) -> str:
        return {"page": self._rule.page, "offset": self._rule.offset}.get(
            self._rule.style, ""
        )

    def _number(self, name: str) -> int | None:
        value = self._value(name)
        return value if isinstance(value, int) else None

    def _value(self, name: str) -> object:
        source = self.body if self._rule.in_body else self.arguments
        return walk(source, (name,)) if name else None

    def _put(self, name: str, value: object) -> None:
        if self._rule.in_body:
            members = cast(
                "Mapping[str, object]", {} if self.body is UNSET else self.body
            )
            self.body = {**members, name: value}
        else:
            self.arguments[name] = value

    def _loop(self, message: str) -> None:
        raise PaginationLoopError(
            message, method=self._operation.method, path=self._operation.path
        )
