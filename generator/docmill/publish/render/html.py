"""A reference as one HTML file that fetches nothing.

Every text is escaped by Jinja; `Html` alone is put in as it is. The policy of a page
allows its own stylesheet and its own script by their hashes, and nothing else.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docmill.files.templates import TemplateError
from docmill.publish.model import Link, Reference
from docmill.words.load import words

if TYPE_CHECKING:
    from jinja2 import Environment

_LINK = re.compile(
    r"https?://|mailto:|[^:\x00-\x20]*(?:[/?#]|$)", re.IGNORECASE | re.ASCII
)
"""A scheme that does no harm, or none: no colon before the path, query or fragment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a page links to in its site, relative to itself; an empty link is none.

    `languages` has the same page by language, this one included; `files` are what
    programs read.
    """

    home: str = ""
    changes: str = ""
    feed: str = ""
    languages: Mapping[str, str] | None = None
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternate:
    """The page in a language; `is_current` where it is the page itself."""

    language: str
    label: str
    href: str
    is_current: bool


def page(
    reference: Reference, surroundings: Surroundings, folders: tuple[Path, ...]
) -> str:
    """The page of a reference. `folders` are those of the templates."""
    return render(
        "site/reference.html.jinja",
        reference.language,
        surroundings,
        folders,
        reference=reference,
    )


def render(
    template: str,
    language: str,
    surroundings: Surroundings,
    folders: tuple[Path, ...],
    **values: object,
) -> str:
    """A page from a template that extends `site/base.html.jinja`.

    Raises TemplateError where a template is missing or wrong.
    """
    from jinja2 import TemplateError as JinjaError  # noqa: PLC0415
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    jinja = _environment(folders, language)
    try:
        style = jinja.get_template("site/style.css.jinja").render()
        script = jinja.get_template("site/script.js.jinja").render()
        return jinja.get_template(template).render(
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            language=language,
            surroundings=surroundings,
            alternates=_alternates(language, surroundings),
            **values,
        )
    except TemplateSyntaxError as error:
        place = f"{error.name}:{error.lineno}"
        raise TemplateError(f"{place}: {error.message}") from error
    except JinjaError as error:
        raise TemplateError(f"{template}: {error}") from error


def _alternates(language: str, surroundings: Surroundings) -> tuple[_Alternate, ...]:
    return tuple(
        _Alternate(
            language=other,
            label=words(other).language_name,
            href=href,
            is_current=other == language,
        )
        for other, href in (surroundings.languages or {}).items()
    )


@cache
def _environment(folders: tuple[Path, ...], language: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    jinja = Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    jinja.filters["url"] = linkable
    # Jinja types its globals by those it begins with, and checkers disagree on how.
    variables: Any = jinja.globals
    variables["words"] = words(language)
    return jinja


def linkable(url: str) -> str:
    """The URL of a link, or `#` for one that could do more than lead to a page."""
    return url if _LINK.match(url) else "#"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"
