"""The long form of written connections."""

from __future__ import annotations

from typing import Any


def long_connections(written: Any) -> list[dict[str, Any]]:
    """`b`, `{b: 70%}`, `{all: [a, b]}` and lists, as a list of `{to, share, ...}`; `all` marks `together`."""
    if written is None:
        return []
    if isinstance(written, str):
        return [{"to": written}]
    if isinstance(written, list):
        return [{"to": item} if isinstance(item, str) else dict(item) for item in written]
    if isinstance(written.get("all"), list):
        return [{**item, "together": "yes"} for item in long_connections(written["all"])]
    return [{"to": to} if share is None else {"to": to, "share": share} for to, share in written.items()]


def short_connections(connections: list[dict[str, Any]]) -> Any:
    """What people would write for them."""
    plain = [{k: v for k, v in c.items() if k != "together"} for c in connections]
    if any(c.get("together") for c in connections):
        return {"all": [c["to"] if set(c) == {"to"} else c for c in plain]}
    if len(plain) == 1 and set(plain[0]) == {"to"}:
        return plain[0]["to"]
    if all(set(c) <= {"to", "share"} for c in plain) and len({c["to"] for c in plain}) == len(plain):
        return {c["to"]: c.get("share") for c in plain}
    return plain
