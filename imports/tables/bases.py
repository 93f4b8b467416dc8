"""The address from which the short addresses of a saved page are meant."""

from collections import Counter

from imports.tables.notes import Notes
from office_files.contents import OfficeFile
from values.address_parts import parts_of

GUESSED = "แฟ้มนี้มีลิงก์ที่เป็นที่อยู่ย่อ แต่ไม่ได้บอกว่าบันทึกจากเว็บไซต์ใด ระบบต่อจาก {base} ตามลิงก์อื่นในแฟ้ม กรุณาตรวจ"


def base_of(file: OfficeFile, notes: Notes) -> str:
    """The address that the file tells, or the host to which most of its other links lead."""
    if file.base:
        return file.base
    urls = [link.url for grid in file.grids for cell in grid.cells.values() for link in cell.links]
    hosts = Counter(
        f"{parts.scheme}://{parts.netloc}/"
        for parts in map(parts_of, urls)
        if parts and parts.scheme in ("http", "https") and parts.netloc
    )
    relative = [url for url in urls if ":" not in url.partition("/")[0] and url.strip("#")]
    if not relative or not hosts:
        return ""
    base = hosts.most_common(1)[0][0]
    notes.tell(GUESSED.format(base=base))
    return base
