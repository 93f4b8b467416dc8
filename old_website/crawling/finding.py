"""What is found on an old website: each page once, however spelled, and where to look next."""

from dataclasses import replace

from old_website.crawling.addresses import (
    goes_round,
    has_session,
    is_file,
    is_no_page,
    is_picture,
    is_same_site,
    key,
    shape,
    without_fragment,
)
from old_website.crawling.crawl_state import HOME, VISIT, State, Task
from old_website.crawling.fetching import Fetched, FetchError, refuse_failure
from old_website.crawling.limits import MOST_OF_A_CALENDAR, MOST_OF_ONE_SHAPE, Limits
from old_website.crawling.page_reading import SHORT, SIGN_IN, ReadPage, read_page, text_of
from old_website.crawling.pages import FILE, OUTSIDE, PAGE, Naming, Page, tidy
from old_website.crawling.wordpress import Listed
from progress.link_guard import RefusedError, refuse_internal

SAME_AS_HOME = "เปิดแล้วได้หน้าเดียวกับหน้าแรก"


class Findings:
    """Fills the pages and the queue of a state."""

    def __init__(self, state: State, limits: Limits):
        self._state = state
        self._limits = limits
        pages = state.found.items()
        self._digests = {page.digest: name for name, page in pages if page.digest}

    def add(self, url: str, naming: Naming, depth: int) -> None:
        """A page or file that a link or list names; put in line if it can be opened."""
        if is_picture(url) and not naming.text:
            return
        name = self._name_of(url)
        page = self._state.found.get(name)
        if page is None:
            page = self._new(name, url, depth)
        if page is None:
            return
        if has_session(page.url) and not has_session(url) and not page.opened:
            page.url = without_fragment(url)
        if naming.text or naming.row:
            address = naming.url if "#" in naming.url else ""
            page.add_name(replace(naming, url=address))

    def add_listed(self, url: str, listed: Listed) -> None:
        """A page whose title and content the website's own list tells: it is not opened again."""
        self.add(url, Naming(url=url), depth=1)
        page = self._state.found.get(self._name_of(url))
        if page is None or page.opened:
            return
        page.title, page.opened = listed.title, True
        page.kind = FILE if listed.is_file else page.kind
        if listed.html:
            self._follow(read_page(listed.html, page.url), depth=1, title=listed.title)

    def visit(self, task: Task) -> Task | None:
        """The request for a page in line, by the best of its addresses; None if it is known."""
        page = self._state.found.get(key(task.url))
        if page is None or page.opened or page.gone:
            return None
        return replace(task, url=page.url)

    def read(self, task: Task, fetched: Fetched) -> None:
        """What a request brought. Raises FetchError for a page that is none."""
        refuse_failure(fetched)
        name = self._name_of_answer(task, fetched)
        page = self._state.found[name]
        if page.opened and task.kind != HOME:
            return
        page.opened = True
        if not fetched.is_page:
            page.kind, page.title = FILE, page.title or tidy(fetched.file_name)
            return
        text, encoding = text_of(fetched.body, fetched.content_type)
        read = read_page(text, fetched.url, encoding)
        page.title, page.headings = read.title, read.headings
        if task.kind == HOME:
            self._state.rest_root = read.rest_root
        if read.trouble:
            self._refuse(page, task, read.trouble)
        elif not self._is_copy(name, page, read):
            self._follow(read, task.depth, read.title)

    def _refuse(self, page: Page, task: Task, trouble: str) -> None:
        """An empty home page is told only: lists may still tell of other pages."""
        if task.kind != HOME or trouble == SIGN_IN:
            raise FetchError(trouble)
        page.gone = trouble
        self._state.tell(task.url, trouble)

    def lose(self, task: Task, why: str) -> None:
        """A page that cannot be had is nothing to suggest."""
        page = self._state.found.get(self._name_of(task.url))
        if page is not None:
            page.gone = why
        self._state.tell(task.url, why)

    def _new(self, name: str, url: str, depth: int) -> Page | None:
        state = self._state
        if len(state.found) >= self._limits.pages or is_no_page(url) or goes_round(url):
            return None
        is_own = is_same_site(url, state.home)
        if is_own and not self._fits_its_shape(url):
            return None
        if not is_own and not _is_public(url):
            return None
        kind = OUTSIDE if not is_own else FILE if is_file(url) or is_picture(url) else PAGE
        page = state.found[name] = Page(without_fragment(url) if is_own else url, kind)
        state.seen[name] = name
        if kind == PAGE and depth <= self._limits.depth:
            state.queue.append(Task(VISIT, page.url, depth))
        return page

    def _fits_its_shape(self, url: str) -> bool:
        """Whether a machine that makes pages without an end has not made enough of them."""
        name, is_calendar = shape(url)
        count = self._state.shapes.get(name, 0) + 1
        self._state.shapes[name] = count
        return count <= (MOST_OF_A_CALENDAR if is_calendar else MOST_OF_ONE_SHAPE)

    def _name_of(self, url: str) -> str:
        """Under which name a page is found, whatever other pages it turned out to be."""
        name = key(url)
        while (same := self._state.seen.get(name, name)) != name:
            name = same
        return name

    def _name_of_answer(self, task: Task, fetched: Fetched) -> str:
        """Under which name stands what was opened: a redirect may lead to a page that is known."""
        asked, reached = self._name_of(task.url), self._name_of(fetched.url)
        if task.kind == HOME:
            self._state.seen[reached] = reached
            self._state.found.setdefault(reached, Page(fetched.url))
            return reached
        if reached in self._state.found:
            return self._merge(asked, reached)
        self._state.seen[reached] = asked
        return asked

    def _merge(self, name: str, into: str) -> str:
        """Make one page of two, if they are; gives the name of that."""
        found = self._state.found
        if name == into:
            return name
        if found[into].url == self._state.home:
            raise FetchError(SAME_AS_HOME)
        for naming in found.pop(name).names:
            found[into].add_name(naming)
        self._state.seen[name] = into
        return into

    def _is_copy(self, name: str, page: Page, read: ReadPage) -> bool:
        """Whether the same page stands at another address that was opened before."""
        if read.letters < SHORT:  # the frame of a program looks the same everywhere
            return False
        other = self._digests.setdefault(read.digest, name)
        page.digest = read.digest
        return other in self._state.found and self._merge(name, other) != name

    def _follow(self, read: ReadPage, depth: int, title: str) -> None:
        for url, naming in read.links:
            heading = naming.heading or title
            self.add(url, Naming(naming.text, naming.row, heading, naming.url), depth + 1)


def _is_public(url: str) -> bool:
    try:
        refuse_internal(url)
    except RefusedError:
        return False
    return True
