"""The vendor's released SDK for Python: what it knows, and what it would send."""

from __future__ import annotations

import importlib
import inspect
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import requests

from behaviour.server import Received

with warnings.catch_warnings():
    # Docstrings with stray backslashes.
    warnings.simplefilter("ignore")
    from jdcloud_sdk import services
    from jdcloud_sdk.core.credential import Credential
    from jdcloud_sdk.core.logger import FATAL, Logger
    from jdcloud_sdk.core.signer import Signer

KEYS = ("AKIDEXAMPLE", "secret-key-example")
_QUIET = Logger(FATAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkOperation:
    """A pair of request and parameter classes."""

    service: str
    request: Any
    parameters: Any

    @property
    def required(self) -> list[str]:
        """The names that the constructor of the parameters takes."""
        return [*inspect.signature(self.parameters.__init__).parameters][1:]

    def filled(self, values: Mapping[str, Any]) -> Any:
        """Returns the request with all of the values that it has a place for."""
        first = {name: values.get(name) for name in self.required}
        parameters = self.parameters(**first)
        for name in vars(parameters):
            setattr(parameters, name, values.get(name))
        return self.request(parameters)

    def names(self) -> set[str]:
        """Returns all parameters."""
        return set(vars(self.parameters(**dict.fromkeys(self.required))))


@cache
def operations(service: str) -> dict[str, str]:
    """Returns the modules of a service's operations, by operation id in lower case."""
    folder = Path(services.__path__[0]) / service / "apis"
    return {
        path.stem.removesuffix("Request").lower(): path.stem
        for path in folder.glob("*Request.py")
    }


def find(service: str, operation_id: str) -> SdkOperation | None:
    """Returns an operation if the SDK has one of this name."""
    name = operations(service).get(operation_id.lower())
    if name is None:
        return None
    module = _load(f"{service}.apis.{name}")
    return SdkOperation(
        service=service,
        request=getattr(module, name),
        parameters=getattr(module, name.removesuffix("Request") + "Parameters"),
    )


def _load(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(f"jdcloud_sdk.services.{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request, and the host that it goes to."""

    host: str
    request: Received


def send(service: str, request: Any) -> Sent:
    """Returns what the SDK's own client hands to the network."""
    name = next(
        path.stem
        for path in (Path(services.__path__[0]) / service / "client").glob("*Client.py")
    )
    client = getattr(_load(f"{service}.client.{name}"), name)
    sent: list[requests.PreparedRequest] = []

    def request_without_network(method: str, url: str, **options: Any) -> Any:
        del options["timeout"]
        sent.append(requests.Request(method, url, **options).prepare())
        return SimpleNamespace(status_code=200, headers={}, content=b"{}")

    with (
        mock.patch("requests.request", request_without_network),
        warnings.catch_warnings(),
    ):
        # datetime.utcfromtimestamp is deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        client(Credential(*KEYS), logger=_QUIET).send(request)
    (prepared,) = sent
    url = prepared.url or ""
    body = prepared.body or b""
    return Sent(
        host=url.split("/")[2],
        request=Received(
            prepared.method or "",
            "/" + url.split("/", 3)[3],
            {k.lower(): str(v) for k, v in prepared.headers.items()},
            body.encode() if isinstance(body, str) else body,
        ),
    )


def signature(sent: Sent, region: str, service: str) -> str:
    """Returns what the SDK's signer gives for a request of ours."""
    request = sent.request
    names = request.headers["authorization"].partition("SignedHeaders=")[2]
    headers = {
        name: request.headers[name]
        for name in names.partition(",")[0].split(";")
        if name != "host"
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        Signer(_QUIET).sign(
            method=request.method,
            service=service,
            region=region,
            uri=f"https://{sent.host}{request.target}",
            headers=headers,
            data=request.body.decode(),
            credential=Credential(*KEYS),
            security_token="",
        )
    return headers["Authorization"]
