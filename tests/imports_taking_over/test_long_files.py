"""A longer file takes more rows in each question to the database, never more questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imports.tables.proposal import Doubt, Proposal, Row
from imports.taking_over.deciding import still_open
from imports.taking_over.storing import preview
from tests.imports_taking_over.taking import office
from tests.work_of import calls_of


def measures(count: int) -> Proposal:
    rows = [
        Row(f"A{n}", {
            "number": n, "title": f"เรื่องที่ {n}", "divisions": ["กองคลัง"], "results": f"ทำแล้ว {n}",
            "status": "ดำเนินการ", "evidence": [{"url": f"https://a.go.th/{n}"}],
        })
        for n in range(1, count + 1)
    ]  # fmt: skip
    return Proposal("measures", 2566, rows=rows)


def people(count: int) -> Proposal:
    rows = [
        Row(f"A{n}", {"name": f"นายก{n} ข{n}", "email": f"p{n}@a.go.th", "division": "กองคลัง"})
        for n in range(1, count + 1)
    ]
    return Proposal("people", 2566, rows=rows)


def meetings(count: int) -> Proposal:
    rows = [
        Row(f"A{n}", {
            "number": f"{n}/2566", "committee": "คณะกรรมการคุณธรรม", "place": "ห้องประชุม",
            "held_on": f"2023-0{n % 9 + 1}-{n // 9 + 1:02d}", "starts_at": "09:30",
        })
        for n in range(1, count + 1)
    ]  # fmt: skip
    return Proposal("meetings", 2566, rows=rows)


@pytest.mark.django_db
@pytest.mark.parametrize("proposal_of", [measures, people, meetings])
def test_a_preview_asks_as_much_for_ten_rows_as_for_a_hundred(proposal_of):
    boss = office()["boss"]

    def questions(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            outcome = preview(proposal_of(count), boss)
        assert outcome.errors == []
        assert outcome.added >= count
        return sum(query["sql"].startswith("SELECT") for query in asked)

    questions(1)  # what is remembered for the whole process
    assert questions(100) == questions(10)


def test_deciding_many_doubts_looks_once_at_each_row():
    def work(count: int) -> int:
        rows = [Row(f"A{n}", {"title": f"ก{n}"}) for n in range(count)]
        doubts = [Doubt(f"A{n}", "ก", (f"ก{n}", "ข"), "เลือก") for n in range(count)]
        chosen = dict.fromkeys((doubt.cell for doubt in doubts), "ข")
        proposal = Proposal("measures", 2566, rows=rows, doubts=doubts)
        calls = calls_of(lambda: still_open(proposal, chosen, new_divisions=False))
        assert [row.values["title"] for row in rows] == ["ข"] * count
        return calls

    assert work(400) < 4.5 * work(100)
