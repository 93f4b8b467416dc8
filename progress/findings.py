"""What a check says about a row: how severe it is, and one Thai sentence that tells what to do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps

from django.db.models import IntegerChoices


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
        return self.severity.label

    @property
    def code(self) -> str:
        """For style sheets: error, warning or info."""
        return self.severity.name.lower()


Check = Callable[[object], Iterator[Finding]]


def check(name: str, severity: Severity) -> Callable[[Callable[..., Iterator[str]]], Check]:
    """Make a check of a function that yields the sentences of what it finds in a row's context."""

    def make(function: Callable[..., Iterator[str]]) -> Check:
        @wraps(function)
        def run(context) -> Iterator[Finding]:
            for text in function(context):
                yield Finding(name, severity, text)

        run.id, run.severity = name, severity
        return run

    return make


def run_checks(checks: Iterable[Check], context) -> list[Finding]:
    """What all checks find in a row, the severest first."""
    found = [finding for run in checks for finding in run(context)]
    return sorted(found, key=lambda finding: -finding.severity)


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that a reviewer publishes over only with a note."""
    return [finding for finding in findings if finding.severity >= Severity.WARNING]
