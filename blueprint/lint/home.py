"""Where the pages of the documentation can be read: one setting for findings, SARIF, the editor and `blueprint rule`.

Until a site is known nothing is said: an address that leads nowhere is worse than none.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from blueprint.wording import Language

PACKAGE = "service-blueprint"
SETTING = "BLUEPRINT_DOCS_URL"
"""The environment variable that says where a site of one's own is; `make site` builds it."""


def home() -> str | None:
    """The address of the site: what the environment says, else the `Documentation` of the package, else None."""
    address = os.environ.get(SETTING, "").strip() or _published()
    return address.rstrip("/") if address and address.startswith(("https://", "http://")) else None


@cache
def _published() -> str | None:
    try:
        urls = metadata(PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    return dict(url.split(", ", 1) for url in urls).get("Documentation")


def page_url(rule: str, language: Language = "en") -> str | None:
    """The address of a rule's page in a language; None while no site is known."""
    address = home()
    return f"{address}/{'zh/' if language == 'zh' else ''}rules/{rule}/" if address else None
