"""Rows that divisions report on, their evidence and their history as spreadsheets."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Prefetch, QuerySet

from agency.models import FiscalYear
from catalogue.columns import Column, Part
from catalogue.sheets import Sheet
from progress import reviewing
from progress.columns import working_value
from progress.known_addresses import KnownAddresses
from progress.link_guard import RefusedError, refuse_internal
from progress.many_drafts import change_evidence_of, rows_with_draft, save_drafts
from progress.measuring import report_fields
from progress.models import Assignment, Evidence, Update
from progress.permissions import has_to_wait, may_review, why_not_report

WAITS = (
    "รายงานนี้ส่งตรวจแล้ว แก้ไขได้เมื่อเลขานุการส่งกลับ ถ้าท่านไม่ได้แก้แถวนี้ "
    "แสดงว่าระบบเปลี่ยนหลังจากที่ส่งออก กรุณาส่งออกใหม่แล้วแก้อีกครั้ง"
)
FROZEN = "หลักฐานนี้อนุมัติแล้ว แก้ไขไม่ได้ หากไม่ถูกต้อง ให้เลขานุการถอนในหน้ารายการ"
NO_FILES = "กรุณากรอกที่อยู่เว็บ การแนบแฟ้มทำได้ในหน้ารายการเท่านั้น"
WEB_ADDRESS = "ที่อยู่เว็บ"


def own_rows(model: type[Assignment], user: Any, fiscal_year: FiscalYear) -> QuerySet[Any]:
    """The rows of a year that the user may see in the back office, with their open updates."""
    rows = _rows_of_year(model, fiscal_year).for_list()
    if not may_review(user, model.update_model()):
        rows = rows.of_user(user)
    return _with_open_updates(rows)


def _rows_of_year(model: type[Assignment], fiscal_year: FiscalYear) -> Any:
    """Asked of the year itself, all its rows have that one year and no copy of their own."""
    field: Any = model._meta.get_field("fiscal_year")
    return getattr(fiscal_year, field.remote_field.get_accessor_name()).all()


def _with_open_updates(rows: Any) -> QuerySet[Any]:
    updates = rows.model.update_model().objects.open()
    found: QuerySet[Any] = rows.prefetch_related(
        Prefetch("updates", queryset=updates, to_attr="open_updates")
    )
    return found


def why_not_now(user: Any, row: Any) -> str:
    """Why the user may not report on this row at this moment, in Thai; "" if they may."""
    if reason := why_not_report(user, row):
        return reason
    # What is being worked on, from what `own_rows` loaded.
    open_update: Update | None = row.open_updates[0] if row.open_updates else None
    return WAITS if has_to_wait(user, open_update) else ""


def public_rows(model: type[Assignment], fiscal_year: FiscalYear | None) -> QuerySet[Any]:
    """The rows of a year that everybody may know of, whosever they are."""
    rows = model.objects.published().filter(fiscal_year=fiscal_year)
    return rows.for_list().with_year()


def why_not_own(user: Any, row: Any) -> str:
    """What a person is told of a row that is not among the own ones; None where it is not known."""
    reason = why_not_report(user, row) if row else ""
    return reason or "ไม่มีรายการนี้ในรายการที่ท่านแก้ไขได้ กรุณาตรวจปีและเลขที่ของรายการ"


def save_report(user: Any, row: Any, values: dict[str, Any]) -> None:
    """Save `values` over the newest update, as a draft. Raises ValidationError."""
    with _refused_in_words():
        reviewing.save_draft(row, user, _over_newest(row, values))


def save_reports(user: Any, reports: Mapping[Any, dict[str, Any]]) -> None:
    """The same for many rows, which the caller holds."""
    with _refused_in_words():
        save_drafts({row: _over_newest(row, values) for row, values in reports.items()}, user)


def _over_newest(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    now = {name: working_value(row, name) for name in report_fields(row)}
    kept = {name: value for name, value in now.items() if value is not None}
    return {**kept, **values}


@contextmanager
def _refused_in_words() -> Iterator[None]:
    try:
        yield
    except (reviewing.ReviewError, PermissionDenied) as error:
        raise ValidationError(str(error)) from error


class ReportSheet(Sheet):
    """Rows that divisions report on. Clerks change the report, reviewers the row as well."""

    model: ClassVar[type[Assignment]]

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return own_rows(self.model, self.user, fiscal_year)

    def refusal(self, column: Column, row: Any) -> str:
        if column.part is Part.REPORT:
            return "" if self.is_new(row) else why_not_now(self.user, row)
        if not self.user.has_perm(self.add_right):
            return "แก้ไขได้เฉพาะเลขานุการ"
        return super().refusal(column, row)

    def why_none(self, key: tuple) -> str:
        rows = public_rows(self.model, self.years.get(key[0]))
        return why_not_own(self.user, next((row for row in rows if self._key_of(row) == key), None))

    def after_saving(self, row: Any) -> None:
        if row.reported:
            save_report(self.user, row, row.reported)

    def after_saving_many(self, rows: Sequence[Any]) -> None:
        save_reports(self.user, {row: row.reported for row in rows if row.reported})


class EvidenceSheet(Sheet):
    """
    Evidence of the rows of a family: web addresses come in, files only go out with name and hash.

    What is published stays as it is. `order` are the lookup paths that order the rows.
    """

    explanation = "เพิ่มและแก้ไขหลักฐานที่เป็นที่อยู่เว็บ ส่วนแฟ้มส่งออกได้แต่ชื่อและค่า SHA-256"
    model: ClassVar[type[Evidence]]
    order: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any):
        super().__init__(*args)
        self.parents: dict[tuple, Any] = {}

    def parent_key(self, row: Any) -> tuple:
        """The key columns of a row of the family: all but the evidence's own."""
        raise NotImplementedError

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        self.parents.update({self.parent_key(row): row for row in self._parents_in(fiscal_year)})
        family: Any = self.model._default_manager
        evidence = family.filter(assignment__in=list(self.parents.values()))
        by_row = evidence.select_related(
            "assignment__fiscal_year", "last_link_check", "last_manual_check"
        )
        return by_row.order_by(*self.order, F("pk").asc())

    def _parents_in(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        family = self.model.row_model()
        if not may_review(self.user, family.update_model()):
            return own_rows(family, self.user, fiscal_year)
        # Whoever reviews may report on every row, whosever it is: its divisions are not asked.
        rows = _rows_of_year(family, fiscal_year).select_related("published_update")
        return _with_open_updates(rows)

    def concerned(self, fiscal_year: FiscalYear, *, lock: bool) -> QuerySet[Any]:
        if lock:
            # Whoever adds evidence on the row page holds the row itself.
            keys = self._parents_in(fiscal_year).order_by().values("pk")
            held = self.model.row_model()._base_manager.filter(pk__in=keys).order_by("pk")
            list(held.only("pk").select_for_update(of=("self",)))
        return super().concerned(fiscal_year, lock=lock)

    def make(self, key: dict[str, Any]) -> Evidence:
        parent = self.parents.get(tuple(key.values())[:-1])
        if parent is None:
            raise ValidationError(
                why_not_own(self.user, self._public_parent(tuple(key.values())[:-1]))
            )
        family: Any = self.model
        return family(assignment=parent, added_by=self.user)

    def _public_parent(self, key: tuple) -> Any:
        rows = public_rows(self.model.row_model(), self.years.get(key[0]))
        return next((row for row in rows if self.parent_key(row) == key), None)

    def refusal(self, column: Column, row: Any) -> str:
        if row.published_at:
            return FROZEN
        parent = self.parents.get(self.parent_key(row.assignment))
        return why_not_now(self.user, parent) or super().refusal(column, row)

    @cached_property
    def _addresses(self) -> KnownAddresses:
        return KnownAddresses(self.known.values())

    def errors_of(self, row: Any) -> dict[str, str]:
        if not row.url and not row.file:
            return {WEB_ADDRESS: NO_FILES}
        # What is no web address at all is refused by the field, with its own sentence.
        if row.url.lower().startswith(("http://", "https://")) and not row.published_at:
            try:
                refuse_internal(row.url)
            except RefusedError as error:
                return {WEB_ADDRESS: str(error)}
        self._addresses.note(row)
        if self.is_new(row) and self._addresses.has_other(row):
            return {WEB_ADDRESS: "รายการนี้มีหลักฐานชื่อและที่อยู่เว็บนี้แล้ว"}
        return {}

    def after_saving(self, row: Any) -> None:
        """Evidence waits with an update to be published: without one, a draft is begun."""
        parent = self.parents[self.parent_key(row.assignment)]
        if parent.updates.open().exists():
            reviewing.change_evidence(parent, self.user)
        else:
            save_report(self.user, parent, {})

    def after_saving_many(self, rows: Sequence[Any]) -> None:
        parents = {self.parents[self.parent_key(row.assignment)]: None for row in rows}
        drafted = rows_with_draft(parents)
        change_evidence_of([row for row in parents if row.pk in drafted], self.user)
        save_reports(self.user, {row: {} for row in parents if row.pk not in drafted})


class HistorySheet(Sheet):
    """The history of reports: goes out, never comes back."""

    model: ClassVar[type[Update]]
    order: ClassVar[tuple[str, ...]] = ()

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        own = own_rows(self.model.row_model(), self.user, fiscal_year)
        family: Any = self.model._default_manager
        updates = family.filter(assignment__in=own.values("pk"))
        return (
            updates.with_people()
            .select_related("assignment__fiscal_year")
            .prefetch_related("assignment__fiscal_year__status_rows")
            .order_by(*self.order, "created_at", "pk")
        )
