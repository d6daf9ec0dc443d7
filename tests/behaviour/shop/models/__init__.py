"""Models."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.model import Model


class Tag(Model):
    key: str | None = None
    value: str | None = None


class Item(Model):
    item_id: str = Field(validation_alias="itemId", serialization_alias="itemId")
    count: int | None = None
    price: float | None = None
    state: Literal["NEW", "SOLD"] | str | None = None
    tags: list[Tag] | None = None
    parent: Item | None = None


class Result(Model):
    item: Item | None = None
    items: list[Item] | None = None
    total_count: int | None = Field(
        None, validation_alias="totalCount", serialization_alias="totalCount"
    )
    next_marker: str | None = Field(
        None, validation_alias="nextMarker", serialization_alias="nextMarker"
    )


class Answer(Model):
    request_id: str | None = Field(
        None, validation_alias="requestId", serialization_alias="requestId"
    )
    result: Item | None = None


class Page(Model):
    request_id: str | None = Field(
        None, validation_alias="requestId", serialization_alias="requestId"
    )
    result: Result | None = None
