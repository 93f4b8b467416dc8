"""Several tables below each other on one sheet: each is read from its own head on."""

from tests.imports_tables.tables import column_of, grid, read


def test_a_table_with_a_fuller_head_below_takes_no_rows_of_the_one_above():
    text = (
        "ที่|มาตรการ|ผู้รับผิดชอบ\n1|ก|กองคลัง\n2|ข|กองคลัง\n"
        "ลำดับ|ชื่อมาตรการ|หน่วยงาน\n3|ค|กองช่าง\n4|ง|กองช่าง\n"
        "ที่|มาตรการ|ผู้รับผิดชอบ|งบประมาณ|ระยะเวลา|ผลการดำเนินงาน\n5|จ|กองคลัง|100|ไตรมาส 1|ทำแล้ว\n"
    )

    found = read("measures", grid(text))

    assert column_of(found, "title") == ["ก", "ข", "ค", "ง", "จ"]
    assert column_of(found, "divisions") == [["กองคลัง"]] * 2 + [["กองช่าง"]] * 2 + [["กองคลัง"]]
