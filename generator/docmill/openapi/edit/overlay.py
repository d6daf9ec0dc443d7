"""OpenAPI Overlay 1.0: corrections written by hand, applied to a document.

https://spec.openapis.org/overlay/v1.0.0.html, with JSONPath by RFC 9535. `extends` is
not read: which overlay belongs to which document is said by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jsonpath import JSONPathEnvironment, JSONPathError, JSONPathMatch

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import pointer
from docmill.openapi.positions import shorten
from docmill.openapi.tracked_copy import Edits

_VERSION = re.compile(r"1\.[01]\.\d+")
_DOCUMENT_KEYS = frozenset(("overlay", "info", "extends", "actions"))
_ACTION_KEYS = frozenset(("target", "description", "update", "remove"))
_JSONPATH = JSONPathEnvironment(strict=True)


def apply(document: OpenApi, overlay: OpenApi, diagnostics: Diagnostics) -> OpenApi:
    """The document with all actions of an overlay done, in their order.

    What came from the overlay is located in the overlay's file. Reports actions that
    are wrong or select nothing (an action that stopped having an effect is one to
    delete) and leaves them out; warns of an action that does not say why it is there.
    """
    edits = Edits(document)
    for place, action in _actions(overlay, diagnostics):
        _Action(overlay, place, diagnostics).run(action, edits)
    return edits.document()


def _actions(
    overlay: OpenApi, diagnostics: Diagnostics
) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """The place and the data of each action of sound structure."""
    data = overlay.data
    version = data.get("overlay")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        message = "this is not an OpenAPI Overlay 1.0 document"
        span = overlay.locate("/overlay")
        diagnostics.error(
            "overlay-version", message, span, hint="begin with overlay: 1.0.0"
        )
        return
    _check_keys(data, _DOCUMENT_KEYS, "", overlay, diagnostics)
    actions = data.get("actions")
    if not is_list(actions) or not actions:
        message = "an overlay needs a list of at least one action"
        diagnostics.error("overlay-structure", message, overlay.locate("/actions"))
        return
    for index, action in enumerate(actions):
        place = f"/actions/{index}"
        if is_map(action):
            _check_keys(action, _ACTION_KEYS, place, overlay, diagnostics)
            yield place, action
        else:
            message = "an action must be a mapping with a target"
            diagnostics.error("overlay-structure", message, overlay.locate(place))


def _check_keys(
    data: Mapping[str, Json],
    known: frozenset[str],
    place: str,
    overlay: OpenApi,
    diagnostics: Diagnostics,
) -> None:
    for key in data:
        if key not in known and not key.startswith("x-"):
            diagnostics.error(
                "overlay-structure",
                f"the key {shorten(key)!r} is not part of Overlay 1.0",
                overlay.locate(place + pointer(key)),
                hint=f"use {', '.join(sorted(known))}",
            )


class _Action:
    """One action, and where to report what is wrong with it."""

    def __init__(self, overlay: OpenApi, place: str, diagnostics: Diagnostics) -> None:
        self.overlay = overlay
        self.place = place
        self.diagnostics = diagnostics

    def run(self, action: Mapping[str, Json], edits: Edits) -> None:
        """Do the action."""
        reason = action.get("description")
        if not isinstance(reason, str) or not reason.strip():
            self.diagnostics.warning(
                "overlay-no-reason",
                "the action does not say why it is there",
                self.overlay.locate(self.place),
                hint="add a description that names the reason",
            )
        matches = self._select(action.get("target"), edits)
        if action.get("remove") is True:
            self._remove(matches, edits)
        elif "update" in action:
            self._update(matches, action["update"], edits)
        else:
            self._error(
                "overlay-structure", "the action has neither update nor remove: true"
            )

    def _select(self, target: Json, edits: Edits) -> list[JSONPathMatch]:
        if not isinstance(target, str):
            self._error("overlay-structure", "the action has no target", "/target")
            return []
        try:
            matches = list(_JSONPATH.finditer(target, edits.data))
        except (JSONPathError, RecursionError) as error:
            reason = str(error).partition("\n")[0]
            message = f"the target is not a JSONPath of RFC 9535: {reason}"
            self._error("overlay-target", message, "/target")
            return []
        if not matches:
            self._error(
                "overlay-no-match",
                "the target selects nothing in the document",
                "/target",
                hint="correct the target, or delete the action if it is no longer needed",
            )
        return matches

    def _remove(self, matches: list[JSONPathMatch], edits: Edits) -> None:
        """Remove what was selected: the deepest and last first, so that the rest stays put."""
        for match in sorted(matches, key=_depth_and_index, reverse=True):
            if match.parts:
                edits.remove(match.parts)
            else:
                self._error(
                    "overlay-target", "the whole document cannot be removed", "/target"
                )

    def _update(self, matches: list[JSONPathMatch], update: Json, edits: Edits) -> None:
        origin = (self.overlay.locate, f"{self.place}/update")
        for match in matches:
            if is_list(match.obj):
                edits.append(match.parts, update, origin)
            elif is_map(match.obj) and is_map(update):
                edits.merge(match.parts, update, origin)
            elif is_map(match.obj):
                message = "the update of a mapping must be a mapping"
                self._error("overlay-structure", message, "/update")
                return
            else:
                message = "the target of an update must be a mapping or a list"
                hint = "select the mapping that holds the value"
                self._error("overlay-target", message, "/target", hint=hint)
                return

    def _error(
        self, code: str, message: str, key: str = "", *, hint: str | None = None
    ) -> None:
        span = self.overlay.locate(self.place + key)
        self.diagnostics.error(code, message, span, hint=hint)


def _depth_and_index(match: JSONPathMatch) -> tuple[int, int]:
    last = match.parts[-1] if match.parts else ""
    return len(match.parts), last if isinstance(last, int) else 0
