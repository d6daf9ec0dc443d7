"""The client can be made, and has its operations."""

import jdcloud_mps


def test_every_public_name_loads() -> None:
    for name in dir(jdcloud_mps):
        assert getattr(jdcloud_mps, name) is not None
