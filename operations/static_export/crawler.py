"""Walking through the public site as a reader does, and writing down every page."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings

from operations.static_export.addresses import SEARCH, Scope, cleaned, file_of, relative
from operations.static_export.fetching import Reader
from operations.static_export.manifest import Manifest, Written
from operations.static_export.rewriting import facts_of, rewritten
from records.addresses import absolute

CSS_URL = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")


@dataclass
class Outcome:
    """What a crawl met: pages by address, and links that lead nowhere, "page → link"."""

    pages: dict[str, Written] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


class Crawler:
    """One crawl through the addresses of a scope, written into a manifest."""

    def __init__(self, scope: Scope, manifest: Manifest, state: str, note: str, no_form: str):
        self.scope, self.manifest, self.state = scope, manifest, state
        self.note, self.no_form = note, no_form
        self.reader, self.outcome = Reader(), Outcome()
        self.files: dict[str, str] = {}  # address -> file, of all that was asked for

    def crawl(self, start: list[str], progress: Callable[[int, int], None]) -> Outcome:
        """
        Open `start` and all that is linked from there; `progress` hears (done, known).

        The search is left out: the copy has a page of its own there.
        """
        seen = {*start, SEARCH}
        waiting = deque(address for address in start if address != SEARCH)
        while waiting:
            address = waiting.popleft()
            written = self._page(address)
            if written:
                self.outcome.pages[address] = written
                for link in written.links:
                    target = urldefrag(link).url
                    if target not in seen:
                        seen.add(target)
                        waiting.append(target)
            progress(len(self.outcome.pages), len(seen))
        self._check_links()
        return self.outcome

    def write(self, address: str, file: str, text: str) -> None:
        """A page that the copy makes itself, with links of the site in it."""
        self.outcome.pages[address] = self._unchanged(address) or self._write_html(
            address, file, text
        )

    def _page(self, address: str) -> Written | None:
        if before := self._unchanged(address):
            return before
        with self.reader.open(address) as answer:
            if answer.status != 200:
                return None
            if answer.is_html:
                text = b"".join(answer.pieces).decode()
                return self._write_html(address, file_of(address), text)
            if answer.content_type.startswith("text/css"):
                return self._write_css(address, b"".join(answer.pieces))
            file = file_of(address, answer.suffix)
            return self.manifest.put(address, file, answer.pieces, self.state)

    def _unchanged(self, address: str) -> Written | None:
        """What stands there since an earlier run, if it would be written again as it is."""
        before = self.manifest.known.get(address)
        if before is None:
            return None
        # Stored files never change; whatever else only with the state of the site.
        same = before.state == self.state or address.startswith("/evidence/")
        return before if same and self.manifest.holds(before) else None

    def _write_html(self, address: str, file: str, text: str) -> Written:
        facts = facts_of(text)
        links = sorted(filter(None, (self._inside(address, link) for link in facts.links)))
        page = rewritten(
            text, lambda link: self._link(address, file, link), self.note, self.no_form
        )
        return self.manifest.put(
            address, file, [page.encode()], self.state,
            is_html=True, title=facts.title, links=links, ids=sorted(facts.ids),
        )  # fmt: skip

    def _write_css(self, address: str, css: bytes) -> Written:
        """A style sheet as it is: what it names is relative to it, in the copy as on the site."""
        named = CSS_URL.findall(css.decode())
        links = sorted(filter(None, (self._inside(address, link) for link in named)))
        return self.manifest.put(address, file_of(address), [css], self.state, links=links)

    def _inside(self, page: str, link: str) -> str | None:
        """
        The address, with its fragment, of a link that stays in the copy.

        A link that names a host means the site itself, even where that is ours.
        """
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        address = urljoin(absolute(page), link)
        path, fragment = urldefrag(address.removeprefix(settings.BASE_URL))
        path = cleaned(path)
        if not self.scope.holds(path):
            return None
        return f"{path}#{fragment}" if fragment else path

    def _link(self, page: str, file: str, link: str) -> str | None:
        """What the link is in the copy; None: as it was."""
        if link.startswith("#") or urlsplit(link).scheme:
            return None
        inside = self._inside(page, link)
        if inside is None:
            return urljoin(absolute(page), link)
        path, fragment = urldefrag(inside)
        return relative(self._file(path), file) + (f"#{fragment}" if fragment else "")

    def _file(self, address: str) -> str:
        if address not in self.files:
            if before := self._unchanged(address):
                self.files[address] = before.file
            elif address.startswith("/evidence/"):
                with self.reader.open(address, "HEAD") as answer:
                    self.files[address] = file_of(address, answer.suffix)
            else:
                self.files[address] = file_of(address)
        return self.files[address]

    def _check_links(self) -> None:
        for page in self.outcome.pages.values():
            for link in page.links:
                path, fragment = urldefrag(link)
                target = self.outcome.pages.get(path)
                if path == SEARCH:
                    continue  # the copy's own page
                if target is None:
                    self.outcome.broken.append(f"{page.address} → {path}")
                elif fragment and target.is_html and fragment not in target.ids:
                    self.outcome.broken.append(f"{page.address} → {link}")
