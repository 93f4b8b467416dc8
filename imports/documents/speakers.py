"""Who speaks in minutes: a name, a role or a post before what was said."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from imports.documents.attendance import Attendee
from imports.documents.lines import segments
from imports.documents.marks import marked
from imports.documents.people import person_of
from imports.people.names import TITLE, begins_name, split_name
from imports.people.posts import begins_post, is_role
from thai.likeness import key_of, name_key

MEETING = "ที่ประชุม"
LONGEST_POST = 80

_ROLE = re.compile(
    r"(?:ท่าน)?(?:(?:รอง)?ประธาน(?:ใน)?(?:ที่ประชุม|กรรมการ|คณะกรรมการ|คณะทำงาน|สภา(?:เทศบาล|ฯ)?| ?ฯ)?|"
    r"(?:ฝ่าย|ผู้ช่วย|กรรมการและ(?:ผู้ช่วย)?)?เลขานุการ(?:สภา\S{0,20}|คณะกรรมการ|คณะทำงาน|ที่ประชุม| ?ฯ)?|"
    r"(?:ผู้ช่วย)?เลขาฯ|ที่ประชุม)(?=[\s:：]|$)"
)
_SPOKEN_BY = re.compile(r"\s*[:：]\s*|\t\s*|\s{2,}|\s+|$")
_GAP = re.compile(r"\s*[:：]\s*|\s*\t\s*|\s{2,}")
_SAYS = re.compile(
    r"(?:ได้|จึง|ขอ)?(?:แจ้ง|กล่าว|ชี้แจง|รายงาน|เสนอ|สอบถาม|ถาม|ตอบ|เห็นว่า|เห็นด้วย|นำเสนอ|อภิปราย|เรียน|"
    r"สรุป|เพิ่มเติม|อธิบาย|แถลง|ขอ|เชิญ|รับรอง|ยืนยัน|หารือ|แสดงความ|ให้ข้อมูล|ให้ความเห็น|มอบ)"
)
_POST_IN_PARENTHESES = re.compile(r"\(([^()]{2,80})\)\s*")


@dataclass
class Turn:
    """What one person said; the speaker is "" where the minutes name none."""

    speaker: str
    post: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(filter(None, self.lines))

    def to_json(self) -> dict[str, str]:
        return {"speaker": self.speaker, "post": self.post, "text": self.text}


def names_in(text: str) -> Iterator[str]:
    """Every name with a title that stands in a text."""
    at = 0
    while found := TITLE.search(text, at):
        name, _ = split_name(text[found.start() : found.start() + 120])
        if name:
            yield name
        at = max(found.end(), found.start() + len(name))


class Speakers:
    """Those who may speak: who is in the lists, and who was named before."""

    def __init__(self, attendees: Iterable[Attendee], opening: str = ""):
        people = list(attendees)
        self._names: dict[str, str] = {}
        for name in [*(one.name for one in people if one.name), *names_in(opening)]:
            self._names.setdefault(name_key(name), name)
        self._posts = {key_of(text) for one in people for text in (one.post, one.role) if text}

    def turn_of(self, line: str) -> Turn | None:
        """The turn that a line of text begins; None where it begins none."""
        found = marked(line)
        if found.numbers:  # an entry of a list that somebody reads out
            return None
        return self._by_role(found.text) or self._by_name(found.text) or self._by_post(found.text)

    def _by_role(self, text: str) -> Turn | None:
        role = _ROLE.match(text)
        if not role:
            return None
        said = _SPOKEN_BY.match(text, role.end())
        rest = text[said.end() if said else role.end() :]
        speaker = role[0].strip()
        name, after = split_name(rest)
        if name and not speaker.startswith(MEETING):
            self._names.setdefault(name_key(name), name)
            return Turn(name, speaker, [after])
        return Turn(speaker, "", [rest])

    def _by_post(self, text: str) -> Turn | None:
        gap = _GAP.search(text)
        if not gap or gap.start() > LONGEST_POST or key_of(text[: gap.start()]) not in self._posts:
            return None
        return Turn(text[: gap.start()].strip(), "", [text[gap.end() :]])

    def _by_name(self, text: str) -> Turn | None:
        name, rest = self._known(text)
        if name:
            return Turn(name, *_post_and_words(rest))
        name, rest = split_name(text)
        if not name:
            return None
        is_parted = bool(_GAP.match(text, len(name)))
        post, words = _post_and_words(rest)
        if not (is_parted or post or _SAYS.match(rest) or not rest):
            return None
        self._names.setdefault(name_key(name), name)
        return Turn(name, post, words)

    def _known(self, text: str) -> tuple[str, str]:
        """The known name that begins a text, as the text has it, and what follows it."""
        if not begins_name(text):
            return "", ""
        name, rest = split_name(text)
        if name_key(name) in self._names:
            return name, rest
        given = name.rsplit(" ", 1)[0] if " " in name else name
        key = name_key(given)
        if (
            given != name
            and any(known.startswith(key) for known in self._names)
            and TITLE.sub("", given, count=1)
        ):
            return given, text[len(given) :].strip()
        return "", ""

    def of_cell(self, cell: str) -> tuple[str, str] | None:
        """Speaker and post of the left cell of a row: a name, a role or a post; None for others."""
        lines = [line.strip() for line in cell.split("\n") if line.strip()]
        if not lines or len(cell) > 200 or marked(lines[0]).numbers:
            return None
        lines[-1] = lines[-1].rstrip(" :：")
        if begins_name(lines[0]):
            person = person_of([part for line in lines for part in segments(line)])
            self._names.setdefault(name_key(person.name), person.name)
            return person.name, " ".join(filter(None, (person.post, person.role)))
        whole = " ".join(lines)
        if _ROLE.fullmatch(whole) or is_role(whole) or key_of(whole) in self._posts:
            return whole, ""
        return None

    def goes_on(self, line: str) -> tuple[str, str] | None:
        """
        The post and the words of a line that is printed below a speaker: minutes of two columns,
        of which a text file has one line of each. None for any other line.
        """
        words = line.split(" ")
        for at in (len(words), 3, 2, 1):
            post = " ".join(words[:at])
            if is_role(post) or key_of(post) in self._posts:
                return post, " ".join(words[at:])
        return None


def _post_and_words(rest: str) -> tuple[str, list[str]]:
    """What follows a name: a post, if one stands there, and what was said."""
    rest = rest.lstrip(" :：\t")
    if match := _POST_IN_PARENTHESES.match(rest):
        return match[1].strip(), [rest[match.end() :].lstrip(" :：")]
    parts = segments(rest)
    if len(parts) > 1 and len(parts[0]) <= LONGEST_POST and begins_post(parts[0]):
        return parts[0], [rest[rest.index(parts[0]) + len(parts[0]) :].lstrip(" :：\t.…")]
    first, _, after = rest.partition(" ")
    if after and len(first) <= LONGEST_POST and (begins_post(first) or is_role(first)):
        return first, [after.strip()]
    if is_role(rest):
        return rest, []
    return "", [rest]
