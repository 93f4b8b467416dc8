"""
From the demo to the own portal: demo contents and demo accounts go, in one transaction.

Only in a demo in which the office has written nothing yet. Rows are protected from deletion one by
one; here whole tables are emptied at once, past those rules: docs/decisions/0037.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from auditlog.models import LogEntry
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.db.models import Q

from agency.management.commands.create_demo_accounts import ACCOUNTS
from agency.models import Agency, Division, SocialLink, User
from getting_started.models import PortalSetup
from records.audit import note_event
from records.kept_rows import files_of
from records.models import Removal
from records.revision import raise_revision

# What belongs to the machine, to people and to the portal itself.
KEPT_APPS = {"auth", "contenttypes", "sessions", "admin", "auditlog", "accounts", "otp_totp",
             "getting_started"}  # fmt: skip
KEPT_MODELS = {"agency.user", "agency.user_groups", "agency.user_user_permissions",
               "agency.user_divisions",
               "records.revision", "progress.jobrun"}  # fmt: skip
# Of these the rows stay that somebody typed or changed since the demo was loaded.
OF_THE_OFFICE: tuple[type[models.Model], ...] = (Agency, SocialLink, Division)
ACCOUNT_NAMES = [account.username for account in ACCOUNTS]


class NotOwnPortalError(Exception):
    """Nothing was changed; `reasons` are Thai sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def why_not(setup: PortalSetup) -> list[str]:
    """Why the demo cannot become the own portal, as Thai sentences; [] where it can."""
    if not setup.is_demo:
        return ["ระบบนี้ไม่ใช่ระบบตัวอย่าง จึงไม่มีข้อมูลตัวอย่างให้ลบ"]
    named = (model for model in _emptied() if not model._meta.auto_created and model is not Removal)
    return [
        f"หน่วยงานเพิ่มหรือแก้ไขแล้ว: {model._meta.verbose_name} {len(rows)} รายการ "
        f"เช่น “{str(rows[0])[:80]}”"
        for model in named
        if (rows := _touched(model, setup))
    ]


def start_own_portal(keep: User) -> None:
    """
    Remove everything of the demo, all or nothing; `keep` stays as who administers the portal.

    Raises NotOwnPortalError with every reason. Files go after the commit; what a power cut left
    goes with `remove_leftover_files`.
    """
    with transaction.atomic():
        setup = PortalSetup.objects.select_for_update().first() or PortalSetup()
        if reasons := why_not(setup):
            raise NotOwnPortalError(reasons)
        setup.files_to_remove = sorted(_files())
        _empty_tables(setup)
        _remove_accounts(keep)
        _clean_log(setup)
        setup.is_demo = False
        setup.save()
        connection.check_constraints()
        note_event("own-portal-started", setup)
        raise_revision(withdrawal=True)
    remove_leftover_files()


def remove_leftover_files() -> None:
    """Delete the files of demo contents that are gone already; again after a power cut."""
    with transaction.atomic():
        setup = PortalSetup.objects.select_for_update().exclude(files_to_remove=[]).first()
        if setup is None:
            return
        for name in setup.files_to_remove:
            default_storage.delete(name)
        setup.files_to_remove = []
        setup.save()


def _emptied() -> list[type[models.Model]]:
    """The tables of which nothing stays, those between two tables included."""
    kept = {model._meta.label_lower for model in OF_THE_OFFICE} | KEPT_MODELS
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in KEPT_APPS
        and model._meta.label_lower not in kept
    ]


def _touched(model: type[models.Model], setup: PortalSetup) -> list[Any]:
    """The rows that somebody added or changed after the demo was loaded, and that are there."""
    return list(model._base_manager.filter(pk__in=_touched_keys(model, setup)))


def _touched_keys(model: type[models.Model], setup: PortalSetup) -> list[Any]:
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), pk__gt=setup.demo_until
    ).exclude(action=LogEntry.Action.ACCESS)
    keys = entries.values_list("object_pk", flat=True).distinct()
    return [model._meta.pk.to_python(key) for key in keys if key]


def _files() -> Iterator[str]:
    for model in _emptied():
        if any(isinstance(field, models.FileField) for field in model._meta.concrete_fields):
            for row in model._base_manager.all():
                yield from files_of(row)


def _empty_tables(setup: PortalSetup) -> None:
    # The database looks at foreign keys at the end: the order of the tables does not matter.
    for model in _emptied():
        _delete(model._base_manager.all())
    typed = {model: _touched_keys(model, setup) for model in OF_THE_OFFICE}
    if not (typed[Agency] or typed[SocialLink]):
        setup.files_to_remove += [name for row in Agency.objects.all() for name in files_of(row)]
        _delete(Agency.objects.all())
    _delete(SocialLink.objects.exclude(pk__in=typed[SocialLink]))
    gone = Division.objects.exclude(pk__in=typed[Division])
    _delete(User.divisions.through._base_manager.filter(division__in=gone))
    _delete(gone)


def _remove_accounts(keep: User) -> None:
    gone = User.objects.filter(username__in=ACCOUNT_NAMES).exclude(pk=keep.pk)
    keys = list(gone.values_list("pk", flat=True))
    about = Q(content_type=ContentType.objects.get_for_model(User), object_pk__in=map(str, keys))
    _delete(LogEntry.objects.filter(about | Q(actor__in=keys)))
    for relation in _pointing_at(User):
        _delete(relation.model._base_manager.filter(**{f"{relation.name}__in": keys}))
    _delete(User.objects.filter(pk__in=keys))


def _pointing_at(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    for other in apps.get_models(include_auto_created=True):
        for field in other._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is model:
                yield field


def _clean_log(setup: PortalSetup) -> None:
    """What the log says of rows that nobody of the office ever saw as their own."""
    of_demo = _types([*_emptied(), *OF_THE_OFFICE])
    _delete(LogEntry.objects.filter(content_type__in=of_demo, pk__lte=setup.demo_until))
    _delete(LogEntry.objects.filter(content_type__in=_types(_emptied())))


def _types(tables: Iterable[type[models.Model]]) -> list[ContentType]:
    # Tables between two tables have no name in the log.
    return [
        ContentType.objects.get_for_model(model) for model in tables if not model._meta.auto_created
    ]


def _delete(rows: models.QuerySet[Any]) -> None:
    rows._raw_delete(connection.alias)
