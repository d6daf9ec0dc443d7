"""The models of many pages: one name for all tables that agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.merge.names import INVALID, component_name, pascal, reserved
from docmill.docs.model import (
    Anything,
    Component,
    Field,
    FieldType,
    Form,
    FormKey,
    Items,
    Object,
    OneOf,
    Operation,
    Ref,
    Scalar,
    Values,
)
from docmill.docs.profiles.profile import Profile

Signature = tuple[tuple[object, ...], ...]
# Each round tells models apart that differ one level deeper; real pages need three.
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class _Naming:
    """Names that no model can have: `scoped` are models that each operation has."""

    scoped: frozenset[str]
    reserved: frozenset[str]

    def base(self, form: Form, owner: Operation) -> str:
        """The name of a model where no other has it."""
        name = INVALID.sub("_", form.name).strip("_") or "Model"
        if form.name in self.scoped or name in self.reserved:
            return component_name(owner.id) + pascal(name)
        return name


def components(
    operations: tuple[Operation, ...],
    diagnostics: Diagnostics,
    *,
    scoped: Iterable[str] = (),
    profile: Profile | None = None,
) -> tuple[Component, ...]:
    """The models of a service. `scoped` names models that each operation has of its own.

    Tables of one model that say the same are one component. Where they differ, the
    description that most pages share keeps the name (the first page decides between
    equals); each other one is named after the operation that uses it.
    """
    naming = _Naming(frozenset(scoped), reserved(profile))
    owners: dict[FormKey, Operation] = {}
    forms: dict[FormKey, Form] = {}
    for operation in operations:
        for form in operation.forms:
            owners.setdefault(form.key, operation)
            forms.setdefault(form.key, form)
    names = {key: naming.base(form, owners[key]) for key, form in forms.items()}
    for _ in range(_ROUNDS):
        groups = _groups(forms, names, owners, naming)
        renamed = _assign(groups, owners)
        if renamed == names:
            break
        names = renamed
    else:
        diagnostics.error(
            "models-too-deep",
            f"models that differ hold each other more than {_ROUNDS} levels deep",
            next(iter(forms.values())).span,
            hint="describe them on separate pages",
        )
    found: dict[str, list[Form]] = defaultdict(list)
    for key, name in names.items():
        found[name].append(forms[key])
    result = tuple(Component(name=n, forms=tuple(same)) for n, same in found.items())
    _report_variants(result, naming, diagnostics)
    return result


def names_of(found: Iterable[Component]) -> dict[FormKey, str]:
    """The component of each table."""
    return {form.key: component.name for component in found for form in component.forms}


def _groups(
    forms: Mapping[FormKey, Form],
    names: Mapping[FormKey, str],
    owners: Mapping[FormKey, Operation],
    naming: _Naming,
) -> dict[str, list[list[Form]]]:
    """Forms by base name, and under each name those that agree."""
    shapes: dict[str, dict[Signature, list[Form]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for key, form in forms.items():
        base = naming.base(form, owners[key])
        shapes[base][_signature(form, names)].append(form)
    return {base: _by_requirement(found) for base, found in shapes.items()}


def _by_requirement(shapes: Mapping[Signature, list[Form]]) -> list[list[Form]]:
    """Split what has the same members by what requests require.

    Responses say nothing of that and stay with the requests most pages agree on.
    """
    groups: list[list[Form]] = []
    for same in shapes.values():
        requests: dict[Signature, list[Form]] = defaultdict(list)
        for form in same:
            if form.request:
                requests[_requirement(form)].append(form)
        split = sorted(requests.values(), key=len, reverse=True) or [[]]
        largest = [*split[0], *(form for form in same if not form.request)]
        groups += [largest, *split[1:]]
    return groups


def _signature(form: Form, names: Mapping[FormKey, str]) -> Signature:
    return _members_key(form.fields, names)


def _members_key(fields: tuple[Field, ...], names: Mapping[FormKey, str]) -> Signature:
    return tuple(sorted((f.name, _field_key(f, names)) for f in fields))


def _field_key(field: Field, names: Mapping[FormKey, str]) -> str:
    return _type_key(field.type, names) + "?" * field.nullable


def _requirement(form: Form) -> Signature:
    defaults = ((f.keyword("default"), f) for f in form.fields)
    return tuple(
        sorted(
            (f.name, bool(f.required), repr(d.value) if d else "") for d, f in defaults
        )
    )


def _type_key(type_: FieldType, names: Mapping[FormKey, str]) -> str:
    match type_:
        case Scalar(name, format_):
            return f"{name}:{format_}"
        case Items(item):
            return f"[{_type_key(item, names)}]"
        case Values(value):
            return f"{{{_type_key(value, names)}}}"
        case Ref(form, _):
            return f"#{names.get(form, '')}"
        case Object(fields, extra):
            rest = _type_key(extra, names) if extra else ""
            return f"{{{_members_key(fields, names)!r}{rest}}}"
        case OneOf(types):
            return f"({'|'.join(_type_key(t, names) for t in types)})"
        case Anything():
            return "?"


def _assign(
    groups: Mapping[str, list[list[Form]]], owners: Mapping[FormKey, Operation]
) -> dict[FormKey, str]:
    order = {key: number for number, key in enumerate(owners)}
    names: dict[FormKey, str] = {}
    taken = set(groups)
    numbers: Counter[str] = Counter()
    for base, found in groups.items():
        ranked = sorted(found, key=lambda same: (-_pages(same), order[same[0].key]))
        for number, same in enumerate(ranked):
            name = base
            if number:
                owner = owners[same[0].key]
                name = _unique(component_name(owner.id) + pascal(base), taken, numbers)
            taken.add(name)
            names |= {form.key: name for form in same}
    return {key: names[key] for key in owners}


def _pages(same: list[Form]) -> int:
    return len({form.key[0] for form in same})


def _unique(name: str, taken: set[str], numbers: Counter[str]) -> str:
    """The name, with the next number behind it where it is taken."""
    candidate = name
    while candidate in taken:
        numbers[name] += 1
        candidate = f"{name}{numbers[name] + 1}"
    return candidate


def _report_variants(
    found: tuple[Component, ...], naming: _Naming, diagnostics: Diagnostics
) -> None:
    by_model: dict[str, list[Component]] = defaultdict(list)
    for component in found:
        by_model[component.forms[0].name].append(component)
    for model, variants in by_model.items():
        if len(variants) < 2 or model in naming.scoped | naming.reserved:
            continue
        main = next((v for v in variants if v.name == model), variants[0])
        for variant in variants:
            if variant is main:
                continue
            diagnostics.warning(
                "model-differs",
                f"{model} is not the same model on every page",
                variant.forms[0].span,
                hint=f"this one was named {variant.name}",
                related=(Related(main.forms[0].span, f"this one is {main.name}"),),
            )
