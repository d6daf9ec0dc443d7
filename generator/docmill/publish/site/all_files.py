"""Everything that is published of one or more services, as texts by their paths.

One service has its files directly in the folder of the site; of several, each has a folder
of its own by its name, with a first page and a list for programs over all of them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from docmill.openapi.diff.change import Change
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.write.yaml_text import dump
from docmill.publish.model import Link, Reference
from docmill.publish.render import html, operation_markdown
from docmill.publish.render.html import Surroundings
from docmill.publish.sections.change_badges import marked
from docmill.publish.sections.changes import count_prose, grouped
from docmill.publish.site import index, llms_txt
from docmill.publish.site.feed import feed
from docmill.words.load import words

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What changed since an earlier version, which `since` names.

    `updated` is when this version came out; without it there is no feed.
    """

    since: str
    changes: Sequence[Change]
    updated: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: its document, and its reference in each language, the main one first."""

    document: OpenApi
    references: tuple[Reference, ...]
    history: History | None = None

    @property
    def main(self) -> Reference:
        """The reference that one comes to first."""
        return self.references[0]

    @property
    def suffixes(self) -> dict[str, str]:
        """What the names of files end in before the dot, by language."""
        return _suffixes([item.language for item in self.references])

    def best(self, language: str) -> Reference:
        """The reference in a language, or else in the main one."""
        return {item.language: item for item in self.references}.get(
            language, self.main
        )


def files(
    services: Sequence[Service], folders: tuple[Path, ...], *, base_url: str
) -> dict[str, str]:
    """All files of a site. `folders` are those of the templates.

    `base_url` is where the site will be, and ends in `/`; it is empty where that is not
    known. Half characters (lone surrogates), which no file can hold, become U+FFFD.
    """
    if len(services) == 1:
        found = _service(services[0], {}, folders, base_url)
    else:
        found = dict(_several(services, folders, base_url))
    return {path: _SURROGATE.sub("\ufffd", text) for path, text in found.items()}


def _several(
    services: Sequence[Service], folders: tuple[Path, ...], base_url: str
) -> Iterator[tuple[str, str]]:
    suffixes = _suffixes(_languages(services))
    homes = _pages("index", suffixes)
    above = {language: f"../{page}" for language, page in homes.items()}
    for service in services:
        name = service.main.name
        own = _service(service, above, folders, f"{base_url}{name}/" * bool(base_url))
        yield from ((f"{name}/{path}", text) for path, text in own.items())
    for language, page in homes.items():
        yield page, _home(services, language, homes, folders)
        yield f"llms{suffixes[language]}.txt", _list(services, language)


def _list(services: Sequence[Service], language: str) -> str:
    """The list for programs over all services, in a language where they have it."""
    found: list[tuple[Reference, str]] = []
    for service in services:
        reference, suffixes = service.best(language), service.suffixes
        name = f"{reference.name}/llms{suffixes[reference.language]}.txt"
        found.append((reference, name))
    return llms_txt.site(found, words(language))


def _home(
    services: Sequence[Service],
    language: str,
    homes: Mapping[str, str],
    folders: tuple[Path, ...],
) -> str:
    programs = f"llms{_suffixes(list(homes))[language]}.txt"
    shown: list[tuple[Reference, str]] = []
    for service in services:
        pages = _pages("index", service.suffixes)
        reference = service.best(language)
        shown.append((reference, f"{reference.name}/{pages[reference.language]}"))
    return index.page(
        words(language).documents["services"],
        language,
        [reference for reference, _ in shown],
        [href for _, href in shown],
        Surroundings(languages=homes, files=(Link(label=programs, href=programs),)),
        folders,
    )


def _service(
    service: Service,
    homes: Mapping[str, str],
    folders: tuple[Path, ...],
    base_url: str,
) -> dict[str, str]:
    """The files of one service; `homes` are the first pages over it by language."""
    found = {
        "openapi.yaml": dump(service.document),
        "openapi.json": _json(service.document),
        **dict(_html(service, homes, folders)),
    }
    for reference in service.references:
        text, suffix = words(reference.language), service.suffixes[reference.language]
        found[f"llms{suffix}.txt"] = llms_txt.service(reference, text, suffix)
        found |= operation_markdown.files(reference, text, suffix)
    return found | dict(_feeds(service, base_url))


def _feeds(service: Service, base_url: str) -> Iterator[tuple[str, str]]:
    history = service.history
    if history is None or history.updated is None:
        return
    for reference in service.references:
        suffix = service.suffixes[reference.language]
        yield f"changes{suffix}.atom", feed(
            reference,
            grouped(reference, history.changes),
            updated=history.updated,
            base_url=base_url,
            suffix=suffix,
        )


def _html(
    service: Service, homes: Mapping[str, str], folders: tuple[Path, ...]
) -> Iterator[tuple[str, str]]:
    """The pages of one service by their names."""
    history = service.history
    pages = _pages("index", service.suffixes)
    changes = _pages("changes", service.suffixes)
    for reference in service.references:
        language = reference.language
        suffix = service.suffixes[language]
        files = ("openapi.yaml", "openapi.json", f"llms{suffix}.txt")
        around = Surroundings(
            home=homes.get(language, next(iter(homes.values()), "")),
            changes=changes[language] if history else "",
            feed=f"changes{suffix}.atom" if history and history.updated else "",
            languages=pages,
            files=tuple(Link(label=name, href=name) for name in files),
        )
        shown = marked(reference, history.changes) if history else reference
        yield pages[language], html.page(shown, around, folders)
        if history:
            beside = replace(around, changes="", languages=changes, files=())
            page = _changes(reference, history, pages[language], beside, folders)
            yield changes[language], page


def _changes(
    reference: Reference,
    history: History,
    page: str,
    surroundings: Surroundings,
    folders: tuple[Path, ...],
) -> str:
    return html.render(
        "site/changes.html.jinja",
        reference.language,
        surroundings,
        folders,
        reference=reference,
        page=page,
        since=history.since,
        rated=grouped(reference, history.changes),
        prose=count_prose(history.changes),
    )


def _languages(services: Sequence[Service]) -> list[str]:
    """All languages of a site, each once, those of the first service first."""
    found = (item.language for service in services for item in service.references)
    return list(dict.fromkeys(found))


def _suffixes(languages: Sequence[str]) -> dict[str, str]:
    """What the names of files end in before the dot; those of the first language plain."""
    return {
        language: f".{language}" if number else ""
        for number, language in enumerate(languages)
    }


def _pages(stem: str, suffixes: Mapping[str, str]) -> dict[str, str]:
    """The file of a page by language."""
    return {language: f"{stem}{suffix}.html" for language, suffix in suffixes.items()}


def _json(document: OpenApi) -> str:
    text = json.dumps(_finite(dict(document.data)), ensure_ascii=False, indent=2)
    return f"{text}\n"


def _finite(value: Json) -> Json:
    """The value with null for the numbers that JSON does not have."""
    if is_map(value):
        return {key: _finite(item) for key, item in value.items()}
    if is_list(value):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
