"""The hand-written half of the package."""

from kiosk_client import Client


def headline(client: Client, paper_id: str) -> str:
    """The headline of today's issue of a paper."""
    issue = client.get_issue(paper_id=paper_id)
    return issue.result.headline if issue.result and issue.result.headline else ""
