"""What an opening makes, row by row: the same words before it is done and after."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True)
class Made:
    """One row that is made or filled, and what is to be looked at in it."""

    label: str
    note: str = ""


@dataclass
class OpeningReport:
    """
    Rows by the Thai name of what they are; those that were there already are only counted.

    done: names of what this opening has made, now or an earlier time.
    """

    done: set[str] = field(default_factory=set)
    made: dict[str, list[Made]] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    # Sentences about the whole year.
    told: list[str] = field(default_factory=list)

    def add(self, kind: str, label: str, note: str = "") -> None:
        """Note a row that was made."""
        self.made.setdefault(kind, []).append(Made(label, note))

    def first_time(self, name: str) -> bool:
        """Whether this is made for the first time: what people removed does not come again."""
        if name in self.done:
            return False
        self.done.add(name)
        return True

    def was_made(self, name: str) -> bool:
        """Whether this was made before, be it removed since."""
        return name in self.done

    def keep(self, kind: str, count: int = 1) -> None:
        """Note rows that were there already, or were made before: they stay as people left them."""
        if count:
            self.kept[kind] = self.kept.get(kind, 0) + count

    @property
    def groups(self) -> Iterable[tuple[str, list[Made]]]:
        """Every kind with its rows."""
        return self.made.items()

    @property
    def count(self) -> int:
        """How many rows were made."""
        return sum(map(len, self.made.values()))

    @property
    def digest(self) -> str:
        """A short mark of everything that is made: another preview has another one."""
        lines = [
            f"{kind}\t{row.label}\t{row.note}" for kind, rows in self.made.items() for row in rows
        ]
        return sha256("\n".join(lines).encode()).hexdigest()[:16]
