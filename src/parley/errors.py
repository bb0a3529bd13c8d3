"""Every exception that Parley raises, one tree, sorted by what the caller can do about it."""

from __future__ import annotations


class ParleyError(Exception):
    """The root. `subject` is what the error is about (a path, an id), the message says what to do next."""

    def __init__(self, subject: str, message: str) -> None:
        """Keep the subject apart from the message.

        Args:
            subject: What the error is about, as the user named it.
            message: What is wrong, where, and what to do next.
        """
        super().__init__(message)
        self.subject = subject
        self.message = message

    def __str__(self) -> str:
        """Return `subject: message`, on one line."""
        return f"{self.subject}: {self.message}" if self.subject else self.message


class BadPage(ParleyError):
    """One page cannot be read. The others can: record it and go on.

    Attributes:
        code: `empty`, `binary`, `too-large`, `too-deep`, `bomb`, `unreadable`, `unsupported`, `duplicate`,
            `bad-line`, `no-article` or `internal`.
    """

    def __init__(self, subject: str, code: str, message: str) -> None:
        """Name the page, the kind of refusal, and the message."""
        super().__init__(subject, message)
        self.code = code


class NoPages(ParleyError):
    """Nothing to read was found where the user pointed: point elsewhere."""


class BadPack(ParleyError):
    """A language pack's data file is wrong: mend the line named.

    Attributes:
        line: The line's number, from 1; 0 for the whole file.
    """

    def __init__(self, subject: str, line: int, message: str) -> None:
        """Name the file and the line."""
        super().__init__(f"{subject}:{line}", message)
        self.line = line
