"""Which functions are coroutines: pygls 2.1 asks `asyncio`, deprecated in Python 3.14 and gone in 3.16."""

from __future__ import annotations

import asyncio
import inspect
from types import SimpleNamespace

from pygls import feature_manager
from pygls.protocol import json_rpc


def ask_inspect() -> None:
    """Let pygls ask `inspect`, which answers the same in every Python; nothing else sees the difference."""
    known = {**vars(asyncio), "iscoroutinefunction": inspect.iscoroutinefunction}
    for module in (feature_manager, json_rpc):
        vars(module)["asyncio"] = SimpleNamespace(**known)
