"""What every page of the back office has in common: Thai dates, Thai digits, nothing deleted."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db import models

from backoffice.form_fields import (
    NumberInput,
    PortalModelForm,
    ThaiDateField,
    ThaiDateInput,
    ThaiDateTimeField,
    ThaiDateTimeInput,
    ThaiTimeField,
    ThaiTimeInput,
    TickGroup,
    WebAddressField,
)
from backoffice.locked_rows import LockedFormPageMixin, LockedRowsMixin
from backoffice.noticed_values import NoticingAdmin
from backoffice.paper_lists import PaperListMixin
from backoffice.persistent_uploads import PersistentFileFormSetMixin
from backoffice.publication_admin import PublicationAdminMixin
from backoffice.removing import RemovalAdminMixin, RemovalFormSet
from backoffice.safe_editing import SafeEditingMixin
from records.relations import ProtectingManyToManyField
from thai.dates import format_short_thai_date, format_thai_datetime

_NUMBER = {"widget": NumberInput}
FORM_FIELDS: Mapping[type[models.Field], Mapping[str, Any]] = {
    models.DateField: {"form_class": ThaiDateField, "widget": ThaiDateInput},
    models.DateTimeField: {"form_class": ThaiDateTimeField, "widget": ThaiDateTimeInput},
    models.TimeField: {"form_class": ThaiTimeField, "widget": ThaiTimeInput},
    models.IntegerField: _NUMBER,
    models.PositiveSmallIntegerField: _NUMBER,
    models.PositiveIntegerField: _NUMBER,
    models.DecimalField: _NUMBER,
    models.URLField: {"form_class": WebAddressField, "assume_scheme": "https"},
    # A few divisions or roles: to tick them needs no training and no mouse.
    models.ManyToManyField: {"widget": TickGroup},
    ProtectingManyToManyField: {"widget": TickGroup},
}


class ThaiFormMixin(LockedRowsMixin, BaseModelAdmin):
    """For admins and inlines alike: fields that read what Thai officers type."""

    form: "type[forms.ModelForm[Any]]" = PortalModelForm
    formset: type[forms.BaseInlineFormSet] = RemovalFormSet  # of an inline
    formfield_overrides = FORM_FIELDS


class PortalModelAdmin(
    LockedFormPageMixin,
    SafeEditingMixin,
    NoticingAdmin,
    PublicationAdminMixin,
    RemovalAdminMixin,
    ThaiFormMixin,
    PaperListMixin,
):
    """Base of every admin of the portal. What was public is never removed (backoffice.removing)."""

    list_per_page = 50

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if issubclass(inline.formset, PersistentFileFormSetMixin):
            kwargs["user"] = request.user
        return kwargs


def dated_column(model, field: str):
    """A list column or read-only field that shows a date or moment in the Buddhist era."""

    @admin.display(description=model._meta.get_field(field).verbose_name, ordering=field)
    def column(self, row):
        value = getattr(row, field)
        if value is None:
            return "–"
        return (
            format_thai_datetime(value) if hasattr(value, "hour") else format_short_thai_date(value)
        )

    return column
