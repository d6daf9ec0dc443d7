"""Where links between pages lead: relative, from the root of the site, or by anchor alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from docmill.docs.outline.sections import Outline, Section

_SUFFIX = re.compile(r"\.(?:mdx?|markdown|html?)$")
_SHORTCODE = re.compile(
    r"\{\{[<%]\s{0,3}(?:rel)?ref\s{1,3}\"?(?P<target>[^\"{}<>%]{1,200}?)\"?\s{0,3}[%>]\}\}"
)


@dataclass(frozen=True, slots=True)
class Links:
    """The pages of a set by the ends of their paths, and their sections by anchor."""

    pages: Mapping[str, Outline]
    anchors: Mapping[tuple[str, str], Section]

    def page(self, target: str, origin: str) -> Outline | None:
        """The page that a link on the page `origin` leads to; None where it is not of the set.

        Reads `../Models/Pet.md`, `/developers/resources/user` and `{{< relref "entities/user" >}}`.
        """
        target = _bare(target)
        path = target.partition("#")[0]
        if not path:
            return self.pages.get(_stem(origin))
        if path.startswith(("http:", "https:")):
            path = re.sub(r"^https?://[^/]*", "", path)
        folder = PurePosixPath(origin).parent
        for candidate in (_joined(folder, path), _stem(path)):
            if candidate in self.pages:
                return self.pages[candidate]
        parts = _stem(path).split("/")
        tails = ("/".join(parts[start:]) for start in range(1, len(parts)))
        return next((self.pages[t] for t in tails if t in self.pages), None)

    def section(self, target: str, origin: str) -> tuple[Outline, Section] | None:
        """The section that a link leads to: of its anchor, or the page from its start."""
        outline = self.page(target, origin)
        if outline is None:
            return None
        anchor = _bare(target).partition("#")[2].casefold()
        if not anchor:
            return outline, outline.sections[0]
        found = self.anchors.get((outline.page.source.path, anchor))
        return (outline, found) if found is not None else None


def links_of(outlines: Sequence[Outline]) -> Links:
    """The links of a page set."""
    pages: dict[str, Outline] = {}
    anchors: dict[tuple[str, str], Section] = {}
    for outline in outlines:
        path = outline.page.source.path
        parts = _stem(path).split("/")
        for start in range(len(parts)):
            pages.setdefault("/".join(parts[start:]), outline)
        for section in outline.sections:
            for anchor in section.anchors:
                anchors.setdefault((path, anchor.casefold()), section)
    return Links(pages, anchors)


def _bare(target: str) -> str:
    match = _SHORTCODE.search(target)
    return (match["target"] if match else target).strip()


def _stem(path: str) -> str:
    path = _SUFFIX.sub("", path.strip("/"))
    parts = [p for p in path.split("/") if p not in ("", ".", "..")]
    return "/".join(parts).replace("__", "/").casefold()


def _joined(folder: PurePosixPath, path: str) -> str:
    parts = [] if path.startswith("/") else list(folder.parts)
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return _SUFFIX.sub("", "/".join(parts)).replace("__", "/").casefold()
