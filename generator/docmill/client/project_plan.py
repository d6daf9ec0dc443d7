"""What is rendered beside the package: the README with its reference, and the project."""

from __future__ import annotations

from dataclasses import dataclass

from docmill.client.literals import Code, Markdown, Toml


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceParameter:
    """A row of the table of parameters."""

    name: Markdown
    type: Markdown
    need: Markdown
    description: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEntry:
    """An operation in the README; `example` is a call, `more` are other ways to call it."""

    title: Markdown
    request: Markdown
    about: Markdown
    example: Markdown
    more: Markdown | None
    parameters: tuple[ReferenceParameter, ...]
    returns: Markdown
    errors: tuple[Markdown, ...]
    source: Markdown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEvent:
    """A row of the table of webhooks and callbacks."""

    title: Markdown
    name: Markdown
    payload: Markdown
    description: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeWords:
    """Headings and sentences of the README, in the language of the documentation."""

    lead: Markdown
    install: Markdown
    quick_start: Markdown
    with_asyncio: Markdown
    errors: Markdown
    errors_text: Markdown
    errors_module: Markdown
    settings: Markdown
    settings_text: Markdown
    reference: Markdown
    events: Markdown
    events_text: Markdown
    event: Markdown
    payload: Markdown
    parameter: Markdown
    type: Markdown
    required: Markdown
    description: Markdown
    returns: Markdown
    raises: Markdown
    source: Markdown
    yes: Markdown
    stop: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstCall:
    """The operation to begin with: programs that call it, and what a test needs for it."""

    quick_start: Markdown
    async_quick_start: Markdown
    test_setup: Code
    test_call: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What `pyproject.toml`, README and change log need.

    `first_call` is None where there is no operation.
    """

    distribution: Toml
    version: Toml
    description: Toml
    wheel_packages: Toml
    title: Markdown
    install: Markdown
    errors_module: Markdown
    version_text: Markdown
    about: Markdown
    words: ReadmeWords
    has_credentials: bool
    first_call: FirstCall | None
    reference: tuple[ReferenceEntry, ...]
