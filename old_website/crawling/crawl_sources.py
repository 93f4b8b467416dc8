"""Where a website lists its pages itself: sitemaps, then WordPress."""

from old_website.crawling import wordpress
from old_website.crawling.addresses import is_same_site, joined, key
from old_website.crawling.crawl_state import SITEMAP, WORDPRESS, State, Task
from old_website.crawling.fetching import Fetched, refuse_failure
from old_website.crawling.finding import Findings
from old_website.crawling.limits import Limits
from old_website.crawling.pages import Naming
from old_website.crawling.robots import Robots
from old_website.crawling.sitemaps import read_sitemap

_TRIED_WITHOUT = ("/sitemap.xml", "sitemap.xml")


def after_home(state: State, rules: Robots, limits: Limits) -> None:
    """Put the lists in line behind the home page: usual ones, named ones, WordPress."""
    _add_sitemaps(state, state.home, [*_TRIED_WITHOUT, *rules.sitemaps], limits)
    root = state.rest_root or wordpress.root_of(state.home)
    if is_same_site(root, state.home):
        state.rest_root = root
        state.sources.append(_list_task(root, wordpress.KINDS[0], 1))


def read_list(
    task: Task, fetched: Fetched, state: State, findings: Findings, limits: Limits
) -> None:
    """The pages of a list, and the lists behind it. Raises FetchError."""
    refuse_failure(fetched)
    if task.kind == SITEMAP:
        _read_sitemap(fetched, state, findings, limits)
    else:
        _read_wordpress(task, fetched, state, findings, limits)


def list_failed(task: Task, state: State) -> None:
    """A list that is none ends its kind; a website that lists no pages is no WordPress."""
    if task.kind == WORDPRESS and (task.list_kind, task.place) != (wordpress.KINDS[0], 1):
        _next_kind(task, state)


def _add_sitemaps(state: State, base: str, named: list[str], limits: Limits) -> None:
    """Put sitemaps in line, each once; what turns out to be none counts as one, too."""
    for one in named:
        if state.sitemaps >= limits.sitemaps:
            return
        address = joined(base, one)
        mark = f"sitemap {key(address)}" if address else ""
        if mark and mark not in state.seen and is_same_site(address, state.home):
            state.seen[mark] = ""
            state.sitemaps += 1
            state.sources.append(Task(SITEMAP, address))


def _read_sitemap(fetched: Fetched, state: State, findings: Findings, limits: Limits) -> None:
    sitemap = read_sitemap(fetched.body, limits.list_bytes)
    for address in sitemap.pages:
        url = joined(fetched.url, address)
        if url:
            findings.add(url, Naming(url=url), depth=1)
    _add_sitemaps(state, fetched.url, sitemap.sitemaps, limits)


def _read_wordpress(
    task: Task, fetched: Fetched, state: State, findings: Findings, limits: Limits
) -> None:
    listed, has_more = wordpress.read_list(fetched)
    for one in listed:
        url = joined(fetched.url, one.url)
        if url and is_same_site(url, state.home):
            findings.add_listed(url, one)
    if has_more and task.place < limits.rest_pages:
        state.sources.insert(0, _list_task(state.rest_root, task.list_kind, task.place + 1))
    else:
        _next_kind(task, state)


def _next_kind(task: Task, state: State) -> None:
    kinds = wordpress.KINDS
    at = kinds.index(task.list_kind)
    if at + 1 < len(kinds):
        state.sources.insert(0, _list_task(state.rest_root, kinds[at + 1], 1))


def _list_task(root: str, kind: str, place: int) -> Task:
    return Task(WORDPRESS, wordpress.address(root, kind, place), place=place, list_kind=kind)
