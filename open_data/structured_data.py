"""What search engines read of our pages: schema.org, written as JSON-LD."""

from datetime import date, datetime, time

from django.utils import timezone

from agency.models import Agency, FiscalYear
from catalogue.calendar import Appointment
from catalogue.data_tables import DataTable
from open_data import licence
from open_data.writing import WRITERS
from records.addresses import absolute
from thai.dates import fiscal_year_bounds

CONTEXT = "https://schema.org"


def organization(agency: Agency, *, with_links: bool = False) -> dict:
    """The municipality; with_links asks for its pages in social networks, one query."""
    return _known(
        {
            "@context": CONTEXT,
            "@type": "GovernmentOrganization",
            "name": agency.name,
            "url": agency.website or absolute("/"),
            "telephone": agency.phone,
            "email": agency.email,
            "address": _known(
                {
                    "@type": "PostalAddress",
                    "streetAddress": agency.address,
                    "addressLocality": agency.district_name,
                    "addressRegion": agency.province_name,
                    "addressCountry": "TH",
                }
            ),
            "sameAs": _links(agency) if with_links else None,
        }
    )


def breadcrumbs(trail: list[tuple[str, str]]) -> dict:
    """The way back as (title, path) pairs; the last is the page itself and needs no path."""
    steps = [
        _known(
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": absolute(path) if path else None,
            }
        )
        for position, (title, path) in enumerate(trail, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def event(appointment: Appointment, agency: Agency) -> dict:
    """A date at which the public may see something happen."""
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "name": appointment.title,
            "startDate": _moment(appointment.day, appointment.starts_at),
            "endDate": _moment(appointment.day, appointment.ends_at),
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": appointment.place,
                "address": " ".join(filter(None, (agency.name, agency.place))),
            },
            "organizer": _publisher(agency),
            "url": absolute(appointment.path),
            "inLanguage": "th",
        }
    )


def dataset(
    agency: Agency,
    fiscal_year: FiscalYear,
    tables: list[DataTable],
    changed_at: datetime | None = None,
) -> dict:
    """The open data of a year: each table in each format."""
    address = absolute(f"/{fiscal_year.year_be}/data/")
    first, last = fiscal_year_bounds(fiscal_year.year_be)
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": f"ข้อมูลคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ {fiscal_year} {agency.name}",
            "description": " ".join(table.description + "." for table in tables),
            "url": address,
            "identifier": address,
            "license": licence.ADDRESS,
            "isAccessibleForFree": True,
            "inLanguage": "th",
            "dateModified": timezone.localtime(changed_at).isoformat(timespec="seconds")
            if changed_at
            else None,
            "temporalCoverage": f"{first.isoformat()}/{last.isoformat()}",
            "creator": _publisher(agency),
            "publisher": _publisher(agency),
            "distribution": [
                _download(address, table, ending) for table in tables for ending in WRITERS
            ],
        }
    )


def catalogue(agency: Agency, fiscal_years: list[FiscalYear], tables: list[DataTable]) -> dict:
    """The open data of all public years."""
    sets = [dataset(agency, year, tables) for year in fiscal_years]
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": f"ข้อมูลเปิดของ{agency.name}",
        "url": absolute("/open-data/"),
        "license": licence.ADDRESS,
        "publisher": _publisher(agency),
        "dataset": [
            {name: value for name, value in each.items() if name != "@context"} for each in sets
        ],
    }


def _publisher(agency: Agency) -> dict:
    website = agency.website or absolute("/")
    return {"@type": "GovernmentOrganization", "name": agency.name, "url": website}


def _download(address: str, table: DataTable, ending: str) -> dict:
    return {
        "@type": "DataDownload",
        "name": f"{table.title} ({ending})",
        "encodingFormat": WRITERS[ending][1].partition(";")[0],
        "contentUrl": f"{address}{table.name}.{ending}",
    }


def _moment(day: date, at: time | None) -> str | None:
    if not at:
        return None
    return timezone.make_aware(datetime.combine(day, at)).isoformat(timespec="seconds")


def _links(agency: Agency) -> list[str]:
    return [link.url for link in agency.social_links.all()] if agency.pk else []


def _known(facts: dict) -> dict:
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
