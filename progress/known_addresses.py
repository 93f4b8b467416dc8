"""Which addresses rows have already, by title, while the lines of a file change and add some."""

from collections.abc import Iterable
from typing import Any


class KnownAddresses:
    """The evidence of rows as it is in memory by now; withdrawn evidence does not count."""

    def __init__(self, evidence: Iterable[Any]):
        self._rows: dict[tuple, dict[int, Any]] = {}
        self._places: dict[int, tuple] = {}
        for row in evidence:
            self.note(row)

    def note(self, evidence: Any) -> None:
        """Remember what the evidence is by now."""
        before = self._places.pop(id(evidence), None)
        if before is not None:
            del self._rows[before][id(evidence)]
        if not evidence.withdrawn_at:
            place = self._places[id(evidence)] = _place(evidence)
            self._rows.setdefault(place, {})[id(evidence)] = evidence

    def has_other(self, evidence: Any) -> bool:
        """Whether another evidence of the same row has this address and title."""
        return bool(self._rows.get(_place(evidence), {}).keys() - {id(evidence)})


def _place(evidence: Any) -> tuple:
    return (evidence.assignment_id, evidence.url, evidence.title)
