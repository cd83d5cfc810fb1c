"""Writing files so that a failure leaves the old one whole, under every name that it has."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_LEFT_OVER = re.compile(r"\..+\.[a-z0-9_]{8}\.part", re.DOTALL)
_NAME = 60
"""Letters of a file's name that the name of the copy beside it repeats: it may have 255 bytes."""
_OLD = 3600.0
"""Seconds after which nobody is still writing, where no lock can tell."""
_swept: set[str] = set()


def write_text(path: Path, text: str, *, durable: bool = True) -> None:
    """Write UTF-8 text with `\\n` line ends, as `write_bytes` does."""
    write_bytes(path, text.encode(), durable=durable)


def write_bytes(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write beside, then replace; what is already the same is left alone.

    A link is followed and stays a link. The file keeps its mode and owner; a new one has the mode that the
    umask leaves. A file of several names (hard links), or one whose owner cannot be kept, is written in its
    place, because to replace it would part it from them; a run that is killed meanwhile leaves the whole
    text beside it, as `.NAME.xxxxxxxx.whole`.

    Args:
        path: the file; a pipe or a device is written to as it is.
        data: all that the file shall hold.
        durable: wait until the disk has it, so that a power failure leaves the old file or the new one.

    Raises:
        OSError: the folder cannot be made or written, or the file is read-only; the old file is untouched.
    """
    try:
        _write(path, data, durable)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # the name that people know
        raise


def expect_folder(folder: Path) -> None:
    """See that there is a folder to write into, or that it can be made, before long work begins; makes nothing.

    Raises:
        OSError: it is a file, or lies in one, or where it would be made nobody may.
    """
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
    if there != folder and not os.access(there, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def sweep(folder: Path) -> None:
    """Remove what killed runs have left half-written in a folder; once a process, and never what is being written."""
    if str(folder) in _swept:
        return
    _swept.add(str(folder))
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT_OVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_dead(entry.path)


def _write(path: Path, data: bytes, durable: bool) -> None:
    old = _status(path)
    if old is not None and not stat.S_ISREG(old.st_mode):
        with path.open("wb") as stream:
            stream.write(data)
        return
    if old is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    target = Path(os.path.realpath(path))
    sweep(target.parent)
    if old is None:
        _put(target, data, None, durable)
    elif old.st_size != len(data) or target.read_bytes() != data:
        if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _put(target, data, old, durable)


def _put(target: Path, data: bytes, old: os.stat_result | None, durable: bool) -> None:
    beside, lock = _beside(target, 0o666 if old is None else old.st_mode & 0o777)
    try:
        _fill(beside, data, durable)
        if old is not None and (old.st_nlink > 1 or not _take_owner(beside, old)):
            _overwrite(target, data, beside, durable)
        else:
            if old is not None:
                beside.chmod(stat.S_IMODE(old.st_mode))
            beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    finally:
        if lock is not None:
            os.close(lock)
    if durable:
        _remember_names(target.parent)


def _overwrite(target: Path, data: bytes, beside: Path, durable: bool) -> None:
    """Write into the file itself; what cannot be written whole is taken back."""
    whole = beside.rename(beside.with_suffix(".whole"))
    before = target.read_bytes()
    try:
        _fill(target, data, durable)
    except OSError:
        _fill(target, before, durable)
        whole.unlink()
        raise
    whole.unlink()


def _beside(target: Path, mode: int) -> tuple[Path, int | None]:
    """A new empty file in the same folder, and the lock by which other runs know that it is being written."""
    while True:
        beside = target.with_name(f".{target.name[:_NAME]}.{os.urandom(4).hex()}.part")
        try:
            handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        except FileExistsError:
            continue
        if fcntl is None:
            os.close(handle)
            return beside, None
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return beside, handle
        os.close(handle)  # it was swept before it was locked


def _fill(path: Path, data: bytes, durable: bool) -> None:
    """Overwrite a file that is there; it is never empty in between, for `path` may be what others read."""
    with path.open("r+b", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        file.truncate(len(data))
        if durable:
            os.fsync(file.fileno())


def _remove_dead(path: str) -> None:
    """Remove a left-over.

    Raises:
        OSError: a run that is alive holds its lock, or it cannot be removed.
    """
    if fcntl is None:
        if time.time() - Path(path).stat().st_mtime > _OLD:
            Path(path).unlink()
        return
    handle = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        Path(path).unlink()
    finally:
        os.close(handle)


def _status(path: Path) -> os.stat_result | None:
    """What a path leads to; None where there is nothing yet."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _take_owner(path: Path, old: os.stat_result) -> bool:
    """Give a new file the owner and group of the old one; False where that is not allowed."""
    new = path.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(path, old.st_uid, old.st_gid)
        except OSError:
            return False
    return True


def _remember_names(folder: Path) -> None:
    """Wait until the disk has the folder's names; Windows opens no folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
