"""Where something stands on a page that may just be drawn anew."""

from typing import Any


def box_of(locator: Any) -> dict[str, float]:
    """Its box, once it has one: what is taken out and put back meanwhile has none."""
    for _ in range(100):
        if found := locator.bounding_box():
            box: dict[str, float] = found
            return box
        locator.page.wait_for_timeout(100)
    raise AssertionError(f"{locator} is nowhere")
