"""Files → text, with every way in which that can fail said in a diagnostic."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span, display_path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def read(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path | None = None
) -> SourceFile | None:
    """The text of a file: a regular file, within the size limit, in UTF-8.

    A byte order mark is left out. Reports `file-unreadable`, `file-not-regular`,
    `input-too-large` or `file-not-utf8` and gives None where there is no such text.
    """
    shown = display_path(path, root)
    try:
        raw = _bytes(path, limits.input_bytes)
    except IsADirectoryError:
        _report(diagnostics, "file-not-regular", "this is a folder, not a file", shown)
        return None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        message = f"the file cannot be read: {reason}"
        _report(diagnostics, "file-unreadable", message, shown)
        return None
    if raw is None:
        message = "this is a device, pipe or socket, not a regular file"
        _report(diagnostics, "file-not-regular", message, shown)
        return None
    if len(raw) > limits.input_bytes:
        message = f"the file is larger than {limits.input_bytes:,} bytes"
        hint = "raise limits.input_bytes to read it"
        _report(diagnostics, "input-too-large", message, shown, hint)
        return None
    return _decode(raw, shown, diagnostics)


def _bytes(path: Path, limit: int) -> bytes | None:
    """At most `limit` + 1 bytes of a file; None where it is no regular file."""
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return stream.read(limit + 1)


def _decode(raw: bytes, shown: str, diagnostics: Diagnostics) -> SourceFile | None:
    try:
        return SourceFile(shown, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        file = SourceFile(shown, raw.decode("utf-8-sig", "replace"))
        before = error.object[: error.start].decode("utf-8", "ignore")
        lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        span = file.span(len(lines), len(lines[-1]) + 1, len(lines[-1]) + 2)
        diagnostics.error(
            "file-not-utf8",
            f"byte {error.object[error.start]:#04x} is not part of UTF-8 text",
            span,
            hint="save the file in UTF-8",
        )
        return None


def _report(
    diagnostics: Diagnostics,
    code: str,
    message: str,
    shown: str,
    hint: str | None = None,
) -> None:
    diagnostics.error(code, message, Span(SourceFile(shown, ""), 1, 1, 1), hint=hint)
