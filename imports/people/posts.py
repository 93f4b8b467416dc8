"""Posts of an office (ปลัดเทศบาล) and roles in a committee (กรรมการและเลขานุการ)."""

import re

_POST = re.compile(
    r"(?:ตำแหน่ง|รักษาการ|รักษาราชการ|รรก\.|ปฏิบัติหน้าที่|นายก(?=เทศ|องค์การ|อบต|อบจ|เมือง|สมาคม|สภา|\s|$)|"
    r"รองนายก|ผู้ช่วย|ผู้อำนวยการ|ผอ\.?|รองผู้|รองปลัด|ปลัด|หัวหน้า|หน\.|นัก(?:วิชาการ|วิเคราะห์|ทรัพยากร|พัฒนา|"
    r"จัดการ|ประชาสัมพันธ์|สันทนาการ|ป้องกัน|บริหาร|วิทยาศาสตร์|โภชนาการ|กายภาพ|สังคม|ผังเมือง|บัญชี|ศึกษา)|"
    r"นิติกร|บุคลากร|นายช่าง|วิศวกร|สถาปนิก|เจ้าพนักงาน|เจ้าหน้าที่|เจ้าอาวาส|เจ้าคณะ|พนักงาน|ลูกจ้าง|คนงาน|"
    r"ครู(?=\s|$|ผู้|ชำนาญ|อัตรา|พี่|ศูนย์|โรงเรียน|วิทย)|ศึกษานิเทศก์|พยาบาล|แพทย์|ทันต|สัตวแพทย์|สาธารณสุข|"
    r"ท้องถิ่น(?:อำเภอ|จังหวัด)|นายอำเภอ|นายทะเบียน|กำนัน|ผู้ใหญ่บ้าน|สารวัตร|ผู้กำกับ|สมาชิก(?:สภา)?|"
    r"ประธาน|รองประธาน|เลขานุการ|เลขา|ผู้แทน|ตัวแทน|ผู้ทรงคุณวุฒิ|ผู้เชี่ยวชาญ|ผู้ประสานงาน|ผู้จัดการ|ผู้อาวุโส|"
    r"ผู้ตรวจ|ผู้ปกครอง|ผู้นำ|ผู้ดูแล|ผู้รับ|ผู้สังเกต|ผู้เข้าร่วม|"
    r"อาสาสมัคร|อสม|อปพร|กรรมการ|อนุกรรมการ|คณะทำงาน|ที่ปรึกษา|เหรัญญิก|ภารโรง|แม่บ้าน|พ่อบ้าน|อัยการ|"
    r"เกษตร(?:อำเภอ|ตำบล)|พัฒนา(?:การ|กร|อำเภอ)|ปศุสัตว์|อาจารย์|อธิการ|อธิบดี|คณบดี|ประชาชน|ปราชญ์|บรรณารักษ์|"
    r"สถานี|โรงเรียน|ข้าราชการ|บริษัท|ชุมชน|มัคนายก|ไวยาวัจกร|นักการ|ช่าง(?=\s|โยธา|ไฟฟ้า|เขียน|สำรวจ|เครื่อง)|"
    r"(?:กอง|สำนัก|ฝ่าย|งาน)(?=คลัง|ช่าง|ปลัด|การ|สวัสดิการ|สาธารณสุข|ยุทธ|วิชาการ|ธุรการ|พัสดุ|แผน|นิติ))"
)
_BODY = r"(?:คณะกรรมการ|กรรมการ|คณะอนุกรรมการ|อนุกรรมการ|คณะทำงาน)"
_KIND = rf"(?:{_BODY}|ที่ประชุม|ชุด|ฝ่าย|โครงการ)"
_ORDINAL = r"(?:\s*(?:คนที่|ลำดับที่)?\s*(?:[0-9๐-๙]{1,2}|หนึ่ง|สอง|สาม|สี่|ห้า))?"
_BASE = (
    rf"(?:ที่ปรึกษา(?:คณะกรรมการ|คณะทำงาน|กิตติมศักดิ์)?|(?:รอง)?ประธาน(?:ใน)?{_KIND}?{_ORDINAL}|"
    rf"(?:รอง|ผู้ช่วย)?หัวหน้า(?:คณะทำงาน|คณะ|ทีม|ชุด)|{_BODY}|ผู้ทำงาน|ผู้ร่วมทำงาน|"
    r"(?:ผู้ช่วย)?เลขานุการ(?:คณะกรรมการ|คณะทำงาน|กรรมการ|ที่ประชุม)?|(?:ผู้ช่วย)?เลขา|(?:ผู้ช่วย)?เหรัญญิก|"
    r"ผู้ประสานงาน|นายทะเบียน|ปฏิคม|สมาชิก|ผู้รับผิดชอบ|"
    r"ผู้สังเกตการณ์|ฝ่ายเลขานุการ|กรรมการโดยตำแหน่ง|กรรมการผู้ทรงคุณวุฒิ|ผู้ทรงคุณวุฒิ)"
)
_JOIN = r"\s*(?:(?:ฯ\s*)?และ|/|,|หรือ)\s*"
ROLE = re.compile(
    rf"(?:เป็น|ทำหน้าที่(?:เป็น)?)?\s*({_BASE}(?:{_JOIN}{_BASE})*\s*ฯ?)\s*(?:\((?:ชาย|หญิง)\))?"
)
_IN_PARENTHESES = re.compile(r"^(.*\S)\s*\(([^()]*)\)$")
_LABEL = re.compile(r"^ตำแหน่ง\s*[:：]?\s*(?=\S)")
MOST_WORDS_OF_ROLE = 4
LONGEST_ROLE = 120  # letters


def begins_post(text: str) -> bool:
    """Whether a text begins as posts of an office do."""
    return bool(_POST.match(text))


def is_role(text: str) -> bool:
    """Whether a text is a role in a committee and nothing else."""
    return bool(role_in(text))


def role_in(text: str) -> str:
    """The role that a text is, without เป็น before it; "" if it is none."""
    text = text.strip()
    match = ROLE.fullmatch(text) if len(text) <= LONGEST_ROLE else None
    return match[1].strip() if match else ""


def without_label(text: str) -> str:
    """A post without the word ตำแหน่ง before it."""
    return _LABEL.sub("", text.strip())


def split_role(text: str) -> tuple[str, str]:
    """
    A post with a role at its end, parted: ("ปลัดเทศบาล", "ประธานกรรมการ"); ("ปลัดเทศบาล", "").

    The role may follow a space, a slash or a dash, or stand in parentheses, or the post in them.
    """
    text = text.strip()
    if role := role_in(text):
        return "", role
    if match := _IN_PARENTHESES.match(text):
        if role := role_in(match[2]):
            return match[1].strip(), role
        if role := role_in(match[1]):
            return match[2].strip(), role
    return _at_the_end(text)


def _at_the_end(text: str) -> tuple[str, str]:
    spaces = [match.start() for match in re.finditer(r"[\s/–-]+", text)][-MOST_WORDS_OF_ROLE:]
    for at in spaces:
        if role := role_in(text[at:].lstrip(" /–-\t\n")):
            return text[:at].strip(" /–-\t\n"), role
    return text, ""
