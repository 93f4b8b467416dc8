"""A status is one line of progress/models/status.py: nobody else types its words, codes, boxes."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template

from progress.models import Status

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "progress/models/status.py"
# Words that say more than a status ("ผลการดำเนินการ") are not meant.
TYPED = re.compile(
    "[☐☑]|ยังไม่ได้ดำเนินการ|ดำเนินการแล้ว|[>\"']ดำเนินการ[<\"']|[\"'=](?:not_)?done\\b[\"'&]|"
    r"[!=]= Status\.\w+\b(?!\()"
)
# Elsewhere the same signs mean something else.
NOT_MEANT = {"documents/fonts/build.py": "draws the two boxes"}


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
        if path != HOME and (name := str(path.relative_to(ROOT))) not in NOT_MEANT
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
    assert [status.box for status in Status] == ["☐", "☑"]


@pytest.mark.parametrize(
    ("mark", "drawn"),
    [("not_done", "☐"), ("done", "☑"), (Status.DONE, "☑"), (True, "☑"), (False, "☐")],
)
def test_a_box_is_for_the_eye_only(mark, drawn):
    html = Template("{% load status %}{{ mark|box }}").render(Context({"mark": mark}))
    assert html == f'<span class="box" aria-hidden="true">{drawn}</span>'
