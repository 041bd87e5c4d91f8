"""The one folder that holds everything: ours alone, on a disk that SQLite can trust, with room."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.halt import Halt

ROOM_NEEDED = 200 * 1024 * 1024
NETWORK_DISKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.glusterfs"})
LOCK = "lock"
MOUNTS = Path("/proc/mounts")


@contextmanager
def opened(folder: Path) -> Iterator[None]:
    """Hold the folder for this process alone, making it where it is missing.

    Raises Halt with a sentence where another process holds it, where we may not write, or where it
    lies on a network disk: SQLite's locks are not kept there and two writers would spoil the data.
    """
    make_private(folder)
    if disk_kind(folder) in NETWORK_DISKS:
        raise Halt(
            f"{folder} lies on a network disk, which cannot hold the database: {elsewhere()}"
        )
    lock = _open_lock(folder)
    try:
        _take(lock, folder)
        yield
    finally:
        os.close(lock)


def make_private(folder: Path) -> None:
    """Make the folder, closed to others; close it where it is older and open."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Halt(f"{folder} cannot be made ({error.strerror}): {elsewhere()}") from None
    with suppress(OSError):  # not ours, or a disk without modes: writing decides
        folder.chmod(0o700)


def elsewhere() -> str:
    return "name another folder, for example DATA_DIR=~/veche-data make run"


def disk_kind(folder: Path, *, mounts: Path = MOUNTS) -> str:
    """Name the file system as Linux lists it; nothing where the list cannot be read."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    place = folder.resolve()
    kinds = {line.split()[1].replace("\\040", " "): line.split()[2] for line in lines}
    holders = [mount for mount in kinds if place.is_relative_to(mount)]
    return kinds[max(holders, key=len)] if holders else ""


def has_room(folder: Path) -> bool:
    """Tell whether the disk has enough left for a quiet day and a way back from trouble."""
    return shutil.disk_usage(folder).free >= ROOM_NEEDED


def kept_secret(path: Path, *, make: Callable[[], str]) -> str:
    """Read the secret from a file that only we can read; the first time, `make` and keep one."""
    with suppress(FileNotFoundError):
        return path.read_text(encoding="ascii").strip()
    secret = make()
    unfinished = path.with_suffix(".new")
    unfinished.touch(mode=0o600)
    unfinished.write_text(f"{secret}\n", encoding="ascii")
    unfinished.replace(path)
    return secret


def clear(folder: Path) -> None:
    """Remove everything but the lock that we hold."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()


def _open_lock(folder: Path) -> int:
    try:
        return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Halt(f"{folder} cannot be written in ({error.strerror}): {elsewhere()}") from None


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
        raise Halt(
            f"another Veche (process {holder}) works in {folder}: stop it first, or {elsewhere()}",
        ) from None
    os.ftruncate(lock, 0)
    os.write(lock, f"{os.getpid()}\n".encode())
