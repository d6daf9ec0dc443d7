"""Formats generated Python, never the same text twice: the only module that knows how."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, assert_never

from docmill.client.render.layout import laid_out
from docmill.client.text_wrap import LINE_WIDTH
from docmill.config.choices import Formatter
from docmill.progress import Progress, unseen

PARALLEL_FROM = 60
"""Fewer files than this are formatted faster in one process."""
HALVED_FROM = 200
"""Fewer files than this are laid out faster in one process."""


class FormatError(Exception):
    """A text is not Python."""


class FormatterMissingError(Exception):
    """The formatter that the settings name is not installed."""


class FormatCache(Protocol):
    """Remembers formatted texts between runs."""

    def get(self, key: str) -> str | None:
        """The text that was kept under a key, if any."""
        ...

    def put(self, key: str, text: str) -> None:
        """Keeps a text under a key."""
        ...


def formatted(
    texts: Mapping[str, str],
    formatter: Formatter,
    cache: FormatCache | None,
    progress: Progress = unseen,
) -> dict[str, str]:
    """Python sources as the formatter writes them.

    What is plain is laid out here, and only the rest is given to the formatter. Raises
    FormatError where one of them does not compile, FormatterMissingError where the
    formatter is not installed.
    """
    plain = _plain(list(texts.values()), formatter)
    done = dict(zip(texts, plain, strict=True))
    left = {path: texts[path] for path, text in done.items() if text is None}
    match formatter:
        case "black":
            found = _by_black(left, cache, progress)
        case "ruff":
            found = _by_ruff(left)
        case _:
            assert_never(formatter)
    for path, text in found.items():
        check(path, text)
    return {path: text for path, text in (done | found).items() if text is not None}


def check(path: str, text: str) -> None:
    """Compiles Python. Raises FormatError where that fails."""
    try:
        compile(text, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise FormatError(f"{path}: {error}") from error


def _plain(texts: list[str], formatter: Formatter) -> list[str | None]:
    """Each text laid out; None where that is for the formatter."""
    if len(texts) < HALVED_FROM:
        return _laid_out(texts, formatter)
    # Both are slow to import.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415

    if "fork" not in get_all_start_methods():  # any other way to start takes longer
        return _laid_out(texts, formatter)
    found: list[str | None] = [None] * len(texts)
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as other:
        half = other.submit(_laid_out, texts[1::2], formatter)
        found[::2] = _laid_out(texts[::2], formatter)
        found[1::2] = half.result()
    return found


def _laid_out(texts: list[str], formatter: Formatter) -> list[str | None]:
    """Those that are plain and compile."""
    found: list[str | None] = []
    for text in texts:
        known = laid_out(text, formatter)
        try:
            check("", known or "")
        except FormatError:
            known = None  # the formatter says why
        found.append(known)
    return found


def _by_black(
    texts: Mapping[str, str], cache: FormatCache | None, progress: Progress
) -> dict[str, str]:
    """The cache is asked first."""
    keys = {path: _cache_key(text) for path, text in texts.items()}
    known = {path: cache.get(key) if cache else None for path, key in keys.items()}
    done = {path: text for path, text in known.items() if text is not None}
    missing = [path for path in texts if path not in done]
    results = format_all([texts[path] for path in missing], progress)
    for path, text in zip(missing, results, strict=True):
        done[path] = text
        if cache is not None:
            cache.put(keys[path], text)
    return done


def _cache_key(text: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415 (slow to import)

    seed = f"black {version('black')} {LINE_WIDTH}\n{text}"
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()


def format_all(texts: list[str], progress: Progress = unseen) -> list[str]:
    """Several sources as black writes them, on all cores, the longest first."""
    if len(texts) < PARALLEL_FROM:
        return [format_code(text) for text in texts]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (slow to import)

    order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
    done: dict[int, str] = {}
    with ProcessPoolExecutor() as pool:
        results = pool.map(format_code, (texts[i] for i in order), chunksize=4)
        for index, text in zip(order, results, strict=True):
            done[index] = text
            progress("formatting files", len(done), len(texts))
    return [done[index] for index in range(len(texts))]


def format_code(text: str) -> str:
    """Python source as black writes it. Raises FormatError."""
    from black import format_file_contents  # noqa: PLC0415
    from black.mode import Mode, TargetVersion  # noqa: PLC0415
    from black.parsing import InvalidInput  # noqa: PLC0415
    from black.report import NothingChanged  # noqa: PLC0415

    mode = Mode(line_length=LINE_WIDTH, target_versions={TargetVersion.PY311})
    try:
        return format_file_contents(text, fast=True, mode=mode)
    except NothingChanged:
        return text
    except InvalidInput as error:
        raise FormatError(str(error)) from error


def _by_ruff(texts: Mapping[str, str]) -> dict[str, str]:
    """One process for all files: most of ruff's time is that of starting it.

    It takes less than to ask a cache for each of them.
    """
    if find_spec("ruff") is None:
        raise FormatterMissingError("ruff is not installed")
    if not texts:
        return {}
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    with TemporaryDirectory(prefix="docmill-") as folder:
        places = {path: Path(folder, f"{i}.py") for i, path in enumerate(texts)}
        for path, place in places.items():
            place.write_bytes(texts[path].encode())
        _run_ruff(folder)
        return {path: place.read_bytes().decode() for path, place in places.items()}


def _run_ruff(folder: str) -> None:
    """Format what is in a folder, with no settings but ours. Raises FormatError."""
    import subprocess  # noqa: PLC0415

    # -P: the working folder is not a place to import ruff from.
    command = [sys.executable, "-P", "-m", "ruff", "format", "--isolated", "--no-cache"]
    command += ["--no-respect-gitignore", "--target-version=py311"]
    command += ["--config", f"line-length={LINE_WIDTH}", "."]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise FormatError(done.stderr.strip())
