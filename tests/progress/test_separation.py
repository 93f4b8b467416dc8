"""Who wrote an update does not approve it, where the office has another secretary."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection, transaction

from agency.models import User
from agency.roles import ADMINISTRATOR
from progress import reviewing
from progress.models import Status
from progress.reviewing import OwnWordsError
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[make.item, make.measure], ids=["item", "measure"])
def row(request, palad):
    return request.param(divisions=[palad])


@pytest.fixture
def other(db):
    return make.secretary("other")


def write(row, user, **values):
    return reviewing.save_draft(row, user, {"status": Status.NOT_DONE, **values})


def published(row):
    row.refresh_from_db()
    return row.published_update


def refused(draft, user) -> bool:
    try:
        with transaction.atomic():
            reviewing.approve(draft, user)
    except OwnWordsError:
        return True
    return False


def test_an_office_of_one_secretary_works_alone_and_it_is_on_record(row, secretary):
    reviewing.approve(write(row, secretary), secretary)

    assert published(row).self_approved


def test_with_two_the_other_one_approves(row, secretary, other):
    draft = write(row, secretary)

    with pytest.raises(OwnWordsError, match="other"):
        reviewing.approve(draft, secretary)
    assert published(row) is None
    reviewing.approve(draft, other)

    assert published(row).reviewer == other
    assert not published(row).self_approved


@pytest.mark.usefixtures("other")
def test_what_a_clerk_wrote_any_secretary_approves(row, clerk, secretary):
    reviewing.approve(reviewing.submit(write(row, clerk), clerk), secretary)

    assert not published(row).self_approved


@pytest.mark.usefixtures("other")
def test_who_mends_the_words_of_a_clerk_has_written(row, clerk, secretary):
    reviewing.submit(write(row, clerk), clerk)

    assert refused(write(row, secretary, status=Status.DONE), secretary)


@pytest.mark.usefixtures("other")
def test_a_comma_of_somebody_else_does_not_make_them_another_ones_words(row, clerk, secretary):
    draft = write(row, clerk)
    write(row, secretary, status=Status.DONE)
    write(row, clerk, status=Status.NOT_DONE)

    assert refused(draft, secretary)


@pytest.mark.usefixtures("other")
def test_who_brought_the_evidence_has_written(row, clerk, secretary):
    draft = write(row, clerk)
    make.evidence(row, published_at=None, added_by=secretary)
    reviewing.change_evidence(row, secretary)

    assert refused(draft, secretary)


def test_nobody_is_left_without_an_approver(row, secretary, other):
    """Both wrote: who wrote last has been read by nobody, who wrote first reads it now."""
    draft = write(row, secretary)
    write(row, other, status=Status.DONE)

    assert refused(draft, other)
    assert not refused(draft, secretary)
    assert published(row).self_approved


def test_a_third_one_approves_where_there_is_one(row, secretary, other):
    draft = write(row, secretary)
    write(row, other, status=Status.DONE)
    third = make.secretary("third")

    assert refused(draft, secretary)
    assert not refused(draft, third)


def _leaves(other):
    other.is_active = False
    other.save()


def _becomes_administrator(other):
    other.groups.add(Group.objects.get(name=ADMINISTRATOR))


def _becomes_superuser(other):
    other.is_superuser = True
    other.save()


def _loses_the_role(other):
    other.groups.clear()


def _loses_the_right(other):
    right = Permission.objects.filter(codename__startswith="review_")
    group = other.groups.get()
    group.permissions.remove(*right)
    # The secretary of the test keeps it, by name.
    User.objects.get(username="secretary").user_permissions.add(*right)


@pytest.mark.parametrize(
    "change",
    [_leaves, _becomes_administrator, _becomes_superuser, _loses_the_role, _loses_the_right],
)
def test_only_active_people_in_the_role_are_counted(row, secretary, other, change):
    draft = write(row, secretary)
    assert refused(draft, secretary)

    change(other)

    assert not refused(draft, User.objects.get(pk=secretary.pk))


def test_an_administrator_makes_no_second_person(row, secretary, administrator):
    make.administrator("second")

    assert not refused(write(row, secretary), secretary)


@pytest.mark.usefixtures("secretary", "other")
def test_an_administrator_approves_the_words_of_others_but_not_own_ones(row, clerk, administrator):
    assert refused(write(row, administrator), administrator)
    row.updates.all()[0].delete()

    assert not refused(write(row, clerk), administrator)


@pytest.mark.usefixtures("other")
def test_the_office_can_say_that_one_is_enough(row, secretary):
    agency = make.agency()
    draft = write(row, secretary)
    assert refused(draft, secretary)

    agency.review_by_another = False
    agency.save()

    assert not refused(draft, secretary)
    assert published(row).self_approved


def test_the_record_stays_when_people_change(row, secretary):
    reviewing.approve(write(row, secretary), secretary)
    make.secretary("new")

    assert published(row).self_approved


def test_a_draft_is_approved_by_nobody(row, secretary):
    draft = write(row, secretary)
    draft.self_approved = True

    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


def test_a_loaded_report_is_nobodys_own(row):
    make.published(row)

    assert not published(row).self_approved


@pytest.mark.parametrize("app", ["measures", "oit_checklist"])
def test_old_approvals_are_marked_where_the_data_shows_it(app, clerk, secretary):
    new_row = make.measure if app == "measures" else make.item
    own = {"author": secretary, "reviewer": secretary}
    mended = {"author": clerk, "saved_by": secretary, "reviewer": secretary}
    reviewed = {"author": clerk, "saved_by": clerk, "reviewer": secretary}
    updates = [make.published(new_row(), **people) for people in (own, mended, reviewed, {})]
    (file,) = Path(f"{app}/migrations").glob("*_who_wrote.py")
    migration = import_module(f"{app}.migrations.{file.stem}")

    migration.mark_self_approved(apps, SimpleNamespace(connection=connection))

    for update in updates:
        update.refresh_from_db()
    assert [update.self_approved for update in updates] == [True, True, False, False]
