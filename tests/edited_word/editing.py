"""Minutes as somebody edits them in Word, and the page to which they come back."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from meetings.models import Meeting
from meetings.word import render_minutes_docx


def edited(meeting: Meeting, edit: Callable[[Document], None] = lambda docx: None) -> bytes:
    docx = Document(BytesIO(render_minutes_docx(loaded(meeting))))
    edit(docx)
    buffer = BytesIO()
    docx.save(buffer)
    return buffer.getvalue()


def loaded(meeting: Meeting) -> Meeting:
    return Meeting.objects.for_minutes().get(pk=meeting.pk)


def upload(client, page: str, data: bytes):
    return client.post(page, {"file": SimpleUploadedFile("รายงาน.docx", data)})


def send(client, page: str, answer, *keys: str):
    return client.post(page, {"proposal": answer.context["proposal"], "take": keys})


def set_text(paragraph, words: str) -> None:
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = words


def spoken(docx) -> list:
    return next(t for t in docx.tables if "นายหนึ่ง" in t.rows[0].cells[0].text).rows


def with_words(docx, words: str):
    return next(p for p in docx.paragraphs if words in p.text)
