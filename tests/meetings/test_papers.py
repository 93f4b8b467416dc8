"""A meeting's papers: what they say, what is filled from last time, and that they stay private."""

from datetime import date, time
from io import BytesIO

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from docx import Document as DocxDocument

from agency.models import Agency
from documents.model import AFTER_LABEL, Beside, Heading, Paragraph, Part, Table, Typed
from meetings.models import AgendaPaper, Meeting
from meetings.papers.letters import invitation_document, letter_of, memo_document
from meetings.papers.lists import agenda_document, circulation_document, sign_in_document
from tests import made, make

pytestmark = pytest.mark.django_db


def address(meeting, page: str) -> str:
    return f"/admin/meetings/meeting/{meeting.pk}/{page}"


@pytest.fixture
def meeting():
    make.agency(name="เทศบาลตำบลตัวอย่าง", document_prefix="อท ๗๒๐๐๑", phone="035-111-222")
    row = make.meeting(
        number="2/2566", held_on=date(2023, 3, 29), starts_at=time(13, 30), published_at=None
    )
    row.agenda_items.create(order=1, printed_number="๑", title="เรื่องที่ประธานแจ้ง")
    row.committee.members.create(order=1, name="นายหนึ่ง ใจดี", post="ปลัดเทศบาล", role="ประธาน")
    row.committee.members.create(order=2, post="ผู้อำนวยการกองคลัง", role="กรรมการ")
    return row


def loaded(meeting) -> Meeting:
    return Meeting.objects.for_minutes(every_file=True).get(pk=meeting.pk)


def words_of(blocks) -> list[str]:
    """Every text of the blocks, in order."""
    found = []
    for block in blocks:
        match block:
            case Part():
                found += words_of(block.blocks)
            case Beside():
                found += words_of([*block.first, *block.second])
            case Heading():
                found.append(block.text)
            case Paragraph():
                label = block.label and block.label + AFTER_LABEL
                found.append(f"{label}{block.words}".replace("\u00a0", " "))
            case Typed():
                found.append(block.text)
            case Table():
                found += [column.heading for column in block.columns]
                cells = [cell for row in block.rows for cell in row]
                found += [part.words for cell in cells for part in cell.blocks]
    return [words for words in found if words]


LETTER = {
    "form": "external",
    "number": "/๑๒๓",
    "dated_on": "20/3/2566",
    "subject": "ขอเชิญประชุม",
    "to": "กรรมการทุกท่าน",
    "body": "ด้วยกำหนดประชุม\nจึงเรียนมาเพื่อโปรดเข้าร่วม",
    "signer_name": "นายมั่นคง ทรงธรรม",
    "signer_post": "นายกเทศมนตรีตำบลตัวอย่าง",
    "division": "สำนักปลัดเทศบาล",
}


def test_an_invitation_is_a_letter_of_the_regulation_with_the_agenda_behind_it(
    client, secretary, meeting
):
    client.force_login(secretary)
    form = client.get(address(meeting, "letters/invitation/")).context["form"]
    assert "วันพุธที่ 29 มีนาคม 2566 เวลา 13.30 น. ณ ห้องประชุม" in form["body"].value()
    client.post(address(meeting, "letters/invitation/"), LETTER)

    words = words_of(invitation_document(loaded(meeting)).blocks)

    order = [words.index(each) for each in (
        "ที่  อท ๗๒๐๐๑/๑๒๓", "เทศบาลตำบลตัวอย่าง", "๒๐ มีนาคม ๒๕๖๖", "เรื่อง  ขอเชิญประชุม",
        "เรียน  กรรมการทุกท่าน", "ด้วยกำหนดประชุม", "จึงเรียนมาเพื่อโปรดเข้าร่วม", "ขอแสดงความนับถือ",
        "(นายมั่นคง ทรงธรรม)", "นายกเทศมนตรีตำบลตัวอย่าง", "สำนักปลัดเทศบาล", "โทร. ๐๓๕-๑๑๑-๒๒๒",
        "ระเบียบวาระการประชุม", "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้ง")]  # fmt: skip
    assert order == sorted(order)


