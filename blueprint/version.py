"""The version of the tool; the map format has its own, `blueprint: 1`."""

__version__ = "0.1.0"
