"""Visits to pages, which notice what must not happen on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

WITNESS = """
window.troubles = [];
window.alert = window.confirm = window.prompt = (text) => troubles.push(`dialog ${text}`);
document.addEventListener("securitypolicyviolation",
  (event) => troubles.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@dataclass(slots=True)
class Visit:
    """A page in the browser, and all that must not happen on it."""

    page: Page
    troubles: list[str] = field(default_factory=list[str])

    def check(self) -> None:
        """Nothing was asked of a network, refused by the policy, or thrown."""
        self.troubles += self.page.evaluate("window.troubles ?? []")
        assert self.troubles == []


Open = Callable[..., Visit]


def watch(visit: Visit) -> None:
    """Writes down errors, warnings and requests to anywhere."""
    tell = visit.troubles.append
    visit.page.on(
        "console",
        lambda message: (
            tell(message.text) if message.type in {"error", "warning"} else None
        ),
    )
    visit.page.on("pageerror", lambda error: tell(str(error)))
    visit.page.on("dialog", lambda dialog: (tell(dialog.message), dialog.dismiss()))
    visit.page.on(
        "request",
        lambda request: (
            None if request.url.startswith("file:") else tell(request.url)
        ),
    )


def reload_until(page: Page, condition: str) -> None:
    """Reloads until an expression holds: a browser writes its storage in its own time."""
    for _ in range(10):
        page.reload()
        if page.evaluate(condition):
            return
        page.wait_for_timeout(200)
    raise AssertionError(condition)
