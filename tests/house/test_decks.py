"""The page about the training decks: every item has a place that exists, or a reason."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))

from pages import decks  # noqa: E402 - a page maker beside the package


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_flow_checklist_and_model_of_the_decks_is_named(language):
    page = decks.decks(language)
    parts = re.findall(r"^## ([A-L])\. ", page, re.MULTILINE)
    assert parts == list("ABCDEFGHIJKL")
    assert len(re.findall(r"^\| .+ \| S\d", page, re.MULTILINE)) >= 105
    assert len([line for line in page.splitlines() if "../maps/" in line]) >= 24


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_link_resolves(language):
    page = decks.decks(language)
    targets = re.findall(r"\]\(([^)]+)\)", page)
    assert len(targets) > 150
    for target in targets:
        path, _, anchor = target.partition("#")
        file = (decks.DOCS / path).resolve()
        assert file.is_file(), target
        if anchor:
            text = file.read_text(encoding="utf-8")
            heads = {
                re.sub(r"[^\w-]", "", h.lower().replace(" ", "-"))
                for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
            }
            assert anchor in heads, target


@pytest.mark.parametrize(
    "place",
    [
        "map:none",
        "rule:none",
        "pack:none",
        "command:none",
        "format:none",
        "key:Touchpoint.none",
        "studio:none",
        "doc:x.md",
    ],
)
def test_a_link_that_leads_nowhere_is_refused(place):
    with pytest.raises(decks.NowhereError):
        decks.link(place)


def test_what_software_does_not_carry_has_a_reason():
    for line in decks.decks("en").splitlines():
        if line.startswith("| ") and "](" not in line and not line.startswith("| item"):
            assert re.search(r"\| – .{20,} \|$", line), line
