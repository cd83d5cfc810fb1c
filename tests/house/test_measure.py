"""What the figures of the house are read from: circles are seen wherever they hide, comments are no code."""

from pathlib import Path

import pytest

from tests.house.measure import circles, code_lines, imports

FILES = {
    "__init__.py": "",
    "one.py": "from rooms.two import b\n",
    "two.py": "def b():\n    from rooms import one\n    return one\n",
    "down/__init__.py": "",
    "down/three.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import rooms.up.four\n",
    "down/five.py": "",
    "up/__init__.py": "",
    "up/four.py": "import rooms.down.five\n",
}


def test_circles_of_modules_and_of_folders_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in FILES.items():
        path = tmp_path / "rooms" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert circles(imports("rooms")) == [("rooms.down", "rooms.up"), ("rooms.one", "rooms.two")]


def test_lines_of_code() -> None:
    source = '"""A page\nof words."""\n\nX = (\n    1,  # why\n    # more\n)\n"""What X is."""\n\n\ndef f():\n    """Text."""\n    return """a\nb"""\n'

    assert code_lines(source) == 6
