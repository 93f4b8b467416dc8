"""What a person is told whose file is no table of ours: the place, the cause, what to do."""

from spreadsheets.limits import MOST_BYTES, MOST_ROWS

EMPTY = "แฟ้มว่างเปล่า"
TOO_LARGE = f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB"
UNPACKS_TOO_LARGE = "แฟ้มนี้ขยายออกแล้วใหญ่เกินไป ระบบไม่เปิด กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่"
PDF = (
    "แฟ้มนี้เป็นแฟ้ม PDF ซึ่งตัดข้อความเป็นบรรทัดตามหน้ากระดาษ นำกลับเข้าตารางนี้ไม่ได้ "
    "กรุณาใช้แฟ้ม .xlsx หรือ .csv ต้นฉบับ"
)
NO_TABLE = "แฟ้มนี้เป็น{kind} แต่ไม่มีตาราง"
NO_ROWS = "ตารางไม่มีข้อมูล มีแต่หัวตาราง"
TOO_LONG = f"ตารางมีเกิน {MOST_ROWS:,} แถว ระบบหยุดอ่านแล้ว กรุณาแบ่งเป็นหลายแฟ้ม"
OUTSIDE = "แถวที่ {row} มีข้อมูลอยู่นอกคอลัมน์ของตาราง"
FORMULA = "ตารางมีสูตรในช่อง {cell} กรุณาคัดลอกแล้ววางเป็นค่า (ไม่มีสูตร) ก่อนนำเข้า"
CSV_FORMULA = "ตารางมีสูตรในแถวที่ {row} คอลัมน์ที่ {column} กรุณาวางเป็นค่าแทนสูตร"
ERROR = "ช่อง {cell} มีค่าผิดพลาด ({text}) กรุณาแก้ไขก่อนนำเข้า"
MERGED = "ช่อง {cell} ผสานข้ามหลายคอลัมน์ (merge) กรุณายกเลิกการผสานช่องนี้ก่อนนำเข้า"
OWN_FILE = "หากเป็นแฟ้มที่หน่วยงานทำเอง กรุณาใช้หน้า “นำเข้าจากแฟ้มของหน่วยงาน” ซึ่งรับหัวตารางและคอลัมน์ที่ต่างจากนี้ได้"


class ReadError(Exception):
    """A file that cannot be read as a table; the texts are Thai, for the person."""

    def __init__(self, cause: str, advice: str = ""):
        super().__init__(cause)
        self.advice = advice

    @property
    def sentences(self) -> list[str]:
        """The cause, and what else can be done with the file."""
        return [str(self), self.advice] if self.advice else [str(self)]
