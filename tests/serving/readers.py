"""Readers who go on reading: how many answers they got, and what was not 200."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.real_server import Server

# Pages that workers keep, and one that is made anew each time from the tables.
PAGES = ["/", "/2566/", "/2566/oit/", "/2566/oit/o13/", "/meetings/", "/2566/oit/?new={}"]


@dataclass
class Reading:
    """What the readers saw; times are in seconds."""

    failures: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def wait_for(self, more: int) -> None:
        """Until this many answers more have come, or something went wrong."""
        enough = len(self.times) + more
        while len(self.times) < enough and not self.failures:
            time.sleep(0.05)


@contextmanager
def reading(server: Server, readers: int = 4) -> Iterator[Reading]:
    """Readers of several pages, each with a connection of its own for every page."""
    seen, stop = Reading(), threading.Event()

    def read(number: int) -> None:
        while not stop.is_set():
            asked = number + len(seen.times)
            page = PAGES[asked % len(PAGES)].format(asked)
            begun = time.monotonic()
            try:
                status = server.ask(page)[0]
            except OSError as error:
                status = repr(error)
            seen.times.append(time.monotonic() - begun)
            if status != 200:
                seen.failures.append(f"{page}: {status}")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        stop.set()
        for thread in threads:
            thread.join()
