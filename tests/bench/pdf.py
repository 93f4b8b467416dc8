"""
bin/bench pdf: what our exact text and tags cost, and how a report grows.

Each figure is taken in a process of its own, turn by turn with its counterpart, and the median
of the turns is told. Goals: at most 1.3 times WeasyPrint alone on the same HTML, at most 12 times
the time for 10 times the rows, under 400 MB at 10 times.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TURNS = 5
KINDS = {"plain": 1, "ours": 1, "plain x10": 10, "ours x10": 10}


def main() -> None:
    """Without arguments: measure and tell. With a kind: take one figure and print it as JSON."""
    if len(sys.argv) > 1:
        print(json.dumps(take_figure(sys.argv[1])))
        return
    figures = {kind: [] for kind in KINDS}
    for turn in range(1, TURNS + 1):
        for kind in KINDS:
            print(f"turn {turn} of {TURNS}: {kind} …", file=sys.stderr)
            run = [sys.executable, __file__, kind]
            figures[kind].append(json.loads(subprocess.run(run, stdout=-1, check=True).stdout))
    tell(figures)


def tell(figures: dict[str, list[dict]]) -> None:
    """Print medians, ratios and the verdict on each goal."""
    seconds = {
        kind: statistics.median(f["seconds"] for f in rows) for kind, rows in figures.items()
    }
    for kind, rows in figures.items():
        pages, memory = rows[0]["pages"], max(row["megabytes"] for row in rows)
        print(f"{kind:10} {seconds[kind]:7.2f} s  {pages:4} pages  {memory:5.0f} MB")
    goals = [
        ("ours / WeasyPrint alone", seconds["ours"] / seconds["plain"], 1.3),
        ("10 times the rows / once", seconds["ours x10"] / seconds["ours"], 12),
        ("MB at 10 times", max(f["megabytes"] for f in figures["ours x10"]), 400),
    ]
    for name, figure, goal in goals:
        verdict = "ok" if figure <= goal else "MISSED"
        print(f"{name:26} {figure:7.2f}  (goal: at most {goal}) {verdict}")


def take_figure(kind: str) -> dict:
    """Render the FY2566 report once, after a small document has loaded the libraries."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    sys.path.insert(0, str(ROOT))
    html, stylesheets = report_html(KINDS[kind])
    make = make_plain if kind.startswith("plain") else make_ours
    make("<html lang=th><title>x</title><p>ก", stylesheets)
    start = time.perf_counter()
    pages = make(html, stylesheets)
    return {
        "seconds": time.perf_counter() - start,
        "pages": pages,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def report_html(times: int) -> tuple[str, list[Path]]:
    """The HTML of the real report with its rows repeated."""
    import django

    django.setup()
    from dataclasses import replace

    from django.core.management import call_command

    from agency.models import FiscalYear
    from annual_report.contents import assemble_report
    from annual_report.layout import report_html, stylesheets_of

    quiet = StringIO()
    call_command("migrate", verbosity=0)
    call_command("load_criteria", ROOT / "oit_checklist/criteria/2566.toml", stdout=quiet)
    call_command("load_year", ROOT / "imports/data/fy2566.toml", stdout=quiet)
    contents = assemble_report(FiscalYear.objects.get(year_be=2566))
    parts = [replace(part, rows=part.rows * times) for part in contents.parts]
    return report_html(replace(contents, parts=parts)), stylesheets_of(contents)


def make_ours(html: str, stylesheets: list[Path]) -> int:
    from documents.pdf import make_pdf

    return make_pdf(html, stylesheets=stylesheets).page_count


def make_plain(html: str, stylesheets: list[Path]) -> int:
    """WeasyPrint alone: the same HTML, styles and fonts, no exact text, no tags."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from documents.font_files import FONTS

    fonts = FontConfiguration()
    sheets = [FONTS / "fonts.css", *stylesheets]
    styles = [CSS(filename=path, font_config=fonts) for path in sheets]
    document = HTML(string=html).render(stylesheets=styles, font_config=fonts)
    document.write_pdf()
    return len(document.pages)


if __name__ == "__main__":
    main()
