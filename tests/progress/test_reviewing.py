"""The life of an update: draft, submitted, returned, approved."""

import pytest
from django.core.exceptions import PermissionDenied

from progress import reviewing
from progress.models import Status, Update
from progress.reviewing import ReviewError
from tests import make

pytestmark = pytest.mark.django_db

WORDS = {"status": Status.DONE, "progress": "- ทำแล้ว"}


def save(item, user, **values):
    return reviewing.save_draft(item, user, {**WORDS, **values})


def test_a_draft_is_not_public(palad, clerk):
    item = make.item(divisions=[palad])

    save(item, clerk)

    item.refresh_from_db()
    assert item.published_update is None
    assert not item.is_done


def test_approving_moves_what_the_public_sees(palad, clerk, secretary):
    item = make.item(divisions=[palad])
    draft = reviewing.submit(save(item, clerk), clerk)

    reviewing.approve(draft, secretary)

    item.refresh_from_db()
    assert item.published_update.progress == "- ทำแล้ว"
    assert item.published_update.reviewer == secretary
    assert item.is_done


def test_the_page_stands_while_the_next_update_is_written(palad, clerk):
    item = make.item(divisions=[palad])
    first = make.published(item, progress="ฉบับแรก")

    save(item, clerk, progress="ฉบับใหม่")

    item.refresh_from_db()
    assert item.published_update == first
    assert item.updates.count() == 2


def test_approving_publishes_the_evidence_that_waited(palad, secretary):
    item = make.item(divisions=[palad])
    evidence = make.evidence(item, published_at=None)

    reviewing.approve(save(item, secretary), secretary)

    evidence.refresh_from_db()
    assert evidence.is_published


def test_an_approved_update_is_never_written_again(palad, secretary):
    item = make.item(divisions=[palad])
    approved = make.published(item, progress="ที่เผยแพร่แล้ว")

    save(item, secretary, progress="ฉบับถัดไป")

    approved.refresh_from_db()
    assert approved.progress == "ที่เผยแพร่แล้ว"
    with pytest.raises(ReviewError, match="เผยแพร่ไปแล้ว"):
        reviewing.approve(approved, secretary)


def test_a_clerk_cannot_publish(palad, clerk):
    item = make.item(divisions=[palad])
    draft = save(item, clerk)

    with pytest.raises(PermissionDenied):
        reviewing.approve(draft, clerk)
    with pytest.raises(PermissionDenied):
        reviewing.send_back(draft, clerk, "แก้")


def test_a_clerk_cannot_write_for_another_division(clerk):
    item = make.item(divisions=[make.division("กองคลัง")])

    with pytest.raises(PermissionDenied, match="ไม่ใช่ของส่วนราชการของท่าน"):
        save(item, clerk)
    assert not item.updates.exists()


def test_a_row_for_all_divisions_is_every_clerks(clerk):
    item = make.item(for_all_divisions=True)

    assert save(item, clerk).author == clerk


def test_a_return_needs_a_note_and_reopens_the_draft(palad, clerk, secretary):
    item = make.item(divisions=[palad])
    draft = reviewing.submit(save(item, clerk), clerk)

    with pytest.raises(ReviewError, match="หมายเหตุ"):
        reviewing.send_back(draft, secretary, "  ")
    returned = reviewing.send_back(draft, secretary, "ขาดปัญหาอุปสรรค")

    assert returned.state == Update.State.RETURNED
    assert save(item, clerk, progress="แก้แล้ว").pk == draft.pk


def test_while_waiting_for_review_the_clerk_cannot_change_it(palad, clerk):
    item = make.item(divisions=[palad])
    reviewing.submit(save(item, clerk), clerk)

    with pytest.raises(ReviewError, match="ส่งตรวจแล้ว"):
        save(item, clerk, progress="แอบแก้")


def test_a_closed_year_takes_no_more_reports(palad, clerk, secretary):
    item = make.item(year=make.fiscal_year(2565), divisions=[palad])
    make.closed(item.fiscal_year)

    for user in (clerk, secretary):
        with pytest.raises(PermissionDenied):
            save(item, user)
