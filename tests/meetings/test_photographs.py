"""Photographs as people choose them, and as earlier versions stored them."""

from io import BytesIO

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from PIL import Image

from agency.admin import AgencyForm
from agency.models import Agency
from meetings.forms import PhotographForm
from meetings.minutes import render_minutes_pdf
from meetings.models import Meeting, Photograph
from meetings.word import render_minutes_docx
from tests import make
from tests.documents.test_pictures import RED_AS, heic

pytestmark = pytest.mark.django_db


def form_with(name: str, data: bytes) -> PhotographForm:
    fields = ["order", "caption", "file"]
    form_class = modelform_factory(Photograph, form=PhotographForm, fields=fields)
    return form_class({"caption": "ที่ประชุม", "order": 1}, {"file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(
    ("name", "data", "stored"),
    [
        ("ภาพ 1.HEIC", heic(), "ภาพ 1.jpg"),
        ("ภาพ.png", RED_AS["jpeg"], "ภาพ.jpg"),  # the name lies
        ("ภาพ.JPG", RED_AS["cmyk of Adobe"], "ภาพ.JPG"),
        ("ภาพ", RED_AS["palette"], "ภาพ.png"),
    ],
    ids=["heic", "a name that lies", "cmyk", "no ending"],
)
def test_a_telephones_photograph_is_stored_as_a_plain_picture(name, data, stored):
    form = form_with(name, data)
    form.instance.meeting = make.meeting()
    assert form.is_valid(), form.errors
    photograph = form.save()

    assert photograph.original_name == stored
    with Image.open(photograph.file.path) as picture:
        assert (picture.mode, picture.size) == ("RGB", (photograph.width, photograph.height))
    assert 'accept="image/jpeg,image/png,image/heic' in str(form["file"])


@pytest.mark.parametrize("data", [b"MZ", heic()[:300], b""], ids=["program", "half", "empty"])
def test_what_is_no_picture_is_refused_in_thai(data):
    form = form_with("ภาพ.heic", data)

    assert list(form.errors) == ["file"]
    assert "กรุณา" in str(form.errors["file"]) or "ว่าง" in str(form.errors["file"])


def test_the_seal_may_come_from_a_telephone_too():
    form_class = modelform_factory(Agency, form=AgencyForm, fields=["seal"])
    form = form_class({}, {"seal": SimpleUploadedFile("ตรา.heic", heic())}, instance=make.agency())

    assert form.is_valid(), form.errors
    assert form.cleaned_data["seal"].name == "ตรา.jpg"


@pytest.mark.parametrize(
    ("data", "pictures"),
    [(RED_AS["cmyk of Adobe"], 1), (RED_AS["no head"], 1), (b"spoilt", 0), (None, 0)],
    ids=["cmyk", "no head", "spoilt", "lost"],
)
def test_what_was_stored_before_prints_or_is_named(data, pictures):
    meeting = make.meeting()
    row = Photograph(meeting=meeting, caption="ที่ประชุม", published_at=meeting.published_at)
    row.file.save("a.jpg", ContentFile(data or b"x"), save=False)
    row.width = row.height = 9
    Photograph.objects.bulk_create([row])
    if data is None:
        row.file.storage.delete(row.file.name)
    meeting = Meeting.objects.for_minutes().get()

    word = docx.Document(BytesIO(render_minutes_docx(meeting)))

    assert len(word.inline_shapes) == pictures
    told = "\n".join(line.text for line in word.paragraphs)
    assert ("เปิดแฟ้มภาพนี้ไม่ได้" in told) == (not pictures)
    assert render_minutes_pdf(meeting).startswith(b"%PDF-")
