"""Types as Python expressions: what an answer holds, and what a call accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docmill.client.literals import Code, Identifier, compose, join, literal
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import (
    AnyType,
    Choice,
    DictType,
    ListType,
    Named,
    NoneType,
    PyType,
    Scalar,
    TupleType,
    UnionType,
)

_SCALARS = {
    "str": Code("str"),
    "int": Code("int"),
    "float": Code("float"),
    "bool": Code("bool"),
    "binary": Code("bytes"),
    "raw": Code("bytes"),
    "datetime": Code("dt.datetime"),
    "date": Code("dt.date"),
    "time": Code("dt.time"),
    "uuid": Code("UUID"),
    "decimal": Code("Decimal"),
    "base64": Code("Base64"),
    "password": Code("Password"),
}
_NEEDS = {
    "datetime": "dt",
    "date": "dt",
    "time": "dt",
    "uuid": "UUID",
    "decimal": "Decimal",
    "base64": "Base64",
    "password": "Password",
}
_KINDS = {str: Code("str"), int: Code("int"), bool: Code("bool")}
_RECORD = Code("Mapping[str, object]")
_NONE = Code("None")
_INT, _FLOAT = Code("int"), Code("float")


@dataclass(slots=True)
class Annotations:
    """Writes types for one module and remembers which names they need.

    `prefix` is put before the names of classes: `m.` in modules of operations. `inputs`
    has the names of those that have a form of their own for requests.
    """

    schemas: Schemas
    names: Mapping[str, Identifier]
    inputs: Mapping[str, Identifier]
    prefix: Code = Code("")
    needs: set[str] = field(default_factory=set[str])

    def returned(self, item: PyType) -> Code:
        """The type of what an answer holds."""
        return _either(self._returned(item))

    def accepted(self, item: PyType) -> Code:
        """The type that a call takes: sequences, and a mapping for every model."""
        options = self._accepted(item)
        # Type checkers take an int wherever a float is taken (PEP 484).
        is_wide = _FLOAT in options
        return _either([part for part in options if not (is_wide and part == _INT)])

    def _returned(self, item: PyType) -> list[Code]:
        match item:
            case AnyType():
                return [self._need("Any")]
            case NoneType():
                return [Code("None")]
            case Scalar(kind):
                return [self._scalar(kind)]
            case Choice():
                return self._choice(item)
            case ListType(inner):
                return [compose("list[{}]", self.returned(inner))]
            case TupleType(items):
                return [compose("tuple[{}]", join(", ", map(self.returned, items)))]
            case DictType(inner):
                return [compose("dict[str, {}]", self.returned(inner))]
            case UnionType(options):
                return [part for option in options for part in self._returned(option)]
            case Named(pointer):
                return [self._named(pointer)]

    def _accepted(self, item: PyType) -> list[Code]:
        match item:
            case Scalar("binary"):
                return [self._need("File")]
            case Scalar("raw"):
                return [self._need("Upload"), Code("str")]
            case Scalar(kind) if kind in _NEEDS:
                return [self._scalar(kind), Code("str")]
            case AnyType() | NoneType() | Scalar() | Choice():
                return self._returned(item)
            case ListType(inner):
                self._need("Sequence")
                return [compose("Sequence[{}]", self.accepted(inner))]
            case TupleType(items):
                return [compose("tuple[{}]", join(", ", map(self.accepted, items)))]
            case DictType(AnyType()):
                self._need("Mapping")
                return [_RECORD]
            case DictType(inner):
                self._need("Mapping")
                return [compose("Mapping[str, {}]", self.accepted(inner))]
            case UnionType(options):
                return [part for option in options for part in self._accepted(option)]
            case Named():
                return self._accepted_named(item)

    def _accepted_named(self, item: Named) -> list[Code]:
        if item.pointer in self.schemas.models:
            self._need("Mapping")
            return [self._sent(item.pointer), _RECORD]
        target = self.schemas.resolve(item)
        if isinstance(target, Choice) or item.pointer in self.schemas.recursive:
            return [self._sent(item.pointer)]
        return self._accepted(target)

    def _named(self, pointer: str) -> Code:
        return self._prefixed(self.names[pointer])

    def _sent(self, pointer: str) -> Code:
        return self._prefixed(self.inputs.get(pointer, self.names[pointer]))

    def _prefixed(self, name: Identifier) -> Code:
        if self.prefix:
            self._need("m")
        return compose("{}{}", self.prefix, name)

    def _scalar(self, kind: str) -> Code:
        if kind in _NEEDS:
            self._need(_NEEDS[kind])
        return _SCALARS[kind]

    def _choice(self, item: Choice) -> list[Code]:
        self._need("Literal")
        values = join(", ", (literal(value) for value in item.values))
        kinds = dict.fromkeys(_KINDS[type(value)] for value in item.values)
        return [compose("Literal[{}]", values), *kinds]

    def _need(self, name: str) -> Code:
        self.needs.add(name)
        return Code(name)


def _either(options: list[Code]) -> Code:
    """A union with each option once and None at the end."""
    found = dict.fromkeys(options)
    if _NONE in found:
        del found[_NONE]
        found[_NONE] = None
    return join(" | ", found)
