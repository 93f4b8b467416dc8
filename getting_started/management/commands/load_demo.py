"""manage.py load_demo"""

from auditlog.models import LogEntry
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from agency.models import Agency, Division, FiscalYear, User
from getting_started.models import PortalSetup, the_setup

_CRITERIA = settings.BASE_DIR / "oit_checklist/criteria"
LOADED = (
    ("load_criteria", _CRITERIA / "2566.toml"),
    ("load_year", settings.BASE_DIR / "imports/data/fy2566.toml"),
    # Provisional examples: unpublished, and nobody's work until they are handed out.
    ("load_criteria", _CRITERIA / "2568.toml"),
    ("load_criteria", _CRITERIA / "2569.toml"),
)


class Command(BaseCommand):
    help = "โหลดปีตัวอย่างและบัญชีทดลองลงในระบบที่ยังว่าง (bin/demo ใช้)"

    def handle(self, *args, **options):
        if the_setup().is_demo:
            # Somebody may have tried things; the file would bring old names back.
            self.stdout.write("ข้อมูลตัวอย่างมีอยู่แล้ว")
        elif _is_empty():
            self._load()
        else:
            self.stdout.write("ระบบนี้มีข้อมูลหรือผู้ใช้งานของหน่วยงานแล้ว จึงไม่โหลดข้อมูลตัวอย่าง")
            return
        call_command("create_demo_accounts", stdout=self.stdout, stderr=self.stderr)

    @transaction.atomic
    def _load(self) -> None:
        for command, file in LOADED:
            call_command(command, file, stdout=self.stdout, stderr=self.stderr)
        newest = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
        PortalSetup(is_demo=True, demo_until=newest or 0).save()


def _is_empty() -> bool:
    """Whether nobody has begun to use the portal."""
    return not any(model.objects.exists() for model in (Agency, Division, FiscalYear, User))
