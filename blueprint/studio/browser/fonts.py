"""The fonts that come along, for a browser whose machine has none with Chinese: it fetches them only then."""

from __future__ import annotations

from pathlib import Path

import blueprint.draw.fonts as drawn_with
from blueprint.studio.browser.mounting import DISTRIBUTION, serve_folder

FAMILY = "Blueprint CJK"
"""To be named after the generic family: what the machine's own fonts can say stays theirs."""
_FACES = (("NotoSansCJKsc-Regular.otf", "100 500"), ("NotoSansCJKsc-Bold.otf", "600 900"))
_PLACE = "fonts"


def faces() -> str:
    """The style sheet that names them; empty where Streamlit cannot serve them."""
    folder = Path(drawn_with.__file__).parent
    if not serve_folder(_PLACE, folder):
        return ""
    rule = "@font-face {{ font-family: '{}'; font-weight: {}; src: url('{}'); font-display: swap; }}"
    at = f"_stcore/bidi-components/{DISTRIBUTION}.{_PLACE}"
    return "\n".join(rule.format(FAMILY, weight, f"{at}/{file}") for file, weight in _FACES)
