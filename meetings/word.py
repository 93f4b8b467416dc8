"""The minutes for Word: form 11 of the Saraban regulation, ready to edit and sign."""

from documents.word_source import word_source
from documents.word_writer import write_word
from meetings.minutes_document import minutes_document
from meetings.models import Meeting


def render_minutes_docx(meeting: Meeting) -> bytes:
    """The minutes as a Word document. Raises documents.errors.PdfError."""
    return write_word(minutes_document(meeting))


def minutes_word_source(meeting: Meeting) -> str:
    """What the Word document of the minutes is made from, as text."""
    return word_source(minutes_document(meeting))
