"""Messages of an editor to the language server: in order and out of it, with positions and texts beyond the text."""

import json
from random import Random
from typing import Any

from tests.fuzz import odd, seeds, tree
from tests.fuzz.case import Case, Kind

METHODS = [
    *(
        "initialized",
        "shutdown",
        "exit",
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didSave",
        "textDocument/didClose",
    ),
    *(
        "textDocument/hover",
        "textDocument/codeAction",
        "textDocument/definition",
        "workspace/didChangeWatchedFiles",
        "$/cancelRequest",
        "x/y",
    ),
]
URI = "file:///nowhere/m.blueprint.yaml"
KEYS = [*("jsonrpc", "id", "method", "params", "textDocument", "uri", "text", "version", "position", "line", "character"), *("range", "start", "end", "contentChanges", "context", "diagnostics", "capabilities", "rootUri")]  # fmt: skip


def of_editor(rng: Random) -> Case:
    text = seeds.map_text(rng)
    messages: list[Any] = [
        _call(1, "initialize", {"processId": None, "rootUri": None, "capabilities": {}}),
        _tell("initialized", {}),
        _tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": text}},
        ),
    ]
    messages += [_message(rng, number, text) for number in range(2, rng.choice((3, 5, 8)))]
    if rng.random() < 0.5:
        tree.mutate(rng, messages[rng.randrange(len(messages))], KEYS)
    if rng.random() < 0.7:
        messages += [_call(99, "shutdown", None), _tell("exit", None)]
    raw = b"".join(map(_framed, messages))
    return Case(("lsp",), {}, odd.garble(rng, raw) if rng.random() < 0.2 else raw)


def _message(rng: Random, number: int, text: str) -> Any:
    document = {"uri": rng.choice((URI, URI, URI, "file:///x", "untitled:1", odd.text(rng)))}
    here, there = _position(rng), _position(rng)
    match rng.randrange(6):
        case 0:
            change = {"text": odd.splice(rng, text, ["\n", ": ", "- ", "\r\n"])}
            if rng.random() < 0.5:
                change = {"range": {"start": here, "end": there}, "text": odd.text(rng)}
            return _tell(
                "textDocument/didChange",
                {"textDocument": {**document, "version": number}, "contentChanges": [change]},
            )
        case 1:
            return _call(number, "textDocument/hover", {"textDocument": document, "position": here})
        case 2:
            return _call(number, "textDocument/definition", {"textDocument": document, "position": here})
        case 3 | 4:
            context = {"diagnostics": [], **rng.choice(({}, {"only": ["source.fixAll"]}))}
            return _call(
                number,
                "textDocument/codeAction",
                {"textDocument": document, "range": {"start": here, "end": there}, "context": context},
            )
        case _:
            return _tell(rng.choice(METHODS), {"textDocument": document, "changes": []})


def _position(rng: Random) -> dict[str, int]:
    return {
        "line": rng.choice((0, 1, 3, 5, 10**6, -1, 2**31)),
        "character": rng.choice((0, 1, 7, 20, 10**6, -1)),
    }


def _call(number: int, method: str, params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def _tell(method: str, params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def _framed(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


KINDS = [Kind("editor", 1, of_editor)]
