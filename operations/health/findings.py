"""What a check found."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: fine, look at it soon, mend it now."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One check's result: what was found and how to mend it, both in Thai."""

    level: Level
    text: str
    cure: str = ""


def ok(text: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, text)


def warn(text: str, cure: str) -> Finding:
    """Can wait until tomorrow."""
    return Finding(Level.WARN, text, cure)


def fail(text: str, cure: str) -> Finding:
    """Cannot wait."""
    return Finding(Level.FAIL, text, cure)
