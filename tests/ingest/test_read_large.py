"""Large text tables are read column by column; what comes out is what reading record by record gives."""

import pyarrow as pa
import pytest

from visitstats.ingest.model import Refused
from visitstats.ingest.read import columnar, delimited, read_workbook

LINE = '{n};"Область; №{k}";"ИВС ""Север""\nг. Тараз";;{k},5\n'
TABLE = "№;Регион;Учреждение;Вид;Число\n" + "".join(LINE.format(n=n, k=n % 7) for n in range(60_000))


@pytest.fixture
def no_records(monkeypatch):
    """Fails a test that falls back to reading record by record."""
    monkeypatch.setattr(delimited, "_records", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_the_columns_give_the_same_cells(no_records, encoding):
    rows = read_workbook(TABLE.encode(encoding), "x.csv").sheets[0].rows
    assert len(rows) == 60_001
    assert rows[0] == ["№", "Регион", "Учреждение", "Вид", "Число"]
    assert rows[50_000] == ["49999", "Область; №5", 'ИВС "Север"\nг. Тараз', None, "5,5"]
    assert type(rows[1]) is list


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Костанай № 5"), ("kz1048", "Қостанай"), ("pt154", "Өңір"), ("koi8-r", "ё"), ("cp866", "№ Ж")],
)
def test_texts_of_a_code_page_are_decoded_all_at_once(encoding, text):
    texts = ["", text, "plain", "", text]
    whole = pa.array([each.encode(encoding) for each in texts], pa.binary())
    assert columnar._decoded(whole, encoding).to_pylist() == texts
    assert columnar._decoded(whole[1:4], encoding).to_pylist() == texts[1:4]


def test_a_byte_that_a_code_page_lacks_is_no_text():
    with pytest.raises(UnicodeDecodeError):
        columnar._decoded(pa.array([b"\x98"], pa.binary()), "cp1251")


def test_each_distinct_text_is_one_object(no_records):
    rows = read_workbook(TABLE.encode(), "x.csv").sheets[0].rows
    assert rows[1][2] is rows[60_000][2]


@pytest.mark.parametrize("odd", ["один\n", "\n", "1;2;3;4;5;6;7\n"])
def test_an_uneven_record_far_down_keeps_its_place(odd):
    rows = read_workbook((TABLE + odd + "1;2;3;4;5\n").encode(), "x.csv").sheets[0].rows
    assert len(rows) == 60_003
    assert rows[60_001][0] == (odd.strip().split(";")[0] or None)
    assert rows[60_002][:5] == ["1", "2", "3", "4", "5"]


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_record():
    with pytest.raises(Refused) as refused:
        read_workbook((TABLE + '1;"2;3;4;5\n' + TABLE.replace('"', "")).encode(), "x.csv")
    assert refused.value.detail.values["row"] >= 60_001


def test_small_tables_do_not_take_this_way(monkeypatch):
    monkeypatch.setattr(columnar, "_table", None)
    assert read_workbook(b"a;b\n1;2\n", "x.csv").sheets[0].rows == [["a", "b"], ["1", "2"]]
