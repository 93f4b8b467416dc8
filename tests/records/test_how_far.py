"""Long work says how far it is, and is not kept up by saying so."""

from records import how_far
from records.how_far import counted, listening, tell


def test_what_begins_is_told_at_once_and_the_rest_now_and_then(monkeypatch):
    heard = []
    monkeypatch.setattr(how_far, "monotonic", iter(range(100)).__next__)
    monkeypatch.setattr(how_far, "BETWEEN", 3)

    with listening(lambda *told: heard.append(told)):
        given = list(counted("อ่าน", list("กขคงจ")))
        tell("ลง", 0, 2)
        tell("ลง", 1, 2)
    tell("ไม่มีใครฟัง", 0, 1)

    assert given == list("กขคงจ")
    assert heard == [("อ่าน", 0, 5), ("อ่าน", 3, 5), ("ลง", 0, 2)]
