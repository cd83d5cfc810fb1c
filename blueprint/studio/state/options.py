"""How the studio was started: by `blueprint studio`, which sets the environment, or by `streamlit run app.py`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blueprint.studio.browser.fonts import FAMILY

FOLDER, READ_ONLY = "BLUEPRINT_STUDIO_DIR", "BLUEPRINT_STUDIO_READ_ONLY"
PASSWORD, USER_HEADER = "BLUEPRINT_STUDIO_PASSWORD", "BLUEPRINT_STUDIO_USER_HEADER"
DEFAULT_FOLDER, SCRIPT = "maps", "app.py"
UPLOAD_MB = 5

STREAMLIT: dict[str, Any] = {
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.maxUploadSize": UPLOAD_MB,
    "server.fileWatcherType": "none",
    # A browser on a slow line has forgotten after two runs what the server thinks it has: then nothing arrives any more.
    "global.maxCachedMessageAge": 40,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "runner.fastReruns": False,
    "theme.font": f"'Source Sans', sans-serif, '{FAMILY}'",
    "theme.baseFontSize": 14,
    "theme.baseRadius": "6px",
    "theme.showWidgetBorder": True,
    "theme.light.primaryColor": "#0B62E4",
    "theme.dark.primaryColor": "#5B9DFF",
    "theme.light.textColor": "#172B4D",
    "theme.light.secondaryBackgroundColor": "#F4F6FA",
    "theme.light.borderColor": "#DDE2EB",
    "theme.dark.backgroundColor": "#10141C",
    "theme.dark.secondaryBackgroundColor": "#1A202B",
    "theme.dark.borderColor": "#2F3846",
}
"""What Streamlit is started with: this machine only, small uploads, no statistics, edits repainted fast
(its collection of garbage after every run takes as long as the run), one run after the other (with fast reruns the
next one begins in a thread of its own while the last still works on the same document: edits and saves were lost in
4 of 14 tries on a busy machine, in none since), and the studio's colours."""


@dataclass(frozen=True)
class Options:
    """How the studio was started.

    Attributes:
        folder: the maps.
        read_only: nothing is written.
        password: what everybody must say to come in; empty for nothing.
        user_header: the header in which a reverse proxy says who somebody is; empty without a proxy.
    """

    folder: Path
    read_only: bool
    password: str = ""
    user_header: str = ""


def options() -> Options:
    """As the environment says, else as the words after `streamlit run app.py --` do."""
    words = sys.argv[1:] if Path(sys.argv[0]).name == SCRIPT else []
    named = next((word for word in words if not word.startswith("-")), DEFAULT_FOLDER)
    read_only = os.environ.get(READ_ONLY) == "1" or "--read-only" in words
    return Options(
        Path(os.environ.get(FOLDER) or named),
        read_only,
        os.environ.get(PASSWORD, ""),
        os.environ.get(USER_HEADER, ""),
    )
