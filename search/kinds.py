"""The kinds of results that a reader can choose from, and what each is called."""

from dataclasses import dataclass

from search.models import Source


@dataclass(frozen=True)
class Kind:
    """One choice of `?kind=`: its code in the address, its Thai name, the tables it covers."""

    code: str
    name: str
    sources: tuple[Source, ...]


KINDS = [
    Kind("item", "ข้อและตัวชี้วัด", (Source.ITEM,)),
    Kind("measure", "มาตรการ", (Source.MEASURE,)),
    Kind("element", "องค์ประกอบและแนวทาง", (Source.ELEMENT,)),
    Kind("update", "ผลการดำเนินงาน", (Source.ITEM_UPDATE, Source.MEASURE_UPDATE)),
    Kind("evidence", "หลักฐาน", (Source.ITEM_EVIDENCE, Source.MEASURE_EVIDENCE)),
    Kind("minutes", "รายงานการประชุม", (Source.MEETING, Source.AGENDA_ITEM)),
]
KIND_OF = {source: kind for kind in KINDS for source in kind.sources}
