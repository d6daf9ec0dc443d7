"""Which tests are skipped where the real pages and documents are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared import REQUIRED, missing, needed


@pytest.mark.parametrize("required", [None, "", "0"])
def test_a_plain_clone_skips_even_in_ci(
    required: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv(REQUIRED, raising=False)
    if required is not None:
        monkeypatch.setenv(REQUIRED, required)
    reasons = set()
    for name in ("one", "other"):
        with pytest.raises(pytest.skip.Exception) as skipped:
            needed(tmp_path / name)
        reasons.add(str(skipped.value))
    assert len(reasons) == 1
    with pytest.raises(pytest.skip.Exception, match="curl is missing"):
        missing("curl")


def test_what_is_missing_is_a_failure_where_it_is_required(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match="pages is missing"):
        needed(tmp_path / "pages")
    assert needed(tmp_path) == tmp_path
