"""Where the project can be found on the web, as its package says; reports leave out what it does not say."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

PACKAGE = "service-blueprint"


@cache
def home() -> str | None:
    """The address of the repository."""
    try:
        urls = metadata(PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    named = dict(url.split(", ", 1) for url in urls if ", https://" in url)
    return named.get("Repository") or named.get("Homepage")


def page_url(rule: str) -> str | None:
    """The address of a rule's page."""
    address = home()
    return f"{address.rstrip('/')}/blob/main/docs/rules/{rule}.md" if address else None
