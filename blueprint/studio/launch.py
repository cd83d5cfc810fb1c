"""Starts the studio's server."""

from __future__ import annotations

import os
from pathlib import Path

from blueprint.studio.state.options import FOLDER, READ_ONLY, STREAMLIT

SCRIPT = Path(__file__).with_name("app.py")


def launch(folder: Path, port: int, *, browser: bool, read_only: bool) -> None:
    """Serve the maps of a folder on this machine until somebody ends it."""
    from streamlit.web import bootstrap

    os.environ[FOLDER] = str(folder.resolve())
    os.environ[READ_ONLY] = "1" if read_only else ""
    flags = STREAMLIT | {
        "server.port": port,
        "server.headless": not browser,
        "logger.hideWelcomeMessage": True,
    }
    options = {name.replace(".", "_"): value for name, value in flags.items()}
    bootstrap.load_config_options(flag_options=options)
    bootstrap.run(str(SCRIPT), False, [], options)
