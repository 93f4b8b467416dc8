"""A register of meetings: which, when and where."""

from imports.tables.cell_dates import clock, clocks, day_and_clock
from imports.tables.cell_numbers import meeting_number
from imports.tables.cell_texts import line, text, unnumbered_line
from imports.tables.fields import EVIDENCE, YEAR
from imports.tables.target import Field, Target

MEETINGS = Target(
    "meetings", "การประชุม", (
        Field(
            "number", "ครั้งที่", meeting_number,
            heads=(
                "ครั้งที่", "ประชุมครั้งที่", "การประชุมครั้งที่", "ครั้งที่ประชุม", "ครั้งที่/ปี", "เลขที่การประชุม",
                "ครั้งที่การประชุม",
            ),
            perhaps=("การประชุม", "ครั้ง"),
            contents=("meeting_number",),
            weight=1.5,
        ),
        Field(
            "held_on", "วันที่ประชุม", day_and_clock,
            heads=(
                "วันที่ประชุม", "วันที่", "วัน เดือน ปี", "วัน/เดือน/ปี", "วันประชุม", "วัน เดือน ปี ที่ประชุม",
                "ประชุมเมื่อ", "ประชุมเมื่อวันที่", "วันเดือนปีที่ประชุม", "กำหนดวันประชุม", "วันที่จัดประชุม",
                "วัน เวลา ประชุม", "วัน เวลา", "วันที่/เวลา", "วันที่ประชุม/เวลา", "วันเวลาที่ประชุม",
            ),
            contents=("date",),
            weight=1.5,
        ),
        Field(
            "starts_at", "เริ่มเวลา", clock,
            heads=(
                "เริ่มเวลา", "เวลาเริ่ม", "เริ่ม", "เริ่มประชุม", "เริ่มประชุมเวลา", "เปิดประชุม",
                "เวลาเริ่มประชุม", "ตั้งแต่เวลา", "เวลาเปิดประชุม", "เปิดประชุมเวลา", "เวลาเปิด",
            ),
            contents=("time",),
        ),
        Field(
            "ends_at", "เลิกเวลา", clock,
            heads=(
                "เลิกเวลา", "เวลาเลิก", "เลิก", "เลิกประชุม", "เลิกประชุมเวลา", "ปิดประชุม",
                "เวลาเลิกประชุม", "ถึงเวลา", "สิ้นสุดเวลา", "เวลาสิ้นสุด", "เวลาปิดประชุม",
                "ปิดประชุมเวลา", "เวลาปิด",
            ),
            contents=("time",),
        ),
        Field(
            "times", "เวลา", clocks,
            heads=("เวลา", "เวลาประชุม", "ช่วงเวลา", "เวลาที่ประชุม", "ระยะเวลา"),
            contents=("time",),
        ),
        Field(
            "place", "สถานที่", line,
            heads=(
                "สถานที่", "สถานที่ประชุม", "ห้องประชุม", "ห้อง", "ณ", "ที่ประชุม", "ประชุมที่",
                "สถานที่จัดประชุม",
            ),
            contents=("words",),
        ),
        Field(
            "committee", "คณะกรรมการ", unnumbered_line,
            heads=(
                "คณะกรรมการ", "ชื่อคณะกรรมการ", "คณะทำงาน", "คณะ", "ชื่อการประชุม",
                "ประเภทการประชุม",
            ),
            fills_down=True,
        ),
        Field(
            "subject", "เรื่อง", text,
            heads=(
                "เรื่อง", "เรื่องที่ประชุม", "วาระ", "ระเบียบวาระ", "หัวข้อการประชุม", "สาระสำคัญ",
                "วาระการประชุม",
            ),
        ),
        Field(
            "resolution", "มติที่ประชุม", text,
            heads=("มติที่ประชุม", "มติ", "ผลการประชุม", "สรุปมติ", "มติการประชุม"),
        ),
        EVIDENCE,
        YEAR,
    ),
    anchors=("number", "held_on"),
    groups=("committee",),
    unread=(
        "ประธานการประชุม", "ประธาน", "จำนวนผู้เข้าประชุม", "ผู้เข้าร่วมประชุม", "ผู้เข้าประชุม",
        "เลขานุการ", "หมายเหตุ",
    ),
    unique=("number",),
)  # fmt: skip
