"""`blueprint studio`: starts, or says in one sentence why not; and what it is started with."""

from __future__ import annotations

import re
import signal
import socket
import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from blueprint.studio.state.options import STREAMLIT, UPLOAD_MB
from tests.run import run
from tests.studio.serving import PATIENCE, start

ROOT = Path(__file__).parents[2]


def flat(data: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in data.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def test_streamlit_run_starts_it_with_the_same_settings() -> None:
    assert flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))) == STREAMLIT


def test_it_is_for_this_machine_alone_and_uploads_are_small() -> None:
    assert STREAMLIT["server.address"] == "127.0.0.1"
    assert STREAMLIT["server.maxUploadSize"] == UPLOAD_MB == 5
    assert STREAMLIT["browser.gatherUsageStats"] is False


def test_streamlit_knows_every_setting() -> None:
    from streamlit import config

    known = config.get_config_options()
    assert [name for name in STREAMLIT if name not in known] == []


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    done = run("studio", tmp_path / "nowhere")

    assert done.code == 2
    assert done.stderr.startswith("blueprint: there is no folder")
    assert len(done.stderr.splitlines()) == 1


def test_a_taken_port_is_one_sentence_with_another_port(tmp_path: Path) -> None:
    with socket.socket() as other, socket.socket() as next_to_it:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with suppress(OSError):  # somebody else has it
            next_to_it.bind(("127.0.0.1", port + 1))
            next_to_it.listen()

        def named() -> int:
            done = run("studio", tmp_path, "--port", str(port), "--no-browser")
            assert done.code == 2
            assert f"port {port} is taken" in done.stderr
            found = re.search(r"blueprint studio --port (\d+)", done.stderr)
            assert found and int(found[1]) not in (port, port + 1)
            return int(found[1])

        # Between its being named and its being tried here another process may take it: not three times.
        assert any(is_free(named()) for _ in range(3))


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def test_other_addresses_need_a_password_or_a_proxy(tmp_path: Path) -> None:
    done = run("studio", tmp_path, "--host", "0.0.0.0", "--no-browser")
    assert done.code == 2
    assert "everybody in the network could read" in done.stderr
    empty = tmp_path / "password"
    empty.write_text("\n", encoding="utf-8")
    assert "is empty" in run("studio", tmp_path, "--password-file", empty).stderr
    words = ("--host", "203.0.113.7", "--user-header", "X-Forwarded-User", "--no-browser")
    assert "no address of this machine" in run("studio", tmp_path, *words).stderr


@pytest.mark.parametrize("port", ["0", "x", "70000", "-1", "٣"])
def test_a_port_is_a_number(tmp_path: Path, port: str) -> None:
    done = run("studio", tmp_path, f"--port={port}")

    assert done.code == 2
    assert "is not a port" in done.stderr


def test_ctrl_c_ends_it_with_130_and_no_traceback(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-m", "blueprint", "studio", str(tmp_path), "--no-browser", "--port"]
    process, _ = start(lambda port: [*command, str(port)], log)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE / 1000) == 130
    said = log.read_text(encoding="utf-8")
    assert "Ctrl+C" in said and "Traceback" not in said


def test_the_secret_of_a_browser_is_the_same_under_every_mask() -> None:
    from blueprint.studio.state.owner import browser_secret

    def cookie(mask: str) -> str:
        token, over = bytes.fromhex("00112233445566778899aabbccddeeff"), bytes.fromhex(mask)
        return f"2|{mask}|{bytes(b ^ over[i % 4] for i, b in enumerate(token)).hex()}|1795305962"

    secrets = {
        browser_secret({"_streamlit_xsrf": cookie(mask)}) for mask in ("00000000", "9632fc52", "ffffffff")
    }
    assert secrets == {"00112233445566778899aabbccddeeff"}
    assert browser_secret({}) == browser_secret({"_streamlit_xsrf": "2||x|"}) == ""
