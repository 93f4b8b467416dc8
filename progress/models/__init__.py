"""
What every assigned row has in common: who is responsible, what was reported, what proves it.

measures and oit_checklist build their tables from these abstract bases. In each family the
foreign key to the assigned row is called `assignment`, so that the code here serves both.
Tables of this app's own hold what belongs to no family: link checks, reminders, runs of jobs.
"""

from agency.statuses import Status
from progress.models.assignment import Assignment, AssignmentQuerySet
from progress.models.evidence import EVIDENCE_EXTENSIONS, Evidence
from progress.models.job_run import JobRun
from progress.models.link_check import LinkCheck, ManualLinkCheck
from progress.models.link_judgement import LinkJudgement, LinkState, dead_since, judgement_of
from progress.models.reminder import Reminder
from progress.models.update import Update, UpdateQuerySet

__all__ = [
    "EVIDENCE_EXTENSIONS",
    "Assignment",
    "AssignmentQuerySet",
    "Evidence",
    "JobRun",
    "LinkCheck",
    "LinkJudgement",
    "LinkState",
    "ManualLinkCheck",
    "Reminder",
    "Status",
    "Update",
    "UpdateQuerySet",
    "dead_since",
    "judgement_of",
]
