"""Both ways to what passes each touchpoint: one table of all states, and sparse solves per level."""

from __future__ import annotations

import pytest

from blueprint.experience.peak import through_level


@pytest.fixture(params=["table", "levels"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(through_level, "_SMALL", 10**9 if request.param == "table" else 0)
    return str(request.param)
