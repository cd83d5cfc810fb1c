"""Both ways to each figure: one table of all states, and a sparse solve per level."""

from __future__ import annotations

import pytest

from blueprint.experience.peak import peaks
from blueprint.experience.peak import through_level as passing


@pytest.fixture(params=["table", "levels"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    by_table = request.param == "table"
    monkeypatch.setattr(peaks, "table_is_quicker", lambda *_: by_table)
    monkeypatch.setattr(passing, "table_is_quicker", lambda *_: by_table)
    monkeypatch.setattr(passing, "_SMALL", 0)
    return str(request.param)
