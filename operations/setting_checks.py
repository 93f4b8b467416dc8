"""
What the settings must hold before the portal starts: better no site than one that leaks.

Each check says in Thai what is wrong and how it is mended. All of them are told at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ON, OFF = ("on", "true", "yes", "1"), ("off", "false", "no", "0")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SHORTEST_KEY, SHORTEST_TOKEN = 50, 32  # characters
MAKE_SECRET = "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"  # noqa: S105 # nosec B105 # a command

_GUESSABLE = re.compile(r"^django-insecure-|change-?me|password|secret-?key", re.IGNORECASE)


class Env(environ.Env):
    """Reads the environment; a misspelt switch or number is refused, not taken for something."""

    def database(self, text: str) -> dict:
        """The database of an address, as Django wants it."""
        if not re.match(r"\w+:", text):
            raise ImproperlyConfigured("DATABASE_URL ต้องขึ้นต้นด้วย postgres:// หรือ sqlite://")
        return self.db_url_config(text)

    def bool(self, var: str, default: bool = False) -> bool:
        """A switch: on or off."""
        text = self(var, default="").strip().lower()
        if text and text not in (*ON, *OFF):
            raise ImproperlyConfigured(f"{var} ต้องเป็น on หรือ off แต่เขียนว่า “{text}”")
        return text in ON if text else default

    def int(self, var: str, default: int = 0) -> int:
        """A whole number."""
        text = self(var, default="").strip()
        try:
            return int(text) if text else default
        except ValueError:
            raise ImproperlyConfigured(f"{var} ต้องเป็นตัวเลข แต่เขียนว่า “{text}”") from None

    def numbers(self, var: str, default: tuple = ()) -> tuple:
        """Whole numbers with commas between them."""
        text = self(var, default="").strip()
        try:
            return tuple(map(int, text.split(","))) if text else default
        except ValueError:
            raise ImproperlyConfigured(f"{var} ต้องเป็นตัวเลขคั่นด้วยจุลภาค แต่เขียนว่า “{text}”") from None


@dataclass(frozen=True)
class CheckedSettings:
    """The settings that are checked, by their names in the environment."""

    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    base_url: str
    use_https: bool
    evidence_max_mb: int
    slow_query_ms: int
    metrics_token: str
    database_engine: str
    administrators: list[str]
    backup_recipient: str
    backup_keep: tuple
    backup_copy_dir: str
    data_dir: str
    seal_key_file: str
    seal_passphrase: str
    web_workers: int
    proxies_in_front: int
    session_idle_minutes: int
    session_hours: int


def validate_settings(given: CheckedSettings) -> None:
    """Raise ImproperlyConfigured with everything that is wrong, one a line."""
    wrong = [
        *_secrets(given),
        *_hosts(given),
        *_base_url(given),
        *_numbers(given),
        *_services(given),
        *_backups(given),
        *_seal(given),
    ]
    if wrong:
        raise ImproperlyConfigured("\n".join(wrong))


def _secrets(given: CheckedSettings) -> Iterator[str]:
    key = given.secret_key
    if len(key) < SHORTEST_KEY:
        yield (
            f"ยังไม่ได้ตั้ง SECRET_KEY หรือสั้นกว่า {SHORTEST_KEY} ตัวอักษร "
            f"(bin/setup สร้างให้ในแฟ้ม .env หรือสร้างด้วย {MAKE_SECRET})"
        )
    elif _is_guessable(key):
        yield f"SECRET_KEY เดาได้ง่าย ต้องเป็นค่าสุ่ม สร้างใหม่ด้วย {MAKE_SECRET}"
    if given.metrics_token and len(given.metrics_token) < SHORTEST_TOKEN:
        yield f"METRICS_TOKEN สั้นกว่า {SHORTEST_TOKEN} ตัวอักษร สร้างใหม่ด้วย {MAKE_SECRET} หรือเว้นว่าง"


def _is_guessable(key: str) -> bool:
    """Few letters, a known beginning or word, or one piece over and over."""
    repeats = any(key[piece:] == key[:-piece] for piece in range(1, len(key) // 2 + 1))
    return len(set(key)) < 5 or repeats or bool(_GUESSABLE.search(key))


def _hosts(given: CheckedSettings) -> Iterator[str]:
    if given.debug:
        for host in set(given.allowed_hosts) - set(LOOPBACK):
            yield f"DEBUG=on ใช้ได้เฉพาะบนเครื่องตนเอง ALLOWED_HOSTS จึงมี “{host}” ไม่ได้ ให้ลบบรรทัด DEBUG"
        return
    if not given.allowed_hosts:
        yield "ยังไม่ได้ตั้ง ALLOWED_HOSTS ให้ใส่ชื่อเว็บไซต์ เช่น ita.example.go.th"
    for host in given.allowed_hosts:
        if "*" in host or host.startswith("."):
            yield f"ALLOWED_HOSTS ต้องเป็นชื่อเว็บไซต์จริงทีละชื่อ ห้ามเปิดกว้างด้วย “{host}”"
        elif "/" in host:
            yield f"ALLOWED_HOSTS เป็นชื่อเท่านั้น ไม่มี https:// และไม่มี / แต่เขียนว่า “{host}”"


def _base_url(given: CheckedSettings) -> Iterator[str]:
    address = urlsplit(given.base_url)
    if given.debug:
        if given.base_url and address.hostname not in LOOPBACK:
            yield (
                f"DEBUG=on เปิดเผยโปรแกรมและค่าตั้ง จึงใช้กับเว็บไซต์จริง {given.base_url} ไม่ได้ "
                "ให้ลบบรรทัด DEBUG"
            )
        return
    if not address.hostname:
        yield "ยังไม่ได้ตั้ง BASE_URL หรือไม่ใช่ที่อยู่เว็บไซต์ ตัวอย่าง https://ita.example.go.th"
        return
    if (address.path, address.query, address.fragment, address.username) != ("", "", "", None):
        yield f"BASE_URL ต้องมีเพียง https:// กับชื่อเว็บไซต์ แต่เขียนว่า {given.base_url}"
    if address.hostname not in given.allowed_hosts:
        yield f"ชื่อ {address.hostname} ใน BASE_URL ไม่มีใน ALLOWED_HOSTS ให้เติมชื่อนี้"
    if address.hostname in LOOPBACK:
        return
    if address.scheme != "https":
        yield f"BASE_URL ต้องขึ้นต้นด้วย https:// แต่เขียนว่า {given.base_url}"
    if not given.use_https:
        yield "USE_HTTPS=off ใช้ได้เฉพาะเมื่อทดลองที่ http://127.0.0.1 ให้ลบบรรทัดนี้"


def _numbers(given: CheckedSettings) -> Iterator[str]:
    if not 1 <= given.evidence_max_mb <= 2000:
        yield f"EVIDENCE_MAX_MB ต้องอยู่ระหว่าง 1 ถึง 2000 แต่ตั้งไว้ {given.evidence_max_mb}"
    for name, number, least, most in (
        ("WEB_WORKERS", given.web_workers, 1, 64),
        ("PROXIES_IN_FRONT", given.proxies_in_front, 1, 9),
        ("SESSION_IDLE_MINUTES", given.session_idle_minutes, 5, 24 * 60),
        ("SESSION_HOURS", given.session_hours, 1, 24 * 7),
    ):
        if not least <= number <= most:
            yield f"{name} ต้องอยู่ระหว่าง {least} ถึง {most} แต่ตั้งไว้ {number}"
    if given.slow_query_ms < 0:
        yield f"SLOW_QUERY_MS ต้องไม่ติดลบ แต่ตั้งไว้ {given.slow_query_ms}"


def _services(given: CheckedSettings) -> Iterator[str]:
    if not given.database_engine.endswith(("postgresql", "sqlite3")):
        yield "DATABASE_URL ต้องขึ้นต้นด้วย postgres:// หรือ sqlite://"
    for mail in given.administrators:
        if mail.count("@") != 1:
            yield f"ADMIN_EMAILS ต้องเป็นที่อยู่อีเมลคั่นด้วยจุลภาค แต่มี “{mail}”"


def _backups(given: CheckedSettings) -> Iterator[str]:
    if given.backup_recipient and not re.fullmatch(
        "age1[02-9ac-hj-np-z]{58}", given.backup_recipient
    ):
        yield "BACKUP_RECIPIENT ต้องเป็นกุญแจสาธารณะ age1… ที่ได้จาก manage.py new_backup_key"
    if given.backup_copy_dir and not given.backup_copy_dir.startswith("/"):
        yield "BACKUP_COPY_DIR ต้องเป็นโฟลเดอร์ที่ขึ้นต้นด้วย / เช่น /media/ita-portal"
    keep = given.backup_keep
    if len(keep) != 3 or min(keep) < 0 or keep[0] < 1:
        yield "BACKUP_KEEP ต้องเป็นจำนวนวัน สัปดาห์ เดือน เช่น 7,5,12 และเก็บอย่างน้อย 1 วัน"


def _seal(given: CheckedSettings) -> Iterator[str]:
    file = given.seal_key_file
    if given.seal_passphrase and not file:
        yield "มี SEAL_PASSPHRASE แต่ไม่มี SEAL_KEY_FILE ให้ใส่แฟ้มกุญแจ หรือลบ SEAL_PASSPHRASE"
    if file and not file.startswith("/"):
        yield "SEAL_KEY_FILE ต้องเป็นที่อยู่แฟ้มที่ขึ้นต้นด้วย / เช่น /etc/ita-portal/seal.p12"
    elif file and Path(file).resolve().is_relative_to(Path(given.data_dir).resolve()):
        yield "SEAL_KEY_FILE ต้องอยู่นอก DATA_DIR กุญแจจะได้ไม่ติดไปกับข้อมูลและสำเนาสำรอง"
