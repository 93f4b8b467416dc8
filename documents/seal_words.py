"""What a sealed document says of its seal, where the seal is set."""

from documents.model import Paragraph
from documents.sealing import SEAL_FIELD


def seal_words(owner: str) -> Paragraph:
    """The sentence over which a PDF program shows the seal of `owner`."""
    return Paragraph(
        f"แฟ้ม PDF นี้ประทับตราอิเล็กทรอนิกส์ด้วยกุญแจของ{owner} โปรแกรมอ่าน PDF ตรวจตรานี้ได้",
        field=SEAL_FIELD,
    )
