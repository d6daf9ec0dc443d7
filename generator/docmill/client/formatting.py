"""Formats generated Python, never the same text twice: the only module that knows how."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, assert_never

from docmill.config import Formatter

LINE_LENGTH = 88
PARALLEL_FROM = 60
"""Fewer files than this are formatted faster in one process."""


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
    texts: Mapping[str, str], formatter: Formatter, cache: FormatCache | None
) -> dict[str, str]:
    """Python sources as the formatter writes them; the cache is asked first.

    Raises FormatError where one of them is not Python, FormatterMissingError where the
    formatter is not installed.
    """
    keys = {path: _cache_key(text, formatter) for path, text in texts.items()}
    done: dict[str, str] = {}
    for path, key in keys.items():
        kept = None if cache is None else cache.get(key)
        if kept is not None:
            done[path] = kept
    missing = [path for path in texts if path not in done]
    results = format_all([texts[path] for path in missing], formatter)
    for path, text in zip(missing, results, strict=True):
        done[path] = text
        if cache is not None:
            cache.put(keys[path], text)
    return done


def _cache_key(text: str, formatter: Formatter) -> str:
    seed = f"{formatter} {_version(formatter)} {LINE_LENGTH}\n{text}"
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _version(formatter: Formatter) -> str:
    try:
        return version(formatter)
    except PackageNotFoundError as error:
        raise FormatterMissingError(f"{formatter} is not installed") from error


def format_all(texts: list[str], formatter: Formatter) -> list[str]:
    """Several sources as the formatter writes them, on all cores."""
    match formatter:
        case "black":
            return _by_black(texts)
        case "ruff":
            return _by_ruff(texts)
        case _:
            assert_never(formatter)


def _by_black(texts: list[str]) -> list[str]:
    if len(texts) < PARALLEL_FROM:
        return [format_code(text) for text in texts]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(format_code, texts, chunksize=16))


def format_code(text: str) -> str:
    """Python source as black writes it. Raises FormatError."""
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
        raise FormatError(str(error)) from error


def _by_ruff(texts: list[str]) -> list[str]:
    """One process for all files: most of ruff's time is that of starting it."""
    if not texts:
        return []
    with TemporaryDirectory(prefix="docmill-") as folder:
        paths = [Path(folder, f"{number}.py") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        _run_ruff(folder)
        return [path.read_bytes().decode() for path in paths]


def _run_ruff(folder: str) -> None:
    """Format what is in a folder, with no settings but ours. Raises FormatError."""
    # -P: the working folder is not a place to import ruff from.
    command = [sys.executable, "-P", "-m", "ruff", "format", "--isolated", "--no-cache"]
    command += ["--no-respect-gitignore", "--target-version=py311"]
    command += ["--config", f"line-length={LINE_LENGTH}", "."]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise FormatError(done.stderr.strip())
