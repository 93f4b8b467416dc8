"""The checklist of a fiscal year: its criteria, what is reported on them, the ITAS form."""

from oit_checklist.models.confirmations import CriteriaConfirmation
from oit_checklist.models.criteria import (
    ChecklistItem,
    Confidence,
    Element,
    Instrument,
    PeriodBasis,
)
from oit_checklist.models.itas_sheet import ItasSheet
from oit_checklist.models.reports import ItemEvidence, ItemUpdate
from oit_checklist.models.sections import Section

__all__ = [
    "ChecklistItem",
    "Confidence",
    "CriteriaConfirmation",
    "Element",
    "Instrument",
    "ItasSheet",
    "ItemEvidence",
    "ItemUpdate",
    "PeriodBasis",
    "Section",
]
