"""The data folder: private, held by one process, never on a network disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot import datafolder
from bot.halt import Halt

HOLD = """
import sys
from pathlib import Path
from bot.datafolder import opened
with opened(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_process(tmp_path):
    """Another process that holds the folder `data` until it is killed."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "data")]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    yield holder
    holder.kill()
    holder.communicate()


def test_the_folder_is_made_for_us_alone(tmp_path):
    folder = tmp_path / "some" / "data"
    with datafolder.opened(folder):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_lay_open_is_closed(tmp_path):
    tmp_path.chmod(0o755)
    with datafolder.opened(tmp_path):
        assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_second_process_is_refused_and_told_who_holds_the_folder(tmp_path, other_process):
    with (
        pytest.raises(Halt, match=f"process {other_process.pid}.*DATA_DIR="),
        datafolder.opened(tmp_path / "data"),
    ):
        pytest.fail("two processes hold one folder")


def test_a_killed_process_leaves_the_folder_free(tmp_path, other_process):
    other_process.kill()
    other_process.wait()
    with datafolder.opened(tmp_path / "data"):
        assert (tmp_path / "data" / "lock").read_text().strip() != str(other_process.pid)


def test_the_folder_is_free_again_afterwards(tmp_path):
    with datafolder.opened(tmp_path):
        pass
    with datafolder.opened(tmp_path):
        pass


def test_a_file_in_the_place_of_the_folder_is_refused_in_words(tmp_path):
    (tmp_path / "data").touch()
    with pytest.raises(Halt, match="DATA_DIR="), datafolder.opened(tmp_path / "data"):
        pytest.fail("a file served as a folder")


def test_a_network_disk_is_refused(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\nbroken\n"[:-7])
    assert datafolder.disk_kind(tmp_path / "data", mounts=mounts) == "nfs4"
    assert datafolder.disk_kind(Path("/"), mounts=mounts) == "ext4"
    monkeypatch.setattr(datafolder, "disk_kind", lambda _: "nfs4")
    with pytest.raises(Halt, match="network disk"), datafolder.opened(tmp_path / "data"):
        pytest.fail("the database would lie on a network disk")


def test_where_disks_are_not_listed_any_is_taken(tmp_path):
    assert datafolder.disk_kind(tmp_path, mounts=tmp_path / "nothing") == ""


def test_little_room_is_noticed(tmp_path, monkeypatch):
    assert datafolder.has_room(tmp_path) in {True, False}
    monkeypatch.setattr(datafolder, "ROOM_NEEDED", 2**80)
    assert not datafolder.has_room(tmp_path)


def test_a_secret_is_made_once_and_kept_for_us_alone(tmp_path):
    made = iter(["first-secret", "second-secret"])
    path = tmp_path / "webhook_secret"
    assert datafolder.kept_secret(path, make=lambda: next(made)) == "first-secret"
    assert datafolder.kept_secret(path, make=lambda: next(made)) == "first-secret"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_fresh_start_leaves_nothing_but_the_lock(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    folder = tmp_path / "data" / "sandbox"
    with datafolder.opened(folder):
        (folder / "veche.db").touch()
        (folder / "files").mkdir()
        (folder / "files" / "scan.pdf").touch()
        (folder / "link").symlink_to(outside)
        datafolder.clear(folder)
        assert [path.name for path in folder.iterdir()] == ["lock"]
    assert (outside / "kept").exists()
