"""Documents of libraries as the bytes of a file."""

from io import BytesIO


def saved(document) -> bytes:
    """What the library's own `save` writes: of python-docx, openpyxl, pillow, pikepdf."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
