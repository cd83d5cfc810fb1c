"""BPMN drawn by bpmn-js and Mermaid drawn by mermaid, in Chromium, as their users see them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprint.diff.difference import difference
from blueprint.diff.review import markdown
from blueprint.edit import apply, verb_from
from blueprint.export.formats import bpmn, mermaid
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from tests.export.subjects import MAPS, hostile, repository
from tests.needs import found

NAMES = sorted(path.name.removesuffix(".blueprint.yaml") for path in MAPS.glob("*.blueprint.yaml"))


def opened(browser: Any, script: Path) -> Iterator[Any]:
    """A page with a script on it; one for all drawings, as the scripts are long."""
    page = browser.new_page(viewport={"width": 1400, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content("")
    page.add_script_tag(path=script)
    yield page
    page.close()
    assert errors == []


@pytest.fixture(scope="module")
def bpmn_js(browser) -> Iterator[Any]:
    yield from opened(browser, found("bpmn-js") / "dist" / "bpmn-navigated-viewer.production.min.js")


@pytest.fixture(scope="module")
def mermaid_js(browser) -> Iterator[Any]:
    yield from opened(browser, found("mermaid") / "dist" / "mermaid.min.js")


def drawn_by_bpmn_js(page: Any, text: str) -> dict[str, Any]:
    return page.evaluate(
        """async xml => {
          document.body.innerHTML = '<div id="drawing" style="width: 1400px; height: 800px"></div>';
          const viewer = new BpmnJS({container: '#drawing'});
          const {warnings} = await viewer.importXML(xml);
          const all = viewer.get('elementRegistry').getAll();
          const room = a => ({x: a.x, y: a.y, right: a.x + a.width, bottom: a.y + a.height});
          const tasks = all.filter(e => /Task|Activity/.test(e.type)).map(room);
          const clash = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
          return {
            warnings: warnings.map(String),
            names: all.map(e => e.businessObject?.name).filter(Boolean),
            lanes: all.filter(e => e.type === 'bpmn:Lane').length,
            clashes: tasks.filter((a, i) => tasks.some((b, j) => i < j && clash(a, b))).length,
          };
        }""",
        text,
    )


@pytest.mark.needs("bpmn-js")
@pytest.mark.parametrize("name", NAMES)
def test_bpmn_js_draws_every_map_without_a_warning(bpmn_js, name):
    subject = repository(name)
    (file,) = bpmn.write(subject)
    drawn = drawn_by_bpmn_js(bpmn_js, file.data.decode())
    assert drawn["warnings"] == []
    assert drawn["clashes"] == 0
    assert drawn["lanes"] >= len({t.lane for t in subject.map.touchpoints.values()} - {"evidence"})
    said = re.sub(r"\s+", " ", " ".join(drawn["names"]))
    for touchpoint in subject.map.walked:
        assert subject.map.touchpoints[touchpoint].title["zh"] in said


@pytest.mark.needs("bpmn-js")
def test_bpmn_js_takes_hostile_titles_as_text(bpmn_js, tmp_path):
    (file,) = bpmn.write(hostile(tmp_path))
    assert drawn_by_bpmn_js(bpmn_js, file.data.decode())["warnings"] == []
    assert bpmn_js.title() == ""


def drawn_by_mermaid(page: Any, text: str) -> str:
    return page.evaluate(
        """async text => {
          document.body.innerHTML = '<pre></pre>';
          mermaid.initialize({startOnLoad: false, maxTextSize: 1000000});
          const {svg} = await mermaid.render('drawing', text);
          document.body.innerHTML = svg;
          return document.body.innerText;
        }""",
        text,
    )


@pytest.mark.needs("mermaid")
@pytest.mark.parametrize("name", NAMES)
def test_mermaid_draws_every_map_with_every_title(mermaid_js, name):
    subject = repository(name, "zh")
    (*charts, journey) = mermaid.write(subject)
    assert [file.name for file in charts] == ["blueprint.mmd", "swimlane.mmd"]
    assert drawn_by_mermaid(mermaid_js, journey.data.decode()).strip()
    for file in charts:
        said = re.sub(r"\s+", "", drawn_by_mermaid(mermaid_js, file.data.decode()))
        missing = [
            t.id for t in subject.map.touchpoints.values() if re.sub(r"\s+", "", t.title["zh"]) not in said
        ]
        assert missing == [], json.dumps(said, ensure_ascii=False)


@pytest.mark.needs("mermaid")
def test_mermaid_takes_hostile_titles_as_text(mermaid_js, tmp_path):
    (file, *_) = mermaid.write(hostile(tmp_path))
    assert "script" in drawn_by_mermaid(mermaid_js, file.data.decode())
    assert mermaid_js.title() == ""


@pytest.mark.needs("mermaid")
def test_mermaid_draws_what_a_pull_request_says(mermaid_js, tmp_path):
    text = (MAPS / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
    new = apply(
        text,
        verb_from({"verb": "add-touchpoint", "lane": "customer", "title": 'A "b" | <c>', "from": "brush"}),
    )
    said = markdown(difference(*(lint(loads(each, "m")) for each in (text, new))), "zh")
    drawn = drawn_by_mermaid(mermaid_js, said.partition("```mermaid\n")[2].partition("```")[0])
    assert 'A "b" | <c>' in re.sub(r"\s+", " ", drawn).replace("\xa0", " ")
