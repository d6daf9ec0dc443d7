"""Values of enumerations that stand on a page of their own, behind a link."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from docmill.docs.facts import EnumPage, EnumTable, OperationPage, Text
from docmill.docs.markdown.inline import links
from docmill.docs.model import Keyword
from docmill.openapi.source_map import Origin

RULE = "enum-page"


@dataclass(frozen=True, slots=True)
class Enumerations:
    """The enumerations of a page set, by page and name."""

    pages: Mapping[str, Mapping[str, EnumTable]]

    def find(self, page: OperationPage, name: str, description: Text) -> Keyword | None:
        """The values of a field whose description links to an enumeration of its name."""
        folder = posixpath.dirname(page.source.path)
        for link in links(description.value):
            path, _, fragment = link.target.partition("#")
            target = posixpath.normpath(posixpath.join(folder, path))
            found = self.pages.get(target, {})
            table = found.get(name.casefold()) or found.get(fragment.casefold())
            if table is not None:
                values = list(dict.fromkeys(value.value for value, _ in table.values))
                return Keyword("enum", values, Origin(table.name.span, RULE, "certain"))
        return None


def collect(pages: list[EnumPage]) -> Enumerations:
    """The enumerations of all enum pages."""
    return Enumerations(
        {
            page.source.path: {
                table.name.value.casefold(): table for table in page.enums
            }
            for page in pages
        }
    )
