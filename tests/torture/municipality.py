"""Everything at its longest: divisions, measures, items, a meeting of four hundred."""

from datetime import date, time
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from agency.models import FiscalYear
from meetings.models import Attendance, Meeting, Photograph
from tests import make
from tests.torture.words import sentence, text

DIVISIONS = (
    "สำนักปลัดเทศบาล",
    "กองคลัง",
    "กองช่าง",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองยุทธศาสตร์และงบประมาณ",
    "กองการศึกษา ศาสนาและวัฒนธรรม",
    "กองสวัสดิการสังคมและการพัฒนาคุณภาพชีวิตผู้สูงอายุ",
    "กองการเจ้าหน้าที่",
    "กองการประปาและบริหารจัดการน้ำเสียชุมชน",
    "หน่วยตรวจสอบภายใน",
    "กองส่งเสริมการท่องเที่ยวและกีฬาเพื่อสุขภาพ",
    "สถานธนานุบาลและศูนย์บริการร่วมของเทศบาลในพื้นที่ห่างไกลการคมนาคม",
)
SPEAKER = "ว่าที่ร้อยตรีหญิงพระวรวงศ์เธออัครราชทัณฑ์พิพัฒนกุลวงศ์ ศักดิ์สิทธิ์ธนากรณ์ไพศาลวัฒนา"


def year(*, measures: int = 120, longest: int = 3000) -> FiscalYear:
    """A public year with so many measures, one cell of each as long as `longest` letters."""
    make.agency(name="เทศบาลเมืองพระนครศรีอยุธยามหาดิลกภพนพรัตน์ราชธานีบูรีรมย์")
    year = make.fiscal_year(2566, introduction=text(2000, 1), total_score="92.10")
    divisions = [make.division(name) for name in DIVISIONS]
    fields = ("method", "results", "outcomes")
    for number in range(1, measures + 1):
        long = fields[number % 3]
        words = {name: text(longest if name == long else 240, number) for name in fields}
        row = make.measure(
            year=year,
            divisions=divisions if number % 6 == 0 else divisions[number % 12 :][:1],
            number=str(number),
            title=sentence(120, number),
            method=words.pop("method"),
        )
        make.published(row, **words)
    return year


def meeting(fiscal_year: FiscalYear, *, attendees: int = 400) -> Meeting:
    """Minutes with everybody, long names, nested agendas, long speeches and odd pictures."""
    row = make.meeting(
        year=fiscal_year,
        number="12/2566",
        held_on=date(2023, 8, 31),
        starts_at=time(9, 30),
        ends_at=time(16, 45),
        place=sentence(250, 5),
        opening=text(900, 6),
    )
    kinds = Attendance.Kind
    Attendance.objects.bulk_create(
        Attendance(
            meeting=row,
            kind=(kinds.PRESENT, kinds.ABSENT, kinds.GUEST)[number % 8 % 3],
            order=number,
            name=f"นาย{sentence(24, number)} {sentence(20, number + 1000)}",
            post=sentence(150 if number % 50 == 0 else 40, number),
            role="กรรมการและผู้ช่วยเลขานุการ",
            reason="ติดราชการ" if number % 8 % 3 == 1 else "",
        )
        for number in range(1, attendees + 1)
    )
    _agenda(row)
    for order, label in enumerate(("ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"), start=1):
        row.signatures.create(order=order, label=label, name=SPEAKER, post=sentence(120, order))
    for order, data in enumerate(odd_pictures(), start=1):
        photograph = Photograph(meeting=row, order=order, caption=sentence(160, order))
        photograph.published_at = fiscal_year.published_at
        photograph.file.save(f"{order}.jpg", ContentFile(data), save=False)
        photograph.save()
    return Meeting.objects.for_minutes().get(pk=row.pk)


def _agenda(row: Meeting) -> None:
    for order, level in enumerate((0, 1, 1, 1, 2, 3, 3, 2, 1, 2, 1), start=1):
        item = row.agenda_items.create(
            order=order,
            level=level,
            title=sentence(200, order),
            details=text(1200, order) if order % 2 else "",
            resolution=text(500, order) if order % 3 == 0 else "",
        )
        for place in range(1, order % 4 + 1):
            item.statements.create(
                order=place,
                speaker=SPEAKER if place % 2 else "ประธาน",
                post=sentence(90, place) if place % 2 else "",
                text=text(20 if place == 1 else 2600, order * 10 + place),
            )


def odd_pictures() -> list[bytes]:
    """Pictures as cameras, scanners and presses write them."""
    broad = Image.radial_gradient("L").resize((900, 600))
    found = []
    for mode, file_format, options in (
        ("CMYK", "JPEG", {}),
        ("L", "JPEG", {}),
        ("P", "PNG", {}),
        ("I;16", "PNG", {}),
        ("RGBA", "PNG", {}),
        ("1", "PNG", {}),
        ("RGB", "JPEG", {"exif": _turned()}),
    ):
        buffer = BytesIO()
        picture = Image.new("I;16", (900, 600), 40_000) if mode == "I;16" else broad.convert(mode)
        picture.save(buffer, file_format, **options)
        found.append(buffer.getvalue())
    found.append(_without_header(found[1]))
    return found


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def _without_header(jpeg: bytes) -> bytes:
    """A JPEG whose first segment, the one that names it JFIF, is missing."""
    length = int.from_bytes(jpeg[4:6], "big")
    return jpeg[:2] + jpeg[4 + length :]
