"""What a variant says differently, taken over into its base: the base says it then, and the variant no longer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from blueprint.edit.data import Data
from blueprint.edit.variants.layer import Layer
from blueprint.edit.variants.pieces import Piece, pieces, with_piece

NAMES = frozenset({"blueprint", "id", "title", "version"})
"""What each map is called: a base keeps its own."""


@dataclass(frozen=True)
class Promoted:
    """Both texts after it; the variant is the same map as before."""

    base: str
    variant: str


def own_pieces(variant: Layer) -> tuple[Piece, ...]:
    """What a variant says differently, piece by piece; nothing of a map that stands for itself."""
    return pieces(variant.base, variant.whole, NAMES) if variant.base is not None else ()


def promoted(variant: Layer, base: Layer, taken: Iterable[Piece]) -> Promoted:
    """Take pieces over into the base.

    Args:
        variant: what says them.
        base: what it extends, as its file is.
        taken: those of `own_pieces` to take.

    Raises:
        EditRefused: one of the texts is written in a way that cannot be changed alone.
    """
    whole = _with(base.whole, taken, variant.whole)
    return Promoted(base.says(whole), variant.over(whole, variant.whole))


def given_up(variant: Layer, taken: Iterable[Piece]) -> str:
    """The variant's text when it is again what its base is in these pieces. Raises `EditRefused` as `promoted`."""
    assert variant.base is not None
    return variant.says(_with(variant.whole, taken, variant.base))


def taken_from(layer: Layer, other: Data, taken: Iterable[Piece]) -> str:
    """A map's text with these pieces as another state of it says them. Raises `EditRefused` as `promoted`."""
    return layer.says(_with(layer.whole, taken, other))


def _with(data: Data, taken: Iterable[Piece], other: Data) -> Data:
    return reduce(lambda made, piece: with_piece(made, piece, other), taken, data)
