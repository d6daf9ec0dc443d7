"""Run on its own: imports every module of a client and calls every example of its README.

The one argument is the folder of the sources. The stand-in answers what the document
shows or what its schemas give; the client refuses what does not fit.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import io
import re
import sys
import textwrap
import warnings
from pathlib import Path
from typing import Any

SETTINGS = {
    "base_url": "https://api.example.com",
    "client_id": "me",
    "username": "me",
}


def main(sources: Path) -> None:
    """Loads all, calls all; raises what goes wrong."""
    warnings.simplefilter("error")
    sys.path.insert(0, str(sources))
    package = next(
        path.name for path in sources.iterdir() if (path / "_runtime").is_dir()
    )
    for path in sorted((sources / package).rglob("*.py")):
        module = ".".join(path.relative_to(sources).with_suffix("").parts)
        importlib.import_module(module.removesuffix(".__init__"))
    models = importlib.import_module(f"{package}.models")
    pydantic = importlib.import_module("pydantic")
    for name in models.MODULES:
        assert pydantic.TypeAdapter(getattr(models, name)).json_schema is not None
    call_examples(package, (sources.parent / "README.md").read_text("utf-8"))


def call_examples(package: str, readme: str) -> None:
    """Calls each example of the reference, sync and async.

    Every operation is called, and only an answer that was given may not fit: some
    documents show answers that their own schemas do not allow.
    """
    examples = importlib.import_module(f"{package}._examples").EXAMPLES
    errors = importlib.import_module(f"{package}.errors")
    reference = readme.partition("\n### ")[2]
    calls = re.findall(
        r"^`{3,}python\n(.*?)^`{3,}$", reference, re.DOTALL | re.MULTILINE
    )
    for run in (call_one, await_one):
        called: set[str] = set()
        refused = 0
        for call in calls:
            stand_in = importlib.import_module(f"{package}.testing").StandIn()
            try:
                run(package, call, stand_in)
            except errors.ResponseError:
                refused += 1
            called.update(made.operation for made in stand_in.calls)
        assert called == set(examples), set(examples) - called
        assert refused * 10 <= len(calls) or refused <= 4, f"{refused} of {len(calls)}"


def call_one(package: str, call: str, stand_in: Any) -> None:
    """Runs an example with a client that blocks."""
    client_class = importlib.import_module(package).Client
    client = new_client(client_class, stand_in.client())
    exec(in_memory(call), {"client": client, "io": io})


def await_one(package: str, call: str, stand_in: Any) -> None:
    """Runs an example with an async client: what is not a loop is awaited."""
    client_class = importlib.import_module(package).AsyncClient
    call = re.sub(r"^for ", "async for ", in_memory(call), flags=re.MULTILINE)
    call = re.sub(r"^client\b", "await client", call, flags=re.MULTILINE)
    scope = {"client": new_client(client_class, stand_in.async_client()), "io": io}
    exec(f"async def main():\n{textwrap.indent(call, ' ')}", scope)
    asyncio.run(scope["main"]())


def in_memory(call: str) -> str:
    """The example with a file in memory where it writes to the disk."""
    return re.sub(r"(download_\w+\(\s*target=)[^,)]*", r"\1io.BytesIO()", call)


def new_client(client_class: Any, http_client: Any) -> Any:
    """A client that refuses what does not fit."""
    return client_class(
        http_client=http_client,
        validation="strict",
        max_retries=0,
        **settings(client_class),
    )


def settings(client_class: Any) -> dict[str, Any]:
    """Something for every setting of the constructor that has to do with access."""
    parameters = inspect.signature(client_class.__init__).parameters.values()
    given = {p.name: SETTINGS[p.name] for p in parameters if p.name in SETTINGS}
    given |= {p.name: "secret" for p in parameters if "Secret" in str(p.annotation)}
    return given


if __name__ == "__main__":
    main(Path(sys.argv[1]))
