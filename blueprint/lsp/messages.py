"""What an editor sends, before the server's library takes it apart."""

from __future__ import annotations

from types import NoneType
from typing import Any

from pygls.exceptions import JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol


class Messages(LanguageServerProtocol):
    """A message whose method or number is of no such kind is refused in a line, not in the middle of an answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as the library's objects. Raises JsonRpcInvalidRequest."""
        fits = isinstance(data.get("method", ""), str) and isinstance(data.get("id", 0), (str, int, NoneType))
        if "jsonrpc" in data and not fits:
            raise JsonRpcInvalidRequest
        return super().structure_message(data)
