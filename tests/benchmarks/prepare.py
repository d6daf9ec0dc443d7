"""What is measured: documents of the published pages, and both clients of each."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "corpus" / "zh-2019-01"
DOCMILL = str(Path(sys.executable).parent / "docmill")
WORKERS = Path(__file__).parent / "workers"


@dataclass(frozen=True, slots=True)
class Peer:
    """An environment with openapi-python-client, httpx2 and pydantic, and no docmill."""

    folder: Path

    @property
    def python(self) -> str:
        """Its interpreter, which runs both clients."""
        return str(self.folder.absolute() / "bin" / "python")

    def generate(self, spec: Path, folder: Path) -> None:
        """Makes openapi-python-client's client of a document; it needs ruff on PATH."""
        run(self.generating(spec, folder), self.environment)

    def generating(self, spec: Path, folder: Path) -> list[str]:
        """The command that makes openapi-python-client's client."""
        tool = str(self.folder.absolute() / "bin" / "openapi-python-client")
        target = ["--path", str(spec), "--output-path", str(folder)]
        return [tool, "generate", "--meta", "none", *target]

    @property
    def environment(self) -> dict[str, str]:
        """The variables to run it with."""
        search = f"{self.folder.absolute() / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "PATH": search}

    def work(self, worker: str, *arguments: str) -> str:
        """Returns what a worker prints."""
        return run([self.python, str(WORKERS / worker), *arguments])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clients:
    """Both clients of one service, each in a folder to import it from."""

    service: str
    spec: Path
    folder: Path
    package: str
    peer_folder: Path
    peer_package: str


def documents(folder: Path) -> dict[str, Path]:
    """Makes the documents of all services of the pages; that of mps is the published."""
    specs = folder / "specs"
    run([DOCMILL, "spec", str(PAGES), "-o", f"{specs}/"])
    return {
        **{path.stem: path for path in specs.glob("*.yaml")},
        "mps": ROOT / "spec" / "mps" / "openapi.yaml",
    }


def clients_of(service: str, spec: Path, folder: Path, peer: Peer) -> Clients:
    """Makes both clients of a document, compiled as an installer does."""
    ours, theirs = folder / "ours", folder / "peer" / f"peer_{service}"
    package = f"jdcloud_{service}"
    target = str(ours / package)
    layout = ["--package", package, "--layout", "package"]
    run([DOCMILL, "client", str(spec), "-o", target, *layout])
    theirs.parent.mkdir(exist_ok=True)
    peer.generate(spec, theirs)
    run([peer.python, "-m", "compileall", "-q", target, str(theirs)])
    return Clients(
        service=service,
        spec=spec,
        folder=ours,
        package=package,
        peer_folder=theirs.parent,
        peer_package=theirs.name,
    )


def run(
    command: list[str],
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """Returns what a command prints; its complaints are shown where it fails."""
    done = subprocess.run(
        command,
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout
