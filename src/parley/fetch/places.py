"""Arguments -> the files they stand for: folders walked, patterns expanded, in an order that never changes.

Opens nothing; only asks the system what is there. Symbolic links are followed, no folder is entered twice.
"""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parley.errors import BadPage
from parley.fetch.raw import name_from_path, reason_from_error

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt", ".md")
LINES_SUFFIXES = (".jsonl", ".ndjson")
_LOOKED_FOR = f"looked for {' '.join((*PAGE_SUFFIXES, *LINES_SUFFIXES))}, also with .gz"
_MAGIC = re.compile(r"[*?\[]")
_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}

Skip = Callable[[str, str], None]
"""Told the name of a file that is passed over, and why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A regular file to be read: the path to open, and its size by its own account."""

    path: str
    size_bytes: int

    @property
    def name(self) -> str:
        """Return the path as proper text."""
        return name_from_path(self.path)

    def is_lines(self) -> bool:
        """Tell a file of many pages, one a line, by its name."""
        return _bare_name(self.path).endswith(LINES_SUFFIXES)


def find_places(argument: str, *, skip: Skip, exclude: str | None = None) -> Iterator[Place | BadPage]:
    """Find the files that one argument stands for.

    Args:
        argument: A file, a folder or a pattern (`*`, `?`, `[...]`, `**`).
        skip: Told of each file that is passed over.
        exclude: A file that is never read when a folder or a pattern leads to it (the output of this run).
    """
    walk = _Walk(skip, exclude)
    try:
        if os.path.lexists(argument) or not _MAGIC.search(argument):
            yield from walk.enter(argument)
            return
        matches = sorted(set(_expand(argument)))
    except (OSError, ValueError) as exc:
        yield _unreadable(argument, exc)
        return
    if not matches:
        yield BadPage(name_from_path(argument), "empty", "no file matches this pattern; check the pattern")
    for match in matches:
        yield from walk.enter(match, by_pattern=True)


class _Walk:
    """One argument's walk: remembers the folders it has been in."""

    def __init__(self, skip: Skip, exclude: str | None) -> None:
        self.skip = skip
        self.exclude = os.path.realpath(exclude) if exclude else None
        self.seen: set[tuple[int, int]] = set()

    def enter(self, path: str, *, by_pattern: bool = False) -> Iterator[Place | BadPage]:
        """Yield the file `path`, or what the folder `path` holds."""
        found = self.look(path)
        if found is None:
            yield from self.folder(path)
        elif by_pattern and self.is_excluded(path):
            self.skip(name_from_path(path), "is the output file")
        else:
            yield found

    def look(self, path: str) -> Place | BadPage | None:
        """Return the file at `path`, what is wrong with it, or None for a folder."""
        try:
            status = os.stat(path)  # noqa: PTH116 - paths stay strings, as the user wrote them
        except (OSError, ValueError) as exc:
            return _unreadable(path, exc)
        if stat.S_ISDIR(status.st_mode):
            return None
        kind = _SPECIAL.get(stat.S_IFMT(status.st_mode))
        if kind is not None:
            message = f"is {kind}, not a file; give what comes out of it through standard input, with - as the page"
            return BadPage(name_from_path(path), "unsupported", message)
        return Place(path, status.st_size)

    def folder(self, top: str) -> Iterator[Place | BadPage]:
        """Yield the pages under a folder; say so when there are none."""
        count = 0
        waiting = [top]
        while waiting:
            path = waiting.pop()
            entries = self.names(path)
            if isinstance(entries, BadPage):
                count += 1
                yield entries
                continue
            folders = []
            for name in entries:
                inner = os.path.join(path, name)  # noqa: PTH118
                if os.path.isdir(inner):  # noqa: PTH112
                    folders.append(inner)
                elif (found := self.page_in_folder(inner)) is not None:
                    count += 1
                    yield found
            waiting += reversed(folders)
        if not count:
            yield BadPage(name_from_path(top), "empty", f"holds no pages ({_LOOKED_FOR}); point elsewhere")

    def names(self, folder: str) -> list[str] | BadPage:
        """Return the names in a folder, sorted, without hidden ones; nothing for a folder that was entered before."""
        try:
            status = os.stat(folder)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in self.seen:
                self.skip(name_from_path(folder), "was entered before, by another name")
                return []
            self.seen.add((status.st_dev, status.st_ino))
            return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208
        except OSError as exc:
            return _unreadable(folder, exc, what="folder")

    def page_in_folder(self, path: str) -> Place | BadPage | None:
        """Return the page at `path`, or None where its name is not a page's."""
        if not _bare_name(path).endswith(PAGE_SUFFIXES + LINES_SUFFIXES):
            self.skip(name_from_path(path), "has no page's suffix")
            return None
        if self.is_excluded(path):
            self.skip(name_from_path(path), "is the output file")
            return None
        return self.look(path)

    def is_excluded(self, path: str) -> bool:
        """Tell the file that this run writes."""
        return self.exclude is not None and os.path.realpath(path) == self.exclude


def _bare_name(path: str) -> str:
    """Return the file name in lower case, without `.gz`; `page.gz` counts as a page."""
    name = os.path.basename(path).lower()  # noqa: PTH119
    if not name.endswith(".gz"):
        return name
    bare = name.removesuffix(".gz")
    return bare if "." in bare else bare + ".html"


def _unreadable(path: str, error: OSError | ValueError, *, what: str = "file") -> BadPage:
    name = name_from_path(path)
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):  # noqa: PTH114
            return BadPage(name, "unreadable", "is a link to a file that is not there; mend or remove the link")
        return BadPage(name, "unreadable", "there is no such file or folder; check the path")
    reason = reason_from_error(error)
    return BadPage(name, "unreadable", f"the {what} cannot be read ({reason}); check the path and its permissions")


def _expand(pattern: str) -> Iterator[str]:
    """Yield the paths that a pattern matches, as a shell would; `**` stands for any number of folders.

    Unlike the standard library's, this never follows a symbolic link under `**`: loops of links cannot trap it.
    """
    drive, rest = os.path.splitdrive(pattern)
    parts = [part for part in rest.replace(os.sep, "/").split("/") if part]
    base = drive + (os.sep if rest.startswith(("/", os.sep)) else "")
    waiting = [(base, 0)]
    seen: set[tuple[str, int]] = set()
    while waiting:
        path, index = here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        if index == len(parts):
            yield path
        elif parts[index] == "**":
            waiting.append((path or os.curdir, index + 1) if index + 1 == len(parts) else (path, index + 1))
            if index + 1 < len(parts):
                waiting += [(folder, index) for folder in _own_folders(path)]
        elif _MAGIC.search(parts[index]):
            waiting += [(os.path.join(path, name), index + 1) for name in _matching(path, parts[index])]  # noqa: PTH118
        elif os.path.lexists(inner := os.path.join(path, parts[index])):  # noqa: PTH118
            waiting.append((inner, index + 1))


def _matching(folder: str, pattern: str) -> list[str]:
    """Return the names in a folder that match; hidden ones only where the pattern begins with a dot."""
    try:
        names = os.listdir(folder or os.curdir)  # noqa: PTH208
    except OSError:
        return []
    hidden = pattern.startswith(".")
    return [name for name in names if fnmatch.fnmatchcase(name, pattern) and (hidden or not name.startswith("."))]


def _own_folders(folder: str) -> list[str]:
    """Return the folders in a folder that are no links and not hidden."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            names = [e.name for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")]
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names]  # noqa: PTH118
