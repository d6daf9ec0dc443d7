"""The plan to files: the only module that knows Jinja.

Every text that a template puts into a file is a safe one (see `literals`), every Python
file is formatted and compiled. Templates without a plan of their own are copied.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.client.literals import Code, Identifier, Markdown, Safe, Toml
from docmill.client.plan import ClientPlan, ModelModule, OperationModule
from docmill.client.render.format import FormatCache, FormatError, check, formatted
from docmill.client.render.user_templates import without_header
from docmill.config.model import ClientConfig
from docmill.files.templates import TemplateError, names_in, template_folders
from docmill.progress import Progress, unseen

if TYPE_CHECKING:
    from jinja2 import Environment

_KINDS: dict[str, type[Safe]] = {".py": Code, ".md": Markdown, ".toml": Toml}
_MODEL = "package/models/model.py.jinja"
_OPERATION = "package/api/operation.py.jinja"
_PLANNED = (
    "package/__init__.py.jinja",
    "package/_client.py.jinja",
    "package/_examples.py.jinja",
    "package/_service.py.jinja",
    "package/models/__init__.py.jinja",
    "package/webhooks/__init__.py.jinja",
)
_EVENTS = _PLANNED[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One file to render; `subject` is what the template sees as `module`."""

    template: str
    path: str
    subject: ModelModule | OperationModule | None = None


def render(
    plan: ClientPlan,
    config: ClientConfig,
    cache: FormatCache | None = None,
    progress: Progress = unseen,
) -> dict[str, str]:
    """The files of a client by their path in the output folder.

    Raises TemplateError where the templates are missing, or what one of them gives is
    not Python; FormatterMissingError where the formatter is not installed.
    """
    folders = template_folders(config.templates)
    texts: dict[str, str] = {}
    fresh: dict[str, str] = {}
    items = tuple(_items(plan, config, folders))
    for number, item in enumerate(items, 1):
        text = _render_item(item, plan, folders)
        is_code = item.path.endswith(".py") and not is_copied(item.template)
        (fresh if is_code else texts)[item.path] = text
        progress("writing files", number, len(items))
    try:
        # What is copied from the templates of docmill has been compiled by its tests.
        for path, text in texts.items() if config.templates else ():
            if path.endswith(".py"):
                check(path, text)
        texts.update(formatted(fresh, config.formatter, cache, progress))
    except FormatError as error:
        raise TemplateError(f"a template gives what is not Python: {error}") from error
    return dict(sorted(texts.items()))


def _items(
    plan: ClientPlan, config: ClientConfig, folders: tuple[Path, ...]
) -> Iterator[_Item]:
    is_project = config.layout == "project"
    package = f"src/{plan.package}/" if is_project else ""
    for template in names_in(*folders):
        top, _, rest = template.removesuffix(".jinja").partition("/")
        if top == "project" and is_project:
            yield _Item(template=template, path=rest)
        elif top == "package" and not _is_left_out(template, plan):
            yield _Item(template=template, path=package + rest)
    for model in plan.models:
        yield _Item(
            template=_MODEL, path=f"{package}models/{model.name}.py", subject=model
        )
    for operation in plan.operations:
        path = f"{package}api/{operation.name}.py"
        yield _Item(template=_OPERATION, path=path, subject=operation)


def _is_left_out(template: str, plan: ClientPlan) -> bool:
    module = template.removeprefix("package/_runtime/").removesuffix(".py.jinja")
    is_empty = template == _EVENTS and plan.events is None
    return template in (_MODEL, _OPERATION) or module in plan.unused or is_empty


def is_copied(template: str) -> bool:
    """Whether a template becomes a file as it is, without a look at the plan."""
    planned = (*_PLANNED, _MODEL, _OPERATION)
    return template.startswith("package/") and template not in planned


def _render_item(item: _Item, plan: ClientPlan, folders: tuple[Path, ...]) -> str:
    path = _path(item.template, folders)
    kind = _KINDS.get(Path(item.path).suffix, Safe)
    try:
        if is_copied(item.template):
            return without_header(path.read_text("utf-8"))
        template = environment(kind, folders).get_template(item.template)
        return template.render(plan=plan, module=item.subject)
    except Exception as error:  # a template may do anything that Python can
        raise _told(error, path) from error


def _path(template: str, folders: tuple[Path, ...]) -> Path:
    return next(
        folder / template for folder in folders if (folder / template).is_file()
    )


def _told(error: Exception, path: Path) -> TemplateError:
    """An error with the place in the template, or part of one, where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename.endswith(".jinja")]
    if places:
        return TemplateError(
            str(error), Path(places[-1].filename), places[-1].lineno or 1
        )
    return TemplateError(str(error), path, getattr(error, "lineno", 1))


@cache
def environment(kind: type[Safe], folders: tuple[Path, ...]) -> Environment:
    """The Jinja environment for files of one kind: only safe text of that kind passes."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=partial(_finalize, kind),
    )


def _finalize(kind: type[Safe], value: object) -> object:
    if isinstance(value, kind | Identifier):
        return value
    from jinja2 import Undefined  # noqa: PLC0415

    if isinstance(value, Undefined):
        str(value)  # raises, and says what is missing
    raise TemplateError(
        f"a template prints {type(value).__name__}, which is not safe text"
    )
