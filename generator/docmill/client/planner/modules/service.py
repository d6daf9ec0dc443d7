"""`_service.py`: addresses, default security, error envelope and signing of a service."""

from __future__ import annotations

from docmill.client.literals import Code, compose, docstring, join, literal
from docmill.client.plan import ServiceModule
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.operations.security import Scheme, used_signing
from docmill.openapi.document import Json
from docmill.openapi.servers import servers_of

_ERROR = "x-docmill-error"
_ERROR_KEYS = {
    "code": "code",
    "message": "message",
    "status": "status",
    "details": "details",
    "requestId": "request_id",
}
_SIGNING_HEADERS = {
    "date": "date_header",
    "nonce": "nonce_header",
    "securityToken": "token_header",
    "algorithm": "algorithm_header",
}
_SIGNING_ENVIRONMENT = {
    "accessKey": "env_access_key",
    "secretKey": "env_secret_key",
    "securityToken": "env_security_token",
}


def service_module(
    document: DocumentReader,
    schemes: list[Scheme],
    *,
    distribution: str,
    package: str,
    version: str,
    text: str,
    security: Code,
    errors: Code,
) -> ServiceModule:
    """What the runtime has to know of the service; `text` says that in its docstring.

    `security` is what operations ask for that say nothing else.
    `errors` are the bodies of errors by status, an empty mapping where there is none.
    """
    signing = next(iter(used_signing(schemes)), None)
    servers = servers_of(document.whole)
    urls = tuple(server.url for server in servers if server.url)
    facts = [
        compose("name={}", literal(distribution)),
        compose("package={}", literal(package)),
        compose("version={}", literal(version)),
        compose("servers={}", literal(urls or ("",))),
    ]
    if servers and servers[0].variables:
        variables = literal(dict(servers[0].variables))
        facts.append(compose("server_variables={}", variables))
    if security != "()":
        facts.append(compose("security={}", security))
    if errors != "{}":
        facts.append(compose("errors={}", errors))
    names = [Code("Service")]
    envelope = ObjectAt("", document.root.mapping(_ERROR))
    if envelope.data:
        names.append(Code("ErrorEnvelope"))
        facts.append(
            compose("error=ErrorEnvelope({})", join(", ", _envelope(envelope)))
        )
    if signing is not None:
        names.append(Code("Signing"))
        facts.append(Code("signing=SIGNING"))
    return ServiceModule(
        docstring=docstring(text),
        has_models=errors != "{}",
        names=join(", ", sorted(names)),
        signing=tuple(_signing(*signing)) if signing else (),
        facts=tuple(facts),
    )


def _envelope(node: ObjectAt) -> list[Code]:
    parts = [compose("member={}", literal(node.text("in")))] if node.text("in") else []
    for key, name in _ERROR_KEYS.items():
        if node.text(key):
            parts.append(_keyword(name, (node.text(key),)))
    final = tuple(code for code in node.items("final") if isinstance(code, str))
    return [*parts, _keyword("final", final)] if final else parts


def _signing(scheme: str, data: dict[str, Json]) -> list[Code]:
    node = ObjectAt("", data)
    headers, environment = ObjectAt("", node.mapping("headers")), ObjectAt(
        "", node.mapping("env")
    )
    values = {
        "scheme": scheme,
        "service": node.text("service"),
        "region_parameter": node.text("regionParameter"),
        "default_region": node.text("defaultRegion"),
    }
    values |= {name: headers.text(key) for key, name in _SIGNING_HEADERS.items()}
    values |= {
        name: environment.text(key) for key, name in _SIGNING_ENVIRONMENT.items()
    }
    return [_keyword(name, value) for name, value in values.items()]


def _keyword(name: str, value: Json) -> Code:
    return Code(f"{name}={literal(value)}")
