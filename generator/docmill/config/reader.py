"""The tables of a config file → APIs, with every mistake told at its line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_type_hints

from docmill.config.model import (
    NAMES_LOCK,
    Api,
    ClientConfig,
    Config,
    Limits,
    Patterns,
    Selection,
    Site,
)
from docmill.config.schema import API_KEYS, LIMIT_KEYS, SHARED_KEYS, SITE_KEYS, Key
from docmill.config.toml_positions import locate
from docmill.config.values import IN_WORDS, Keys, Kind, Table, fits, is_table, texts
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span, display_path
from docmill.words.load import languages


@dataclass(frozen=True, slots=True)
class Reader:
    """Checks tables and values, and knows where they stand."""

    source: SourceFile
    prefix: Keys
    root: Path
    diagnostics: Diagnostics

    def apis(self, table: Table) -> tuple[Api, ...]:
        """The APIs of a project; what is wrong with them is told."""
        self._check_keys(table, (*SHARED_KEYS, "apis", "site"), ())
        shared = self._fitting(table, SHARED_KEYS, ())
        profile = self._name_or_file(shared, "profile", ())
        apis = table.get("apis")
        if not is_table(apis) or not apis:
            name = ".".join((*self.prefix, "apis", "NAME"))
            hint = f"add a table [{name}] with docs, spec and client"
            self.error("config-no-api", "no API is named", (), hint)
            return ()
        found = tuple(self._apis(apis, profile, is_published="site" in table))
        self._check_clashes(found)
        return found

    def site(self, table: Table) -> Site:
        """How a project is published; what is wrong with that is told."""
        given, keys = table.get("site", {}), ("site",)
        if not is_table(given):
            self.error("config-wrong-type", "`site` must be a table", keys)
            return Site()
        self._check_keys(given, tuple(SITE_KEYS), keys)
        values = self._fitting(given, SITE_KEYS, keys)
        return Site(
            output=self._path(values, "output", keys),
            languages=self._languages(values, keys),
            source_url=values.get("source_url", ""),
            base_url=values.get("base_url", ""),
            templates=self._one_existing(values, "templates", keys),
        )

    def _languages(self, table: Table, keys: Keys) -> tuple[str, ...]:
        given = texts(table.get("languages", []))
        if not {*given} <= {*languages()}:
            known = ", ".join(f'"{word}"' for word in languages())
            message = f"`languages` may have {known}"
            self.error("config-value", message, (*keys, "languages"))
        return tuple(word for word in given if word in languages())

    def _apis(
        self, tables: Table, profile: str | bool | None, *, is_published: bool
    ) -> Iterator[Api]:
        for name, values in tables.items():
            if is_table(values):
                keys = ("apis", name)
                self._check_enough(name, values, keys, is_published=is_published)
                yield self._api(name, values, profile, keys)
            else:
                message = f"`{name}` must be a table"
                self.error("config-wrong-type", message, ("apis", name))

    def _api(
        self, name: str, given: Table, profile: str | bool | None, keys: Keys
    ) -> Api:
        self._check_keys(given, tuple(API_KEYS), keys)
        table = self._fitting(given, API_KEYS, keys)
        spec = self._path(table, "spec", keys) or self.root / "openapi.yaml"
        # By the API's name: one document may be that of several clients.
        lock = spec.with_name(re.sub(r"[^\w.-]", "_", f"{name}.{NAMES_LOCK}"))
        return Api(
            name=name,
            docs=self._existing(table, "docs", keys),
            also=self._existing(table, "also", keys),
            spec=spec,
            overlay=self._one_existing(table, "overlay", keys),
            output=self._path(table, "client", keys),
            names_lock=lock if "client" in table else None,
            config=self._config(table, profile, keys),
        )

    def _check_enough(
        self, name: str, given: Table, keys: Keys, *, is_published: bool
    ) -> None:
        if "spec" not in given:
            self.error(
                "config-missing-key",
                f"`{name}` does not say where its OpenAPI document is",
                keys,
                hint=f'add spec = "spec/{name}/openapi.yaml"',
            )
        if not ({"docs", "client"} & given.keys() or is_published):
            self.error(
                "config-missing-key",
                f"`{name}` names neither docs nor a client, so there is nothing to do",
                keys,
                hint='add docs = ["…"] with the folder of pages',
            )

    def _config(self, table: Table, profile: str | bool | None, keys: Keys) -> Config:
        if "profile" in table:
            profile = self._name_or_file(table, "profile", keys)
        return Config(
            dialect=self._name_or_file(table, "dialect", keys),
            profile=Config().profile if profile is None else profile,
            allow=texts(table.get("allow", [])),
            limits=self._limits(table.get("limits", {}), (*keys, "limits")),
            selection=Selection(
                include=self._patterns(table, "include", keys),
                exclude=self._patterns(table, "exclude", keys),
                locate=partial(self._locate, keys),
            ),
            client=ClientConfig(
                package=table.get("package"),
                layout=self._choice(table, "layout", keys),
                group_by=self._choice(table, "group_by", keys),
                version=table.get("version"),
                templates=self._one_existing(table, "templates", keys),
                formatter=self._choice(table, "formatter", keys),
                names=table.get("names", {}),
                client_parameters=texts(table.get("client_parameters", [])),
                locate=partial(self._locate, keys),
            ),
        )

    def _name_or_file(self, table: Table, key: str, keys: Keys) -> Any:
        """The name of something built in, or the path of a TOML file that exists."""
        name = table.get(key)
        if isinstance(name, str) and name.endswith(".toml"):
            path = self._one_existing(table, key, keys)
            return path.as_posix() if path else name
        return name

    def _limits(self, table: Table, keys: Keys) -> Limits:
        self._check_keys(table, tuple(LIMIT_KEYS), keys)
        return Limits(**{key: table[key] for key in LIMIT_KEYS if key in table})

    def _patterns(self, table: Table, key: str, keys: Keys) -> Patterns:
        given = table.get(key, {})
        known = tuple(field.name for field in dataclasses.fields(Patterns))
        self._check_keys(given, known, (*keys, key))
        return Patterns(**{name: texts(given.get(name, [])) for name in known})

    def _choice(self, table: Table, key: str, keys: Keys) -> Any:
        """One of the words that the type of a ClientConfig field allows."""
        allowed = get_args(get_type_hints(ClientConfig)[key])
        value = table.get(key, ClientConfig.__dataclass_fields__[key].default)
        if value in allowed:
            return value
        words = " or ".join(f'"{word}"' for word in allowed)
        self.error("config-value", f"`{key}` must be {words}", (*keys, key))
        return allowed[0]

    def _existing(self, table: Table, key: str, keys: Keys) -> tuple[Path, ...]:
        paths = tuple(self.root / text for text in texts(table.get(key, [])))
        for path in paths:
            if not path.exists():
                self.error(
                    "config-missing-path",
                    f"`{key}` names {display_path(path, self.root)}, which does not exist",
                    (*keys, key),
                    hint="paths are relative to the folder of this file",
                )
        return paths

    def _one_existing(self, table: Table, key: str, keys: Keys) -> Path | None:
        return next(iter(self._existing(table, key, keys)), None)

    def _path(self, table: Table, key: str, keys: Keys) -> Path | None:
        text = table.get(key)
        if text == "":
            self.error("config-value", f"`{key}` must not be empty", (*keys, key))
        return self.root / text if text else None

    def _check_keys(self, table: Table, known: tuple[str, ...], keys: Keys) -> None:
        for key in table:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                self.error(
                    "config-unknown-key",
                    f"there is no setting `{key}` here",
                    (*keys, key),
                    hint=(
                        f"did you mean `{close[0]}`?"
                        if close
                        else f"known are: {', '.join(known)}"
                    ),
                )

    def _fitting(self, table: Table, known: Mapping[str, Key], keys: Keys) -> Table:
        """The settings of a table that are known and of the right kind."""
        return {
            key: value
            for key, value in table.items()
            if key in known and self._fits(value, known[key].kind, (*keys, key))
        }

    def _fits(self, value: object, kind: Kind, keys: Keys) -> bool:
        if fits(value, kind):
            return True
        message = f"`{keys[-1]}` must be {IN_WORDS[kind]}"
        self.error("config-wrong-type", message, keys)
        return False

    def _check_clashes(self, apis: tuple[Api, ...]) -> None:
        """Two APIs must not write to one place; they may read one document."""
        taken: dict[Path, Api] = {}
        for api in apis:
            for key, path in (("spec", api.spec), ("client", api.output)):
                other = taken.setdefault(path.resolve(), api) if path else api
                is_read = key == "spec" and not (api.docs or other.docs)
                if other is not api and not is_read:
                    message = (
                        f"`{api.name}` and `{other.name}` are written to the same place"
                    )
                    self.error("config-clash", message, ("apis", api.name, key))

    def error(
        self, code: str, message: str, keys: Keys, hint: str | None = None
    ) -> None:
        """Report an error at the line of a key."""
        span = self._locate((), keys)
        self.diagnostics.error(code, message, span, hint=hint)

    def _locate(self, above: Keys, keys: Keys) -> Span:
        return locate(self.source, (*self.prefix, *above, *keys))
