"""Rules between the parts of a document that no schema can state.

openapi-spec-validator has them too, but says neither where nor, of two places that
contradict each other, the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docmill.diagnostics.model import Diagnostics, Related
from docmill.openapi.document import METHODS, Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import pointer
from docmill.openapi.positions import shorten
from docmill.openapi.references import follow

_TEMPLATE = re.compile(r"\{([^{}]*)\}")


def check(document: OpenApi, diagnostics: Diagnostics) -> None:
    """Report operationIds, tags and parameters that clash, and path parameters.

    Every `{name}` of a path has one parameter in `path`, and the other way round.
    """
    _Check(document, diagnostics).run()


class _Check:
    def __init__(self, document: OpenApi, diagnostics: Diagnostics) -> None:
        self.document = document
        self.diagnostics = diagnostics
        self.operation_ids: dict[str, str] = {}

    def run(self) -> None:
        self._tags()
        paths = self.document.data.get("paths")
        for path, member in (paths if is_map(paths) else {}).items():
            item = follow(self.document.data, member)
            if is_map(item):
                self._path(path, item, pointer("paths", path))

    def _path(self, path: str, item: dict[str, Json], place: str) -> None:
        names = _TEMPLATE.findall(path)
        if re.search(r"[{}]", _TEMPLATE.sub("", path)) or len(names) != len(set(names)):
            self._error(
                "path-template",
                f"the braces of the path {shorten(path)!r} do not name distinct parameters",
                place,
            )
            return
        common = self._parameters(item, place)
        for method in METHODS:
            operation = item.get(method)
            if is_map(operation):
                here = f"{place}/{method}"
                self._operation_id(operation, here)
                own = self._parameters(operation, here)
                self._path_parameters(set(names), common | own, here)

    def _operation_id(self, operation: Mapping[str, Json], place: str) -> None:
        name = operation.get("operationId")
        if not isinstance(name, str):
            return
        here = f"{place}/operationId"
        first = self.operation_ids.setdefault(name, here)
        if first != here:
            message = f"the operationId {shorten(name)!r} stands twice"
            self._error("duplicate-operation-id", message, here, first)

    def _parameters(
        self, owner: Mapping[str, Json], place: str
    ) -> dict[tuple[str, str], str]:
        """The place of each parameter by its `in` and its name."""
        found: dict[tuple[str, str], str] = {}
        for key, here in self._listed(owner, f"{place}/parameters"):
            first = found.setdefault(key, here)
            if first != here:
                message = f"the {key[0]} parameter {shorten(key[1])!r} stands twice"
                self._error("duplicate-parameter", message, here, first)
        return found

    def _listed(
        self, owner: Mapping[str, Json], place: str
    ) -> Iterator[tuple[tuple[str, str], str]]:
        listed = owner.get("parameters")
        for index, item in enumerate(listed if is_list(listed) else []):
            parameter = follow(self.document.data, item)
            if is_map(parameter):
                key = (str(parameter.get("in")), str(parameter.get("name")))
                yield key, f"{place}/{index}"

    def _path_parameters(
        self, names: set[str], parameters: Mapping[tuple[str, str], str], place: str
    ) -> None:
        declared = {
            name: here for (kind, name), here in parameters.items() if kind == "path"
        }
        for name in sorted(names - declared.keys()):
            self._error(
                "path-parameter",
                f"the path names {shorten(name)!r}, but no path parameter is called that",
                place,
                hint="add the parameter, with in: path and required: true",
            )
        for name in sorted(declared.keys() - names):
            message = f"the path has no place for the path parameter {shorten(name)!r}"
            self._error("path-parameter", message, declared[name])

    def _tags(self) -> None:
        tags = self.document.data.get("tags")
        found: dict[str, str] = {}
        for index, tag in enumerate(tags if is_list(tags) else []):
            name = tag.get("name") if is_map(tag) else None
            here = f"/tags/{index}/name"
            if (
                isinstance(name, str)
                and (first := found.setdefault(name, here)) != here
            ):
                self._error(
                    "duplicate-tag",
                    f"the tag {shorten(name)!r} stands twice",
                    here,
                    first,
                )

    def _error(
        self,
        code: str,
        message: str,
        place: str,
        first: str | None = None,
        *,
        hint: str | None = None,
    ) -> None:
        other = self.document.locate(first) if first is not None else None
        self.diagnostics.error(
            code,
            message,
            self.document.locate(place),
            hint=hint,
            related=(Related(other, "first here"),) if other else (),
        )
