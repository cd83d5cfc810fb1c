"""The exercises of a pack are made from its map: lint finds what was planted, and nothing else."""

from collections import Counter
from pathlib import Path

import pytest

from blueprint.export.training.exercises import exercises
from blueprint.export.training.planting import Planted, planted
from blueprint.lint.rulebook.preset import preset
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import as_written
from blueprint.source.writer import yaml_text
from blueprint.wording import LANGUAGES
from tests.export.subjects import MAPS, repository

NAMES = sorted(p.name.removesuffix(".blueprint.yaml") for p in Path(MAPS).glob("*.blueprint.yaml"))
CASES = [name for name in NAMES if repository(name).map.is_case]
PROCESSES = [name for name in NAMES if name not in CASES]
ALONE = {"unknown-map"}
"""The maps are linted without the others of their folder."""
RULES = [rule_named(name) for name in preset("training").rules if name not in ALONE]


def findings(service_map: ServiceMap) -> Counter[tuple[str, str | None]]:
    loaded = loads(yaml_text(as_written(service_map)), "map.blueprint.yaml")
    assert loaded.map is not None, loaded.problems
    return Counter((f.name, f.element) for f in lint(loaded, RULES).findings)


def with_all(service_map: ServiceMap, errors: tuple[Planted, ...]) -> ServiceMap:
    """The map with every error at once: each is in a place of its own."""
    touchpoints, promises = dict(service_map.touchpoints), service_map.promises
    for error in errors:
        if error.at in touchpoints:
            touchpoints[error.at] = error.map.touchpoints[error.at]
        else:
            promises = error.map.promises
    return service_map.model_copy(update={"touchpoints": touchpoints, "promises": promises})


@pytest.mark.parametrize("name", PROCESSES)
def test_lint_finds_what_was_planted_and_nothing_else(name: str) -> None:
    subject = repository(name)
    errors = planted(subject)
    new = findings(with_all(subject.map, errors)) - findings(subject.map)
    # Of a promise one of two rules says that it cannot be kept: by its standards, or by its share of customers.
    assert {(e.rule, e.at) for e in errors if e.rule != "promise-not-kept"} <= set(new)
    assert {at for _, at in new} == {e.at for e in errors}
    assert len(errors) >= (1 if name == "corner-shoeshine" else 4)
    assert len({e.at for e in errors}) == len(errors)


def test_no_exercise_is_in_the_packs_of_two_maps() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for name in NAMES:
        for exercise in exercises(repository(name)):
            lines = [line["zh"] for t in exercise.bad.touchpoints.values() for line in (t.title, *t.script)]
            content = (exercise.task.zh, *lines)
            assert seen.setdefault(content, name) == name, content


@pytest.mark.parametrize("name", CASES)
def test_the_exercises_of_a_case_are_its_own_lines(name: str) -> None:
    subject = repository(name)
    said = [line for t in subject.map.touchpoints.values() for line in t.script]
    shown = [line for e in exercises(subject) for t in e.bad.touchpoints.values() for line in t.script]
    assert set(said) == set(shown)


@pytest.mark.parametrize("name", NAMES)
def test_exercises_are_graded_and_speak_of_the_service_and_not_of_the_file(name: str) -> None:
    made = exercises(repository(name))
    assert [e.grade for e in made] == sorted(e.grade for e in made)
    for exercise in made:
        for wording in (exercise.task, exercise.wrong, exercise.mend):
            for language in LANGUAGES:
                assert wording[language]
                assert not any(sign in wording[language] for sign in ("`", "{", "BP"))
        assert exercise.bad != exercise.good or exercise.rule.name == "promise-not-kept"


@pytest.mark.parametrize("name", NAMES)
def test_every_line_that_nobody_should_say_has_one_to_say_instead(name: str) -> None:
    subject = repository(name)
    lines = [line for t in subject.map.touchpoints.values() for line in subject.script(t)]
    assert all(line.instead for line in lines if line.forbidden)
    assert not any(line.forbidden for line in lines) or subject.map.is_case
