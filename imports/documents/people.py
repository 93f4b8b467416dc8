"""A person as a document lists one: name, post and role on a line or in the cells of a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from imports.documents.lines import segments
from imports.documents.marks import without_mark
from imports.people.names import (
    TITLE,
    begins_name,
    is_given_name,
    is_surname,
    split_name,
    two_words,
)
from imports.people.posts import begins_post, role_in, split_role, without_label

NAME_OR_POST = "ไม่แน่ใจว่า “{text}” เป็นชื่อคนหรือตำแหน่ง กรุณาตรวจ"


@dataclass(frozen=True)
class Person:
    """Somebody in a list; what is not written is "". `question` is Thai, for what is doubtful."""

    name: str = ""
    post: str = ""
    role: str = ""
    question: str = ""


def read_person(line: str) -> Person:
    """The person of one line without cells: "๑. นาย ก ข  ปลัดเทศบาล  กรรมการ"."""
    return person_of(segments(_without_number(line)))


def _without_number(line: str) -> str:
    """Without the mark; "๑ นาย…" has its number without a dot."""
    bare = without_mark(line)
    rest = bare.lstrip("0123456789๐๑๒๓๔๕๖๗๘๙ ")
    return rest if rest != bare and begins_name(rest) else bare


def person_of(parts: Sequence[str]) -> Person:
    """
    The person of what stands beside each other: name, post, role, each of which may be missing.

    A text that begins with a title is a name, one of the roles of committees a role, the rest a
    post.
    """
    rest = [part for part in (each.strip() for each in parts) if part]
    rest, role = _without_role(rest)
    name, question = "", ""
    rest = _with_whole_name(rest)
    if rest:
        name, after = split_name(rest[0])
        if name:
            rest = [after, *rest[1:]]
        elif len(rest) > 1 and two_words(rest[0]) and not begins_post(rest[0]):
            name, rest = rest[0], rest[1:]
        elif two_words(rest[0]) and not begins_post(rest[0]):
            question = NAME_OR_POST.format(text=rest[0])
    post = " ".join(filter(None, (without_label(part) for part in rest)))
    if post and not role:
        post, role = split_role(post)
    return Person(name, post, role, question)


def _with_whole_name(parts: list[str]) -> list[str]:
    """The parts with a name in one: offices put wide spaces within it, "นาย  ก  ข"."""
    if len(parts) > 1 and TITLE.fullmatch(parts[0]):
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    if len(parts) > 1 and is_given_name(parts[0]) and is_surname(parts[1]):
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    return parts


def _without_role(parts: list[str]) -> tuple[list[str], str]:
    """The parts without the one that is a role, or without the role at the end of the last."""
    for at in (-1, 0):
        if len(parts) > 1 and (role := role_in(parts[at])):
            return parts[:-1] if at else parts[1:], role
    if parts:
        before, role = split_role(parts[-1])
        if role and before:
            return [*parts[:-1], before], role
    return parts, ""


def completed(person: Person, line: str) -> Person | None:
    """The person with what the next line adds, a missing post or role; None if it adds nothing."""
    text = without_label(line)
    if not person.role and (role := role_in(text)):
        return replace(person, role=role)
    if person.post or not begins_post(text):
        return None
    post, role = split_role(text)
    return replace(person, post=post, role=person.role or role)
