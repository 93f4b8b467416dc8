"""What was found on an old website: pages and files, and how links call them."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from thai.spelling import normalise

MOST_NAMES = 8
LONGEST_TEXT = 300

PAGE, FILE, OUTSIDE = "page", "file", "outside"


def tidy(text: str) -> str:
    """
    A text on one line, not too long, that any database stores.

    Without NUL, other control characters, and half letters of UTF-16, which JSON can spell.
    """
    whole = text[: 4 * LONGEST_TEXT].encode("utf-8", "replace").decode()
    return " ".join(normalise(whole).split())[:LONGEST_TEXT]


@dataclass(frozen=True)
class Naming:
    """How a link calls a page: its text, the row or line and the heading that it stands in."""

    text: str = ""
    row: str = ""
    heading: str = ""
    url: str = ""  # as the link has it, with its fragment


@dataclass
class Page:
    """A page or file; `url` opens it. `gone` says in Thai why it is nothing to suggest."""

    url: str
    kind: str = PAGE
    title: str = ""
    headings: list[str] = field(default_factory=list)
    names: list[Naming] = field(default_factory=list)
    opened: bool = False
    gone: str = ""
    digest: str = ""

    def add_name(self, naming: Naming) -> None:
        """
        Remember another name that a link gives; the same one counts once.

        A link that stands below other headings on other pages is one of the menu: it has none.
        """
        for place, known in enumerate(self.names):
            if (known.text, known.row, known.url) == (naming.text, naming.row, naming.url):
                if known.heading != naming.heading and known.text:
                    self.names[place] = replace(known, heading="")
                return
        if len(self.names) < MOST_NAMES:
            self.names.append(naming)

    def to_json(self) -> dict[str, Any]:
        """A plain value."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Page":
        """The page of `to_json`. Raises TypeError for anything else."""
        names = [Naming(**name) for name in value.get("names", ())]
        return cls(**{**value, "names": names})
