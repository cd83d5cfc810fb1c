"""Says on a pull request what its changes of maps mean, and renews what it said before.

Run by the action with the environment that GitHub gives: `GITHUB_EVENT_PATH`, `GITHUB_API_URL`, and `GITHUB_TOKEN`, which
may write to pull requests; `PATHS` are maps or folders of maps, one a line, `REVIEW_LANGUAGE` is `en` or `zh`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

MARK = "<!-- blueprint diff -->"
"""By this it knows its own comment."""
LONGEST = 65_000
"""Characters; GitHub takes 65,536."""
SHORTENED = {
    "en": "Of the last {n} maps only what it means is said here, for a comment has an end; `blueprint diff` says all.",
    "zh": "评论篇幅有限，最后 {n} 张地图只说明含义；完整内容请用 `blueprint diff` 查看。",
}
LEFT_OUT = {"en": "{n} more maps have changed.", "zh": "另有 {n} 张地图有改动。"}


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
    """What the pull request changes, since it left its base; what came or went as a whole too."""
    git = ["git", "merge-base", base, "HEAD"]
    left = subprocess.run(git, capture_output=True, check=False, text=True).stdout.strip() or base
    known = subprocess.run(["git", "cat-file", "-e", f"{left}^{{commit}}"], capture_output=True, check=False)
    there = subprocess.run(["git", "cat-file", "-e", f"{left}:./{path}"], capture_output=True, check=False)
    with TemporaryDirectory() as nothing:
        was = nothing if known.returncode == 0 and there.returncode else f"{left}:{path}"
        now = path if Path(path).exists() or was == nothing else nothing
        command = [sys.executable, "-m", "blueprint", "diff", was, now, "--markdown", "--lang", _language()]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    sys.stderr.write(done.stderr)
    return done.returncode, done.stdout


def _language() -> str:
    return os.environ.get("REVIEW_LANGUAGE") or "en"


def _body(texts: Iterable[str]) -> str:
    """All of it; of as many maps as a comment is too short for, only what it means."""
    whole = [part.strip() for text in texts for part in re.split(r"(?m)^(?=### )", text) if part.strip()]
    short = [re.split(r"\n\n(?:```|\|)", part)[0] for part in whole]
    fit, length = len(whole), sum(map(len, whole)) + 2 * len(whole)
    while fit and length > LONGEST - 500:
        fit -= 1
        length -= len(whole[fit]) - len(short[fit])
    parts, out = whole[:fit] + short[fit:], 0
    while len(parts) > 1 and length > LONGEST - 500:
        length -= len(parts.pop()) + 2
        out += 1
    said = [SHORTENED[_language()].format(n=len(whole) - fit)] * (fit < len(whole))
    said += [LEFT_OUT[_language()].format(n=out)] * (out > 0)
    return f"{MARK}\n" + "\n\n".join([*parts, *said])[:LONGEST]


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
