"""An office with its year, and its files sent through the pages as a clerk does."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imports.models import OfficeImport
from tests import make

KIT = Path(__file__).parents[1] / "field_kit"
START = "/admin/imports/"
NAMES = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")


@pytest.fixture
def office(client, roles):
    """A signed-in administrator of an office with the year 2566 and its 43 items."""
    make.agency()
    for name in NAMES:
        make.division(name)
    year = make.fiscal_year(2566, published_at=None)
    for number in range(1, 44):
        make.item(year=year, number=number, title=f"ข้อมูลที่ {number}")
    client.force_login(make.administrator())
    return client


def send(client, file, target, year=2566, **more) -> OfficeImport:
    """Choose a file, or paste a text, and read it; gives the import as it stands then."""
    data = {"target": target, "year": str(year), **more}
    if isinstance(file, Path):
        data["file"] = SimpleUploadedFile(file.name, file.read_bytes())
    else:
        data["pasted"] = file
    answer = client.post(START, data)
    assert answer.status_code == 302, answer.content.decode()
    return OfficeImport.objects.latest("pk")


def page(client, one) -> str:
    """What the page of an import says."""
    answer = client.get(f"{START}{one.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def press(client, one, act, **data) -> OfficeImport:
    """Press a button of an import's page; gives the import as it stands then."""
    assert client.post(f"{START}{one.pk}/{act}/", data).status_code == 302
    one.refresh_from_db()
    return one


def open_doubts(one) -> list[dict]:
    """Every question that waits for an answer."""
    errors = (one.outcome or {}).get("errors", ())
    found = [*one.proposal["doubts"], *(each["doubt"] for each in errors if "doubt" in each)]
    return list({(each["cell"], each["why"]): each for each in found}.values())


def answer_all(client, one, typed=None) -> OfficeImport:
    """Choose the first reading of each question until none is left, or type what `typed` says."""
    for _ in range(4):
        doubts = open_doubts(one)
        if not doubts:
            break
        answers = {"new_divisions": "on"}
        for doubt in doubts:
            if doubt["cell"] in (typed or {}):
                answers[f"typed-{doubt['cell']}"] = typed[doubt["cell"]]
            else:
                answers[f"choice-{doubt['cell']}"] = "0"
        one = press(client, one, "answers", **answers)
    return one