def test_the_next_letter_is_filled_from_the_last_but_for_number_and_date(
    client, secretary, meeting
):
    client.force_login(secretary)
    client.post(address(meeting, "letters/invitation/"), LETTER)
    following = make.meeting(held_on=date(2023, 6, 1), number="3/2566")

    letter = letter_of(following, "invitation")

    assert letter.signer_name == "นายมั่นคง ทรงธรรม"
    assert (letter.number, letter.dated_on) == ("", None)
    assert "ครั้งที่ 3/2566" in letter.subject


def test_a_meeting_that_moved_after_its_invitation_is_told(client, secretary, meeting):
    letter_of(meeting, "invitation").save()
    client.force_login(secretary)
    told = "กรุณาตรวจ"
    assert told not in client.get(address(meeting, "papers/")).content.decode()

    meeting.held_on = date(2023, 3, 30)
    meeting.save()

    page = client.get(address(meeting, "papers/")).content.decode()
    assert "ไม่มีวันที่ประชุมตามที่บันทึกไว้" in page


def test_a_memo_has_its_heading_and_the_office_instead_of_a_greeting(meeting):
    words = words_of(memo_document(loaded(meeting)).blocks)

    assert words[0] == "บันทึกข้อความ"
    assert "เรียน  นายกเทศมนตรีตำบลตัวอย่าง" in words
    assert "ขอแสดงความนับถือ" not in words
    assert any("ที่  อท ๗๒๐๐๑/...." in each for each in words)


def test_nobody_signs_on_a_page_without_the_matter_of_the_letter(meeting):
    letter = letter_of(meeting, "memo")
    letter.body = "\n".join(["เรื่องเดิม", "ข้อพิจารณา", "จึงเรียนมาเพื่อโปรดทราบ"])
    letter.signer_post = "ปลัดเทศบาล"
    letter.save()

    end = memo_document(loaded(meeting)).blocks[-1]

    assert end.together
    assert words_of(end.blocks)[:2] == ["ข้อพิจารณา", "จึงเรียนมาเพื่อโปรดทราบ"]
    assert words_of(end.blocks)[-1] == "ปลัดเทศบาล"


def test_the_seal_stands_on_letters_of_those_who_want_it(meeting):
    letter = letter_of(meeting, "invitation")
    letter.form = "external"
    letter.save()
    assert "letter__emblem" in str(invitation_document(loaded(meeting)).blocks[0])
    agency = Agency.objects.get()
    agency.seal.save("seal.jpg", ContentFile(make.picture()), save=False)
    agency.seal_on_letters = True
    agency.save()

    assert agency.seal.name in str(invitation_document(loaded(meeting)).blocks[0])


def test_everybody_expected_signs_in_and_others_find_empty_rows(meeting):
    document = sign_in_document(loaded(meeting))
    table = next(block for block in document.blocks if isinstance(block, Table))

    assert len(table.rows) == 2 + 5
    assert table.row_height >= 1
    words = words_of([table])
    assert "นายหนึ่ง ใจดี" in words
    post = words.index("ผู้อำนวยการกองคลัง")
    assert words[post + 1] == "กรรมการ"


def test_the_circulation_list_names_who_got_the_minutes_and_the_last_day(meeting):
    row = meeting.circulations.create(number=1, how="list", until=date(2023, 4, 10))
    row.recipients.create(order=1, name="นางสอง ใจงาม", post="หัวหน้าสำนักปลัด")

    words = words_of(circulation_document(loaded(meeting)).blocks)

    assert "นางสอง ใจงาม" in words
    assert "นายหนึ่ง ใจดี" not in words
    assert any("๑๐ เมษายน ๒๕๖๖" in each for each in words)


