"""How far long work is: whoever does the work counts, whoever wants to know listens."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TypeVar

Thing = TypeVar("Thing")
Listener = Callable[[str, int, int], None]
BETWEEN = 1.0  # seconds between two tellings
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """
    Within, `listener` is called with what is being done (in Thai), how many are done and how many
    there are, at most once in a second while one thing goes on.
    """
    token = _listener.set(_Seldom(listener))
    try:
        yield
    finally:
        _listener.reset(token)


def tell(what: str, done: int, of: int) -> None:
    """Say how far the work is, to whoever listens; costs nothing where nobody does."""
    if listener := _listener.get():
        listener(what, done, of)


def counted(what: str, things: Sequence[Thing]) -> Iterator[Thing]:
    """Give the things one by one, and tell how many were given before."""
    for done, thing in enumerate(things):
        tell(what, done, len(things))
        yield thing


class _Seldom:
    """Passes on what begins at once, and how far it is now and then."""

    def __init__(self, listener: Listener):
        self.listener = listener
        self.what, self.next = "", 0.0

    def __call__(self, what: str, done: int, of: int) -> None:
        now = monotonic()
        if what == self.what and now < self.next:
            return
        self.what, self.next = what, now + BETWEEN
        self.listener(what, done, of)
