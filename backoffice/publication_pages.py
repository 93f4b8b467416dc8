"""
The pages of the acts: what the public sees of a row, and the buttons that change it.

One page for every kind of record that is published, and one that asks before many rows are.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.views.decorators.http import require_POST

import catalogue
from backoffice.admin_pages import render_admin_page
from backoffice.publication_trail import publication_trail
from catalogue import Record, acts, effects
from catalogue.locks import why_closed
from catalogue.visibility import name_of, visibility_of
from records.publication import Publishable

# Django refuses a form with a thousand values.
MOST_ROWS = 900
LONGEST_KEY = 18  # digits that any database reads

ACT_NAMES = {"publish": "เผยแพร่", "withdraw": "ถอนการเผยแพร่", "restore": "นำกลับมาเผยแพร่"}


def publication(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What the public sees of one row now, and what each act would change."""
    record = _record_or_404(kind)
    _require_right(request, record)
    row = _rows(record, [pk]).first()
    if row is None:
        raise Http404("ไม่มีรายการนี้")
    if request.method == "POST":
        chosen = _chosen_below(request, row)
        if _act(request, request.POST.get("act", ""), [row, *chosen]):
            return redirect("publication:row", kind, pk)
    below = acts.drafts_below(row)
    return render_admin_page(
        request,
        "admin/publication/row.html",
        f"การเผยแพร่: {name_of(row)}",
        row=row,
        kind=kind,
        seen=visibility_of(row),
        closed=why_closed(row),
        address=record.address(row),
        back=_back_office_address(record, row),
        below=[(name_of(draft), _key(draft)) for draft in below],
        trail=publication_trail(row),
        reason=request.POST.get("reason", ""),
        **_what_acts_would_do(row, below),
    )