def test_a_paper_of_an_item_stands_in_the_agenda_and_opens_once_the_meeting_is_public(
    client, meeting
):
    paper = AgendaPaper(
        agenda_item=meeting.agenda_items.get(), title="ตารางผล", published_at=timezone.now()
    )
    paper.file.save("a.pdf", ContentFile(b"%PDF-1.7"))

    assert "เอกสารประกอบ: ตารางผล" in words_of(agenda_document(loaded(meeting)).blocks)
    assert client.get(paper.get_file_url()).status_code == 404
    meeting.published_at = make.fiscal_year().published_at
    meeting.save()
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "ตารางผล" in page
    assert paper.get_file_url() in page
    answer = client.get(paper.get_file_url())
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"


def test_a_paper_is_a_private_pdf(client, secretary, meeting):
    assert client.get(address(meeting, "papers/sign-in.pdf")).status_code == 302
    client.force_login(secretary)

    waiting = client.get(address(meeting, "papers/sign-in.pdf"))
    assert waiting.status_code == 503
    assert "กำลังสร้างเอกสาร" in waiting.content.decode()
    answer = made.answer(client, address(meeting, "papers/sign-in.pdf"))

    text = pypdfium2.PdfDocument(BytesIO(b"".join(answer)))[0].get_textpage().get_text_bounded()
    assert "ใบลงลายมือชื่อ" in text
    assert "no-store" in answer["Cache-Control"]
    page = client.get(address(meeting, "papers/")).content.decode()
    for name in ("invitation", "agenda", "sign-in", "circulation", "memo"):
        assert address(meeting, f"papers/{name}.pdf") in page
        assert address(meeting, f"papers/{name}.docx") in page


def test_a_letter_is_made_anew_for_what_it_says_now(client, secretary, meeting):
    client.force_login(secretary)
    memo = address(meeting, "papers/memo.docx")
    before = made.document(client, memo)

    assert made.document(client, memo) == before
    letter = letter_of(meeting, "memo")
    letter.to = "นายอำเภอตัวอย่าง"
    letter.save()
    assert client.get(memo).status_code == 503
    after = DocxDocument(BytesIO(made.document(client, memo)))
    assert any("นายอำเภอตัวอย่าง" in paragraph.text for paragraph in after.paragraphs)
    assert client.get(address(meeting, "papers/memo.odt")).status_code == 404


def test_the_preview_shows_photographs_that_strangers_do_not_see(client, secretary, meeting):
    photograph = meeting.photographs.model(meeting=meeting, caption="ประธานเปิดประชุม")
    photograph.file.save("a.jpg", ContentFile(make.picture()))
    withdrawn = meeting.photographs.model(
        meeting=meeting, caption="ภาพผิด", withdrawn_at=timezone.now(), withdrawn_reason="ผิด"
    )
    withdrawn.file.save("b.jpg", ContentFile(make.picture()))
    meeting.published_at = make.fiscal_year().published_at
    meeting.save()
    assert client.get(address(meeting, "preview/")).status_code == 302
    public = client.get(meeting.get_absolute_url()).content.decode()

    client.force_login(secretary)
    page = client.get(address(meeting, "preview/")).content.decode()
    draft = make.meeting(published_at=None)

    assert client.get(address(draft, "preview/")).status_code == 200
    assert photograph.get_file_url() in page
    assert client.get(photograph.get_file_url()).status_code == 200
    assert "ภาพผิด" not in page
    assert "ประธานเปิดประชุม" not in public


def test_a_file_is_attached_to_an_item_and_tells_what_the_public_has(client, secretary, meeting):
    client.force_login(secretary)
    values = {"agenda_item": meeting.agenda_items.get().pk, "title": "ตารางผล"}
    wrong = ContentFile(b"MZ", name="a.exe")
    refused = client.post(address(meeting, "agenda-papers/"), {**values, "file": wrong})
    good = ContentFile(b"%PDF-1.7\n%%EOF", name="ตาราง.pdf")

    said = client.post(address(meeting, "agenda-papers/"), {**values, "file": good}, follow=True)

    assert refused.status_code == 422
    paper = AgendaPaper.objects.get()
    assert (paper.original_name, paper.added_by.username) == ("ตาราง.pdf", "secretary")
    assert "ประชาชนยังไม่เห็น" in said.content.decode()
    assert paper.get_file_url() in said.content.decode()
