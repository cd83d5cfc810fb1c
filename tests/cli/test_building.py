"""Many maps at once: on all cores, and only those that have changed."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from blueprint.cli.building.crew import Lost, each
from blueprint.cli.building.task import NotMade
from blueprint.wording import Wording
from tests.studio.serving import heed_ctrl_c

MAP = """blueprint: 1
title: {title}
touchpoints:
  ask: {{lane: customer, title: Ask, emotion: 2, time: 2m, next: leave}}
  leave: {{lane: customer, title: Leave, emotion: {score}, end: served}}
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "maps").mkdir()
    for number in range(4):
        write(tmp_path, number)
    return tmp_path


def write(folder, number, score=1):
    text = MAP.format(title=f"Map {number}", score=score)
    (folder / "maps" / f"m{number}.blueprint.yaml").write_text(text, "utf-8")


def shell(folder, **more):
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "BLUEPRINT_CACHE": "on",
        **more,
    }


def build(folder, *words, **more):
    command = [sys.executable, "-m", "blueprint", "--lang", "en", "build", "maps", *words]
    return subprocess.run(command, cwd=folder, env=shell(folder, **more), capture_output=True, text=True)


def made(done):
    """Maps that were made, and those left as they were."""

    def said(words):
        return re.findall(rf"^blueprint: {words} maps/m(\d)", done.stderr, re.MULTILINE)

    return sorted(said("write figures of")), said("unchanged:")


def files(folder):
    return {
        p.relative_to(folder): p.read_bytes() for p in sorted((folder / "exports").rglob("*")) if p.is_file()
    }


def test_only_what_has_changed_is_made_again_and_all_is_as_if_it_were(folder):
    first = build(folder)
    assert first.returncode == 0, first.stderr
    assert made(first) == (["0", "1", "2", "3"], [])
    before = files(folder)
    again = build(folder)
    assert made(again) == ([], ["0", "1", "2", "3"])
    assert again.stdout == first.stdout and files(folder) == before

    write(folder, 2, score=-3)
    changed = build(folder)
    assert made(changed) == (["2"], ["0", "1", "3"])
    fresh = build(folder, "--out", "fresh", BLUEPRINT_CACHE="off")
    assert changed.stdout == fresh.stdout
    for path, data in files(folder).items():
        assert (folder / "fresh" / path.relative_to("exports")).read_bytes() == data

    (folder / "exports" / "m1" / "blueprint.svg").write_text("mine", "utf-8")
    (folder / "exports" / "m3" / "figures.json").unlink()
    assert made(build(folder)) == (["1", "3"], ["0", "2"]), "what somebody changed or removed is made again"
    assert files(folder).keys() == before.keys()


def test_a_setting_counts_and_a_cache_that_is_broken_or_gone_does_not(folder):
    build(folder)
    (folder / "blueprint.toml").write_text("[lint]\nselect = ['BP201']\n", "utf-8")
    assert made(build(folder))[0] == ["0", "1", "2", "3"], "settings were looked for where there were none"
    kept = list((folder / "cache" / "blueprint" / "made").iterdir())
    for number, file in enumerate(kept):
        file.write_bytes(file.read_bytes()[: 100 * number] if number % 2 else b"")
    assert len(made(build(folder))[0]) == 4
    (folder / "cache" / "blueprint" / "made" / ".x.deadbeef.part").write_bytes(b"half")
    write(folder, 0, score=3)
    assert made(build(folder)) == (["0"], ["1", "2", "3"])
    assert not list((folder / "cache" / "blueprint" / "made").glob(".x.*")), "nobody writes it any more"


def test_findings_are_said_again_with_their_places(folder):
    (folder / "maps" / "m1.blueprint.yaml").write_text(
        MAP.format(title="x", score=1).replace("next: leave", ""), "utf-8"
    )
    first, again = build(folder), build(folder)
    assert first.returncode == again.returncode == 1
    assert "maps/m1.blueprint.yaml:4:3: error[BP201]" in first.stdout and again.stdout == first.stdout
    assert made(again)[0] == []


