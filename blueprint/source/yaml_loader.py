"""The loader whose events maps are read from: the same language with libyaml, with an old one and without it."""

from __future__ import annotations

from typing import Any

import yaml

_SINCE = (0, 2, 5)
"""From this libyaml on `?` may stand inside a word between brackets."""


class PlainLoader(yaml.SafeLoader):
    """The loader in Python, for which a word between brackets does not end before a `?` either."""

    _in_word = False

    def scan_plain(self) -> Any:
        """A word without quotes."""
        self._in_word = bool(self.flow_level)
        try:
            return super().scan_plain()
        finally:
            self._in_word = False

    def peek(self, index: int = 0) -> Any:
        """The character so far ahead; inside a word a `?` is like any other, and the text itself stays."""
        found = super().peek(index)
        return "x" if found == "?" and self._in_word else found


def loader() -> Any:
    """libyaml's loader where it reads the language of maps, else the one in Python."""
    if yaml.__with_libyaml__ and yaml._yaml.get_version() >= _SINCE:
        return yaml.CSafeLoader
    return PlainLoader


LOADER = loader()
