"""manage.py check_links [--year 2566] [--only-failing]"""

import sys
from collections import Counter
from contextlib import closing
from functools import partial

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from agency.models import FiscalYear
from progress.evidence_links import addresses, save_visit
from progress.jobs import AlreadyRunningError, job
from progress.link_check import check_all, check_url
from progress.models import Evidence, JobRun, LinkCheck
from progress.nonsense_pages import NonsensePages

Outcome = LinkCheck.Outcome


class Command(BaseCommand):
    help = "เปิดลิงก์ของหลักฐานทุกรายการเพื่อตรวจว่ายังใช้ได้ ผลแสดงที่แต่ละข้อและในงานของฉัน"
    # Tests put their own here: it lets them open a server on loopback.
    visit = staticmethod(check_url)

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help="เฉพาะปีงบประมาณนี้ เช่น 2566")
        parser.add_argument("--only-failing", action="store_true", help="เฉพาะลิงก์ที่ครั้งก่อนใช้ไม่ได้")

    def handle(self, *args, year, only_failing, **options):
        if year is not None and not FiscalYear.objects.filter(year_be=year).exists():
            raise CommandError(f"ไม่มีปีงบประมาณ {year}")
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        try:
            with job(JobRun.Name.CHECK_LINKS) as run:
                self._check(run, addresses(year, only_failing))
        except AlreadyRunningError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self.stdout.write(run.summary)
            raise CommandError("หยุดตามคำสั่ง ผลที่ตรวจแล้วบันทึกไว้ครบ", returncode=130) from None
        self.stdout.write(run.summary)

    def _check(self, run: JobRun, urls: list[str]) -> None:
        """Keep each result as it comes in; however it ends, `run` says how far the job came."""
        bar = tqdm(total=len(urls), unit="ลิงก์", disable=not sys.stderr.isatty())
        try:
            # Closed at once when the job is stopped: no link is opened after that.
            visit = partial(self.visit, nonsense=NonsensePages())
            with bar, closing(check_all(urls, visit)) as results:
                for result in results:
                    rows = save_visit(result)
                    self.counts[result.outcome] += 1
                    if result.outcome != Outcome.OK:
                        self.faults += [_fault(result, row) for row in rows]
                    bar.update()
        finally:
            run.summary = self._summary(len(urls))

    def _summary(self, total: int) -> str:
        found = [outcome for outcome in Outcome if self.counts[outcome]]
        counts = ", ".join(f"{outcome.label} {self.counts[outcome]}" for outcome in found)
        checked = f"ตรวจ {self.counts.total()} จาก {total} ลิงก์"
        return "\n".join([f"{checked}: {counts}" if counts else checked, *self.faults])


def _fault(result: LinkCheck, row: Evidence) -> str:
    place = f"{row.assignment.fiscal_year} {row.assignment} “{row.title}”"
    return f"  {place}: {result.get_outcome_display()} {result.url} ({result.note})"
