"""Where results go: standard output, or a file that is written aside and takes its place only when it is whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from types import TracebackType
from typing import IO, Self

from parley.errors import ParleyError


class ReaderGone(Exception):
    """Whoever read our standard output has gone (`| head`): stop without a word."""


class CannotWrite(ParleyError):
    """The output cannot be written: name another file, or make room."""


class Output:
    """A stream of UTF-8 text, whatever the locale.

    As a context manager: leaving it in good order puts the file in its place, an error leaves what was there.
    """

    def __init__(self, path: str | None) -> None:
        """Take the file to write.

        Args:
            path: The file; None for standard output.
        """
        self.path = path
        self.aside: str | None = None
        self.started = False
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        """Open the output, so that a file that cannot be written is known before the work."""
        if self.path is None:
            return self
        target = os.path.realpath(self.path)
        try:
            if os.path.isdir(target):  # noqa: PTH112 - paths stay strings, as the user wrote them
                message = "is a folder; name a file"
                raise CannotWrite(self.path, message)
            if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):  # noqa: PTH110, PTH116
                self._stream = open(target, "wb")  # noqa: PTH123 - a pipe or device: written straight
            else:
                self._stream = self._open_aside(target)
        except (OSError, ValueError) as exc:
            raise self._failed(exc) from exc
        return self

    def _open_aside(self, target: str) -> IO[bytes]:
        folder, name = os.path.split(target)
        number, self.aside = tempfile.mkstemp(prefix=f".{name[:100]}.", suffix=".part", dir=folder)
        with contextlib.suppress(OSError):
            os.chmod(self.aside, _mode_for(target))  # noqa: PTH101
        return os.fdopen(number, "wb")

    def write(self, text: str) -> None:
        """Write text and pass it on at once.

        Raises:
            ReaderGone: Nobody reads any more.
            CannotWrite: The disk is full, or the like.
        """
        raw = text.encode("utf-8", errors="backslashreplace")
        self.started = True
        try:
            stream = self._stream if self._stream is not None else _stdout()
            stream.write(raw)
            stream.flush()
        except BrokenPipeError as exc:
            raise ReaderGone from exc
        except OSError as exc:
            raise self._failed(exc) from exc

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the finished file in its place, or take the unfinished one away."""
        if self._stream is None or self.path is None:
            return
        try:
            self._stream.close()
            if self.aside is not None and kind is None and self.started:
                os.replace(self.aside, os.path.realpath(self.path))  # noqa: PTH105
                self.aside = None
        except OSError as exc:
            raise self._failed(exc) from exc
        finally:
            if self.aside is not None:
                with contextlib.suppress(OSError):
                    os.unlink(self.aside)  # noqa: PTH108

    def _failed(self, error: OSError | ValueError) -> CannotWrite:
        reason = getattr(error, "strerror", None) or str(error)
        return CannotWrite(
            self.path or "standard output", f"cannot be written ({reason}); name another file or make room"
        )


def _mode_for(target: str) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)  # noqa: PTH116
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _stdout() -> IO[bytes]:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdout.buffer


def use_utf8() -> None:
    """Make both standard streams UTF-8, with what cannot be encoded shown by its number."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(OSError, ValueError):
                reconfigure(encoding="utf-8", errors="backslashreplace")


def give_up_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
