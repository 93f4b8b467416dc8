"""Where the reading of an old website stands: a plain value that can be stored and taken up."""

from dataclasses import asdict, dataclass, field
from typing import Any

from old_website.crawling.pages import Page

VERSION = 1
MOST_TOLD = 300

ROBOTS, HOME, SITEMAP, WORDPRESS, VISIT = "robots", "home", "sitemap", "wordpress", "visit"


@dataclass(frozen=True)
class Task:
    """One request to make; `place` counts pages of a list, `depth` links from the home page."""

    kind: str
    url: str
    depth: int = 0
    place: int = 1
    list_kind: str = ""


@dataclass
class State:
    """Everything of a reading. `ended` says in Thai why nothing more is read; "" while it runs."""

    home: str
    sources: list[Task] = field(default_factory=list)
    queue: list[Task] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # key of an address → key of its page
    found: dict[str, Page] = field(default_factory=dict)
    shapes: dict[str, int] = field(default_factory=dict)
    told: list[dict[str, str]] = field(default_factory=list)
    robots: str | None = None
    rest_root: str = ""
    requests: int = 0
    sitemaps: int = 0  # put in line, readable or not
    bytes: int = 0
    seconds: float = 0
    failures: int = 0
    asked_at: float = 0  # seconds since 1970, so that a pause is kept by whoever goes on
    ended: str = ""
    is_complete: bool = False

    def tell(self, url: str, why: str) -> None:
        """Remember what could not be read, and why."""
        if len(self.told) < MOST_TOLD:
            self.told.append({"url": url, "why": why})

    def to_json(self) -> dict[str, Any]:
        """A value of dicts, lists, texts and numbers."""
        value = {**vars(self), "version": VERSION}
        value["sources"] = [asdict(task) for task in self.sources]
        value["queue"] = [asdict(task) for task in self.queue]
        value["found"] = {key: page.to_json() for key, page in self.found.items()}
        for name in ("seen", "shapes"):
            value[name] = dict(value[name])
        value["told"] = [dict(one) for one in self.told]
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "State":
        """The state of `to_json`. Raises ValueError for anything else."""
        try:
            values = dict(value)
            if values.pop("version") != VERSION:
                raise ValueError("another version of the stored reading")
            values["sources"] = [Task(**task) for task in values["sources"]]
            values["queue"] = [Task(**task) for task in values["queue"]]
            found = values["found"].items()
            values["found"] = {key: Page.from_json(page) for key, page in found}
            return cls(**values)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no stored reading of a website") from error
