"""The plan to files: the only module that knows Jinja and black.

Every text that a template puts into a file is a safe one (see `literals`), every Python
file is formatted and compiled. Templates without a plan of their own are copied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docmill.client.literals import Code, Identifier, Markdown, Safe, Toml
from docmill.client.plan import ClientPlan, ModelModule, OperationModule
from docmill.config import ClientConfig
from docmill.templates import TemplateError, template_folders

if TYPE_CHECKING:
    from jinja2 import Environment

LINE_LENGTH = 88
PARALLEL_FROM = 60
"""Fewer files than this are formatted faster in one process."""

_KINDS: dict[str, type[Safe]] = {".py": Code, ".md": Markdown, ".toml": Toml}
_MODEL = "package/models/model.py.jinja"
_OPERATION = "package/api/operation.py.jinja"
_PLANNED = (
    "package/__init__.py.jinja",
    "package/_client.py.jinja",
    "package/_examples.py.jinja",
    "package/_service.py.jinja",
    "package/models/__init__.py.jinja",
)


class FormatCache(Protocol):
    """Remembers formatted texts between runs."""

    def get(self, key: str) -> str | None:
        """The text that was kept under a key, if any."""
        ...

    def put(self, key: str, text: str) -> None:
        """Keeps a text under a key."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One file to render; `subject` is what the template sees as `module`."""

    template: str
    path: str
    subject: ModelModule | OperationModule | None = None


def render(
    plan: ClientPlan, config: ClientConfig, cache: FormatCache | None = None
) -> dict[str, str]:
    """The files of a client by their path in the output folder.

    Raises TemplateError where the templates are missing, or what one of them gives is
    not Python.
    """
    folders = template_folders(config.templates)
    texts: dict[str, str] = {}
    fresh: dict[str, str] = {}
    for item in _items(plan, config, folders):
        text = _render_item(item, plan, folders)
        is_code = item.path.endswith(".py") and not _is_static(item)
        (fresh if is_code else texts)[item.path] = text
    texts.update(_formatted(fresh, cache))
    for path, text in texts.items():
        _check(path, text)
    return dict(sorted(texts.items()))


def _items(
    plan: ClientPlan, config: ClientConfig, folders: tuple[Path, ...]
) -> Iterator[_Item]:
    is_project = config.layout == "project"
    package = f"src/{plan.package}/" if is_project else ""
    for template in _templates(folders):
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
    return template in (_MODEL, _OPERATION) or module in plan.unused


def _templates(folders: tuple[Path, ...]) -> list[str]:
    """The names of all templates; those that begin with `_` and a letter are partials."""
    return sorted(
        {
            path.relative_to(folder).as_posix()
            for folder in folders
            for path in folder.rglob("*.jinja")
        }
    )


def _is_static(item: _Item) -> bool:
    return (
        item.template.startswith("package/")
        and item.subject is None
        and item.template not in _PLANNED
    )


def _render_item(item: _Item, plan: ClientPlan, folders: tuple[Path, ...]) -> str:
    if _is_static(item):
        return _source(item.template, folders)
    suffix = Path(item.path).suffix
    template = environment(_KINDS.get(suffix, Safe), folders).get_template(
        item.template
    )
    return template.render(plan=plan, module=item.subject)


def _source(template: str, folders: tuple[Path, ...]) -> str:
    path = next(
        folder / template for folder in folders if (folder / template).is_file()
    )
    return path.read_text("utf-8")


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
    raise TemplateError(
        f"a template prints {type(value).__name__}, which is not safe text"
    )


def _formatted(texts: Mapping[str, str], cache: FormatCache | None) -> dict[str, str]:
    """The texts as black writes them; the cache is asked first."""
    keys = {path: _cache_key(text) for path, text in texts.items()}
    done: dict[str, str] = {}
    for path, key in keys.items():
        kept = None if cache is None else cache.get(key)
        if kept is not None:
            done[path] = kept
    missing = [path for path in texts if path not in done]
    results = _format_all([texts[path] for path in missing])
    for path, text in zip(missing, results, strict=True):
        done[path] = text
        if cache is not None:
            cache.put(keys[path], text)
    return done


def _cache_key(text: str) -> str:
    seed = f"black {_black_version()} {LINE_LENGTH}\n{text}"
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _black_version() -> str:
    return version("black")


def _format_all(texts: list[str]) -> list[str]:
    if len(texts) < PARALLEL_FROM:
        return [format_code(text) for text in texts]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(format_code, texts, chunksize=16))


def format_code(text: str) -> str:
    """Python source as black writes it."""
    from black import format_file_contents  # noqa: PLC0415
    from black.mode import Mode, TargetVersion  # noqa: PLC0415
    from black.parsing import InvalidInput  # noqa: PLC0415
    from black.report import NothingChanged  # noqa: PLC0415

    mode = Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY311})
    try:
        return format_file_contents(text, fast=True, mode=mode)
    except NothingChanged:
        return text
    except InvalidInput as error:
        raise TemplateError(f"a template gives what is not Python: {error}") from error


def _check(path: str, text: str) -> None:
    """Compiles Python; raises TemplateError where that fails."""
    if path.endswith(".py"):
        try:
            compile(text, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            raise TemplateError(
                f"{path}: a template gives what is not Python: {error}"
            ) from error
