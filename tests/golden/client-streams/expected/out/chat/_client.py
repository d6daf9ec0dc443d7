"""The clients of Chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime.async_client import AsyncBaseClient
from ._runtime.client import SyncClient
from ._runtime.lazy import LazyMethod
from ._runtime.oauth2 import OAuth2
from ._runtime.settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.auth import Secret
    from ._runtime.options import Validation
    from ._runtime.twin import twin
    from .api import answer as _answer
    from .api import read_log as _read_log
    from .api import voice as _voice


class Client(SyncClient):
    """Chat. Calls wait for the answer."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        region: str | None = None,
        token: Secret = None,
        client_id: str | None = None,
        client_secret: Secret = None,
        refresh_token: str | None = None,
        token_url: str | None = None,
        scopes: tuple[str, ...] | None = None,
        timeout: float | httpx2.Timeout = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        """Takes the settings of all calls; most can be overridden for one call.

        base_url: the address of the service, with the part of the path that all calls
        share.
        timeout: seconds for connecting, for each read, each write; 60 by default.
        deadline: seconds for a whole call with all its attempts; ten minutes if None.
        max_retries: attempts after the first; 2 by default.
        validation: what does not fit the schema is kept ("lenient"), kept with a warning
        ("warn") or refused ("strict").
        http_client: brings its own proxies, certificates and connections; the caller
        closes it.
        """
        super().__init__(
            SERVICE,
            auth={
                "login": OAuth2(
                    "https://id.test/token",
                    ("say",),
                    token=token,
                    client_id=client_id,
                    client_secret=client_secret,
                    refresh_token=refresh_token,
                    token_url=token_url,
                    scopes=scopes,
                )
            },
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers=headers,
            http_client=http_client,
            defaults={"region": region},
        )

    if TYPE_CHECKING:
        answer = _answer.answer
        stream_answer = _answer.stream_answer
        read_log = _read_log.read_log
        voice = _voice.voice
        download_voice = _voice.download_voice
    else:
        answer = LazyMethod("answer", "answer")
        stream_answer = LazyMethod("answer", "stream_answer")
        read_log = LazyMethod("read_log", "read_log")
        voice = LazyMethod("voice", "voice")
        download_voice = LazyMethod("voice", "download_voice")


class AsyncClient(AsyncBaseClient):
    """Chat. Calls are awaited."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        region: str | None = None,
        token: Secret = None,
        client_id: str | None = None,
        client_secret: Secret = None,
        refresh_token: str | None = None,
        token_url: str | None = None,
        scopes: tuple[str, ...] | None = None,
        timeout: float | httpx2.Timeout = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        """Takes the settings of all calls; most can be overridden for one call.

        base_url: the address of the service, with the part of the path that all calls
        share.
        timeout: seconds for connecting, for each read, each write; 60 by default.
        deadline: seconds for a whole call with all its attempts; ten minutes if None.
        max_retries: attempts after the first; 2 by default.
        validation: what does not fit the schema is kept ("lenient"), kept with a warning
        ("warn") or refused ("strict").
        http_client: brings its own proxies, certificates and connections; the caller
        closes it.
        """
        super().__init__(
            SERVICE,
            auth={
                "login": OAuth2(
                    "https://id.test/token",
                    ("say",),
                    token=token,
                    client_id=client_id,
                    client_secret=client_secret,
                    refresh_token=refresh_token,
                    token_url=token_url,
                    scopes=scopes,
                )
            },
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers=headers,
            http_client=http_client,
            defaults={"region": region},
        )

    if TYPE_CHECKING:
        answer = twin(_answer.answer)
        stream_answer = _answer.stream_answer_async
        read_log = _read_log.read_log_async
        voice = twin(_voice.voice)
        download_voice = _voice.download_voice_async
    else:
        answer = LazyMethod("answer", "answer_async")
        stream_answer = LazyMethod("answer", "stream_answer_async")
        read_log = LazyMethod("read_log", "read_log_async")
        voice = LazyMethod("voice", "voice_async")
        download_voice = LazyMethod("voice", "download_voice_async")
