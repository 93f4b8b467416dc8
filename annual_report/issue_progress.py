"""
Issue an edition while the browser is told how far it is, without JavaScript.

The answer is streamed: the head of a page, a line for each step, then the result. Rendering runs
in a thread of its own, and the edition is stored whether or not the reader is still there: a
closed tab does not stop what was decided.
"""

import logging
import queue
import threading
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from agency.models import FiscalYear
from annual_report.issuing import IssueError, issue_report
from annual_report.models import IssuedReport
from documents.errors import PdfError
from records.audit import PAGE, audit_actor

_PLACE_OF_PROGRESS = "<!-- progress -->"

logger = logging.getLogger(__name__)


class Issuing(threading.Thread):
    """Issues in its own thread; `steps` holds what it tells, None at the end."""

    def __init__(self, fiscal_year: FiscalYear, user, edition: int, note: str, seen: str | None):
        super().__init__(name=f"issue-{fiscal_year}-{edition}")
        self.task = (fiscal_year, user, edition)
        self.note, self.seen = note, seen
        self.steps: queue.Queue[str | None] = queue.Queue()
        self.report: IssuedReport | None = None
        self.fault = ""

    def run(self):
        try:
            # A thread of its own knows nothing of the request that it works for.
            with audit_actor(PAGE, self.task[1]):
                self.report = issue_report(
                    *self.task, progress=self.steps.put, note=self.note, seen=self.seen
                )
        except (IssueError, PdfError) as error:
            self.fault = str(error)
        except OSError as error:
            logger.exception("An edition could not be stored")
            self.fault = f"เก็บแฟ้มรายงานไม่สำเร็จ ({error.strerror}) ยังไม่มีฉบับใดออก"
        except Exception:
            logger.exception("An edition could not be issued")
            self.fault = "ออกรายงานไม่สำเร็จ ยังไม่มีฉบับใดออก กรุณาแจ้งผู้ดูแลระบบ"
        finally:
            connection.close()
            self.steps.put(None)


class IssuingResponse(StreamingHttpResponse):
    """The page that tells the steps; `issuing` is for who wants to wait for the end."""

    issuing: Issuing


def issue_while_telling(
    request: HttpRequest, fiscal_year: FiscalYear, edition: int, context: dict[str, Any]
) -> IssuingResponse:
    """Start issuing and stream a page that tells the steps and the result."""
    page = render_to_string("admin/annual_report/issuing.html", context, request)
    head, foot = page.split(_PLACE_OF_PROGRESS)
    note = request.POST.get("note", "").strip()
    issuing = Issuing(fiscal_year, request.user, edition, note, request.POST.get("seen"))
    issuing.start()
    response = IssuingResponse(_progress_page(issuing, head, foot))
    response.issuing = issuing
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


def _progress_page(issuing: Issuing, head: str, foot: str) -> Iterator[str]:
    yield head
    yield '<ol class="issue-steps" role="log" aria-label="ความคืบหน้า">'
    shown = set()
    while (step := issuing.steps.get()) is not None:
        # The pages are set more than once, until their numbers stand still.
        if step not in shown:
            shown.add(step)
            yield format_html("<li>{}</li>", step)
    yield "</ol>"
    yield render_to_string("admin/annual_report/issue_result.html", {"issuing": issuing})
    yield foot
