"""Run on its own: runs the programs of a reference, as they are, against the stand-in.

The arguments are the folder of the sources and a file with the programs by operationId.
Only the transport is replaced; keys and tokens come from the environment.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import sys
from pathlib import Path


def main(sources: Path, programs: Path) -> None:
    """Runs all; raises what goes wrong, or when the wrong operation was called."""
    sys.path.insert(0, str(sources))
    package = next(
        path.name for path in sources.iterdir() if (path / "_runtime").is_dir()
    )
    testing = importlib.import_module(f"{package}.testing")
    clients = importlib.import_module(package)
    for operation, texts in json.loads(programs.read_text("utf-8")).items():
        for text in texts:
            stand_in = testing.StandIn()
            clients.Client._new_http_client = lambda _, it=stand_in: it.client()
            clients.AsyncClient._new_http_client = (
                lambda _, it=stand_in: it.async_client()
            )
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(text, operation, "exec"), {"__name__": "__main__"})
            called = {call.operation for call in stand_in.calls}
            assert called == {operation}, (operation, called)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
