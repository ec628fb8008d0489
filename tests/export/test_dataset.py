"""The records for other programs."""

import csv
import io
import zipfile

import pandas as pd

from visitstats.export.dataset import dataset
from visitstats.texts import use_language


def _records(institution: str) -> pd.DataFrame:
    row = {
        "visit_id": 1, "date": pd.Timestamp(2016, 5, 16), "year": 2016, "month": 5, "region_code": "KZ-11",
        "ministry_code": None, "visit_kind": "special", "institution_kind": None, "institution": institution,
        "visits": 1, "import_id": 4, "file_name": "register.xlsx", "sheet": "1", "source_row": 7, "demonstration": True,
    }  # fmt: skip
    return pd.DataFrame([row])


def test_the_columns_are_described_in_the_language() -> None:
    with use_language("kk"), zipfile.ZipFile(io.BytesIO(dataset(_records("№ 1"), "сүзгі", 4))) as archive:
        assert archive.namelist() == ["records.csv", "records.parquet", "records.xlsx", "columns.csv", "readme-kk.txt"]
        described = list(csv.reader(io.StringIO(archive.read("columns.csv").decode("utf-8-sig"))))
        assert [row[0] for row in described[1:]] == list(_records("").columns)
        assert all(row[1] and row[2] for row in described)
        assert "Демонстрациялық деректер" in archive.read("readme-kk.txt").decode()


def test_a_formula_is_kept_as_text_and_comes_back_the_same_from_parquet() -> None:
    with zipfile.ZipFile(io.BytesIO(dataset(_records("=1+1"), "all", None))) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("records.csv").decode("utf-8-sig"))))
        assert rows[0]["institution"] == "'=1+1"
        assert rows[0]["ministry_code"] == ""
        assert pd.read_parquet(io.BytesIO(archive.read("records.parquet")))["institution"].tolist() == ["=1+1"]
