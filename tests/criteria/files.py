"""Files of criteria as people bring them, and what the pages answer."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from oit_checklist.criteria_set import CriteriaSet
from oit_checklist.criteria_toml import write_toml
from oit_checklist.criteria_workbook import write_workbook

IMPORT = "/admin/criteria/2569/import/"
APPLY = f"{IMPORT}apply/"


def toml(criteria: CriteriaSet | str) -> SimpleUploadedFile:
    text = criteria if isinstance(criteria, str) else write_toml(criteria)
    return SimpleUploadedFile("เกณฑ์.toml", text.encode())


def xlsx(criteria: CriteriaSet) -> SimpleUploadedFile:
    with write_workbook(criteria) as file:
        return SimpleUploadedFile("เกณฑ์.xlsx", file.read())


def look(client, file):
    """The preview of a file."""
    return client.post(IMPORT, {"file": file})


def ticket_in(answer) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', answer.content.decode())
    return found[1] if found else ""


def boxes_in(answer) -> list[str]:
    """What may be ticked to go."""
    return re.findall(r'name="remove" value="([^"]+)"', answer.content.decode())


def take(client, preview, *remove: str):
    return client.post(APPLY, {"ticket": ticket_in(preview), "remove": remove})


def text_of(answer) -> str:
    """The page as a reader has it, without the marks of what changed."""
    text = re.sub(r'<span class="visually-hidden">[^<]*</span\s*>', "", answer.content.decode())
    return " ".join(re.sub(r"<[^>]+>", "", text).split())
