"""Files of data: what is not as it should be is told with the line of it."""

from pathlib import Path

import pytest

from records.data_files import DataFileError, parse_data_file


@pytest.mark.parametrize("wrong", ["1", "[1]", "true", "2566-01-01"])
def test_a_list_that_holds_anything_else_than_texts_is_refused(wrong):
    table = parse_data_file(f'name = "x"\nduties = ["a", {wrong}]'.encode(), Path("fy2566.toml"))

    with pytest.raises(DataFileError, match=r"^fy2566\.toml บรรทัด 2: ช่อง duties ผิดชนิด"):
        table.texts("duties")
