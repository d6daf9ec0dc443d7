"""What was read of a block is kept by the block itself."""

from __future__ import annotations

from docmill.docs.markdown.kept import kept


def test_each_block_is_read_once_and_equal_blocks_each_for_themselves() -> None:
    read: list[list[str]] = []

    @kept
    def length(block: list[str], other: str) -> int:
        read.append(block)
        return len(block) + len(other)

    one, twin = ["a"], ["a"]
    assert [length(one, "x"), length(one, "x"), length(twin, "x")] == [2, 2, 2]
    assert [id(block) for block in read] == [id(one), id(twin)]


def test_the_second_argument_counts() -> None:
    @kept
    def joined(block: list[str], other: str) -> str:
        return block[0] + other

    block = ["a"]
    assert (joined(block, "x"), joined(block, "y")) == ("ax", "ay")
