"""Take over what somebody ticked of an edited document: all of it or nothing, and never unseen."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction

from catalogue.locks import why_locked
from imports.edited_word.proposals import ADDED, REMOVED, Change, WordsOf
from meetings.models import AgendaItem, Meeting, Statement
from thai.spelling import normalise

CHANGED = (
    "มีผู้แก้ไขข้อความนี้ในระบบหลังจากท่านเปิดหน้านี้ ยังไม่ได้นำข้อความใดมาใช้ "
    "กรุณาเลือกแฟ้ม Word อีกครั้งเพื่อเทียบกับข้อความล่าสุด"
)


class NotTakenOverError(Exception):
    """Nothing was taken over; the message is Thai and says why."""


@transaction.atomic
def take_over(meeting: Meeting, changes: Sequence[Change], chosen: Collection[str]) -> int:
    """
    Store the chosen changes; returns how many.

    Raises NotTakenOverError if the minutes are locked or a passage was changed meanwhile,
    ValidationError if a text cannot be stored. Every row is saved by itself: the log has it.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    words = WordsOf(Meeting.objects.for_minutes().get(pk=meeting.pk))
    if why := why_locked(words.meeting):
        raise NotTakenOverError(why)
    taken = [change for change in changes if change.key in chosen]
    for change in taken:
        if not _is_there(words, change) or words.words(change.key) != change.was:
            raise NotTakenOverError(CHANGED)
    _change_rows(words, taken)
    for change in taken:
        if change.key.startswith(REMOVED):
            words.statements[int(change.key.split("-")[1])].delete()
    _add(words, [change for change in taken if change.said])
    return len(taken)


def _is_there(words: WordsOf, change: Change) -> bool:
    kind, key, *_ = change.key.split("-")
    if kind == REMOVED:
        return int(key) in words.statements
    return words.row("agenda" if kind == ADDED else kind, int(key)) is not None


def _change_rows(words: WordsOf, changes: Iterable[Change]) -> None:
    rows: dict[tuple[type, int], Any] = {}
    for change in changes:
        kind, key, name = f"{change.key}-".split("-")[:3]
        if kind in (ADDED, REMOVED):
            continue
        row = words.row(kind, int(key))
        setattr(row, name, normalise(change.becomes))
        rows[type(row), row.pk] = row
    for row in rows.values():
        row.full_clean()
        row.save()


def _add(words: WordsOf, changes: Iterable[Change]) -> None:
    """New statements, each behind the one that it follows in the document."""
    behind: dict[tuple[int, int], Statement] = {}
    for change in changes:
        item, after = (int(part) for part in change.key.split("-")[1:3])
        previous = behind.get((item, after)) or words.statements.get(after)
        speaker, post, text = (normalise(part) for part in change.said or ())
        made = Statement(agenda_item_id=item, speaker=speaker, post=post, text=text)
        made.order = _make_room(words.items[item], previous)
        made.full_clean()
        made.save()
        behind[item, after] = made


def _make_room(item: AgendaItem, previous: Statement | None) -> int:
    """The order behind a statement, 0 for none; those behind it move on, the last one first."""
    order = 1
    if previous is not None and previous.pk:
        order = Statement.objects.get(pk=previous.pk).order + 1
    elif first := item.statements.order_by("order").first():
        order = max(first.order, 1)
    if Statement.objects.filter(agenda_item=item, order=order).exists():
        for each in Statement.objects.filter(agenda_item=item, order__gte=order).order_by("-order"):
            each.order += 1
            each.save()
    return order
