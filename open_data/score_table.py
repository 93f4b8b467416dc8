"""scores: what the NACC announced for the year."""

from open_data import usual_columns as usual
from open_data.columns import Column, Table


def _score(name: str, title: str, description: str) -> Column:
    return Column(
        name,
        title,
        description + " ว่างไว้จนกว่าจะประกาศผล",
        lambda year: getattr(year, name),
        type="number",
        unit="คะแนนเต็ม 100",
    )


SCORES = Table(
    "scores",
    "ผลการประเมิน",
    "คะแนนและระดับผลการประเมิน ITA ของปีตามที่ ป.ป.ช. ประกาศ ปีละหนึ่งแถว",
    key=("year_be",),
    columns=(
        usual.year(lambda year: year.year_be),
        _score("total_score", "คะแนนรวม", "คะแนนรวมของหน่วยงาน"),
        _score("iit_score", "คะแนน IIT", "คะแนนจากผู้มีส่วนได้ส่วนเสียภายใน"),
        _score("eit_score", "คะแนน EIT", "คะแนนจากผู้มีส่วนได้ส่วนเสียภายนอก"),
        _score("oit_score", "คะแนน OIT", "คะแนนการเปิดเผยข้อมูลสาธารณะ"),
        usual.text("grade", "ระดับผลการประเมิน", "ระดับตามเกณฑ์ของปีนั้น เกณฑ์แต่ละปีอาจต่างกัน"),
        usual.updated_at(lambda year: year.published_at),
    ),
    rows_of=lambda fiscal_year: [fiscal_year],
)
