"""The Python names of what a document names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from docmill.client.literals import Identifier, identifier
from docmill.client.planner.document_reader import COMPONENT_SCHEMAS, DocumentReader
from docmill.client.planner.names.schema_names import Contexts
from docmill.config.model import Locate
from docmill.diagnostics.model import Related
from docmill.naming import (
    allocate,
    class_name,
    is_value_name,
    loses_letters,
    module_name,
    value_name,
)
from docmill.openapi.pointer import split

PACKAGE_EXPORTS = frozenset(
    [
        "APIError",
        "APIStatusError",
        "AsyncClient",
        "Client",
        "Credentials",
        "CredentialsProvider",
        "UNSET",
        "Unset",
    ]
)
_MODULE_NAMES = frozenset(
    [
        "Annotated",
        "Any",
        "Base64",
        "BaseModel",
        "CamelModel",
        "Decimal",
        "Field",
        "Literal",
        "Model",
        "PascalModel",
        "Password",
        "Tag",
        "TypeAlias",
        "TypeAliasType",
        "UUID",
    ]
)
_CLASS_RESERVED = PACKAGE_EXPORTS | _MODULE_NAMES

NameLock = Mapping[str, Mapping[str, str]]
"""Python names by the key of what they name, scope by scope."""


@dataclass(frozen=True, slots=True)
class Names:
    """Makes names, and remembers those that it gave.

    `chosen` maps a text of the document to the name its user wants, `kept` has the names
    of earlier runs: whatever had a name keeps it, and what is new takes another.
    """

    document: DocumentReader
    chosen: Mapping[str, str]
    kept: NameLock = field(default_factory=dict[str, Mapping[str, str]])
    given: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    _keys: dict[str, str] = field(default_factory=dict[str, str])
    _used: set[str] = field(default_factory=set[str])

    def values(
        self,
        scope: str,
        pointers: Mapping[str, str],
        *,
        words: Mapping[str, str] | None = None,
        reserved: Collection[str] = (),
    ) -> dict[str, Identifier]:
        """Names of parameters or members, by their keys; `places` has where each stands.

        A key is what the name is made of, unless `words` has another text. A name that is
        reserved gets an underscore at its end.
        """
        self._check(pointers, words)
        maker = _Maker(value_name, "_", reserved, is_value_name)
        return self._give(scope, pointers, maker, words=words)

    def fields(
        self,
        pointer: str,
        pointers: Mapping[str, str],
        *,
        reserved: Collection[str] = (),
    ) -> dict[str, Identifier]:
        """Names of the members of a class, which has got its own name before."""
        scope = f"fields of {self._keys.get(pointer, pointer)}"
        return self.values(scope, pointers, reserved=reserved)

    def functions(
        self,
        scope: str,
        pointers: Mapping[str, str],
        *,
        reserved: Collection[str] = (),
        taken: Collection[str] = (),
    ) -> dict[str, Identifier]:
        """Names of functions, modules and attributes, by what they are made of.

        `taken` names are not given to what is new.
        """
        self._check(pointers)
        maker = _Maker(module_name, "_", reserved)
        return self._give(scope, pointers, maker, taken=taken)

    def groups(self, pointers: Mapping[str, str]) -> dict[str, Identifier]:
        """Names of the classes that hold the operations of a tag."""
        maker = _Maker(lambda text: f"{class_name(text)}Operations", "", ())
        return self._give("group classes", pointers, maker)

    def twin(self, key: str, name: str, taken: Collection[str]) -> Identifier:
        """A name beside that of a function, of its own where that is `taken`."""
        kept = self.kept.get("other functions", {}).get(key, name)
        found = name if kept in taken else kept
        while found in taken:
            found += "_"
        if found != name:
            self.given.setdefault("other functions", {})[key] = found
        return identifier(found)

    def classes(
        self, pointers: Iterable[str], operation_ids: Mapping[str, str]
    ) -> dict[str, Identifier]:
        """Names of classes and aliases by the place of their schema.

        Schemas of `components` choose first, what stands inside others is named after
        its place; `operation_ids` maps the place of an operation to its id.
        """
        contexts = Contexts(self.document, operation_ids, self._wish)
        roots: dict[str, str] = {}
        inner: dict[str, str] = {}
        words: dict[str, str] = {}
        for pointer in pointers:
            key = contexts.key(pointer)
            key = pointer if key in words else key
            self._keys[pointer] = key
            (roots if _is_component(pointer) else inner)[key] = pointer
            words[key] = (
                split(pointer)[-1] if _is_component(pointer) else contexts.text(pointer)
            )
        maker = _Maker(class_name, "Model", _CLASS_RESERVED)
        old = self.kept.get("classes", {})
        forms = self.kept.get("input classes", {}).values()
        taken = [*forms, *(old[key] for key in inner if key in old)]
        self._check(roots, words)
        names = self._give("classes", roots, maker, words=words, taken=taken)
        taken = [*forms, *names.values()]
        names |= self._give("classes", inner, maker, words=words, taken=taken)
        return {pointer: names[key] for key, pointer in (roots | inner).items()}

    def inputs(self, classes: Mapping[str, Identifier]) -> dict[str, Identifier]:
        """Names for the forms of classes in requests; all by the place of the schema."""
        pointers = {self._keys[pointer]: pointer for pointer in classes}
        names = self._give(
            "input classes",
            pointers,
            _Maker(lambda text: f"{text}Input", "", ()),
            words={key: classes[pointer] for key, pointer in pointers.items()},
            taken=self.given["classes"].values() if classes else (),
        )
        return {pointer: names[key] for key, pointer in pointers.items()}

    def report_unused(self, locate: Locate) -> None:
        """Report choices of the user's that nothing in the document has to do with."""
        for text in self.chosen.keys() - self._used:
            self.document.diagnostics.warning(
                "name-unused",
                f"nothing that gets a name is called {text!r}",
                locate(("names", text)),
                hint="remove it from `names`",
            )

    def _give(
        self,
        scope: str,
        pointers: Mapping[str, str],
        maker: _Maker,
        *,
        words: Mapping[str, str] | None = None,
        taken: Collection[str] = (),
    ) -> dict[str, Identifier]:
        texts = {key: words[key] if words else key for key in pointers}
        wishes = {key: maker.name(self._wish(text)) for key, text in texts.items()}
        old = {
            key: name
            for key, name in self.kept.get(scope, {}).items()
            if key in pointers
            and (texts[key] not in self.chosen or name == wishes[key])
        }
        kept = {key: name for key, name in old.items() if maker.allows(name)}
        names = allocate(pointers, wishes.__getitem__, taken=taken, kept=kept)
        given = self.given.setdefault(scope, {})
        given.update(names)
        for key, name in names.items():
            if name != old.get(key, name):
                self._report_change(texts[key], old[key], name, pointers[key])
            elif name != wishes[key]:
                holders = (k for k in names if names[k].lower() == wishes[key].lower())
                holder = pointers.get(next(holders, ""))
                if holder or key not in old:
                    self._report_clash(texts[key], name, pointers[key], holder)
        return {key: identifier(name) for key, name in names.items()}

    def _report_change(self, text: str, old: str, name: str, pointer: str) -> None:
        self.document.warn(
            "name-not-kept",
            f"{text!r} was {old} so far, which cannot be a name any more: it is {name}",
            pointer,
        )

    def _report_clash(
        self, text: str, name: str, pointer: str, holder: str | None
    ) -> None:
        """Report a name that is not what it would be alone; `holder` has that name."""
        span = self.document.span(holder) if holder else None
        self.document.warn(
            "name-clash",
            f"{text!r} becomes {name}: the name that it would have is taken",
            pointer,
            hint=f'choose another: names = {{ {text!r} = "…" }} in the settings',
            related=(Related(span, "this has it"),) if span else (),
        )

    def _wish(self, text: str) -> str:
        if text in self.chosen:
            self._used.add(text)
        return self.chosen.get(text, text)

    def _check(
        self, pointers: Mapping[str, str], words: Mapping[str, str] | None = None
    ) -> None:
        for key, pointer in pointers.items():
            text = words[key] if words else key
            if text not in self.chosen and loses_letters(text):
                self.document.warn(
                    "name-not-ascii",
                    f"{text!r} has no full ASCII form for a name in Python",
                    pointer,
                    hint=f'give it one in the configuration: [names] {text!r} = "..."',
                )


@dataclass(frozen=True, slots=True)
class _Maker:
    """How a kind of names is made; what is `reserved` gets a suffix."""

    make: Callable[[str], str]
    suffix: str
    reserved: Collection[str]
    is_usable: Callable[[str], bool] = str.isidentifier

    def allows(self, name: str) -> bool:
        """Whether something may keep a name."""
        return self.is_usable(name) and name not in self.reserved

    def name(self, text: str) -> str:
        """The name for a text."""
        name = self.make(text)
        return f"{name}{self.suffix}" if name in self.reserved else name


def _is_component(pointer: str) -> bool:
    return pointer.rpartition("/")[0] == COMPONENT_SCHEMAS
