"""Many pages to one service: one name for each model, one operation for each id."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.cells.urls import PARAMETERS
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.model import (
    Anything,
    Component,
    FieldType,
    Form,
    FormKey,
    Items,
    Operation,
    Ref,
    Scalar,
    Values,
)

RESERVED = frozenset({"Error"})
"""Component names that the document has of its own."""

Place = tuple[str, ...]
Signature = tuple[tuple[object, ...], ...]
# Each round tells models apart that differ one level deeper; real pages need three.
_ROUNDS = 100
_INVALID = re.compile(r"[^A-Za-z0-9._\-]+")


def pascal(name: str) -> str:
    """`getThing` → `GetThing`: the name of what belongs to an operation."""
    return name[:1].upper() + name[1:]


def distinct_operations(
    operations: Iterable[Operation], diagnostics: Diagnostics
) -> tuple[Operation, ...]:
    """Each method and path once, each operationId once.

    Of two pages of one operation the first counts; so it is with two hosts, because a
    document has one operation for a path. Of two operations of one id the later is renamed
    after its group of pages, or numbered; ids that differ in the case of the first letter
    count as one.
    """
    kept: list[Operation] = []
    by_place: dict[Place, Operation] = {}
    by_id: dict[str, Operation] = {}
    paths: dict[Place, str] = {}
    for given in operations:
        address = given.address
        shape = (address.version or "", _shape(address.path))
        path = paths.setdefault(shape, address.path)
        operation = _aligned(given, path, diagnostics)
        place = (operation.method, *shape)
        if first := by_place.get(place):
            _report_repeated(operation, first, diagnostics)
            continue
        if first := by_id.get(pascal(operation.id)):
            operation = _renamed(operation, first, by_id, diagnostics)
        by_place[place] = by_id[pascal(operation.id)] = operation
        kept.append(operation)
    return tuple(kept)


def _report_repeated(
    operation: Operation, first: Operation, diagnostics: Diagnostics
) -> None:
    diagnostics.warning(
        "operation-repeated",
        f"{operation.method} {operation.address.path} is described on two pages",
        operation.page.url.span,
        hint="this page was left out; remove it or correct its URL",
        related=(Related(first.page.url.span, "the page that was read"),),
    )


def _shape(path: str) -> str:
    """A path without the names of its parameters: OpenAPI takes such paths for the same."""
    return PARAMETERS.sub("{}", path)


def _aligned(operation: Operation, path: str, diagnostics: Diagnostics) -> Operation:
    """The operation under a path that another page spelled with other placeholders.

    Two such paths in one document are invalid (OpenAPI 3.1, section 4.8.8.1), and the
    names of path parameters are never sent.
    """
    if operation.address.path == path:
        return operation
    own, shared = (PARAMETERS.findall(text) for text in (operation.address.path, path))
    names = {a[1:-1]: b[1:-1] for a, b in zip(own, shared, strict=True)}
    diagnostics.warning(
        "path-parameter-renamed",
        f"another page calls the parameters of this path {', '.join(shared)}",
        operation.page.url.span,
        hint="the names of the first page were used",
    )
    parameters = (
        replace(p, name=names[p.name]) if p.place == "path" else p
        for p in operation.parameters
    )
    return replace(
        operation,
        address=replace(operation.address, path=path),
        parameters=tuple(parameters),
    )


def _renamed(
    operation: Operation,
    first: Operation,
    taken: Mapping[str, Operation],
    diagnostics: Diagnostics,
) -> Operation:
    group = _INVALID.sub("", operation.tag or operation.method.capitalize())
    candidates = (
        f"{operation.id}{pascal(group)}{n or ''}" for n in range(len(taken) + 2)
    )
    name = next(name for name in candidates if pascal(name) not in taken)
    diagnostics.warning(
        "operation-id-repeated",
        f"two operations are called {operation.id}",
        operation.page.title.span,
        hint=f"this one was named {name}",
        related=(Related(first.page.title.span, "the other one"),),
    )
    return replace(operation, id=name)


def components(
    operations: tuple[Operation, ...], dialect: Dialect, diagnostics: Diagnostics
) -> tuple[Component, ...]:
    """The models of a service.

    Tables of one model that say the same are one component. Where they differ, the
    description that most pages share keeps the name (the first page decides between
    equals); each other one is named after the operation that uses it.
    """
    owners = {
        form.key: operation for operation in operations for form in operation.forms
    }
    forms = {form.key: form for operation in operations for form in operation.forms}
    names = {key: _base_name(form, owners[key], dialect) for key, form in forms.items()}
    for _ in range(_ROUNDS):
        groups = _groups(forms, names, owners, dialect)
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
    _report_variants(result, dialect, diagnostics)
    return result


def names_of(found: Iterable[Component]) -> dict[FormKey, str]:
    """The component of each table."""
    return {form.key: component.name for component in found for form in component.forms}


def _base_name(form: Form, owner: Operation, dialect: Dialect) -> str:
    name = _INVALID.sub("_", form.name).strip("_") or "Model"
    if form.name in dialect.data["models"]["operation_scoped"] or name in RESERVED:
        return pascal(owner.id) + pascal(name)
    return name


def _groups(
    forms: Mapping[FormKey, Form],
    names: Mapping[FormKey, str],
    owners: Mapping[FormKey, Operation],
    dialect: Dialect,
) -> dict[str, list[list[Form]]]:
    """Forms by base name, and under each name those that agree."""
    shapes: dict[str, dict[Signature, list[Form]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for key, form in forms.items():
        base = _base_name(form, owners[key], dialect)
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
    return tuple(
        sorted((field.name, _type_key(field.type, names)) for field in form.fields)
    )


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
            return f"#{names[form]}"
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
                name = _unique(pascal(owner.id) + pascal(base), taken, numbers)
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
    found: tuple[Component, ...], dialect: Dialect, diagnostics: Diagnostics
) -> None:
    by_model: dict[str, list[Component]] = defaultdict(list)
    for component in found:
        by_model[component.forms[0].name].append(component)
    scoped = dialect.data["models"]["operation_scoped"]
    for model, variants in by_model.items():
        if len(variants) < 2 or model in scoped or model in RESERVED:
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
