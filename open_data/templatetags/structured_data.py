"""JSON-LD in templates: data blocks, which browsers never run and the CSP leaves alone."""

import json

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from agency.models import Agency
from catalogue import record_of
from open_data import structured_data

register = template.Library()

# What could end the script element or begin a comment or an entity, written as JSON may.
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def json_ld(facts: dict) -> SafeString:
    """Facts as a script element that holds data and cannot be closed from inside."""
    data = json.dumps(facts, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 # nosec B308 B703 # escaped above


@register.simple_tag
def organization_data(agency, with_links=False) -> SafeString:
    """The municipality, for the home page and about."""
    return json_ld(structured_data.organization(agency, with_links=with_links))


@register.simple_tag
def dataset_data(agency, fiscal_year, tables, changed_at) -> SafeString:
    """The open data of a year, for its page."""
    return json_ld(structured_data.dataset(agency, fiscal_year, tables, changed_at))


@register.simple_tag
def catalogue_data(agency, years, tables) -> SafeString:
    """The open data of all years, for their page."""
    return json_ld(structured_data.catalogue(agency, years, tables))


@register.simple_tag
def event_data(row: Model, agency: Agency) -> SafeString:
    """A row of a kind with appointments, for its page."""
    appointment = record_of(type(row)).appointment(row)
    return json_ld(structured_data.event(appointment, agency))


@register.simple_tag
def breadcrumb_data(fiscal_year, parent_url, parent_title, here) -> SafeString:
    """The way back, from what includes/breadcrumbs.html prints."""
    trail = [("หน้าแรก", reverse("home"))]
    if fiscal_year:
        trail.append((f"ปีงบประมาณ {fiscal_year}", reverse("year", args=[fiscal_year.year_be])))
    if parent_url:
        trail.append((str(parent_title), str(parent_url)))
    return json_ld(structured_data.breadcrumbs([*trail, (str(here), "")]))