def begun(folder, *options):
    """A build in a process group of its own, as a terminal begins one, with options for Python."""
    return subprocess.Popen(
        [sys.executable, *options, "-m", "blueprint", "--lang", "en", "build", "maps"],
        cwd=folder,
        env=shell(folder),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_nothing_behind(folder, how):
    with begun(folder) as run:
        assert run.stderr is not None
        next(line for line in run.stderr if "write svg" in line)
        os.killpg(run.pid, how) if how is signal.SIGINT else run.kill()
        left = run.stderr.read()
    assert run.returncode == (130 if how is signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in left
    until = time.monotonic() + 30
    while time.monotonic() < until and _members(run.pid):
        time.sleep(0.1)
    assert not _members(run.pid), "every process has ended"
    done = build(folder)
    assert done.returncode == 0
    assert not [p for p in folder.rglob("*") if p.name.endswith(".part")]


def test_ctrl_c_while_the_processes_begin(folder):
    """Of a terminal it reaches all of them, also the one that only imports yet."""
    with begun(folder, "-X", "importtime") as run:
        assert run.stderr is not None
        for _ in ("the first process", "the one that others are copies of"):
            next(line for line in run.stderr if line.endswith(" multiprocessing.forkserver\n"))
        os.killpg(run.pid, signal.SIGINT)
        left = [line for line in run.stderr if not line.startswith("import time:")]
    assert run.returncode == 130
    assert all(line.startswith("blueprint: ") for line in left), left


def _members(group):
    """Processes of a group, where that can be told."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_two_runs_at_once_give_what_one_does(folder):
    command = [sys.executable, "-m", "blueprint", "build", "maps"]
    both = [
        subprocess.Popen(
            command, cwd=folder, env=shell(folder), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    assert [run.wait() for run in both] == [0, 0]
    assert made(build(folder)) == ([], ["0", "1", "2", "3"])
    assert sorted(p.name for p in (folder / "exports").iterdir()) == ["index.html", "m0", "m1", "m2", "m3"]


def test_a_folder_that_cannot_be_written_is_one_sentence_from_every_process(folder):
    (folder / "exports").write_text("a file", "utf-8")
    done = build(folder)
    assert done.returncode == 2
    said = [line for line in done.stderr.splitlines() if "exports" in line]
    assert len(said) == 1 and "Traceback" not in done.stderr


def killed(piece, tell):
    os.kill(os.getpid(), signal.SIGKILL)


def refused(piece, tell):
    raise NotMade(Wording(f"{piece} is too hard", "太难"))


def test_a_process_that_is_killed_is_named_and_a_refusal_keeps_its_words():
    with pytest.raises(Lost) as lost:
        list(each(killed, ["a", "b"], 2, print))
    said = NotMade.ended("maps/a.blueprint.yaml", lost.value.code).wording
    assert said.en.startswith(
        "the process that made maps/a.blueprint.yaml was ended by the system (signal 9)"
    )
    with pytest.raises(NotMade) as no:
        list(each(refused, ["a"], 1, print))
    assert no.value.wording.en == "a is too hard"


def talkative(piece, tell):
    for _ in range(4):
        tell(("at work", os.getpid()))
        time.sleep(0.05)
    tell(("done", os.getpid()))


def test_no_more_processes_work_at_once_than_were_asked_for_however_much_they_tell():
    told = []
    list(each(talkative, range(6), 2, told.append))
    begun = [told.index(("at work", pid)) for word, pid in told if word == "done"]
    ended = [told.index(("done", pid)) for word, pid in told if word == "done"]
    at_once = [sum(b <= n <= e for b, e in zip(begun, ended, strict=True)) for n in range(len(told))]
    assert len(begun) == 6
    assert max(at_once) <= 2
