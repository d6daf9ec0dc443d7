"""Loose"""

from __future__ import annotations

from typing import TypeAlias

from .cat import Cat

Loose: TypeAlias = Cat | str
