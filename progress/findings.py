"""What a check says about a row: how severe it is, and one Thai sentence that tells what to do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import IntegerChoices

# What a check has to know of a row.
Context = TypeVar("Context", contravariant=True)


class Severity(IntegerChoices):
    """How severe a finding is; a reviewer publishes over the first two only with a note."""

    ERROR = 3, "ต้องแก้"
    WARNING = 2, "ควรแก้"
    INFO = 1, "ควรทราบ"


@dataclass(frozen=True)
class Finding:
    """One thing that a check found; `check` is its stable id."""

    check: str
    severity: Severity
    text: str

    @property
    def label(self) -> str:
        return str(self.severity.label)

    @property
    def code(self) -> str:
        """For style sheets: error, warning or info."""
        return self.severity.name.lower()


@dataclass(frozen=True)
class Check(Generic[Context]):
    """A check by its stable id; `sentences` yields what it finds, in the words of the reader."""

    id: str
    severity: Severity
    sentences: Callable[[Context], Iterator[str]]

    def __call__(self, context: Context) -> Iterator[Finding]:
        """What the check finds in the context of a row."""
        for text in self.sentences(context):
            yield Finding(self.id, self.severity, text)


def check(
    name: str, severity: Severity
) -> Callable[[Callable[[Context], Iterator[str]]], Check[Context]]:
    """Make a check of a function that yields the sentences of what it finds in a row's context."""
    return lambda function: Check(name, severity, function)


def run_checks(checks: Iterable[Check[Context]], context: Context) -> list[Finding]:
    """What all checks find in a row, the severest first."""
    found = [finding for run in checks for finding in run(context)]
    return sorted(found, key=lambda finding: -finding.severity)


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that a reviewer publishes over only with a note."""
    return [finding for finding in findings if finding.severity >= Severity.WARNING]