@require_POST
def publication_of_many(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask, with the numbers, before an act is done to many rows; then do it to all of them."""
    record = _record_or_404(kind)
    act = request.POST.get("act", "")
    keys = [key for key in request.POST.getlist("ids") if key.isascii() and key.isdecimal()]
    keys = [key for key in keys if len(key) <= LONGEST_KEY]
    rows = list(_rows(record, keys[:MOST_ROWS]))
    if act not in ACT_NAMES or not rows or len(keys) > MOST_ROWS:
        return _ask_to_choose(request, record)
    _require_right(request, record)
    if "confirmed" in request.POST and _act(request, act, rows):
        return redirect(_list_address(record))
    return ask(request, record, act, rows)


def ask(request: HttpRequest, record: Record, act: str, rows: list[Any]) -> HttpResponse:
    """The page that counts what an act would do to these rows, with its button."""
    if len(rows) > MOST_ROWS:
        return _ask_to_choose(request, record)
    concerned, reason_why_not = _concerned(act, rows)
    return render_admin_page(
        request,
        "admin/publication/many.html",
        f"{ACT_NAMES[act]} {record.title} {len(rows)} รายการ",
        kind=record.kind,
        act=act,
        act_name=ACT_NAMES[act],
        rows=rows,
        others=[name_of(row) for row in concerned if row not in rows],
        already=len([row for row in rows if row not in concerned]) if not reason_why_not else 0,
        effect=_EFFECTS[act](concerned),
        why_not=reason_why_not,
        back=_list_address(record),
        reason=request.POST.get("reason", ""),
    )


def _ask_to_choose(request: HttpRequest, record: Record) -> HttpResponse:
    messages.warning(request, f"กรุณาเลือกรายการก่อน เลือกได้ไม่เกิน {MOST_ROWS} รายการในครั้งเดียว")
    return redirect(_list_address(record))


_EFFECTS: dict[str, Callable[[Iterable[Any]], list[effects.Effect]]] = {
    "publish": effects.effect_of_publishing,
    "withdraw": effects.effect_of_withdrawing,
    "restore": effects.effect_of_restoring,
}


def _concerned(act: str, rows: list[Any]) -> tuple[list[Any], str]:
    """The rows that an act would change, those above them included, or why it cannot be done."""
    if act == "withdraw":
        return [row for row in rows if row.is_published], ""
    if act == "restore":
        return [row for row in rows if row.withdrawn_at], ""
    found: list[Any] = []
    try:
        for row in rows:
            found += [draft for draft in acts.needed_for(row) if draft not in found]
    except acts.ActError as error:
        return [], str(error)
    return found, ""


def _what_acts_would_do(row: Any, below: list[Any]) -> dict[str, Any]:
    """
    For each act that makes sense now: whom it changes, and what strangers see more or less.

    What appears counts the drafts below the row too, as they stand ticked on the page.
    """
    needed, why_not = _concerned("publish", [row])
    return {
        "needed": [name_of(draft) for draft in needed],
        "appears": effects.effect_of_publishing([*needed, *below]) if needed else [],
        "why_not": "" if row.withdrawn_at else why_not,
        "disappears": effects.effect_of_withdrawing([row]) if row.is_published else [],
        "returns": effects.effect_of_restoring([row]) if row.withdrawn_at else [],
    }


def _act(request: HttpRequest, act: str, rows: list[Any]) -> bool:
    """Do it, and say what came of it; False with the reason where it cannot be done."""
    try:
        if act == "publish":
            changed = acts.publish(rows, request.user)
        elif act == "withdraw":
            changed = acts.withdraw(rows, request.user, request.POST.get("reason", ""))
        elif act == "restore":
            changed = acts.restore(rows, request.user)
        else:
            raise acts.ActError("กรุณากดปุ่มในหน้านี้")
    except acts.ActError as error:
        messages.error(request, str(error))
        return False
    tell(request, act, rows, changed)
    return True


def tell(request: HttpRequest, act: str, rows: list[Any], changed: list[Any]) -> None:
    """Say of these rows what is so after an act, as the database has them now."""
    now = [visibility_of(row) for row in map(_again, changed or rows)]
    public = [seen for seen in now if seen.is_public]
    done = (
        f"{ACT_NAMES[act]}แล้ว {len(changed)} รายการ" if changed else "ไม่มีรายการใดเปลี่ยน เพราะทำไว้แล้ว"
    )
    if act == "withdraw":
        text = f"{done} ประชาชนไม่เห็นแล้ว {len(now) - len(public)} รายการ"
        messages.success(request, text)
    elif len(public) == len(now):
        messages.success(request, f"{done} ประชาชนเห็นแล้ว {len(public)} รายการ")
    else:
        hidden = next(seen for seen in now if not seen.is_public)
        messages.warning(request, f"{done} {hidden.sentence}")


def _again(row: Any) -> Any:
    return _rows(catalogue.record_of(type(row)), [row.pk]).get()


def _rows(record: Record, keys: Iterable[Any]) -> Any:
    return with_parents(record.model._base_manager.filter(pk__in=keys))


def with_parents(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows together with those that have to be public as well, so that asking costs no query."""
    paths = rows.model.published_with
    return rows.select_related(*paths) if paths else rows


def _chosen_below(request: HttpRequest, row: Any) -> list[Any]:
    """The drafts below a row that the form says to publish with it."""
    if request.POST.get("act") != "publish":
        return []
    ticked = set(request.POST.getlist("with"))
    return [draft for draft in acts.drafts_below(row) if _key(draft) in ticked]


def _key(row: Any) -> str:
    return f"{catalogue.record_of(type(row)).kind}-{row.pk}"


def _record_or_404(kind: str) -> Record:
    for record in catalogue.records(Publishable):
        if record.kind == kind:
            return record
    raise Http404("ไม่มีรายการชนิดนี้")


def _require_right(request: HttpRequest, record: Record) -> None:
    if not record.may_publish(request.user):
        raise PermissionDenied(f"ท่านไม่มีสิทธิเผยแพร่หรือถอน{record.title}")


def _list_address(record: Record) -> str:
    options = record.model._meta
    try:
        return reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    except NoReverseMatch:
        return reverse("admin:index")


def _back_office_address(record: Record, row: Any) -> str:
    owner = record.back_office_row(row)
    options = owner._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[owner.pk])


def publication_address(row: Publishable) -> str:
    """The page on which a row is published, withdrawn and restored."""
    return reverse("publication:row", args=[catalogue.record_of(type(row)).kind, row.pk])


urlpatterns = [
    path("<slug:kind>/", admin.site.admin_view(publication_of_many), name="many"),
    path("<slug:kind>/<int:pk>/", admin.site.admin_view(publication), name="row"),
]
app_name = "publication"
