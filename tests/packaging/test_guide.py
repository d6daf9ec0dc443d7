"""What the guide shows is so."""

from __future__ import annotations

import re
from pathlib import Path

from docmill.cli import run

REPOSITORY = Path(__file__).parents[2]


def test_the_correction_changes_the_client(tmp_path: Path) -> None:
    guide = (REPOSITORY / "docs/corrections.md").read_text("utf-8")
    found = re.search(r"```yaml\n(overlay: .*?)```", guide, re.DOTALL)
    assert found
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(found[1], "utf-8")
    spec = str(REPOSITORY / "spec/mps/openapi.yaml")
    output = str(tmp_path / "mps")
    code = run(["client", spec, "--overlay", str(overlay), "-o", output, "-q"])
    models = tmp_path / "mps/src/mps/models"
    response = (models / "get_thumbnail_task_response.py").read_text("utf-8")
    assert code == 0
    assert "result: ThumbnailTask | None" in response
    assert not (models / "get_thumbnail_task_result.py").exists()
