"""The command line as an operator meets it: other processes, their words and their exit codes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.settings import known_names

ROOT = Path(__file__).parent.parent
TOKEN = "1234567890:AAExampleExampleExampleExampleExamp"
PATIENCE = 50


class Console:
    """A console in an empty folder, where `python -m bot` is typed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[str]] = []
        outside = {name: value for name, value in os.environ.items() if name not in known_names()}
        self.environment = outside | {"PYTHONPATH": str(ROOT)}

    def type(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        program = self.start(*words, **settings)
        out, err = program.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(words, program.returncode, out, err)

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env=self.environment | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(program)
        return program

    def sandbox(self, port: int, *words: str) -> subprocess.Popen[str]:
        """Start the sandbox and wait until it says that it is ready."""
        program = self.start("sandbox", "--port", str(port), *words)
        until = time.monotonic() + PATIENCE
        while program.poll() is None and time.monotonic() < until:
            if is_ready(port):
                return program
        raise AssertionError(program.communicate()[1] if program.poll() else "never ready")

    def close(self) -> None:
        for program in self.running:
            program.kill()
            program.communicate()


def is_ready(port: int) -> bool:
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False, timeout=5)
    except httpx.TransportError:
        time.sleep(0.05)
        return False
    return answer.status_code == httpx.codes.OK


@pytest.fixture
def console(tmp_path):
    console = Console(tmp_path)
    yield console
    console.close()


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.mark.parametrize(
    "words",
    ["", "run", "sandbox", "check", "organisers", "organisers code", "journal", "journal verify"],
)
def test_every_command_explains_itself(console, words):
    answer = console.type(*words.split(), "--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith("Usage: ")
    assert answer.stderr == ""


@pytest.mark.parametrize(
    "words",
    ["frobnicate", "sandbox --port 0", "sandbox --fresh --keep", "organisers add -- -5", "run 7"],
)
def test_wrong_usage_is_said_and_ends_with_two(console, words):
    answer = console.type(*words.split())
    assert answer.returncode == 2
    assert "Error: " in answer.stderr
    assert answer.stdout == ""


def test_a_wrong_setting_is_one_line_without_its_value_and_ends_with_two(console):
    answer = console.type("run", BOT_TOKEN="hunter2", HTTP_PORT="8080")
    assert answer.returncode == 2
    assert answer.stderr.startswith("BOT_TOKEN: ")
    assert len(answer.stderr.splitlines()) == 1
    assert "hunter2" not in answer.stderr


def test_a_lost_token_never_opens_real_data_on_a_page_without_a_login(console):
    (console.folder / "data").mkdir()
    (console.folder / "data" / "veche.db").touch()
    answer = console.type()
    assert answer.returncode == 2
    assert "BOT_TOKEN" in answer.stderr
    assert "make run ARGS=sandbox" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_an_env_file_that_lies_open_is_refused(console):
    (console.folder / ".env").write_text(f"BOT_TOKEN={TOKEN}\n")
    (console.folder / ".env").chmod(0o644)
    answer = console.type("check")
    assert answer.returncode == 2
    assert "chmod 600 .env" in answer.stderr
    assert TOKEN not in answer.stderr


def test_the_fail_points_are_listed(console):
    lines = console.type("check", "--fail-points").stdout.splitlines()
    rows = json.loads(console.type("check", "--fail-points", "--json").stdout)
    assert [line.split(":")[0] for line in lines] == [row["name"] for row in rows]
    assert rows


def test_the_sandbox_gets_ready_and_ends_politely(console, free_port):
    program = console.sandbox(free_port)
    program.send_signal(signal.SIGTERM)
    out, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    assert f"http://127.0.0.1:{free_port}" in out + err
    assert "Traceback" not in out + err
    assert (console.folder / "data" / "sandbox").stat().st_mode & 0o077 == 0
    assert not (console.folder / "data" / "veche.db").exists()


def test_the_sandbox_ends_politely_by_a_key_too(console, free_port):
    program = console.sandbox(free_port, "--empty")
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    assert "Traceback" not in err


def test_a_second_bot_on_the_same_folder_is_refused_in_one_line(console, free_port):
    console.sandbox(free_port, "--empty")
    answer = console.type("sandbox", "--port", str(free_port + 1))
    assert answer.returncode == 1
    assert "DATA_DIR=" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_taken_port_is_one_line_with_the_next_command(console):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = console.type("sandbox", "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 1
    assert "make run HTTP_PORT=" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_the_doctor_finds_a_played_sandbox_well_and_says_so_to_machines(console, free_port):
    program = console.sandbox(free_port)
    program.terminate()
    program.communicate(timeout=PATIENCE)
    answer = console.type("check", "--json")
    findings = json.loads(answer.stdout)
    assert answer.returncode == 0, findings
    assert {"settings", "folder", "room"} <= {finding["name"] for finding in findings}
    assert all(finding["is_well"] for finding in findings)
    assert console.type("journal", "verify").returncode == 0


def test_the_doctor_says_that_nobody_can_register_without_an_operator(console):
    answer = console.type("check", BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9")
    assert answer.returncode == 1
    assert "OPERATOR_NAME" in answer.stdout
    assert TOKEN not in answer.stdout + answer.stderr


def test_the_first_organiser_is_invited_by_a_code_and_listed(console, free_port):
    program = console.sandbox(free_port, "--empty")
    program.terminate()
    program.communicate(timeout=PATIENCE)
    first, second = (json.loads(console.type("organisers", "code", "--json").stdout) for _ in "12")
    assert first[0]["code"] != second[0]["code"]
    listed = json.loads(console.type("organisers", "list", "--json").stdout)
    assert {row["name"] for row in listed} == {"(has not pressed Start)"}


def test_an_account_that_has_not_come_is_appointed_once_and_listed(console, free_port):
    program = console.sandbox(free_port, "--empty")
    program.terminate()
    program.communicate(timeout=PATIENCE)
    assert "as soon as they press Start" in console.type("organisers", "add", "999999").stdout
    assert "999999" in console.type("organisers", "list").stdout
    answer = console.type("organisers", "add", "999999")
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1


def test_an_unknown_fail_point_is_said_and_the_process_ends(console):
    done = console.type("run", BOT_TOKEN=TOKEN, VECHE_ENV="test", FAIL_POINT="nowhere")
    assert done.returncode == 2
    assert "FAIL_POINT: no such fail point" in done.stderr
