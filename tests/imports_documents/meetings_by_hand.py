"""Minutes made by hand, of which a test changes the part it is about."""

from imports.documents.minutes import propose_meetings
from tests.imports_documents.hand_made import document

HEAD = ("รายงานการประชุมคณะกรรมการคุณธรรม", "ครั้งที่ ๑/๒๕๖๖", "วันที่ ๑๐ มกราคม ๒๕๖๖", "ณ ห้องประชุม")
PEOPLE = ("ผู้มาประชุม", "๑. นายตัวอย่าง มั่นคง  ปลัดเทศบาล  ประธานกรรมการ",
          "๒. นางสาวมานี ทดสอบ  นิติกร  กรรมการและเลขานุการ")  # fmt: skip
START = ("เริ่มประชุมเวลา ๐๙.๓๐ น.",)
AGENDA = ("ระเบียบวาระที่ ๑ เรื่องแจ้งให้ทราบ", "มติที่ประชุม รับทราบ")
END = ("เลิกประชุมเวลา ๑๒.๐๐ น.",)
SIGNED = ("(ลงชื่อ).............ผู้จดรายงานการประชุม", "(นางสาวมานี ทดสอบ)", "เลขานุการ")


def proposal(head=HEAD, people=PEOPLE, start=START, agenda=AGENDA, end=END, signed=SIGNED):
    return propose_meetings(document(*head, *people, *start, *agenda, *end, *signed), 2566)


def meeting(**parts):
    """The one meeting of a document that differs from the usual one in these parts."""
    rows = proposal(**parts).rows
    assert len(rows) == 1
    return rows[0].values
