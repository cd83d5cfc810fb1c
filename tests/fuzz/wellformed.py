"""Whether what was written can be read by those it was written for."""

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat

SOUNDS = frozenset({"onerror", "onload"})


class Malformed(Exception):
    """A file, or standard output, that its readers would refuse; says why."""


def check_output(says: str, text: str) -> None:
    """Standard output, where a command says what it is to be."""
    if says and text.strip():
        _check(f".{says}", text.encode("utf-8", "strict"), "standard output")


def check_file(path: Path) -> None:
    """A file, by its ending."""
    _check(path.suffix, path.read_bytes(), path.name)


def _check(ending: str, raw: bytes, name: str) -> None:
    try:
        match ending:
            case ".svg" | ".xml" | ".bpmn" | ".drawio":
                xml(raw)
            case ".json":
                json.loads(raw, parse_constant=_no_number)
            case ".html":
                _html(raw)
            case ".xlsx" | ".pptx" | ".vsdx" | ".docx":
                _archive(raw)
            case ".csv":
                list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), strict=True))
            case ".pdf":
                if not (raw.startswith(b"%PDF-") and raw.rstrip().endswith(b"%%EOF")):
                    raise Malformed("no PDF")
            case ".png":
                if not raw.startswith(b"\x89PNG\r\n"):
                    raise Malformed("no PNG")
            case ".mmd" | ".dot" | ".gv" | ".md":
                _text(raw)
    except Malformed as wrong:
        raise Malformed(f"{name}: {wrong}") from None
    except (ValueError, expat.ExpatError, zipfile.BadZipFile, csv.Error) as error:
        raise Malformed(f"{name}: {type(error).__name__}: {error}") from error


def xml(raw: bytes) -> None:
    """Any XML parser reads it, and nothing in it runs."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _inert
    parser.Parse(raw, True)


def _inert(tag: str, attributes: dict[str, str]) -> None:
    if tag.rpartition(":")[2] == "script" or any(
        a.lower().startswith("on") and a != "on" for a in attributes
    ):
        raise Malformed(f"<{tag} {attributes}> runs")
    if any(v.strip().lower().startswith("javascript:") for a, v in attributes.items() if a.endswith("href")):
        raise Malformed(f"<{tag} {attributes}> runs")


def _no_number(name: str) -> None:
    raise Malformed(f"{name} is no JSON")


def _text(raw: bytes) -> None:
    if any(ord(c) < 32 and c not in "\n\r\t" for c in raw.decode()):
        raise Malformed("a control character")


def _archive(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    xml(archive.read(name))
                except expat.ExpatError as error:
                    raise Malformed(f"{name}: {error}") from error


class _Page(HTMLParser):
    """A page whose scripts are all its own: nothing of a map's text became an element or a handler."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                raise Malformed(f"<{tag} {name}={value!r}> runs")
        if tag in ("img", "iframe", "object", "embed") and not any(
            n == "src" and ((v or "").startswith("data:") or (v or "").endswith("/blueprint.svg"))
            for n, v in attrs
        ):
            raise Malformed(f"<{tag}> came from a text")


def _html(raw: bytes) -> None:
    text = raw.decode("utf-8", "strict")
    if "\x00" in text:
        raise Malformed("NUL")
    page = _Page()
    page.feed(text)
    page.close()
    if "alert(1)</script>" in text or "onerror=alert(1)>" in text.replace("&gt;", ""):
        raise Malformed("a script of the map's text")
