"""A file of the office on the pages: read, corrected, decided, taken over, taken back."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from imports.models import KnownHead, OfficeImport
from measures.models import Measure
from oit_checklist.models import ItemEvidence
from tests import make

pytestmark = pytest.mark.django_db
KIT = Path(__file__).parents[1] / "field_kit"
START = "/admin/imports/"


@pytest.fixture
def office(client, roles):
    make.agency()
    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"):
        make.division(name)
    make.fiscal_year(2566)
    client.force_login(make.secretary())
    return client


def send(client, file: Path | str, target: str, **more):
    data = {"target": target, "year": "2566", **more}
    if isinstance(file, Path):
        data["file"] = SimpleUploadedFile(file.name, file.read_bytes())
    else:
        data["pasted"] = file
    return client.post(START, data, follow=True)


def test_a_word_file_with_measures_is_read_and_taken_over(office):
    page = send(office, KIT / "measures-title-row.docx", "measures")

    assert page.status_code == 200
    one = OfficeImport.objects.get()
    assert one.step == "read", one.problem
    assert Measure.objects.count() == 0
