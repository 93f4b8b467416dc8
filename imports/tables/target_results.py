"""Announced scores of a year: its indicators, and in the head its total and its instruments."""

from dataclasses import replace

from imports.tables.cell_numbers import amount, outline
from imports.tables.cell_texts import line, numbered_line
from imports.tables.fields import INSTRUMENT, YEAR
from imports.tables.scores import close_scores, take_score
from imports.tables.target import Field, Target

# A table with a row for each year has the instruments side by side.
_INSTRUMENTS = tuple(
    Field(
        name.lower(), name, amount,
        heads=(name, f"คะแนน {name}", f"ผลคะแนน {name}", f"แบบวัด {name}", f"คะแนนแบบวัด {name}"),
        contents=("number",),
        weight=0.3,  # below each other they are rows, and no heads of a turned table
    )
    for name in ("IIT", "EIT", "OIT")
)  # fmt: skip

RESULTS = Target(
    "results", "ผลคะแนน", (
        replace(INSTRUMENT, weight=1.2),
        YEAR,
        *_INSTRUMENTS,
        Field(
            "number", "ตัวชี้วัดที่", outline,
            heads=("ตัวชี้วัดที่", "ที่", "ลำดับ", "ลำดับที่", "ข้อ", "No.", "รหัส"),
            perhaps=("ตัวชี้วัด",),
            contents=("ordinal",),
        ),
        Field(
            "title", "ตัวชี้วัด", numbered_line,
            heads=(
                "ตัวชี้วัด", "ชื่อตัวชี้วัด", "ประเด็นตัวชี้วัด", "ตัวชี้วัดการประเมิน", "รายการตัวชี้วัด",
                "ประเด็นการประเมิน", "หัวข้อการประเมิน", "ประเด็นที่ประเมิน",
            ),
            perhaps=("รายการ", "ประเด็น", "หัวข้อ"),
            contents=("words",),
            weight=1.5,
        ),
        Field(
            "score", "คะแนน", amount,
            heads=(
                "คะแนน", "คะแนนที่ได้", "ผลคะแนน", "คะแนนตัวชี้วัด", "คะแนนรายตัวชี้วัด", "คะแนนปีนี้",
                "ร้อยละ", "คะแนนที่ได้รับ", "คะแนนปีปัจจุบัน", "ผลการประเมิน", "คะแนน (ร้อยละ)",
                "คะแนน (เต็ม 100)", "ค่าคะแนน", "คะแนน ITA",
            ),
            contents=("number",),
            weight=2,
            year=0,
        ),
        Field(
            "last_year", "คะแนนปีก่อน", amount,
            heads=(
                "คะแนนปีก่อน", "คะแนนปีที่แล้ว", "คะแนนปีที่ผ่านมา", "คะแนนปีก่อนหน้า", "ปีก่อน", "ปีที่ผ่านมา",
                "คะแนนปีงบประมาณก่อน", "ปีที่แล้ว", "คะแนนเดิม",
            ),
            contents=("number",),
            year=-1,
        ),
        Field(
            "instrument_score", "คะแนนเครื่องมือ", amount,
            heads=(
                "คะแนนเครื่องมือ", "คะแนนรายเครื่องมือ", "คะแนนเฉลี่ยเครื่องมือ",
                "คะแนนเฉลี่ย", "คะแนนรวมรายเครื่องมือ", "คะแนนเฉลี่ยของเครื่องมือ",
                "คะแนนรวมเครื่องมือ", "คะแนนแบบวัด", "คะแนนเฉลี่ยรายเครื่องมือ", "คะแนนรายแบบวัด",
                "คะแนนรวมแต่ละเครื่องมือ", "คะแนนเฉลี่ยแต่ละเครื่องมือ",
            ),
            contents=("number",),
        ),
        Field(
            "grade", "ระดับ", line,
            heads=("ระดับ", "ระดับผลการประเมิน", "ระดับคะแนน", "เกรด", "ระดับที่ได้", "ผลการประเมินระดับ"),
        ),
        Field(
            "weight", "ค่าน้ำหนัก", amount,
            heads=("ค่าน้ำหนัก", "น้ำหนัก", "น้ำหนักคะแนน", "น้ำหนัก (ร้อยละ)", "ร้อยละน้ำหนัก", "ค่าถ่วงน้ำหนัก"),
            contents=("number",),
        ),
        Field(
            "weighted", "คะแนนถ่วงน้ำหนัก", amount,
            heads=(
                "คะแนนถ่วงน้ำหนัก", "คะแนนหลังถ่วงน้ำหนัก", "คะแนนหลังถ่วง",
                "คะแนน (ถ่วงน้ำหนัก)", "ถ่วงน้ำหนัก", "คะแนนที่ถ่วงน้ำหนัก",
                "คะแนนถ่วงน้ำหนักแล้ว", "คะแนนรวมถ่วงน้ำหนัก", "คะแนน x น้ำหนัก",
            ),
            contents=("number",),
        ),
    ),
    anchors=("title", "number"),
    begins=("instrument", "year_be"),
    groups=("instrument",),
    unread=("คะแนนเต็ม", "ค่าเป้าหมาย", "เป้าหมาย", "ผลต่าง", "ส่วนต่าง", "หมายเหตุ", "ลำดับเทียบ"),
    takes_aside=take_score,
    closes=close_scores,
    unique=("number",),
)  # fmt: skip
