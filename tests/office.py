"""LibreOffice, with the fonts that come along: a machine need not have Chinese ones."""

import os
import subprocess
from pathlib import Path

from blueprint.draw import fonts
from tests.needs import found

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{folder}/fontconfig</cachedir>
</fontconfig>
"""


def converted(program: str, file: Path, to: str, *, out: Path | None = None) -> Path:
    """The folder in which LibreOffice has put what it makes of a file; `program` is a part of `tests.needs`."""
    folder = file.parent
    settings = folder / "fonts.conf"
    settings.write_text(_FONTS.format(fonts=Path(fonts.__file__).parent, folder=folder), "utf-8")
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [found(program), home, "--headless", "--convert-to", to, "--outdir", out or folder, file]
    shell = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    subprocess.run(command, check=True, capture_output=True, env=shell)
    return out or folder
