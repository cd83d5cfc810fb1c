"""How large the type of a PDF is, as it is printed: read from its drawing operators."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf

Matrix = tuple[float, float, float, float]
_STEP = re.compile(
    rb"\((?:\\.|[^\\()])*\)"  # text, whose letters are no operators
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|(?P<do>/\S+)\s+Do\b"
    rb"|/\S+\s+(?P<tf>[-\d.]+)\s+Tf\b"
    rb"|(?P<matrix>(?:[-\d.]+\s+){6})(?P<of>cm|Tm)\b"
    rb"|(?<=\s)(?P<q>[qQ])(?=\s)|(?P<show>TJ|Tj)\b"
)


def type_sizes(data: bytes) -> Iterator[tuple[int, float]]:
    """The page, from 1, and the size in points of every piece of text of a PDF."""
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages, 1):
        content = page.get_contents()
        assert content is not None
        for size in _sizes(content.get_data(), page["/Resources"], (1, 0, 0, 1)):
            yield number, size


def _sizes(stream: bytes, resources: Any, now: Matrix) -> Iterator[float]:
    kept: list[Matrix] = []
    text: Matrix = (1, 0, 0, 1)
    font = 0.0
    for step in _STEP.finditer(b"\n" + stream + b"\n"):
        if step["q"] == b"q":
            kept.append(now)
        elif step["q"] == b"Q":
            now = kept.pop()
        elif step["of"] == b"cm":
            now = _times(step["matrix"], now)
        elif step["of"] == b"Tm":
            text = _times(step["matrix"], (1, 0, 0, 1))
        elif step["tf"]:
            font = float(step["tf"])
        elif step["show"]:
            a, b, c, d = _times(b" ".join(b"%f" % x for x in text), now)
            yield font * abs(a * d - b * c) ** 0.5
        elif step["do"]:
            form = resources["/XObject"][step["do"].decode()]
            if form["/Subtype"] == "/Form":
                matrix = b" ".join(b"%f" % float(x) for x in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
                yield from _sizes(form.get_data(), form["/Resources"], _times(matrix, now))


def _times(said: bytes, now: Matrix) -> Matrix:
    a, b, c, d = (float(x) for x in said.split()[:4])
    e, f, g, h = now
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h
