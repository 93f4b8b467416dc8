"""The checklist of a fiscal year: its criteria, what is reported on them, the ITAS form."""

from oit_checklist.models.criteria import (
    ChecklistItem,
    Confidence,
    Element,
    Instrument,
    PeriodBasis,
    Section,
)
from oit_checklist.models.itas_sheet import ItasSheet
from oit_checklist.models.reports import ItemEvidence, ItemUpdate

__all__ = [
    "ChecklistItem",
    "Confidence",
    "Element",
    "Instrument",
    "ItasSheet",
    "ItemEvidence",
    "ItemUpdate",
    "PeriodBasis",
    "Section",
]
