"""Which items of the year before each item continues, and how the two are told apart."""

from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry
from oit_checklist.shipped_sets import shipped_set
from year_opening.matching import Relation, compare, propose
from year_opening.sources import known_earlier, moved_to


def entry(number: int, title: str, *lines: str, instrument: str = "OIT", **values) -> ItemEntry:
    elements = tuple(ElementEntry(text=line) for line in lines)
    return ItemEntry(instrument=instrument, number=number, title=title, elements=elements, **values)


def a_set(year: int, *items: ItemEntry) -> CriteriaSet:
    return CriteriaSet(fiscal_year=year, items=items)


def relations(new: CriteriaSet, old: CriteriaSet, earlier: dict[str, list[str]]):
    return {row.item.code: row.relation for row in compare(new, old, earlier).rows}


OLD = a_set(
    2568,
    entry(1, "โครงสร้าง", "แผนผัง"),
    entry(2, "อำนาจหน้าที่"),
    entry(3, "แผนปฏิบัติการ ปี 2568", "แผน"),
    entry(4, "กฎหมายที่เกี่ยวข้อง"),
)


def test_every_relation_is_told():
    new = a_set(
        2569,
        entry(1, "โครงสร้างและอำนาจหน้าที่"),
        entry(2, "แผนปฏิบัติการ ปี 2569", "แผน"),
        entry(3, "โครงสร้าง", "แผนผัง"),
        entry(4, "ข้อใหม่"),
        entry(5, "แผนครึ่งปี"),
    )
    earlier = {"OIT:o1": ["o1", "o2"], "OIT:o2": ["o3"], "OIT:o5": ["o3"]}

    found = compare(new, OLD, earlier)

    assert {row.item.code: row.relation for row in found.rows} == {
        "o1": Relation.MERGED,
        "o2": Relation.SPLIT,
        "o3": Relation.NEW,
        "o4": Relation.NEW,
        "o5": Relation.SPLIT,
    }
    assert [item.code for item in found.gone] == ["o4"]


def test_same_and_changed_tell_which_words():
    new = a_set(2569, entry(1, "โครงสร้าง", "แผนผัง"), entry(2, "อำนาจและหน้าที่", "สรุปอำนาจ"))
    found = compare(new, OLD, {"OIT:o1": ["o1"], "OIT:o2": ["o2"]})

    same, changed = found.rows
    assert (same.relation, same.changes) == (Relation.SAME, [])
    assert changed.relation == Relation.CHANGED
    assert changed.changes == ["ชื่อข้อ", "องค์ประกอบด้านข้อมูล"]
    assert any(piece.change == "added" and "และ" in piece.text for piece in changed.title)


def test_a_copy_has_the_same_codes():
    copy = moved_to(OLD, 2569)

    earlier = propose(copy, OLD, lambda item: known_earlier(item, 2568, OLD))

    assert earlier == {f"OIT:o{number}": [f"o{number}"] for number in (1, 2, 3, 4)}
    assert relations(copy, OLD, earlier)["o3"] == Relation.CHANGED


def test_a_copy_of_a_copy_and_another_copy_of_the_same_year_have_its_codes():
    before = moved_to(OLD, 2569)

    assert [known_earlier(OLD.items[3], origin, before) for origin in (2568, 2569)] == [["o4"]] * 2


def test_the_crosswalk_comes_first():
    new, old = shipped_set(2568), shipped_set(2566)

    earlier = propose(new, old, lambda item: known_earlier(item, 2568, old))

    assert earlier["OIT:o1"] == ["o1", "o3"]


def test_titles_are_compared_where_the_crosswalk_is_silent():
    old = a_set(2600, entry(7, "ข้อมูลการติดต่อ"), entry(8, "การปฏิบัติหน้าที่", instrument="IIT"))
    new = a_set(
        2601,
        entry(1, "ข้อมูลการติดต่อ"),
        entry(2, "เรื่องอื่นที่ไม่เคยมี"),
        entry(1, "การปฏิบัติหน้าที่", instrument="IIT"),
    )

    earlier = propose(new, old, lambda item: known_earlier(item, 2601, old))

    assert earlier == {"OIT:o1": ["o7"], "OIT:o2": [], "IIT:1": ["8"]}


def test_120_items_take_a_moment():
    from time import perf_counter

    old = a_set(2600, *(entry(number, f"รายการข้อมูล {number} " * 15) for number in range(120)))
    new = a_set(2601, *(entry(number, f"รายการข้อมูล {number} " * 14) for number in range(120)))

    began = perf_counter()
    earlier = propose(new, old, lambda item: None)
    compare(new, old, earlier)

    assert perf_counter() - began < 5
