"""
bin/bench work: the daily pages with ten fiscal years, 5,000 evidences and 20,000 updates.

Needs DATABASE_URL of a PostgreSQL server; works in a test database that it makes and removes.
Each page is taken turn by turn with the login page of the same server, and the median is told.
Goals: under 150 ms each on PostgreSQL; the export of a year under 2 s. A missed goal exits with 1.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TURNS = 15
YEARS, EVIDENCE_AN_ITEM, UPDATES_AN_ITEM = 10, 12, 46


def main() -> bool:
    """Fill a throw-away database, take the figures, tell them; True if all goals are met."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        return tell(measure(fill()))
    finally:
        runner.teardown_databases(databases)


def fill():
    """Ten years like FY2566, a clerk who answers for most of it, and a secretary."""
    from oit_checklist.criteria_file import load_criteria
    from oit_checklist.models import ChecklistItem
    from tests import make
    from tests.conftest import CRITERIA

    palad = make.division("สำนักปลัด")
    text = CRITERIA.read_text(encoding="utf-8")
    for year_be in range(2557, 2557 + YEARS):
        with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
            file.write(text.replace("fiscal_year = 2566", f"fiscal_year = {year_be}"))
            file.flush()
            load_criteria(Path(file.name))
    items = ChecklistItem.objects.filter(instrument="OIT").prefetch_related("elements")
    for item in items:
        item.divisions.add(palad)
    _fill_evidence(items)
    clerk, secretary = make.clerk(palad), make.secretary()
    _fill_updates(items, clerk)
    return clerk, secretary, items.last()


def _fill_evidence(items) -> None:
    from django.utils import timezone

    from oit_checklist.models import ItemEvidence

    through = ItemEvidence.elements.through
    rows = ItemEvidence.objects.bulk_create(
        ItemEvidence(
            assignment=item,
            title=f"หลักฐาน {n}",
            url=f"https://ita.example.go.th/{item.pk}/{n}.pdf",
            document_date=date(2023, 1, 1),
            published_at=timezone.now() if n else None,
        )
        for item in items
        for n in range(EVIDENCE_AN_ITEM)
    )
    through.objects.bulk_create(
        through(itemevidence_id=row.pk, element_id=element.pk)
        for row in rows
        for element in row.assignment.elements.all()[:2]
    )


def _fill_updates(items, clerk) -> None:
    from django.utils import timezone

    from oit_checklist.models import ItemUpdate

    now = timezone.now()
    for item in items:
        rows = ItemUpdate.objects.bulk_create(
            ItemUpdate(
                assignment=item,
                author=clerk,
                status="done",
                state="approved" if n < UPDATES_AN_ITEM - 1 else "submitted",
                progress="- ดำเนินการแล้ว\n" * 5,
                reviewed_at=now - timedelta(days=UPDATES_AN_ITEM - n),
            )
            for n in range(UPDATES_AN_ITEM)
        )
        item.published_update = rows[-2]
        item.save()


def measure(people) -> dict[str, list[float]]:
    """Milliseconds of each page, turn by turn."""
    from django.test import Client

    clerk, secretary, item = people
    clients = {"clerk": Client(), "secretary": Client(), "nobody": Client()}
    clients["clerk"].force_login(clerk)
    clients["secretary"].force_login(secretary)
    year = item.fiscal_year.year_be
    row = f"/admin/oit_checklist/checklistitem/{item.pk}/change/"
    pages = {
        "login page (counterpart)": ("nobody", "/admin/login/"),
        "my work of a clerk": ("clerk", f"/admin/?year={year}"),
        "row page": ("clerk", row),
        "review queue": ("secretary", f"/admin/?year={year}"),
        "readiness": ("secretary", f"/admin/readiness/{year}/"),
        "export of a year's items": ("secretary", f"/admin/tables/items.xlsx?year={year}"),
        "export of its evidence": ("secretary", f"/admin/tables/item-evidence.xlsx?year={year}"),
    }
    figures = {name: [] for name in pages}
    for _ in range(TURNS):
        for name, (person, address) in pages.items():
            start = time.perf_counter()
            response = clients[person].get(address)
            figures[name].append((time.perf_counter() - start) * 1000)
            assert response.status_code == 200, (name, response.status_code)
    return figures


def tell(figures: dict[str, list[float]]) -> bool:
    """Print medians, their ratio to the counterpart and the verdict; True if all goals are met."""
    medians = {name: statistics.median(times) for name, times in figures.items()}
    base = medians["login page (counterpart)"]
    met = True
    for name, median in medians.items():
        goal = 2000 if name.startswith("export") else 150
        verdict = "ok" if median < goal else "MISSED"
        met = met and median < goal
        print(f"{name:28} {median:7.1f} ms {median / base:6.1f} times (goal: {goal} ms) {verdict}")
    return met


if __name__ == "__main__":
    sys.exit(not main())
