"""A status is told by agency/statuses.py: nobody else types its words, codes, boxes."""

import copy
import re
from pathlib import Path

import pytest
from django.template import Context, Template

from agency.statuses import DEFAULTS, Statuses
from progress.models import Status

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "agency/statuses.py"
# Words that say more than a status ("ผลการดำเนินการ") are not meant.
TYPED = re.compile(
    "[☐☑◧]|ยังไม่ได้ดำเนินการ|ดำเนินการแล้ว|[>\"']ดำเนินการ[<\"']|[\"'=](?:not_)?done\\b[\"'&]|"
    r"[!=]= Status\.\w+\b(?!\()"
)
# Elsewhere the same signs mean something else.
NOT_MEANT = {
    "documents/fonts/build.py": "draws the boxes",
    "agency/models/year_status.py": "asks whether a year counts a status as done",
    "agency/status_pages.py": "says that a year has to",
    "imports/year_file_statuses.py": "says that a year has to",
    "oit_checklist/itas/sheet.py": "reads the field of a frozen sheet",
    "old_website/models.py": "says how far the reading of a website is",
}

# They read what people wrote of statuses, in whatever words and signs, and tell nobody any.
READERS = ("values/", "office_files/", "imports/tables/", "imports/documents/")


def sources() -> list[Path]:
    """Every module and template of the portal."""
    packages = [path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests"]
    return [
        path
        for folder in [*packages, ROOT / "templates"]
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts
    ]


def test_words_codes_and_boxes_are_typed_once():
    typed = [
        f"{name}: {match[0]}"
        for path in sources()
        if path != HOME
        and (name := str(path.relative_to(ROOT))) not in NOT_MEANT
        and not name.startswith(READERS)
        for match in TYPED.finditer(path.read_text(encoding="utf-8"))
    ]
    assert typed == []


def test_the_search_above_finds_what_it_is_for():
    assert TYPED.search(HOME.read_text(encoding="utf-8"))
    assert TYPED.search('{% if update.status == "done" %}')
    assert TYPED.search('href="?status=not_done"')
    assert TYPED.search("if row.status == Status.DONE:")


def test_the_form_ticks_one_box_and_an_overview_draws_one():
    assert Status.DONE.boxes == [(Status.NOT_DONE, "☐"), (Status.DONE, "☑")]
    assert Status.NOT_DONE.boxes == [(Status.NOT_DONE, "☑"), (Status.DONE, "☐")]
    assert [status.box for status in DEFAULTS] == ["☐", "☑"]


def three() -> Statuses:
    return Statuses(
        [
            Status("not_done", "ยังไม่ได้ดำเนินการ", is_initial=True),
            Status("in_progress", "อยู่ระหว่างดำเนินการ"),
            Status("done", "ดำเนินการ", "ดำเนินการแล้ว", is_done=True),
        ]
    )


def test_a_third_status_has_its_own_box_in_overviews_and_none_in_the_form():
    statuses = three()

    assert [status.box for status in statuses] == ["☐", "◧", "☑"]
    assert [box for _, box in statuses.named("in_progress").boxes] == ["☐", "☑", "☐"]
    assert statuses.begun_words == "อยู่ระหว่างดำเนินการ"
    assert statuses.done_words == "ดำเนินการแล้ว"


def test_without_a_code_a_row_has_the_initial_status():
    assert three().named(None) == three().named("") == "not_done"


def test_a_code_that_the_year_has_no_more_is_shown_as_it_is_and_not_done():
    lost = three().named("paused")

    assert (lost, lost.label, lost.is_done) == ("paused", "paused", False)
    assert lost.boxes[-1] == ("paused", "☑")


def test_a_code_of_the_form_that_the_year_has_no_more_keeps_its_words():
    others = Statuses([Status("begun", "เริ่ม", is_initial=True), Status("end", "จบ", is_done=True)])

    assert others.named("done").label == "ดำเนินการ"


def test_a_status_is_copied_with_its_words():
    status = copy.deepcopy(three().named("in_progress"))

    assert (status, status.label, len(status.among)) == ("in_progress", "อยู่ระหว่างดำเนินการ", 3)


@pytest.mark.parametrize(
    ("mark", "drawn"),
    [(Status.NOT_DONE, "☐"), (Status.DONE, "☑"), (three().named("in_progress"), "◧"),
     (True, "☑"), (False, "☐")],
)  # fmt: skip
def test_a_box_is_for_the_eye_only(mark, drawn):
    html = Template("{% load status %}{{ mark|box }}").render(Context({"mark": mark}))
    assert html == f'<span class="box" aria-hidden="true">{drawn}</span>'
