"""The rules of a robots.txt for one program (RFC 9309): groups, wildcards, the longest match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes, urlsplit

EVERYBODY = "*"
_PROGRAM = re.compile(r"[a-z_-]+|\*(?!\S)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_RATE = re.compile(r"([0-9]{1,9})\s?/\s?([0-9]{1,9})")
_OF_A_GROUP = frozenset(("allow", "disallow", "crawl-delay", "request-rate"))
_END = "$"


@dataclass(frozen=True)
class Rule:
    """Paths that begin with the first of `parts` and have the others behind it, in their order."""

    parts: tuple[str, ...]
    allows: bool

    @classmethod
    def of(cls, pattern: str, allows: bool) -> "Rule":
        """From "/a*.pdf$"."""
        bare = pattern.removesuffix(_END)
        *others, last = map(_spelled, bare.split("*"))
        return cls((*others, last + _END * (bare != pattern)), allows)

    @property
    def rank(self) -> tuple[int, bool]:
        """Of all that match the longest counts; of two as long, the one that allows."""
        return len("*".join(self.parts)), self.allows

    def matches(self, place: str) -> bool:
        """Whether it speaks of a place; in linear time."""
        first, *others = self.parts
        if not place.startswith(first):
            return False
        at = len(first)
        for part in others:
            found = place.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return True


@dataclass
class Rules:
    """What the groups of a program say together; `pause` in seconds."""

    rules: list[Rule] = field(default_factory=list)
    pause: float = 0

    def add(self, name: str, value: str) -> None:
        """One line of a group; a number that is none says nothing."""
        if name in ("allow", "disallow") and value:
            self.rules.append(Rule.of(value, name == "allow"))
        elif name == "crawl-delay" and (number := _NUMBER.match(value)):
            self.pause = max(self.pause, float(number[0]))
        elif name == "request-rate" and (rate := _RATE.match(value)) and int(rate[1]):
            self.pause = max(self.pause, int(rate[2]) / int(rate[1]))

    def sort(self) -> None:
        """Put those first that count before others, each once."""
        self.rules = sorted(dict.fromkeys(self.rules), key=lambda rule: rule.rank, reverse=True)

    def allows(self, url: str) -> bool:
        """Whether an address may be opened: as no rule speaks of it, too."""
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        place = _spelled((parts.path or "/") + query) + _END
        return next((rule.allows for rule in self.rules if rule.matches(place)), True)


def read_rules(text: str, program: str) -> tuple[Rules, list[str]]:
    """What is said to a program, by its name or else to everybody; and the sitemaps named."""
    groups: dict[str, Rules] = {}
    sitemaps: list[str] = []
    concerned: set[str] = set()
    is_head = False  # one group may name many programs, and many groups one
    for name, value in _lines(text):
        if name == "user-agent":
            found = _PROGRAM.match(value)
            named = {found[0].lower()} if found else set()
            concerned = named & {program.lower(), EVERYBODY} | (concerned if is_head else set())
            is_head = True
            for one in concerned:
                groups.setdefault(one, Rules())
        elif name in _OF_A_GROUP:
            is_head = False
            for one in concerned:
                groups[one].add(name, value)
        elif name == "sitemap":
            sitemaps.append(value)
    rules = groups.get(program.lower()) or groups.get(EVERYBODY) or Rules()
    rules.sort()
    return rules, sitemaps


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Names in small letters with their values, without remarks."""
    for line in text.splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        yield name.strip().lower(), value.strip()


def _spelled(text: str) -> str:
    """The one spelling of a path, in which no "*" and "$" are left."""
    return quote(unquote_to_bytes(text), safe="/")
