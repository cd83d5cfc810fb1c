"""Says on a pull request what its changes of maps mean, and renews what it said before.

Run by the action with the environment that GitHub gives: `GITHUB_EVENT_PATH`, `GITHUB_API_URL`, and `GITHUB_TOKEN`, which
may write to pull requests; `PATHS` are maps or folders of maps, one a line, `REVIEW_LANGUAGE` is `en` or `zh`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

MARK = "<!-- blueprint diff -->"
"""By this it knows its own comment."""
LONGEST = 65_000
"""Characters; GitHub takes 65,536."""


def main() -> int:
    """Exit 0 where it was said, or nothing was to be said; 2 where it could not be."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    pull = event.get("pull_request")
    if not pull:
        print("blueprint: this event is no pull request; nothing to say", file=sys.stderr)
        return 0
    found = [
        _difference(pull["base"]["sha"], path) for path in os.environ.get("PATHS", "maps").split("\n") if path
    ]
    if any(code == 2 for code, _ in found):
        return 2
    comments = f"/repos/{event['repository']['full_name']}/issues/{pull['number']}/comments"
    try:
        said = _own(comments)
        if said is None and not any(code for code, _ in found):
            return 0
        body = {"body": _body(text for _, text in found)}
        if said is None:
            _ask("POST", comments, body)
        elif said["body"] != body["body"]:
            _ask("PATCH", f"/repos/{event['repository']['full_name']}/issues/comments/{said['id']}", body)
    except urllib.error.URLError as error:
        print(f"blueprint: the pull request cannot be commented on: {error}", file=sys.stderr)
        return 2
    return 0


def _difference(base: str, path: str) -> tuple[int, str]:
    """What the pull request changes, since it left its base."""
    git = ["git", "merge-base", base, "HEAD"]
    left = subprocess.run(git, capture_output=True, check=False, text=True).stdout.strip() or base
    language = os.environ.get("REVIEW_LANGUAGE") or "en"
    command = [
        sys.executable,
        "-m",
        "blueprint",
        "diff",
        f"{left}:{path}",
        path,
        "--markdown",
        "--lang",
        language,
    ]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    sys.stderr.write(done.stderr)
    return done.returncode, done.stdout


def _body(texts: Any) -> str:
    text = "\n".join([MARK, *texts]).strip()
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition("\n")[0] + "\n\n…"


def _own(comments: str) -> Any:
    """The comment that it made before, if any."""
    page = 1
    while listed := _ask("GET", f"{comments}?per_page=100&page={page}"):
        for comment in listed:
            if comment["body"].startswith(MARK):
                return comment
        page += 1
    return None


def _ask(method: str, path: str, data: dict[str, str] | None = None) -> Any:
    request = urllib.request.Request(
        os.environ.get("GITHUB_API_URL", "https://api.github.com") + path,
        method=method,
        data=None if data is None else json.dumps(data).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main())
