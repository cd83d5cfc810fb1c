"""Libraries that only some people need: what is missing is said with the command that installs it."""

from __future__ import annotations

from blueprint.wording import Wording

EXTRAS = {
    "altair": ("Altair", "studio"),
    "ciw": ("Ciw", "simulate"),
    "docx": ("python-docx", "export"),
    "duckdb": ("DuckDB", "observe"),
    "filelock": ("filelock", "studio"),
    "lsprotocol": ("pygls", "lsp"),
    "mcp": ("MCP", "mcp"),
    "mcp_types": ("MCP", "mcp"),
    "openpyxl": ("openpyxl", "export"),
    "pptx": ("python-pptx", "export"),
    "pygls": ("pygls", "lsp"),
    "pyspark": ("PySpark", "spark"),
    "streamlit": ("Streamlit", "studio"),
    "typst": ("typst", "export"),
}
"""Module to the library's name and the extra that brings it."""
_NEEDED = Wording(
    "this needs {library}, which is not installed: pip install 'service-blueprint[{extra}]'",
    "此功能需要 {library}，尚未安装：pip install 'service-blueprint[{extra}]'",
)


def missing_library(error: BaseException) -> Wording | None:
    """What to install, where an error says that a library of an extra is not there."""
    name = error.name if isinstance(error, ModuleNotFoundError) else None
    known = EXTRAS.get((name or "").partition(".")[0])
    return _NEEDED.filled(library=known[0], extra=known[1]) if known else None
