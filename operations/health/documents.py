"""What PDF needs: Pango, libthai with its dictionary, our fonts."""

import ctypes
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names
from django.utils import timezone

from documents.font_files import FONTS
from documents.sealing import SealError, agency_seal
from operations.health.registry import health_check
from thai.dates import format_thai_date

OLDEST_PANGO = (1, 44)  # WeasyPrint's documentation, "First steps"
DICTIONARY = Path("/usr/share/libthai/thbrk.tri")
SEAL_WARNING = 60  # days before its certificate ends
LETTERS = ("ก", "ํ", "ำ", "๙", "฿")  # that a font for Thai documents must have


@health_check("pango", "PDF")
def pango(library: str = "libpango-1.0.so.0") -> CheckMessage:
    """Whether Pango is there and new enough."""
    hint = "ติดตั้งด้วย apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    try:
        loaded = ctypes.CDLL(library)
    except OSError:
        return Error("ไม่มีไลบรารี Pango จึงสร้าง PDF ไม่ได้", hint=hint, id="portal.pango_missing")
    loaded.pango_version_string.restype = ctypes.c_char_p
    version = loaded.pango_version_string().decode()
    if tuple(map(int, version.split(".")[:2])) < OLDEST_PANGO:
        return Error(f"Pango {version} เก่าเกินไป", hint=hint, id="portal.pango_old")
    return Info(f"Pango {version}")


@health_check("libthai", "ตัดคำไทย")
def libthai(dictionary: Path = DICTIONARY) -> CheckMessage:
    """Whether libthai finds the words of a Thai sentence, for lines to break between them."""
    hint = "ติดตั้งด้วย apt-get install libthai0 libthai-data"
    try:
        library = ctypes.CDLL("libthai.so.0")
    except OSError:
        return Error(
            "ไม่มีไลบรารี libthai ข้อความไทยใน PDF จะตัดบรรทัดผิด", hint=hint, id="portal.libthai_missing"
        )
    library.th_brk_new.restype = ctypes.c_void_p
    library.th_brk_find_breaks.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.c_size_t,
    ]  # fmt: skip
    library.th_brk_delete.argtypes = [ctypes.c_void_p]
    breaker = library.th_brk_new(str(dictionary).encode())
    if not breaker:
        return Error(
            f"ไม่มีพจนานุกรมตัดคำ {dictionary}", hint=hint, id="portal.thai_dictionary_missing"
        )
    positions = (ctypes.c_int * 10)()
    sentence = "แผนการตรวจสอบ".encode("tis-620")
    found = library.th_brk_find_breaks(breaker, sentence, positions, len(positions))
    library.th_brk_delete(breaker)
    if found == 0:
        return Error("libthai ตัดคำไทยไม่ได้", hint=hint, id="portal.libthai_broken")
    return Info(f"{_file_of('libthai.so')} ตัดคำไทยได้")


def _file_of(name: str) -> str:
    """The file name, with its version, under which this process has a library in memory."""
    maps = Path("/proc/self/maps").read_text()
    paths = {Path(line.split()[-1]).name for line in maps.splitlines() if name in line}
    return min(paths, default=name)


@health_check("fonts", "ฟอนต์")
def fonts(folder: Path = FONTS) -> CheckMessage:
    """Whether the fonts of the documents are whole and can write Thai."""
    files = sorted(folder.glob("Sarabun-*.ttf"))
    broken = [file.name for file in files if not _writes_thai(file)]
    if broken or len(files) < 4:
        what = ", ".join(broken) or f"มี {len(files)} จาก 4 แฟ้ม"
        return Error(
            f"ฟอนต์ Sarabun ไม่ครบหรือเสีย: {what}",
            hint="คืนแฟ้มเดิมด้วย git checkout documents/fonts",
            id="portal.fonts_broken",
        )
    return Info(f"ฟอนต์ Sarabun ครบ {len(files)} แฟ้ม")


def _writes_thai(file: Path) -> bool:
    # Only here: the web server registers this check, and never opens a font.
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, lazy=True) as font:
            return all(ord(letter) in font.getBestCmap() for letter in LETTERS)
    except (TTLibError, OSError, AssertionError):
        return False


@health_check("seal", "ตราประทับอิเล็กทรอนิกส์")
def seal() -> CheckMessage:
    """Whether the key of the seal can be used, is private, and its certificate lasts."""
    hint = "ดู docs/operations.md หัวข้อ The seal แล้วแก้ SEAL_KEY_FILE และ SEAL_PASSPHRASE"
    try:
        found = agency_seal()
    except SealError as error:
        return Error(str(error), hint=hint, id="portal.seal_broken")
    if found is None:
        return Info("ไม่ได้ตั้งไว้ รายงานออกโดยไม่ประทับตรา")
    file = Path(settings.SEAL_KEY_FILE)
    if file.stat().st_mode & 0o077:
        return Error(
            "ผู้อื่นในเครื่องอ่านแฟ้มกุญแจของตราประทับอิเล็กทรอนิกส์ได้",
            hint=f"สั่ง chmod 400 {file}",
            id="portal.seal_key_open",
        )
    until = format_thai_date(found.expires)
    if (found.expires - timezone.now()).days < SEAL_WARNING:
        return Warning(
            f"ใบรับรองของ {found.owner} ใช้ได้ถึงวันที่ {until}",
            hint="ขอใบรับรองใหม่ก่อนหมดอายุ แล้วเปลี่ยนแฟ้ม SEAL_KEY_FILE",
            id="portal.seal_ends_soon",
        )
    return Info(f"ใบรับรองของ {found.owner} ใช้ได้ถึงวันที่ {until}")
