"""Figures as JSON on standard output."""

from __future__ import annotations

import json
import sys
from typing import Any


def write_json(data: dict[str, Any]) -> None:
    """Write data; numbers as they are, Chinese as Chinese. What is not finite is a mistake of ours."""
    sys.stdout.write(json_text(data))


def json_text(data: dict[str, Any]) -> str:
    """Data as it is written."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
