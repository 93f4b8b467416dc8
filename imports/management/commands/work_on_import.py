"""manage.py work_on_import NUMBER: what the page นำเข้าจากแฟ้มของหน่วยงาน begins beside itself"""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from imports.assistant import how_far
from imports.assistant.background import do
from imports.assistant.finishing import tell_owner
from imports.models import OfficeImport
from progress.processes import this_process
from records.how_far import listening

NOTHING_TO_DO = "การนำเข้าหมายเลข {pk} ไม่มีงานค้าง"


class Command(BaseCommand):
    help = "ทำงานที่ค้างของการนำเข้าแฟ้มหนึ่งแฟ้ม (อ่าน นำเข้า หรือยกเลิก) ระบบเริ่มให้เองเมื่อแฟ้มใหญ่"

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)

    def handle(self, *args, number, **options):
        one = _take(number)
        try:
            with listening(how_far.keeper_of(one)):
                do(one)
        finally:
            how_far.forget(one)
        tell_owner(one)


@transaction.atomic
def _take(number: int) -> OfficeImport:
    """The import, now worked on by this process alone. Raises CommandError."""
    waiting = OfficeImport.objects.filter(pk=number, step__in=OfficeImport.AT_WORK, process="")
    one = waiting.select_for_update(of=("self",)).select_related("owner").first()
    if one is None:
        raise CommandError(NOTHING_TO_DO.format(pk=number))
    one.process = this_process()
    one.save(update_fields=["process"])
    return one
