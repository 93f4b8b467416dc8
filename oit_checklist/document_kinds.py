"""The documents of the checklist that are made once, where they are looked for."""

from oit_checklist.itas.kinds import FROZEN_SHEET_DOCX, SHEET_DOCX

__all__ = ["FROZEN_SHEET_DOCX", "SHEET_DOCX"]
