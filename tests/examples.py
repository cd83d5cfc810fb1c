"""How many examples a test takes: few in every run, many when `--hypothesis-profile search` looks for new ones."""

from hypothesis import settings


def several(few: int, many: int) -> int:
    """The number for this run; only the profile `search` draws other examples each time."""
    assert settings.default is not None
    return few if settings.default.derandomize else many
