"""The municipality, its divisions, its fiscal years and its people."""

from agency.models.fiscal_year import Deadline, FiscalYear, GradeBand
from agency.models.municipality import Agency, Division, SocialLink
from agency.models.report_signer import ReportSigner
from agency.models.user import User
from agency.models.year_status import YearStatus

__all__ = [
    "Agency",
    "Deadline",
    "Division",
    "FiscalYear",
    "GradeBand",
    "ReportSigner",
    "SocialLink",
    "User",
    "YearStatus",
]
