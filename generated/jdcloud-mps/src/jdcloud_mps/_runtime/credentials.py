"""The keys that requests are signed with."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn, Self, TypeAlias

from ..errors import CredentialsError


@dataclass(frozen=True, slots=True)
class Credentials:
    """An access key, its secret, and a security token where the account uses one."""

    access_key: str
    secret_key: str = field(repr=False)
    security_token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuses keys that a header cannot carry, such as one read with its newline."""
        for name in ("access_key", "secret_key", "security_token"):
            value = getattr(self, name)
            if value is None and name == "security_token":
                continue
            if not value or not all("!" <= c <= "~" for c in value):
                raise CredentialsError(
                    f"{name} is empty or has a space or control character"
                )

    def __repr__(self) -> str:
        return f"Credentials(access_key={self.access_key[:4] + '…'!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "credentials are not pickled, since a pickle would show the secret"
        )

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Reads the keys from the environment variables that the service names."""
        from .._service import SERVICE

        signing = SERVICE.signing
        environ = os.environ if environ is None else environ
        if signing is None or not signing.env_access_key:
            raise CredentialsError("the service names no environment variables")
        names = (signing.env_access_key, signing.env_secret_key)
        missing = [name for name in names if not environ.get(name)]
        if missing:
            raise CredentialsError(
                f"no credentials: set {' and '.join(missing)}, or give credentials"
            )
        token = environ.get(signing.env_security_token) or None
        return cls(environ[names[0]], environ[names[1]], token)


CredentialsProvider: TypeAlias = Callable[[], Credentials]
"""Called for every attempt, so that keys may change while the client lives."""
