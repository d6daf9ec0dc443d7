"""When pages are read by a built-in dialect, which declares their layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docmill.config.model import Config
from docmill.docs.dialects import dialect
from docmill.docs.profiles import profile
from docmill.docs.service.page_files import PageFile


def declared_layout(config: Config, pages: Sequence[PageFile]) -> str | None:
    """The built-in dialect that pages may be in: that of the settings, else the vendor's.

    A vendor's dialect has the name of its profile. It comes into question where the profile
    is named, or where a page has the name of one of its hosts.
    """
    if config.dialect is not None:
        return config.dialect
    vendors = (name for name in dialect.built_in() if name in profile.built_in())
    return next(
        (n for n in vendors if config.profile == n or _mentions(n, pages)), None
    )


def is_declared(config: Config, name: str, hosts: Iterable[str]) -> bool:
    """Whether the pages are in a dialect: it or its profile is named, or all hosts are its."""
    if name in (config.dialect, config.profile):
        return True
    choice = profile.choose(True, hosts)
    return choice is not None and choice.profile.name == name


def _mentions(name: str, pages: Sequence[PageFile]) -> bool:
    patterns: Iterable[str] = profile.load(name).data.get("hosts", ())
    domains = [pattern.removeprefix("*.") for pattern in patterns]
    return any(domain in page.source.text for page in pages for domain in domains)
