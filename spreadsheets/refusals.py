"""What a person is told who brings a file that is no table of ours: what it is, and what to do."""

from records.file_identity import INCOMPLETE, LOCKED, Identity

COPY_TABLE = "กรุณาเปิดแล้วคัดลอกตารางไปวางใน Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่"
SAVE_AS_XLSX = "กรุณาเปิดแล้วเลือกบันทึกเป็น .xlsx แล้วนำเข้าใหม่"
UNPACK = "กรุณาแตกแฟ้มก่อน แล้วนำเข้าแฟ้ม .xlsx หรือ .csv ที่อยู่ข้างใน"
USE_ORIGINAL = "ระบบอ่านตารางจากแฟ้มแบบนี้ไม่ได้ กรุณาใช้แฟ้ม .xlsx หรือ .csv ต้นฉบับ"

WHAT_TO_DO = {
    **dict.fromkeys(["docx", "doc", "odt", "rtf"], COPY_TABLE),
    **dict.fromkeys(["xls", "xlsb", "xlsm", "ods", "html", "xml", "iwork"], SAVE_AS_XLSX),
    **dict.fromkeys(["zip", "rar", "7z"], UNPACK),
}


def refusal_of(kind: Identity) -> str:
    """One Thai sentence for a file of this kind."""
    if kind == LOCKED:
        return "แฟ้มนี้ตั้งรหัสผ่านไว้ กรุณาเปิดแล้วบันทึกเป็น .xlsx โดยไม่ใส่รหัสผ่าน แล้วนำเข้าใหม่"
    if kind == INCOMPLETE:
        return "แฟ้มนี้ไม่ครบ มักเกิดจากคัดลอกหรือดาวน์โหลดไม่เสร็จ กรุณาเปิดแฟ้มต้นฉบับ บันทึกใหม่ แล้วนำเข้าอีกครั้ง"
    return f"แฟ้มนี้เป็น{kind.words} {WHAT_TO_DO.get(kind.ending, USE_ORIGINAL)}"
