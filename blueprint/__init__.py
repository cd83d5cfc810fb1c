"""Service blueprints as code."""

from blueprint.version import __version__

__all__ = ["__version__"]
