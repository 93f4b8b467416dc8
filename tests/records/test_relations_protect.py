"""What a row refers to cannot be deleted: every relation of every table, choices of many too."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import PROTECT, ProtectedError
from django.utils import timezone

from oit_checklist.models import Section
from tests import make

pytestmark = pytest.mark.django_db

# (table, column) → why deleting what it leads to may take the row along, or empty the column.
ALLOWED = {
    ("accounts.RecoveryCode", "user"): "a secret of the account, worth nothing without it",
    ("otp_totp.TOTPDevice", "user"): "a secret of the account, worth nothing without it",
    (
        "admin.LogEntry",
        "user",
    ): "Django's own list; records.audit.keep_actor protects whoever did anything",
    ("admin.LogEntry", "content_type"): "kinds of rows go with the code that declares them",
    ("auditlog.LogEntry", "content_type"): "kinds of rows go with the code that declares them",
    ("auditlog.LogEntry", "actor"): "records.audit.keep_actor protects whoever did anything",
    ("auth.Permission", "content_type"): "kinds of rows go with the code that declares them",
    ("auth.Group_permissions", "permission"): "permissions go with the code that declares them",
    ("agency.User_user_permissions", "permission"): "permissions go with the code",
}


def relations() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if field.remote_field:
                yield model, field


def owns_its_ticks(model: type[models.Model], field: models.Field) -> bool:
    """Whether the column leads from a table of choices to the row that chose."""
    return bool(model._meta.auto_created) and field.related_model is model._meta.auto_created


def test_every_relation_of_every_table_protects_what_it_leads_to():
    loose = {
        (model._meta.label, field.name)
        for model, field in relations()
        if field.remote_field.on_delete is not PROTECT and not owns_its_ticks(model, field)
    }

    assert loose == set(ALLOWED)


def test_no_generic_relation_deletes_what_the_trail_says_of_a_row():
    assert [
        field
        for model in apps.get_models()
        for field in model._meta.private_fields
        if hasattr(field, "bulk_related_objects")
    ] == []


def author():
    person = make.clerk(username="author")
    make.draft(make.measure(), author=person)
    return person


def issuer():
    return make.edition().issued_by


def actor():
    """Somebody who did nothing that any row knows of: only the trail does."""
    person = make.clerk(username="actor")
    apps.get_model("auditlog.LogEntry").objects.log_create(
        make.division(), action=1, changes={}, actor=person, force_log=True
    )
    return person


def chosen_by(kind):
    def chosen():
        division = make.division("กองช่าง")
        kind(divisions=[division])
        return division

    return chosen


def division_of_a_clerk():
    return make.clerk(make.division("กองคลัง")).divisions.get()


def role():
    return make.clerk().groups.get()


def proved_element():
    item = make.item()
    element = make.element(item)
    make.evidence(item).elements.set([element])
    return element


def parent_element():
    item = make.item()
    element = make.element(item)
    make.element(item, parent=element)
    return element


def section():
    return Section.objects.get(pk=make.item().section_id)


def certifying_meeting():
    meeting = make.meeting()
    make.meeting(certified_by=meeting)
    return meeting


def link_check():
    check = make.link_check()
    make.evidence(make.measure(), last_link_check=check)
    return check


def update():
    row = make.measure()
    make.published(row)
    return row.published_update


TARGETS = [
    lambda: make.measure().fiscal_year,
    lambda: make.edition().fiscal_year,
    chosen_by(make.measure),
    chosen_by(make.item),
    division_of_a_clerk,
    role,
    proved_element,
    parent_element,
    section,
    lambda: make.meeting().committee,
    certifying_meeting,
    lambda: make.evidence(make.item()).assignment,
    link_check,
    update,
    author,
    issuer,
    actor,
]
NAMES = [
    "year of a measure", "year of an edition", "division of a measure", "division of an item",
    "division of a clerk", "role", "proved element", "parent element", "section", "committee",
    "certifying meeting", "item", "link check", "published update", "author", "issuer", "actor",
]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS, ids=NAMES)
def test_what_is_referred_to_cannot_be_deleted_alone_or_with_others(target):
    row = target()
    rows = type(row)._base_manager.filter(pk=row.pk)

    with pytest.raises(ProtectedError), transaction.atomic():
        row.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        models.QuerySet(type(row)).filter(pk=row.pk).delete()

    assert rows.exists()


@pytest.mark.parametrize("kind", [make.measure, make.item], ids=["measure", "item"])
def test_a_row_still_takes_its_own_ticks_along(kind):
    division = make.division("กองช่าง")
    row = kind(divisions=[division])

    row.delete()

    division.delete()
    assert not type(division).objects.filter(name="กองช่าง").exists()


def test_the_ticks_of_a_published_row_stand_after_every_attempt():
    division = make.division("กองช่าง")
    row = make.measure(divisions=[division], published_at=timezone.now())

    with pytest.raises(ProtectedError):
        division.delete()

    assert row.responsible == ["กองช่าง"]
