"""What the portal knows of fiscal years, their calendar and scale, of divisions and people."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ManyToOneRel, QuerySet

import catalogue
from agency.models import (
    Agency,
    Deadline,
    Division,
    FiscalYear,
    GradeBand,
    ReportSigner,
    SocialLink,
    User,
    YearStatus,
)
from agency.sheets import DeadlineSheet, DivisionSheet, GradeBandSheet, UserSheet
from agency.status_rows import why_kept
from agency.statuses import Status
from catalogue.calendar import Appointment
from catalogue.columns import DataColumn
from catalogue.data_tables import DataTable
from catalogue.usual_columns import updated_at, year_column


def _score(name: str, title: str, description: str) -> DataColumn:
    about = f"{description} ว่างไว้จนกว่าจะประกาศผล"
    return DataColumn(name, title, about, type="number", unit="คะแนนเต็ม 100")


SCORE_COLUMNS = (
    year_column("year_be"),
    _score("total_score", "คะแนนรวม", "คะแนนรวมของหน่วยงาน"),
    _score("iit_score", "คะแนน IIT", "คะแนนจากผู้มีส่วนได้ส่วนเสียภายใน"),
    _score("eit_score", "คะแนน EIT", "คะแนนจากผู้มีส่วนได้ส่วนเสียภายนอก"),
    _score("oit_score", "คะแนน OIT", "คะแนนการเปิดเผยข้อมูลสาธารณะ"),
    DataColumn("grade", "ระดับผลการประเมิน", "ระดับตามเกณฑ์ของปีนั้น เกณฑ์แต่ละปีอาจต่างกัน"),
    updated_at(lambda year: year.published_at),
)


@catalogue.register(FiscalYear)
class FiscalYearRecord(catalogue.Record):
    kind, title = "years", "ปีงบประมาณ"
    year_path = ""
    whole_words = (("grade",),)
    parts = ("deadlines", "grade_bands", "status_rows", "report_signers")
    free_fields = frozenset({"closed_on", "reopened_reason"})

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "scores",
            "ผลการประเมิน",
            "คะแนนและระดับผลการประเมิน ITA ของปีตามที่ ป.ป.ช. ประกาศ ปีละหนึ่งแถว",
            key=("year_be",),
            columns=SCORE_COLUMNS,
            rows_of=lambda fiscal_year: [fiscal_year],
            place=10,
        )

    def address(self, row: FiscalYear) -> str:
        return f"/{row.year_be}/"

    def withdrawn_name(self, row: FiscalYear) -> str:
        return self.name_of(row)


class YearPartRecord(catalogue.Record):
    """What a fiscal year brings along: public as soon as the year is."""

    moments = ()
    public_with = ("fiscal_year",)
    mended_in_public = True

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
    sheet = DeadlineSheet

    def appointment(self, row: Deadline) -> Appointment:
        return Appointment(
            key=f"deadline-{row.pk}",
            title=f"ครบกำหนด: {row.title}",
            path=self.address(row),
            day=row.due_on,
            known_since=row.fiscal_year.shown_since,
        )

    def appointments(self) -> Iterator[Appointment]:
        return map(self.appointment, self.public_rows().select_related("fiscal_year"))


@catalogue.register(GradeBand)
class GradeBandRecord(YearPartRecord):
    kind, title = "grades", "เกณฑ์ระดับคะแนน"
    whole_words = (("name",),)
    words_are_levels = True
    sheet = GradeBandSheet


@catalogue.register(YearStatus)
class YearStatusRecord(YearPartRecord):
    kind, title = "year-statuses", "สถานะของปี"
    whole_words = (("label",), ("in_overview",))
    # Its last half alone on a line says the opposite.
    more_whole_words = (Status.NOT_DONE.label, Status.NOT_DONE.in_overview)

    def why_kept(self, row: YearStatus) -> str:
        return why_kept(row)


@catalogue.register(ReportSigner)
class ReportSignerRecord(YearPartRecord):
    kind, title = "report-signers", "ผู้ลงนามในรายงาน"

    def address(self, row: ReportSigner) -> str:
        return f"/{row.fiscal_year.year_be}/report/"


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
    whole_words = (("name",),)
    unseen_fields = frozenset({"review_by_another"})


@catalogue.register(SocialLink)
class SocialLinkRecord(OfficeRecord):
    kind, title = "social-links", "สื่อสังคมออนไลน์"


@catalogue.register(Division)
class DivisionRecord(OfficeRecord):
    kind, title = "divisions", "ส่วนราชการ"
    whole_words = (("name",),)
    sheet = DivisionSheet


@catalogue.register(User)
class UserRecord(catalogue.Record):
    kind, title = "users", "ผู้ใช้งาน"
    whole_words = (("first_name", "last_name"),)
    sheet = UserSheet
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
