"""A variant is edited as the map that it is; what it says differently goes into its base piece by piece."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from blueprint.diff.changes import changes
from blueprint.edit import EditRefused, apply, verb_from
from blueprint.edit.variants.layer import Layer, in_variant, layer_of
from blueprint.edit.variants.pieces import pieces
from blueprint.edit.variants.promoting import given_up, own_pieces, promoted, taken_from
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from blueprint.source.reader import Source
from tests.edit.texts import SMALL, data
from tests.edit.verbs import edit
from tests.model.test_variant import BASE, VARIANT, WHOLE

NEAREST = "as-is.blueprint.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / NEAREST).write_text(BASE, encoding="utf-8")
    (tmp_path / "to-be.blueprint.yaml").write_text(VARIANT, encoding="utf-8")
    return tmp_path


def layer(folder: Path, text: str, name: str = "to-be") -> Layer:
    return layer_of(Source(str(folder / f"{name}.blueprint.yaml"), text))


def meant(folder: Path, text: str, name: str = "to-be") -> ServiceMap:
    found = loads(text, str(folder / f"{name}.blueprint.yaml"))
    assert found.map, found.problems
    return found.map


def edited(folder: Path, text: str, **said: object) -> str:
    verb = in_variant(Source(str(folder / "to-be.blueprint.yaml"), text), verb_from(said))
    return apply(text, verb)


class TestEdits:
    @pytest.mark.parametrize(
        ("said", "old", "new"),
        [
            ({"verb": "move", "id": "repair", "lane": "support"}, "repair: {next", "repair: {lane: support, next"),
            ({"verb": "disconnect", "from": "report", "to": "repair"}, "emotion: }", "emotion: , next: }"),
            ({"verb": "set", "path": ["touchpoints", "repair", "time"], "value": None}, "repair: {next", "repair: {time: , next"),
            ({"verb": "set", "path": ["touchpoints", "report", "time", "standard"], "value": "5m"}, "time: 3m, ", ""),
            ({"verb": "set", "path": ["touchpoints", "report", "time", "standard"], "value": None}, "time: 3m", "time: {standard: }"),
            ({"verb": "set", "path": ["segments", "called", "title"], "value": "By phone"}, "70%}\n", "70%}\n  called: {title: By phone}\n"),
            ({"verb": "set", "path": ["title"], "value": "Repair"}, "title: Repair, as it could be\n", ""),
        ],
        ids=lambda said: said["verb"] if isinstance(said, dict) else "",
    )  # fmt: skip
    def test_what_comes_from_the_base_is_changed_in_changes(
        self, folder: Path, said: dict[str, object], old: str, new: str
    ) -> None:
        assert edited(folder, VARIANT, **said) == VARIANT.replace(old, new, 1)

    def test_a_deleted_one_is_left_out_and_nobody_goes_there(self, folder: Path) -> None:
        after = edited(folder, VARIANT, verb="delete", ids=["repair"])
        assert "without: [repair]" in after
        assert list(meant(folder, after).touchpoints) == ["report", "collect", "rate"]

    def test_with_a_mark_and_windows_lines(self, folder: Path) -> None:
        (folder / NEAREST).write_bytes(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode())
        text = VARIANT.replace("\n", "\r\n")
        after = edited(folder, text, verb="move", id="repair", lane="support")
        assert after == text.replace("repair: {next", "repair: {lane: support, next")

    def test_what_a_variant_cannot_say_is_refused(self, folder: Path) -> None:
        with pytest.raises(EditRefused, match=r"change it in as-is\.blueprint\.yaml"):
            edited(folder, VARIANT, verb="remove-item", kind="segments", id="called")
        with pytest.raises(EditRefused, match="in which order"):
            edited(folder, VARIANT, verb="move", id="repair", before="report")

    def test_without_its_base_only_its_own_words_are_edited(self, folder: Path) -> None:
        (folder / NEAREST).unlink()
        after = edited(folder, VARIANT, verb="set", path=["touchpoints", "rate", "emotion"], value=2)
        assert after == VARIANT.replace("emotion: 1,", "emotion: 2,")
        with pytest.raises(EditRefused, match="comes from"):
            edited(folder, VARIANT, verb="rename", id="repair", to="mend")

    def test_any_edit_makes_of_the_variant_what_it_makes_of_the_whole_map(self, folder: Path) -> None:
        """80 random edits by the verbs; 60 and more are made, the others refused."""
        made = Counter[bool]()
        for round_ in range(80):
            random = Random(f"variants-{round_}")
            whole = SMALL[random.choice(sorted(SMALL))]
            if loads(whole, "m").map is None:
                continue
            (folder / "base.blueprint.yaml").write_text(whole, encoding="utf-8")
            said = edit(random, list(data(whole)["touchpoints"]))
            try:
                wanted = loads(apply(whole, verb_from(said)), str(folder / "to-be.blueprint.yaml")).map
            except EditRefused:
                continue
            text = "blueprint: 1\nextends: base.blueprint.yaml\n"
            if wanted is None:
                continue
            try:
                after = edited(folder, text, **said)
            except EditRefused as refusal:
                assert "base" in str(refusal), said
                made[False] += 1
                continue
            assert changes(wanted, meant(folder, after)) == (), said
            made[True] += 1
        assert made[True] > 3 * made[False], made
        assert made[True] > 25, made


class TestPromoting:
    def test_it_is_cut_into_what_can_stand_alone(self, folder: Path) -> None:
        found = own_pieces(layer(folder, VARIANT))
        assert [{"/".join(map(str, path)) for path in piece} for piece in found] == [
            {"segments/walk-in"},
            {"touchpoints/report/time"},
            {"touchpoints/report/emotion"},
            {"touchpoints/repair/next"},
            {"touchpoints/collect/next", "touchpoints/collect/end", "touchpoints/rate"},
        ]
        assert own_pieces(layer(folder, BASE, "as-is")) == ()

    def test_one_change_goes_into_the_base_and_the_variant_loses_it(self, folder: Path) -> None:
        variant, base = layer(folder, VARIANT), layer(folder, BASE, "as-is")
        after = promoted(variant, base, [own_pieces(variant)[1]])
        assert after.base == BASE.replace("standard: 5m", "standard: 3m")
        assert after.variant == VARIANT.replace("time: 3m, ", "")

    def test_all_of_it_leaves_a_name(self, folder: Path) -> None:
        variant, base = layer(folder, VARIANT), layer(folder, BASE, "as-is")
        after = promoted(variant, base, own_pieces(variant))
        assert after.variant == "".join(VARIANT.splitlines(keepends=True)[:3])
        assert changes(loads(WHOLE, "as-is").map, loads(after.base, "as-is").map)[1:] == ()  # type: ignore[arg-type]

    def test_whatever_is_promoted_the_variant_stays_the_same_map(self, folder: Path) -> None:
        variant, base = layer(folder, VARIANT), layer(folder, BASE, "as-is")
        before = meant(folder, VARIANT)
        for piece in own_pieces(variant):
            after = promoted(variant, base, [piece])
            (folder / NEAREST).write_text(after.base, encoding="utf-8")
            assert changes(before, meant(folder, after.variant)) == ()
            assert len(own_pieces(layer(folder, after.variant))) == len(own_pieces(variant)) - 1

    def test_into_a_base_that_is_a_variant_itself(self, folder: Path) -> None:
        text = "blueprint: 1\nextends: to-be.blueprint.yaml\nwithout: [rate]\nchanges: {collect: {next: , end: done}}\n"
        third, base = layer(folder, text, "third"), layer(folder, VARIANT)
        after = promoted(third, base, own_pieces(third))
        assert after.variant == "blueprint: 1\nextends: to-be.blueprint.yaml\n"
        assert "rate" not in after.base
        assert "collect: {end: done}" in after.base
        assert changes(meant(folder, text, "third"), meant(folder, after.base))[1:] == ()

    def test_a_change_is_given_up(self, folder: Path) -> None:
        variant = layer(folder, VARIANT)
        after = given_up(variant, [own_pieces(variant)[4]])
        assert after == VARIANT.split("  collect:")[0]

    def test_a_part_of_an_earlier_version_comes_back(self, folder: Path) -> None:
        now, then = layer(folder, BASE, "as-is"), layer(folder, WHOLE, "as-is")
        (piece,) = (each for each in pieces(now.whole, then.whole) if ("touchpoints", "rate") in each)
        assert (
            taken_from(now, then.whole, [piece])
            == BASE.replace("end: served", "next: rate") + WHOLE.splitlines(keepends=True)[-1]
        )
