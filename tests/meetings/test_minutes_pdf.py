"""The printed minutes: form 11, and what people put into them."""

import re
from datetime import time
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from PIL import Image

from meetings.forms import PhotographForm
from meetings.minutes import render_minutes_pdf
from meetings.models import Meeting, Photograph
from tests import make
from thai.digits import to_thai_digits

pytestmark = pytest.mark.django_db

CM = 72 / 2.54  # points


@pytest.fixture
def meeting():
    return make.meeting(starts_at=time(13, 30), ends_at=time(14, 30), place="ห้องประชุม")


def printed(meeting) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(render_minutes_pdf(Meeting.objects.for_minutes().get()))


def text_of(document) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def add_attendees(meeting, count: int) -> None:
    for order in range(1, count + 1):
        meeting.attendance.create(order=order, name=f"นายทดสอบ คนที่{order}", role="กรรมการ")


def test_the_order_is_that_of_form_11(meeting):
    meeting.attendance.create(order=1, post="ปลัดเทศบาล", role="ประธานกรรมการ")
    item = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้ง")
    item.statements.create(order=1, speaker="ประธาน", text="แจ้งให้ทราบ")
    meeting.signatures.create(order=1, label="ผู้จดรายงานการประชุม", name="นางสาวข ค")

    text = text_of(printed(meeting))

    order = [text.index(words) for words in (
        "รายงานการประชุม", "คณะกรรมการติดตาม", "เมื่อวันอังคารที่", "ณ ห้องประชุม", "ผู้มาประชุม",
        "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม", "เริ่มประชุม", "ระเบียบวาระที่ ๑", "แจ้งให้ทราบ",
        "เลิกประชุม", "ผู้จดรายงานการประชุม", "(นางสาวข ค)")]  # fmt: skip
    assert order == sorted(order)


def test_the_words_at_the_end_are_those_of_the_office(meeting):
    meeting.printed_ending, meeting.ends_at = "ปิดการประชุม", time(14, 30)
    meeting.save()

    assert "ปิดการประชุม เวลา ๑๔.๓๐ น." in text_of(printed(meeting))


def test_margins_are_those_of_the_regulation(meeting):
    add_attendees(meeting, 60)
    page = printed(meeting)[0]

    boxes = [item.get_bounds() for item in page.get_objects() if item.type in (1,)]
    left = min(box[0] for box in boxes)
    right = max(box[2] for box in boxes)
    assert page.get_size() == pytest.approx((210 / 10 * CM, 297 / 10 * CM), abs=1)
    assert left == pytest.approx(3 * CM, abs=3)
    assert right <= page.get_width() - 2 * CM + 3


def test_pages_are_numbered_at_the_top_from_the_second_on(meeting):
    add_attendees(meeting, 80)
    document = printed(meeting)

    first, second = (document[n].get_textpage().get_text_bounded() for n in (0, 1))
    assert not re.search(r"- [๐-๙]+ -", first)
    assert "- ๒ -" in second


def test_an_empty_item_prints_that_there_is_nothing(meeting):
    meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้ง")

    assert text_of(printed(meeting)).count("-ไม่มี-") == 4  # three lists of people, one item


def test_four_hundred_attendees_are_all_there(meeting):
    add_attendees(meeting, 400)
    text = text_of(printed(meeting))

    assert all(f"คนที่{to_thai_digits(order)}" in text for order in range(1, 401))
    assert "๔๐๐." in text


def test_an_unbreakable_word_stays_on_the_paper(meeting):
    item = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้ง")
    item.statements.create(order=1, speaker="ประธาน", text="ก" * 500)

    document = printed(meeting)
    edges = [item.get_bounds()[2] for page in document for item in page.get_objects()]
    assert text_of(document).count("ก") >= 500
    assert max(edges) <= 210 / 10 * CM


def test_control_characters_do_not_damage_the_document(meeting):
    item = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่อง\x0bแจ้ง")
    item.statements.create(order=1, speaker="ประธาน", text="ก่อน\x07หลัง")

    assert "ก่อนหลัง" in text_of(printed(meeting))


def test_an_address_in_the_words_is_never_fetched(meeting):
    item = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้ง")
    hostile = '<img src="file:///etc/passwd"> http://169.254.169.254/latest'
    item.statements.create(order=1, speaker="ประธาน", text=hostile)

    text = text_of(printed(meeting))

    assert "root:" not in text
    assert "file:///etc/passwd" in text  # shown as words


def filled_in(name: str, data: bytes):
    """The photograph form as the back office makes it, with one picture chosen."""
    fields = ["order", "caption", "file"]
    form_class = modelform_factory(Photograph, form=PhotographForm, fields=fields)
    upload = SimpleUploadedFile(name, data, "image/jpeg")
    return form_class({"caption": "ที่ประชุม", "order": 1}, {"file": upload})


def camera_picture() -> bytes:
    """A large photograph with a position in its EXIF, as a telephone makes it."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "camera"
    buffer = BytesIO()
    Image.effect_noise((4000, 3000), 80).convert("RGB").save(buffer, "JPEG", exif=exif, quality=90)
    return buffer.getvalue()


def test_a_camera_picture_is_scaled_and_loses_its_position(meeting):
    form = filled_in("ภาพ.jpg", camera_picture())
    form.instance.meeting = meeting
    assert form.is_valid(), form.errors
    photograph = form.save()

    with Image.open(photograph.file.path) as stored:
        assert max(stored.size) == 2000
        assert not stored.getexif()
    assert photograph.original_name == "ภาพ.jpg"


def test_photographs_stand_on_an_annex_page_with_their_words(meeting):
    photograph = meeting.photographs.model(
        meeting=meeting, caption="ประธานเปิดประชุม", published_at=meeting.published_at
    )
    buffer = BytesIO()
    Image.new("RGB", (800, 600), "navy").save(buffer, "JPEG")
    photograph.file.save("a.jpg", ContentFile(buffer.getvalue()))

    data = render_minutes_pdf(Meeting.objects.for_minutes().get())
    document = pypdfium2.PdfDocument(data)

    assert len(document) == 2
    assert "ประธานเปิดประชุม" in document[1].get_textpage().get_text_bounded()
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages[1].get_images()) == 1


@pytest.mark.parametrize(
    "data", [b"not a picture", camera_picture()[:5000]], ids=["no picture", "half a picture"]
)
def test_a_broken_picture_is_refused_in_thai(meeting, data):
    form = filled_in("a.jpg", data)

    assert not form.is_valid()
    assert re.search(r"[ก-๙]", str(form.errors["file"]))
