"""What a server answers at an address that cannot exist: asked once for each folder of a run."""

import secrets
from collections.abc import Callable
from threading import Lock
from urllib.parse import urlsplit

from progress.page_text import PageText

Fetch = Callable[[str], PageText | None]


class NonsensePages:
    """The answers at nonsense addresses, kept for the time of one run; several threads ask."""

    def __init__(self) -> None:
        self._found: dict[str, PageText | None] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()
        self.name = secrets.token_hex(10)

    def beside(self, url: str, fetch: Fetch) -> PageText | None:
        """
        The page that stands at a nonsense address in the folder of `url`; None if there is none.

        `fetch` opens an address and gives its page if the server says that all is well.
        """
        address = self._address_beside(url)
        if not address:
            return None
        with self._lock:
            lock = self._locks.setdefault(address, Lock())
        with lock:  # the folder is asked for once, whoever comes first
            if address not in self._found:
                self._found[address] = fetch(address)
            return self._found[address]

    def _address_beside(self, url: str) -> str:
        """Another address in the same folder; "" for a home page, which has no neighbours."""
        parts = urlsplit(url)
        path = parts.path.rstrip("/")
        if not path:
            return ""
        folder, _, name = path.rpartition("/")
        dot, ending = name.rpartition(".")[1:]
        ending = f".{ending}" if dot and len(ending) <= 5 else parts.path[len(path) :]
        return f"{parts.scheme}://{parts.netloc}{folder}/{self.name}{ending}"
