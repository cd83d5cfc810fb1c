"""The script of the action, on a made-up event, against a server that answers as GitHub does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.house.project import ROOT

pytestmark = pytest.mark.needs("git")

MAP = """\
blueprint: 1
title: Repair
touchpoints:
  report: {lane: customer, title: 'Report "it"', time: 5m, emotion: -1, next: repair}
  repair: {lane: backstage, title: Repair, time: 2h, next: collect}
  collect: {lane: customer, title: Collect | pay, time: 5m, emotion: 2, end: served}
"""


class GitHub:
    """Comments of one pull request, and what was asked of them."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = [{"id": n, "body": "Looks good"} for n in range(100)]
        self.asked: list[tuple[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = int(self.path.rpartition("page=")[2])
                self.answer(outer.comments[100 * (page - 1) : 100 * page])

            def do_POST(self) -> None:
                outer.comments.append({"id": 1000, **self.said()})
                self.answer(outer.comments[-1])

            def do_PATCH(self) -> None:
                outer.comments[-1] |= self.said()
                self.answer(outer.comments[-1])

            def said(self) -> dict[str, Any]:
                outer.asked.append((self.command, self.path))
                found: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                assert self.headers["Authorization"] == "Bearer secret"
                return found

            def answer(self, data: Any) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(data).encode())

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def github() -> Iterator[GitHub]:
    made = GitHub()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "repair.blueprint.yaml").write_text(MAP, encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "base"]):
        own = ["-c", "user.name=x", "-c", "user.email=x@x"]
        subprocess.run(["git", *own, *words], cwd=tmp_path, check=True)
    return tmp_path


def review(repository: Path, github: GitHub, event: dict[str, Any] | None = None) -> tuple[int, str]:
    head = ["git", "rev-parse", "HEAD"]
    base = subprocess.run(head, cwd=repository, check=True, capture_output=True, text=True).stdout.strip()
    pull = {"number": 7, "base": {"sha": base}}
    file = repository / "event.json"
    file.write_text(
        json.dumps(event or {"pull_request": pull, "repository": {"full_name": "o/r"}}), encoding="utf-8"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "GITHUB_EVENT_PATH": str(file),
        "GITHUB_API_URL": f"http://127.0.0.1:{github.server.server_port}",
        "GITHUB_TOKEN": "secret",
        "PATHS": "maps",
    }
    script = [sys.executable, str(ROOT / ".github" / "review.py")]
    done = subprocess.run(
        script, cwd=repository, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    return done.returncode, done.stderr


def test_it_comments_once_and_renews_its_own_comment(repository: Path, github: GitHub) -> None:
    file = repository / "maps" / "repair.blueprint.yaml"
    file.write_text(MAP.replace("time: 2h", "time: 9h"), encoding="utf-8")
    assert review(repository, github) == (0, "")
    assert github.asked == [("POST", "/repos/o/r/issues/7/comments")]
    body = github.comments[-1]["body"]
    assert body.startswith(
        "<!-- blueprint diff -->\n### repair.blueprint.yaml\n\nA visit takes longer on average: "
    )
    assert "| Repair (repair), time.standard | 2h | 9h |" in body
    picture = body.partition("```mermaid\n")[2].partition("```")[0]
    assert picture.splitlines() == [
        "flowchart LR",
        '  t0["Report #34;it#34;"]:::beside',
        '  t1["~ Repair"]:::changed',
        '  t2["Collect #124; pay"]:::beside',
        "  t0 --> t1",
        "  t1 --> t2",
        "  classDef beside fill:#ffffff,stroke:#b0b0b0,color:#707070",
        "  classDef changed fill:#fdf3d8,stroke:#8c6d00,stroke-width:2px",
    ]
    file.write_text(MAP.replace("time: 2h", "time: 8h"), encoding="utf-8")
    assert review(repository, github) == (0, "")
    assert github.asked[1:] == [("PATCH", "/repos/o/r/issues/comments/1000")]
    assert "| 2h | 8h |" in github.comments[-1]["body"]
    assert review(repository, github) == (0, "")
    assert len(github.asked) == 2, "what is said already is not said again"


def test_maps_that_a_pull_request_brings_for_the_first_time(repository: Path, github: GitHub) -> None:
    (repository / "maps").rename(repository / "old")
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    own = ["-c", "user.name=x", "-c", "user.email=x@x"]
    subprocess.run(["git", *own, "commit", "-qm", "none"], cwd=repository, check=True)
    (repository / "old").rename(repository / "maps")
    assert review(repository, github) == (0, "")
    assert github.comments[-1]["body"].endswith("### repair.blueprint.yaml\n\nNew map.")


def test_of_too_many_maps_it_says_what_each_means(repository: Path, github: GitHub) -> None:
    """Nothing is cut in the middle, and nobody is called by a title."""
    script = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / '.github')!r}); {BODY}"]
    done = subprocess.run(script, check=True, capture_output=True, encoding="utf-8")
    body = done.stdout
    assert 40_000 < len(body) <= 65_000
    assert body.count("### ") == body.count("A visit takes longer.") == 50
    assert body.count("```") == 2 * body.count("```mermaid") > 40
    assert body.rstrip().endswith("`blueprint diff` says all.")


BODY = """
from review import _body
part = '### m{n}\\n\\nA visit takes longer.\\n\\n```mermaid\\nflowchart LR\\n```\\n\\n| what |\\n|---|\\n' + '| x |\\n' * 300
print(_body([''.join(part.format(n=n) for n in range(50))]))
"""


def test_nothing_is_said_where_nothing_changed(repository: Path, github: GitHub) -> None:
    assert review(repository, github) == (0, "")
    assert github.asked == []


def test_another_event_is_no_failure(repository: Path, github: GitHub) -> None:
    code, said = review(repository, github, {"ref": "refs/heads/main"})
    assert (code, said.count("\n"), github.asked) == (0, 1, [])


def test_a_map_that_cannot_be_read_is_named(repository: Path, github: GitHub) -> None:
    (repository / "maps" / "repair.blueprint.yaml").write_text("- a\n", encoding="utf-8")
    code, said = review(repository, github)
    assert code == 2
    assert "is no map" in said
    assert github.asked == []
