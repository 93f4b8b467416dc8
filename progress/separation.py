"""
Author and approver are two people, where the office has two who review.

The people counted are those in the secretary's role who may sign in and review: neither
administrators nor the server's superuser. An office of one secretary works alone, and so does one
that says so (Agency.review_by_another); then the update says that its writer approved it.
docs/decisions/ tells who counts as a writer, and why nobody is left without an approver.
"""

from collections.abc import Sequence
from typing import Any

from agency.models import Agency, User
from agency.roles import ADMINISTRATOR, SECRETARY
from progress.models import Update


def writers_of(update: Update) -> list[int]:
    """The keys of all who wrote words or evidence of an update, the last one at the end."""
    last = update.saved_by_id or update.author_id
    earlier = [key for key in (update.author_id, *update.writer_keys) if key and key != last]
    return list(dict.fromkeys([*earlier, *([last] if last else [])]))


def note_writer(update: Update, user: Any) -> None:
    """Remember, on an update that is about to be saved, who wrote in it now."""
    update.writer_keys = [*(key for key in writers_of(update) if key != user.pk), user.pk]
    update.saved_by = user


def is_writer(user: Any, update: Update) -> bool:
    """Whether the user wrote any of the words or evidence of an update."""
    return user.pk in writers_of(update)


def why_not_approve(user: Any, update: Update) -> str:
    """Why somebody else has to approve the update, in Thai; "" if the user may."""
    return _refusal(user, type(update), writers_of(update))


def why_not_publish_own(user: Any, update_model: type[Update]) -> str:
    """As why_not_approve, of words that the user is about to write."""
    return _refusal(user, update_model, [user.pk])


def _refusal(user: Any, update_model: type[Update], writers: Sequence[int]) -> str:
    if user.pk not in writers or not _is_asked_for():
        return ""
    reviewers = _secretaries(update_model)
    if len(reviewers) < 2:
        return ""
    others = [person for person in reviewers if person.pk not in writers]
    if not others:
        # All of them wrote: each has read what the others did, but nobody the last words.
        if user.pk != writers[-1]:
            return ""
        others = [person for person in reviewers if person.pk != user.pk]
    return (
        "ท่านเป็นผู้เขียนหรือแก้ไขรายงานฉบับนี้ ผู้ตรวจต้องเป็นเลขานุการอีกคน "
        f"({', '.join(map(str, others))}) หากไม่มีผู้ตรวจได้ในเวลานี้ "
        "ผู้ดูแลระบบเปลี่ยนข้อกำหนดนี้ได้ที่ข้อมูลหน่วยงาน"
    )


def _is_asked_for() -> bool:
    agency = Agency.objects.only("review_by_another").first()
    return agency is None or agency.review_by_another


def _secretaries(update_model: type[Update]) -> list[User]:
    """Who reviews such updates by the secretary's role alone."""
    options = update_model._meta
    people = User.objects.filter(
        is_active=True,
        is_superuser=False,
        groups__name=SECRETARY,
        groups__permissions__codename=f"review_{options.model_name}",
        groups__permissions__content_type__app_label=options.app_label,
    )
    return list(people.exclude(groups__name=ADMINISTRATOR).order_by("pk").distinct())
