"""`blueprint lsp` without its extra says so."""

import pytest

from tests.run import run


def test_without_pygls_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = run("lsp")
    assert (done.code, done.stdout) == (2, "")
    assert "pip install '.[lsp]'" in done.stderr
