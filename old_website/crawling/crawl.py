"""Reading an old website step by step: one request at a time, politely and within bounds."""

import logging
import time
from dataclasses import dataclass
from typing import Any

from old_website.crawling import crawl_sources, robots
from old_website.crawling.addresses import is_same_site, joined
from old_website.crawling.crawl_state import HOME, ROBOTS, VISIT, State, Task
from old_website.crawling.fetching import Fetched, FetchError, fetch, refuse_failure
from old_website.crawling.finding import Findings
from old_website.crawling.limits import Limits
from old_website.crawling.pages import Page
from old_website.crawling.robots import Robots
from progress.link_guard import Guard, RefusedError

DONE = "อ่านครบทุกหน้าเว็บที่พบแล้ว"
NOTHING = "ไม่พบหน้าหรือแฟ้มใดในเว็บไซต์นี้"
MOST_REQUESTS = "เปิดครบ {n:,} หน้าแล้ว ระบบหยุดไว้เพียงนี้ ยังมีหน้าเว็บที่ไม่ได้เปิดอีก {left:,} หน้า"
MOST_BYTES = "อ่านข้อมูลครบ {n:,} เมกะไบต์แล้ว ระบบหยุดไว้เพียงนี้"
MOST_SECONDS = "อ่านครบ {n:,} นาทีแล้ว ระบบหยุดไว้เพียงนี้"
LET_ALONE = "เว็บไซต์ไม่ตอบหลายครั้งติดกัน ระบบหยุดรบกวนไว้ก่อน กรุณาทำต่อภายหลัง ({why})"
OTHER_SITE = "ที่อยู่นี้พาไปยังเว็บไซต์อื่น ({url}) หากเป็นเว็บไซต์ของหน่วยงาน กรุณาใช้ที่อยู่นั้น"
ELSEWHERE = "พาออกไปนอกเว็บไซต์นี้ ระบบไม่ได้เปิด"
STOPPED = "หยุดไว้ตามที่สั่ง ทำต่อได้"
ODD = "ระบบอ่านหน้านี้ไม่สำเร็จ"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """How far a reading is; `sentence` says it in Thai."""

    opened: int
    waiting: int
    found: int
    sentence: str


