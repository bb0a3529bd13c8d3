"""What is said on standard error while pages are read: refusals, a progress bar on a terminal, a summary."""

from __future__ import annotations

import contextlib
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING, Self

from parley.errors import BadPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress, TaskID

_PAGES_BEFORE_A_BAR = 10


class Report:
    """Counts pages and tells people about them.

    The bar appears with the eleventh page, on a terminal only, and never when the results go to that terminal too.
    """

    def __init__(self, *, quiet: bool, count: Callable[[], int | None], shares_terminal: bool) -> None:
        """Take what decides about the bar.

        Args:
            quiet: Say nothing about single pages.
            count: Tells how many pages there will be, or None; asked once, when a bar is due.
            shares_terminal: The results are printed on the terminal that the bar would use.
        """
        self.quiet = quiet
        self.count = count
        self.wants_bar = not quiet and not shares_terminal and is_terminal(sys.stderr)
        self.read = 0
        self.refused: list[BadPage] = []
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    @property
    def seen(self) -> int:
        """Return how many pages came, read or refused."""
        return self.read + len(self.refused)

    def done(self) -> None:
        """Count a page that was read."""
        self.read += 1
        self._advance()

    def refuse(self, page: BadPage) -> None:
        """Count a page that was refused, and say so."""
        self.refused.append(page)
        if not self.quiet:
            self.say(f"parley: {page}")
        self._advance()

    def say(self, words: str) -> None:
        """Print a line above the bar."""
        if self._bar is None:
            say(words)
        else:
            self._bar.console.print(_one_line(words), markup=False, highlight=False, soft_wrap=True)

    def summarise(self) -> None:
        """Print how many pages were refused, when some were."""
        if self.refused and not self.quiet:
            were = "was" if len(self.refused) == 1 else "were"
            say(f"parley: {len(self.refused)} of {self.seen} pages {were} refused")

    def _advance(self) -> None:
        if self._bar is None and self.wants_bar and self.seen > _PAGES_BEFORE_A_BAR:
            self._start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self.seen, refused=len(self.refused))

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("pages, {task.fields[refused]} refused"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._bar.start()
        self._task = self._bar.add_task("reading", total=self.count(), refused=0)


def is_terminal(stream: object) -> bool:
    """Tell a stream that a person looks at."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def say(words: str) -> None:
    """Print one line on standard error; characters that could steer a terminal are shown by their number."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(_one_line(words), file=sys.stderr, flush=True)  # noqa: T201 - the command line's own voice


def say_traceback(error: BaseException) -> None:
    """Print where an error came from."""
    for line in "".join(traceback.format_exception(error)).splitlines():
        say(line)


def _one_line(words: str) -> str:
    from parley.render.safe import printable

    indent = len(words) - len(words.lstrip(" "))
    return " " * indent + printable(words)
