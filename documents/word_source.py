"""What a Word document is made from, by which one that is current is known from one that is not."""

from documents.document import Document
from documents.printing import document_html


def word_source(document: Document) -> str:
    """
    All that Word prints or carries, as text: the `source` of every kind that is made for Word.

    The blocks as they were handed over, since HTML has no passages, no notice, no blank lines and
    only digits of one kind; and the HTML, since its words are kept whole as Word's are, by a
    vocabulary that no block holds, and Word's page numbers are counted on it.
    """
    return f"{document!r}\n{document_html(document)}"
