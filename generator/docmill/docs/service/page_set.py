"""A set of pages: each read, taken for what it is, and lowered where it is an operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs import descriptions
from docmill.docs.cells import urls
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import (
    ChangeLogPage,
    EnumPage,
    OperationPage,
    OverviewPage,
    Page,
)
from docmill.docs.lower.context import Context
from docmill.docs.lower.enums import collect
from docmill.docs.lower.operation import lower
from docmill.docs.markdown.blocks import Document
from docmill.docs.markdown.reader import read
from docmill.docs.model import Operation
from docmill.docs.outline.one_operation_per_page import extract
from docmill.docs.profiles.profile import Profile
from docmill.docs.service.page_files import PageFile
from docmill.progress import Progress


@dataclass(slots=True, kw_only=True)
class ReadPage:
    """A page on its way: what it says, and what was found wrong with it alone."""

    file: PageFile
    document: Document
    page: Page | None
    operation: Operation | None = None
    diagnostics: Diagnostics

    @property
    def folder(self) -> PurePosixPath:
        """The folder of the page, relative to the folder that was given."""
        return self.file.path.parent


def read_pages(
    files: Sequence[PageFile],
    words: Dialect,
    config: Config,
    strict: bool,
    progress: Progress,
) -> tuple[ReadPage, ...]:
    """Read every page for what it says."""
    found: list[ReadPage] = []
    for number, file in enumerate(files, 1):
        found.append(_read_page(file, words, config, strict))
        progress("reading pages", number, len(files))
    return tuple(found)


def _read_page(
    file: PageFile, words: Dialect, config: Config, strict: bool
) -> ReadPage:
    own = Diagnostics(strict)
    document = read(file.source, own, config.limits)
    page = extract(document, words, own)
    if page is not None and not isinstance(page, OperationPage):
        # Nothing but names is taken from such pages: their tables may be as they like.
        own.items = [item for item in own.items if not item.code.startswith("table-")]
    return ReadPage(file=file, document=document, page=page, diagnostics=own)


def hosts(found: Sequence[ReadPage]) -> Iterator[str]:
    """The host of the URL of every operation."""
    for item in found:
        if isinstance(item.page, OperationPage):
            address = urls.parse(item.page.url.value)
            if address is not None:
                yield address.host


def lower_pages(
    found: Sequence[ReadPage], words: Dialect, profile: Profile | None
) -> None:
    """Lower the pages that describe an operation without an error."""
    pages = [item.page for item in found if isinstance(item.page, EnumPage)]
    enums = collect(pages)
    languages = _languages(words.languages)
    roots = frozenset(_roots(found))
    for item in found:
        if not isinstance(item.page, OperationPage) or item.diagnostics.has_errors:
            continue
        context = Context(
            dialect=words,
            profile=profile,
            languages=languages,
            enums=enums.find,
            diagnostics=item.diagnostics,
        )
        tag = _tag(item.file, roots)
        operation = lower(item.page, f"{item.file.path}:1", tag, context)
        if not item.diagnostics.has_errors:
            item.operation = operation


@cache
def _languages(names: tuple[str, ...]) -> tuple[descriptions.Language, ...]:
    return tuple(descriptions.load_language(name) for name in names)


def _roots(found: Sequence[ReadPage]) -> Iterator[PurePosixPath]:
    """The folders that introduce a service: with an overview or a change log."""
    for item in found:
        if isinstance(item.page, (OverviewPage, ChangeLogPage)):
            yield item.folder


def _tag(file: PageFile, roots: frozenset[PurePosixPath]) -> str | None:
    """The group of a page: the folder it stands in, below that of its service."""
    parent = file.path.parent
    if parent in roots or len(file.path.parts) < 2:
        return None
    introduced = any(folder in roots for folder in parent.parents)
    return parent.name if introduced or len(file.path.parts) > 2 else None
