"""Whoever is given a role can sign in to the back office, and nobody else: is_staff follows."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed

from agency.models import User


def connect() -> None:
    """From now on the flag follows roles on every way: forms, tables, commands, the shell."""
    m2m_changed.connect(_follow_roles, sender=User.groups.through, dispatch_uid="agency.role_flags")


def _follow_roles(sender: Any, instance: Any, action: str, reverse: bool, pk_set, **kwargs) -> None:
    if not action.startswith("post_"):
        return
    if not reverse:
        instance.save(update_fields=["is_staff"])
    elif pk_set is None:
        # Everybody was taken out at once.
        _set_anew(User.objects.filter(is_staff=True, is_superuser=False, groups=None))
    else:
        _set_anew(User.objects.filter(pk__in=pk_set))


def _set_anew(people: QuerySet[User]) -> None:
    for person in people:
        person.save(update_fields=["is_staff"])
