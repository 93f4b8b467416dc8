"""Readings of an old website and what is suggested, for tests."""

from django.core.management import call_command

from old_website.models import WebsiteReading, WebsiteSuggestion
from tests import make

START = "/admin/website/"
PLAN = "แผนปฏิบัติการป้องกันการทุจริต"
BUDGET = "แผนดำเนินงานและการใช้จ่ายงบประมาณประจำปี"


def reading_of(owner, site=None, **values) -> WebsiteReading:
    """A reading that nobody works on yet."""
    address = {"address": site.url()} if site else {}
    return make.website_reading(by=owner, **{"step": "running", **address, **values})


def read(reading: WebsiteReading) -> WebsiteReading:
    """The reading at its end, by the command."""
    call_command("read_old_website", reading.pk)
    reading.refresh_from_db()
    return reading


def suggestion_of(reading, code="o1", **values) -> WebsiteSuggestion:
    """A page that waits for a decision."""
    values = {
        "url": f"http://www.example.go.th/{code}.html", "title": "แผน", "why": "ข้อความลิงก์",
        "score": 90, **values,
    }  # fmt: skip
    return WebsiteSuggestion.objects.create(reading=reading, code=code, **values)


def decide(client, suggestion, decision="accept", query=""):
    """The page after a button was pressed."""
    path = f"{START}{suggestion.reading_id}/decide/{suggestion.pk}/{query}"
    return client.post(path, {"decision": decision}, follow=True)
