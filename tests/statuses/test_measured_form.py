"""Percentages and quarters on the row page: typed, refused, asked about, kept for a colleague."""

import html
import re

import pytest

from audit_log.entries import all_entries
from audit_log.lines import read_lines
from progress.review_changes import changes_of
from tests import make
from tests.backoffice.row_page import address, form_of, press
from tests.backoffice.test_edit_conflicts import again
from tests.measures.table_page import ADDRESS, send, values_of
from tests.statuses.measured import BOTH, rows_of, year_of

pytestmark = pytest.mark.django_db
REFUSED = "ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100"


@pytest.fixture
def measure(request, client, clerk):
    """A measure of the clerk, who is signed in, in a year of percentages or as the test says."""
    client.force_login(clerk)
    return rows_of(year_of(getattr(request, "param", "percent")))[0]


def text_of(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def reported(row, name: str) -> list:
    return [getattr(update, name) for update in row.updates.all()]


@pytest.mark.parametrize(
    ("typed", "stored"), [("0", 0), ("60", 60), ("๖๐", 60), (" 7 ", 7), ("", None)]
)
def test_a_percentage_is_read_as_people_type_it(client, measure, typed, stored):
    press(client, measure, "_continue", percent=typed, results="เริ่มแล้ว")

    assert reported(measure, "percent") == [stored]


@pytest.mark.parametrize("typed", ["101", "-1", "60.5", "หกสิบ", "1e1"])
def test_what_is_no_percentage_is_refused_and_stays_in_its_box(client, measure, typed):
    answer = press(client, measure, "_continue", percent=typed)

    assert REFUSED in text_of(answer)
    assert answer.context["adminform"].form["percent"].value() == typed
    assert reported(measure, "percent") == []


@pytest.mark.parametrize(
    ("status", "percent", "is_asked"),
    [("done", 100, False), ("done", 60, True), ("in_progress", 100, True),
     ("in_progress", 60, False), ("not_done", 0, False), ("done", "", False)],
)  # fmt: skip
def test_a_percentage_that_is_not_of_its_status_is_asked_about_once(
    client, measure, status, percent, is_asked
):
    typed = {"status": status, "percent": percent, "results": "ทำแล้ว"}

    answer = press(client, measure, "_continue", **typed)

    assert (answer.status_code == 200) is is_asked
    if is_asked:
        assert f"ก้าวหน้าร้อยละ {percent} แต่สถานะคือ “" in text_of(answer)
        token = re.search(r'name="notices_shown" value="([^"]+)"', answer.content.decode())[1]
        press(client, measure, "_continue", notices_shown=token, **typed)
    assert reported(measure, "percent") == [percent if percent != "" else None]
    assert reported(measure, "status") == [status]


@pytest.mark.parametrize("measure", ["quarters"], indirect=True)
@pytest.mark.parametrize(("length", "stored"), [(500, 1), (501, 0)])
def test_a_quarter_has_a_length(client, measure, length, stored):
    press(client, measure, "_continue", quarter_2="ก" * length)

    assert len(reported(measure, "quarter_2")) == stored


@pytest.mark.parametrize("measure", ["", "percent", "quarters"], indirect=True)
def test_the_form_asks_for_what_the_year_measures_and_nothing_else(client, measure):
    page = client.get(address(measure)).content.decode()
    asked = set(re.findall(r'name="(percent|quarter_\d)"', page))

    expected = {"percent": {"percent"}, "quarters": {f"quarter_{n}" for n in (1, 2, 3, 4)}}
    assert asked == expected.get(measure.fiscal_year.progress_measure, set())
    press(client, measure, "_continue", percent="50", quarter_1="ทำแล้ว", results="ก")
    stored = {name for name in ("percent", "quarter_1") if reported(measure, name)[0]}
    assert stored == asked & {"percent", "quarter_1"}


@pytest.mark.parametrize(("measure", "values", "told"), BOTH, indirect=["measure"])
def test_a_stale_form_does_not_undo_what_a_colleague_measured(client, measure, values, told):
    ((name, value),) = values.items()
    opened = form_of(client, measure)
    press(client, measure, "_continue", **values)

    answer = client.post(address(measure), {**opened, "results": "ของฉัน", "_continue": "1"})
    assert f"<mark>{told}</mark>" not in text_of(answer)  # the box shows it as well
    assert told in text_of(answer)
    assert again(client, measure, answer).status_code == 302

    assert reported(measure, name) == [value]
    assert reported(measure, "results") == ["ของฉัน"]


@pytest.mark.parametrize(("measure", "values", "told"), BOTH, indirect=["measure"])
def test_of_two_that_measured_the_later_reads_the_earlier_and_decides(
    client, measure, values, told
):
    ((name, value),) = values.items()
    other = 30 if isinstance(value, int) else "ของฉัน"
    opened = form_of(client, measure)
    press(client, measure, "_continue", **values)

    answer = client.post(address(measure), {**opened, name: other, "_continue": "1"})
    assert f"<mark>{told}</mark>" in text_of(answer)
    assert reported(measure, name) == [value]
    again(client, measure, answer)

    assert reported(measure, name) == [other]


@pytest.mark.parametrize(("kind", "values", "told"), BOTH)
def test_a_reviewer_reads_what_changed_and_what_stays(client, secretary, kind, values, told):
    before = {name: 40 if name == "percent" else "ยังไม่เริ่ม" for name in values}
    _, item = rows_of(year_of(kind), before)
    make.draft(item, state="submitted", status="in_progress", **values)
    client.force_login(secretary)

    (text,) = changes_of(item, item.updates.open().get()).texts
    page = text_of(client.get(address(item)))

    assert [(line.change, line.text) for line in text.lines] == [
        ("removed", told.replace("60", "40").replace("ร่างประกาศแล้ว", "ยังไม่เริ่ม")),
        ("added", told),
    ]
    assert f"<ins>{told}</ins>" in page
    trail = page.partition('id="trail-title"')[2].partition("</aside>")[0]
    assert told in re.sub("<[^>]+>", "", trail)


@pytest.mark.parametrize(("measure", "values", "told"), BOTH, indirect=["measure"])
def test_the_log_tells_it_in_thai(client, measure, values, told):
    ((name, value),) = values.items()
    press(client, measure, "_continue", **values)

    entry = all_entries().filter(content_type__model="measureupdate").first()
    (line,) = read_lines([entry])
    label = {"percent": "ก้าวหน้าร้อยละ", "quarter_1": "ไตรมาส 1"}[name]
    assert (label, "", str(value)) in [
        (each.name, each.before, each.after) for each in line.changes
    ]


def test_a_year_that_stops_measuring_shows_what_was_approved_and_asks_no_more(client, clerk, page):
    year = year_of("percent")
    measure, _ = rows_of(year, {"percent": 60})
    year.progress_measure = ""
    year.save()
    client.force_login(clerk)

    assert "ก้าวหน้าร้อยละ 60" in page("/2566/measures/1/")
    press(client, measure, "_continue", results="ใหม่")
    assert measure.updates.open().get().percent is None


@pytest.mark.parametrize(("kind", "values", "told"), BOTH)
def test_the_table_of_the_year_s_measures_leaves_it_as_it_is(client, secretary, kind, values, told):
    ((name, value),) = values.items()
    measure, _ = rows_of(year_of(kind), values)
    client.force_login(secretary)

    send(client, values_of(client.get(ADDRESS)), row1__results="จากตาราง")

    draft = measure.updates.open().get()
    assert (getattr(draft, name), draft.results) == (value, "จากตาราง")
