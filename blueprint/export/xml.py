"""XML text from ElementTree, the same bytes everywhere, without characters that XML forbids."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

from blueprint.ranking import steady

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text that XML can hold."""
    return _FORBIDDEN.sub("", text)


def child(parent: Tree.Element, tag: str, text: str | None = None, /, **attributes: object) -> Tree.Element:
    """A new element below `parent`; a trailing underscore of a name is dropped, numbers are short."""
    given = {name.rstrip("_"): _value(value) for name, value in attributes.items() if value is not None}
    element = Tree.SubElement(parent, tag, given)
    if text is not None:
        element.text = clean(text)
    return element


def _value(value: object) -> str:
    return f"{steady(value):.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else clean(str(value))


def document(root: Tree.Element) -> bytes:
    """The file."""
    Tree.indent(root)
    body: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"
