"""What waits until a person decides, and what the office taught the assistant."""

from imports.models.known_head import KnownHead
from imports.models.office_import import OfficeImport

__all__ = ["KnownHead", "OfficeImport"]
