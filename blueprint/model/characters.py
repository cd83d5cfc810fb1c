"""Characters that nobody sees and some formats cannot hold."""

import re

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_NOT_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
_BIDI = r"\u202a-\u202e\u2066-\u2069"

UNSEEN_IN_SCHEMAS = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
"""Those that a pattern of a JSON Schema can name in every language."""
NEVER = re.compile(rf"[{_CONTROLS}{_NOT_CHARACTERS}]")
"""Controls, halves of characters, marks of byte order: XML, workbooks and terminals refuse or obey them."""
UNSEEN = re.compile(rf"[{_CONTROLS}{_NOT_CHARACTERS}{_BIDI}\u2028\u2029]")
"""These, line ends that look like none, and what turns the direction of the text around it."""
NOT_IN_IDS = re.compile(rf"[{_CONTROLS}{_NOT_CHARACTERS}{_BIDI}\u200b\u200e\u200f\u2060-\u2064]")
"""These, and what makes two ids look like one."""
