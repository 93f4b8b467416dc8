"""Opening a web address as an assessor would, politely, and saying what happened."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, zip_longest
from queue import Queue
from threading import Event

import httpcore
from django.conf import settings
from django.utils import timezone

from agency.own_site import host_of
from progress.link_answers import Answer, outcome_of
from progress.link_guard import Guard, GuardedBackend, RefusedError
from progress.models import LinkCheck
from progress.nonsense_pages import NonsensePages
from progress.page_text import PageText

Outcome = LinkCheck.Outcome

MAX_REDIRECTS = 5
MAX_BYTES = 1_000_000
WORKERS = 8
QUEUES_PER_HOST = 2
PAUSE = 0.5  # seconds between two visits of one queue to the same host
_TRY_AGAIN = {429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Timeouts:
    """How long one address may take, in seconds, and how often it is tried again."""

    connect: float = 5
    read: float = 10
    total: float = 20
    retries: int = 2
    wait: float = 1

    def seconds_before(self, attempt: int, asked: str) -> float:
        """The pause before another attempt: what the server asks for, but at most five seconds."""
        if asked.isdecimal():
            return min(float(asked), 5)
        return self.wait * attempt


def check_url(
    url: str,
    guard: Guard | None = None,
    timeouts: Timeouts | None = None,
    nonsense: NonsensePages | None = None,
) -> LinkCheck:
    """
    Open an address, redirects followed and each one guarded; an unsaved LinkCheck.

    A page is compared with what stands at a `nonsense` address beside it; who checks many
    addresses hands over the same ones, so that each folder is asked for once.
    """
    guard, timeouts = guard or Guard(), timeouts or Timeouts()
    nonsense = nonsense or NonsensePages()
    result = LinkCheck(url=url, checked_at=timezone.now())
    deadline = time.monotonic() + timeouts.total
    try:
        final_url, answer = _follow(url, guard, timeouts, deadline)
    except RefusedError as refusal:
        result.outcome, result.note = Outcome.REFUSED, str(refusal)
    except httpcore.TimeoutException:
        result.outcome, result.note = Outcome.SILENT, "เว็บไซต์ไม่ตอบภายในเวลา"
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        result.outcome, result.note = _of_network(error)
    else:
        result.status_code = answer.status
        result.final_url = final_url[: LinkCheck._meta.get_field("final_url").max_length]
        result.outcome, result.note = outcome_of(
            url,
            final_url,
            answer,
            lambda: nonsense.beside(url, lambda beside: _page_at(beside, guard, timeouts)),
        )
    return result


def _page_at(url: str, guard: Guard, timeouts: Timeouts) -> PageText | None:
    """The page at an address; None if it is none, or cannot be had."""
    time.sleep(timeouts.wait)  # after the visit of a moment ago to the same server
    try:
        deadline = time.monotonic() + timeouts.total
        _, answer = _follow(url, guard, timeouts, deadline)
    except (RefusedError, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        return None
    return answer.page if 200 <= answer.status < 300 else None


def check_all(
    urls: Iterable[str], check: Callable[[str], LinkCheck], pause: float = PAUSE
) -> Generator[LinkCheck]:
    """
    Check addresses side by side and yield each result as it comes, in the caller's thread.

    At most WORKERS at once and QUEUES_PER_HOST to one host, with a pause between two visits.
    When the caller stops, nothing further is opened; visits under way come to their end.
    """
    queues = _queues(urls)
    results: Queue[LinkCheck | Exception] = Queue()
    stopped = Event()

    def visits(queue: list[str]) -> Iterator[str]:
        for position, url in enumerate(queue):
            if stopped.is_set() or (position and stopped.wait(pause)):
                return
            yield url

    with ThreadPoolExecutor(WORKERS) as pool:
        for queue in queues:
            pool.submit(_visit, visits(queue), check, results)
        try:
            for _ in range(sum(map(len, queues))):
                result = results.get()
                if isinstance(result, Exception):
                    raise result
                yield result
        finally:
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)


def _visit(
    urls: Iterable[str],
    check: Callable[[str], LinkCheck],
    results: Queue[LinkCheck | Exception],
) -> None:
    for url in urls:
        try:
            results.put(check(url))
        except Exception as error:
            # Whatever it is, the caller waits for it.
            results.put(error)


def _queues(urls: Iterable[str]) -> list[list[str]]:
    """The addresses of each host dealt out to its queues, queues of different hosts mixed."""
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_host.setdefault(host_of(url), []).append(url)
    dealt = [
        [found[n::QUEUES_PER_HOST] for n in range(QUEUES_PER_HOST)] for found in by_host.values()
    ]
    mixed = chain.from_iterable(zip_longest(*dealt))
    return [queue for queue in mixed if queue]


def _follow(url: str, guard: Guard, timeouts: Timeouts, deadline: float) -> tuple[str, Answer]:
    """Where the address leads in the end, and what is answered there."""
    here = guard.clean(url)
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(here, guard, timeouts, deadline)
        if not answer.location:
            return here, answer
        here = guard.clean(answer.location, base=here)
    raise httpcore.RemoteProtocolError("too many redirects")


def _ask(url: str, guard: Guard, timeouts: Timeouts, deadline: float) -> Answer:
    """One page, tried again when the network or the server stumbles."""
    for attempt in range(1, timeouts.retries + 2):
        last = attempt > timeouts.retries
        try:
            answer = _request(url, guard, timeouts, deadline)
        except (httpcore.ConnectError, httpcore.ReadError, httpcore.RemoteProtocolError):
            if last:
                raise
            asked = ""
        else:
            if last or answer.status not in _TRY_AGAIN:
                return answer
            asked = answer.retry_after
        time.sleep(timeouts.seconds_before(attempt, asked))
    raise AssertionError("the last attempt returns or raises")


def _request(url: str, guard: Guard, timeouts: Timeouts, deadline: float) -> Answer:
    seconds = {"connect": timeouts.connect, "read": timeouts.read, "write": timeouts.read}
    with (
        httpcore.ConnectionPool(network_backend=GuardedBackend(guard, deadline)) as pool,
        pool.stream("GET", url, headers=_headers(), extensions={"timeout": seconds}) as response,
    ):
        headers = {name.lower(): _text(value) for name, value in response.headers}
        return Answer(response.status, headers, _beginning_of(response))


def _beginning_of(response: httpcore.Response) -> bytes:
    """The first MAX_BYTES of a page: it opens, the rest is not ours to load."""
    body = bytearray()
    try:
        for piece in response.iter_stream():
            body += piece
            if len(body) >= MAX_BYTES:
                break
    except httpcore.TimeoutException:
        if not body:
            raise
        # Large and slow, but it comes: a person would wait for it.
    return bytes(body[:MAX_BYTES])


def _text(value: bytes) -> str:
    """A header as text. Servers send Thai addresses as plain UTF-8, whatever the standard says."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _headers() -> list[tuple[str, str]]:
    agent = f"ITA-Portal link check (+{settings.BASE_URL})" if settings.BASE_URL else "ITA-Portal"
    return [("User-Agent", agent), ("Accept", "*/*"), ("Connection", "close")]


def _of_network(error: Exception) -> tuple[str, str]:
    text = str(error)
    if "redirects" in text:
        # Many a site does so to visitors that keep no cookies, as we do.
        return Outcome.BLOCKED, "เว็บไซต์พาโปรแกรมไปหลายหน้าไม่สิ้นสุด"
    if "unable to get" in text:
        # Browsers fetch a missing link of the chain themselves.
        return Outcome.BLOCKED, "โปรแกรมตรวจใบรับรองความปลอดภัย (HTTPS) ของเว็บไซต์ไม่ได้"
    if "CERTIFICATE" in text.upper():
        return Outcome.SILENT, "ใบรับรองความปลอดภัย (HTTPS) ไม่ถูกต้อง"
    return Outcome.SILENT, "ติดต่อเว็บไซต์ไม่ได้"
