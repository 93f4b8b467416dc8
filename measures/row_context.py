"""What the checks know of a measure."""

from dataclasses import dataclass

from measures.models import Measure
from progress.row_context import RowContext


@dataclass
class MeasureContext(RowContext[Measure]):
    """A measure; a heading above others needs no proof of its own."""

    @property
    def needs_evidence(self) -> bool:
        return not self.row.is_heading
