"""A bar of how far a command has come, where standard error is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.cli.options import tell
from govgraph.progress import Progress, unseen

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import Task, TaskID

_REDRAWN = 0.1  # seconds between two pictures


@dataclass(frozen=True, slots=True)
class Bar:
    """What shows progress, and what tells a message without getting into it."""

    show: Progress
    tell: Callable[[str], None]


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """Give a bar on standard error, which is gone at the end; where that is no terminal, one that shows nothing."""
    if not sys.stderr.isatty():
        yield Bar(unseen, tell)
        return
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress
    from rich.text import Text

    from govgraph.normalise import for_terminal

    class Count(ProgressColumn):
        """How many are done of how many, and how many in a second."""

        def render(self, task: Task) -> Text:
            return Text(counts(task.completed, task.total, task.speed))

    columns = (TextColumn("{task.description}"), BarColumn(), Count(), TimeRemainingColumn())
    console = Console(stderr=True)
    said = {"markup": False, "highlight": False, "emoji": False, "soft_wrap": True}
    # The picture is drawn by no thread of its own: processes are forked while it stands.
    with RichProgress(*columns, console=console, auto_refresh=False, transient=True) as picture:
        yield Bar(_Drawing(picture), lambda message: console.print(for_terminal(message), **said))  # type: ignore[arg-type]


def counts(done: float, total: float | None, rate: float | None) -> str:
    """Return how many are done, of how many, and how many in a second; nothing of what is not known.

    >>> counts(1200, 20000, 61.8), counts(3, 8, 0.52), counts(0, 8, None), counts(0, None, None)
    ('1,200/20,000 62/s', '3/8 0.5/s', '0/8', '')
    """
    if total is None:
        return ""
    told = f"{done:,.0f}/{total:,.0f}"
    return f"{told} {rate:.{0 if rate >= 10 else 1}f}/s" if rate else told


class _Drawing:
    """Draws a phase, in the place of the one before it, now and then."""

    def __init__(self, picture: RichProgress) -> None:
        self._picture = picture
        self._phase = ""
        self._task: TaskID | None = None
        self._drawn = 0.0

    def __call__(self, phase: str, done: int, total: int) -> None:
        is_new = phase != self._phase
        if is_new or self._task is None:
            if self._task is not None:
                self._picture.remove_task(self._task)
            self._task = self._picture.add_task(phase, total=total or None)
            self._phase = phase
        now = time.monotonic()
        if is_new or done == total or now - self._drawn >= _REDRAWN:
            self._drawn = now
            self._picture.update(self._task, completed=done, total=total or None, refresh=True)