class Crawl:
    """
    The reading of one website.

    Raises ValueError, with the reason in Thai, for an address that is none.
    """

    def __init__(self, address: str, guard: Guard | None = None, limits: Limits | None = None):
        self._guard = guard or Guard()
        address = address.strip()
        try:
            home = self._guard.clean(address if "://" in address else f"http://{address}")
        except RefusedError as refusal:
            raise ValueError(str(refusal)) from refusal
        self._begin(State(home, [Task(ROBOTS, joined(home, "/robots.txt"))]), limits)

    @classmethod
    def from_json(
        cls, value: dict[str, Any], guard: Guard | None = None, limits: Limits | None = None
    ) -> "Crawl":
        """Go on with a stored reading. Raises ValueError if it is none."""
        crawl = cls.__new__(cls)
        crawl._guard = guard or Guard()
        crawl._begin(State.from_json(value), limits)
        return crawl

    def to_json(self) -> dict[str, Any]:
        """The whole reading as a value for a JSON field."""
        return self.state.to_json()

    def _begin(self, state: State, limits: Limits | None) -> None:
        self.state = state
        self._limits = limits or Limits()
        self._robots = Robots(state.robots or "")
        self._findings = Findings(state, self._limits)

    @property
    def pages(self) -> list[Page]:
        """What was found and can be suggested."""
        return [page for page in self.state.found.values() if not page.gone]

    @property
    def told(self) -> list[dict[str, str]]:
        """What could not be read: `url` and, in Thai, `why`."""
        return self.state.told

    @property
    def progress(self) -> Progress:
        """How far the reading is."""
        state, found = self.state, len(self.pages)
        waiting = len(state.queue) + len(state.sources)
        sentence = state.ended or (
            f"เปิดแล้ว {state.requests:,} หน้า พบหน้าและแฟ้ม {found:,} รายการ รออีก {waiting:,} หน้า"
        )
        return Progress(state.requests, waiting, found, sentence)

    def stop(self) -> None:
        """Make nothing further of it until `go_on`."""
        self.state.ended = self.state.ended or STOPPED

    def go_on(self) -> None:
        """Take up what was stopped, let alone, or ended at a limit that is wider now."""
        if not self.state.is_complete:
            self.state.ended, self.state.failures = "", 0

    def step(self) -> bool:
        """Make one request, after a pause; whether there is more to do."""
        if self.state.ended or self._is_at_a_limit():
            return False
        task = self._next()
        if task is None:
            why = self.told[0]["why"] if self.told else NOTHING
            return self._end(DONE if self.pages else why, is_complete=True)
        began = self._wait()
        try:
            self._do(task)
        except FetchError as error:
            self._failed(task, error)
        except Exception:  # a fault of ours, which the same page would show each time
            logger.exception("A page of an old website cannot be read: %s", task.url)
            self._broke(task)
        else:
            self.state.failures = 0
        self.state.asked_at = time.time()
        self.state.seconds += time.monotonic() - began
        return not self.state.ended

    def _next(self) -> Task | None:
        for tasks in (self.state.sources, self.state.queue):
            while tasks:
                task = tasks.pop(0)
                if task.kind != VISIT:
                    return task
                visit = self._findings.visit(task)
                if visit and self._robots.allows(visit.url):
                    return visit
                if visit:  # what links say of it can be suggested, though nobody opened it
                    self.state.tell(visit.url, robots.REFUSED)
        return None

    def _wait(self) -> float:
        """Pause as long as robots.txt asks; the time at which it began."""
        pause = min(max(self._limits.pause, self._robots.pause), self._limits.longest_pause)
        began, since = time.monotonic(), time.time() - self.state.asked_at
        if 0 <= since < pause:
            time.sleep(pause - since)
        return began

    def _do(self, task: Task) -> None:
        is_list = task.kind not in (HOME, VISIT)
        fetched = self._fetch(task, is_list)
        if task.kind == ROBOTS:
            self._read_robots(fetched)
        elif task.kind in (HOME, VISIT):
            self._findings.read(task, fetched)
            if task.kind == HOME:
                self.state.home = fetched.url
                self._after_home()
        else:
            crawl_sources.read_list(task, fetched, self.state, self._findings, self._limits)

    def _fetch(self, task: Task, is_list: bool) -> Fetched:
        def may_open(url: str) -> None:
            if not is_same_site(url, self.state.home):
                is_home = task.kind in (ROBOTS, HOME)
                raise FetchError(OTHER_SITE.format(url=url) if is_home else ELSEWHERE)
            if task.kind != ROBOTS and not self._robots.allows(url):
                raise FetchError(robots.REFUSED)
            self.state.requests += 1

        fetched = fetch(task.url, self._guard, self._limits, may_open, is_list)
        self.state.bytes += len(fetched.body)
        return fetched

    def _read_robots(self, fetched: Fetched) -> None:
        if fetched.status >= 500 or fetched.status == 429:
            refuse_failure(fetched)
        self._set_robots(robots.text_of(fetched.status, fetched.body))

    def _set_robots(self, text: str) -> None:
        self._robots = Robots(text)
        self.state.robots = text
        self.state.sources.append(Task(HOME, self.state.home))

    def _failed(self, task: Task, error: FetchError) -> None:
        state, why = self.state, str(error)
        state.failures = state.failures + 1 if error.is_site else 0
        if task.kind == ROBOTS and not error.is_site:
            self._set_robots("")  # led elsewhere, or in a circle: there is none
        elif task.kind in (ROBOTS, HOME):
            self._first_failed(task, error)
        elif error.is_busy or state.failures >= self._limits.failures:
            (state.queue if task.kind == VISIT else state.sources).insert(0, task)
            self._end(LET_ALONE.format(why=why))
        elif task.kind == VISIT:
            self._findings.lose(task, why)
        else:
            crawl_sources.list_failed(task, state)

    def _broke(self, task: Task) -> None:
        """Go on without a page that we cannot read, but never without the rules of robots.txt."""
        if task.kind == ROBOTS:
            self._first_failed(task, FetchError(ODD))
        elif task.kind == HOME:
            self._findings.lose(task, ODD)
            self._after_home()
        elif task.kind == VISIT:
            self._findings.lose(task, ODD)
        else:
            crawl_sources.list_failed(task, self.state)

    def _after_home(self) -> None:
        crawl_sources.after_home(self.state, self._robots, self._limits)

    def _first_failed(self, task: Task, error: FetchError) -> None:
        """Without the home page nothing goes on, but it can be tried again."""
        self.state.sources.insert(0, task)
        why = str(error)
        self._end(robots.ALL_REFUSED if why == robots.REFUSED else why)

    @property
    def limit_reached(self) -> str:
        """Which bound holds back what is left to read, in Thai; "" where none does."""
        state, limits = self.state, self._limits
        if not (state.sources or state.queue):
            return ""
        if state.requests >= limits.requests:
            return MOST_REQUESTS.format(n=state.requests, left=len(state.queue))
        if state.bytes >= limits.all_bytes:
            return MOST_BYTES.format(n=limits.all_bytes // 1_000_000)
        if state.seconds >= limits.all_seconds:
            return MOST_SECONDS.format(n=round(limits.all_seconds / 60))
        return ""

    def _is_at_a_limit(self) -> bool:
        reached = self.limit_reached
        if reached:
            self._end(reached)
        return bool(reached)

    def _end(self, why: str, is_complete: bool = False) -> bool:
        self.state.ended, self.state.is_complete = why, is_complete
        return False
