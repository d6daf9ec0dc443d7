"""Shelf"""

from __future__ import annotations

from .._runtime.model import Model
from .task import Task


class Shelf(Model):
    task: Task | None = None
