"""A map as it is and what it stands on: its own words, and where it is a variant those of its base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from blueprint.edit.applying import apply
from blueprint.edit.data import Data, copied
from blueprint.edit.reading import read
from blueprint.edit.refused import EditRefused, refused
from blueprint.edit.variants.own import own_words
from blueprint.edit.variants.saying import saying
from blueprint.edit.variants.spelled import spelled, spelled_out, tree_of
from blueprint.edit.verb import Verb
from blueprint.edit.verbs.set import Set
from blueprint.edit.verbs.text import Text
from blueprint.model.expand import expand
from blueprint.model.loader import base_of
from blueprint.model.service_map import ServiceMap
from blueprint.model.variant import OF_VARIANTS, Base, is_variant, made_whole
from blueprint.source.problem import Problems
from blueprint.source.reader import Source
from blueprint.source.tree import Mapping

_MARK = "\ufeff"
_ORDER = refused(
    "in which order touchpoints stand is what the base of this variant says; change it there",
    "触点的先后由本变体的基础地图决定；请到那里修改",
)


@dataclass(frozen=True)
class Layer:
    """A text with its data.

    Attributes:
        source: the text, and where its file is.
        whole: all that the map says, its base's words included, short forms written out.
        base: likewise what its base says; None where the map stands for itself.
        base_path: the base's file.
    """

    source: Source
    whole: Data
    base: Data | None = None
    base_path: Path | None = None

    def says(self, whole: Data) -> str:
        """The text after it says `whole`.

        Raises:
            EditRefused: it cannot say that.
        """
        return self.over(self.base, whole)

    def over(self, base: Data | None, whole: Data) -> str:
        """The same when its base says `base` from now on."""
        text = self.source.text
        if self.base is None or base is None:
            after = saying(text, self.whole, whole)
            made: Data | None = spelled(expand(read(after.removeprefix(_MARK)).tree, ServiceMap))
        else:
            anew = [id_ for id_ in _own_touchpoints(text) if id_ in (self.base.get("touchpoints") or {})]
            after = saying(text, own_words(self.base, self.whole, anew), own_words(base, whole, anew))
            made = _laid(after, base)
        if made != whole:
            raise refused(
                "this cannot be said over a base; change it in {base}",
                "变体无法这样表达；请到 {base} 中修改",
                base=self.base_path.name if self.base_path else "?",
            )
        return after


def layer_of(source: Source) -> Layer:
    """A text as a layer; for itself where it has no base that can be read.

    Raises:
        EditRefused: the text cannot be read.
    """
    tree = read(source.text.removeprefix(_MARK)).tree
    if not is_variant(tree):
        return Layer(source, spelled(expand(tree, ServiceMap)))
    found = base_of(source, tree)
    if found is None or found[1].tree is None:
        return Layer(source, spelled(expand(tree, ServiceMap)))
    path, base = found
    whole = made_whole(tree, source, lambda _: base, Problems())
    assert whole is not None, "there is a base to lay it over"
    return Layer(source, spelled(whole), spelled(base.tree), path)  # type: ignore[arg-type]


def in_variant(source: Source, verb: Verb) -> Verb:
    """The verb as it is made on a text: in a variant, on the whole map, and what then differs from the base is its own.

    Raises:
        EditRefused: the edit cannot be made, or a variant cannot say what comes of it.
    """
    tree = None if isinstance(verb, Text) else read(source.text.removeprefix(_MARK)).tree
    own = isinstance(verb, Set) and verb.path[0] in OF_VARIANTS
    if not is_variant(tree) or own:
        return verb
    layer = layer_of(source)
    if layer.base is None:
        apply(source.text, verb)  # refused in words, or made on what the variant says itself
        return verb
    verb = verb.pinned(layer.whole)
    changed = verb.changed(copied(layer.whole))
    wanted = spelled_out(changed)
    if wanted == layer.whole and list(wanted["touchpoints"]) != list(layer.whole["touchpoints"]):
        raise _ORDER
    return Text(layer.says(wanted))


def _own_touchpoints(text: str) -> tuple[str, ...]:
    found = read(text.removeprefix(_MARK)).data.get("touchpoints")
    return tuple(found) if isinstance(found, dict) else ()


def _laid(text: str, base: Data) -> Data | None:
    """What a variant says over a base."""
    tree, under = read(text.removeprefix(_MARK)).tree, expand(tree_of(base), ServiceMap)
    assert isinstance(under, Mapping)
    problems = Problems()
    whole = made_whole(tree, Source("", text), lambda _: Base(under), problems)
    return None if whole is None or problems else spelled(whole)


__all__ = ["EditRefused", "Layer", "in_variant", "layer_of"]
