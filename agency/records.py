"""What the portal knows of fiscal years, their calendar and scale, of divisions and people."""

from typing import Any

from django.db.models import ManyToOneRel, QuerySet

import catalogue
from agency.models import Agency, Deadline, Division, FiscalYear, GradeBand, SocialLink, User


@catalogue.register(FiscalYear)
class FiscalYearRecord(catalogue.Record):
    kind, title = "years", "ปีงบประมาณ"
    year_path = ""

    def address(self, row: FiscalYear) -> str:
        return f"/{row.year_be}/"


class YearPartRecord(catalogue.Record):
    """What a fiscal year brings along: public as soon as the year is."""

    moments = ()
    public_with = ("fiscal_year",)

    def shows_itself(self, row: Any) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        shown = FiscalYear.objects.published()
        return self.model._default_manager.filter(fiscal_year__in=shown)

    def address(self, row: Any) -> str:
        return f"/{row.fiscal_year.year_be}/"


@catalogue.register(Deadline)
class DeadlineRecord(YearPartRecord):
    kind, title = "deadlines", "กำหนดการ"


@catalogue.register(GradeBand)
class GradeBandRecord(YearPartRecord):
    kind, title = "grades", "เกณฑ์ระดับคะแนน"


class OfficeRecord(catalogue.Record):
    """What the office says of itself; public at once, for it stands on every page."""

    year_path = ""
    moments = ()
    public_with = ()

    def shows_itself(self, row: Any) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        return self.model._default_manager.all()

    def address(self, row: Any) -> str:
        return "/about/"


@catalogue.register(Agency)
class AgencyRecord(OfficeRecord):
    kind, title = "agency", "หน่วยงาน"


@catalogue.register(SocialLink)
class SocialLinkRecord(OfficeRecord):
    kind, title = "social-links", "สื่อสังคมออนไลน์"


@catalogue.register(Division)
class DivisionRecord(OfficeRecord):
    kind, title = "divisions", "ส่วนราชการ"


@catalogue.register(User)
class UserRecord(catalogue.Record):
    kind, title = "users", "ผู้ใช้งาน"
    year_path = ""
    moments = ()
    public_with = ()

    def shows_itself(self, row: User) -> bool:
        return False

    def shows_choices(self, row: User) -> bool:
        # The divisions of whoever approved something stand beside it.
        return any(
            field.related_model._default_manager.filter(reviewer=row).exists()
            for field in User._meta.get_fields(include_hidden=True)
            if isinstance(field, ManyToOneRel) and field.field.name == "reviewer"
        )

    def public_rows(self) -> QuerySet[Any]:
        # People stand on no public page; of a reviewer only the division does.
        return User.objects.none()
