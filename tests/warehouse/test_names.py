"""The names of institutions as they are compared."""

import duckdb
import pyarrow as pa

from visitstats.warehouse import names

# How earlier versions worked it out, in the engine: what they stored must be found again.
STORED = r"""
SELECT nullif(regexp_replace(
    lower(nfc_normalize(name)), '[\s\x{A0}\x{2000}-\x{200B}\x{202F}"''`«»„“”‘’‚‹›]+', '', 'g'
), '') FROM given
"""


def test_names_are_compared_without_case_quotation_marks_and_spacing() -> None:
    given = pa.chunked_array([["«Детский  дом № 7»", "ДЕТСКИЙ ДОМ №7", None], [" ", "“Қамқорлық”", "ДЕТСКИЙ ДОМ №7"]])
    assert names.keys(given).to_pylist() == ["детскийдом№7", "детскийдом№7", None, None, "қамқорлық", "детскийдом№7"]
    coded = pa.chunked_array([pa.array(["А", "Б"]).dictionary_encode(), pa.array(["В", "Б"]).dictionary_encode()])
    assert names.keys(coded).to_pylist() == ["а", "б", "в", "б"]
    assert names.keys(pa.chunked_array([], pa.string())).to_pylist() == []


def test_keys_are_those_that_are_stored() -> None:
    letters = [chr(code) for code in range(1, 0x1AB0)]
    given = pa.chunked_array([letters, [f"Й{one}И\u0306" for one in letters], [f"{one}\u0308 б" for one in letters]])
    with duckdb.connect() as engine:
        engine.register("given", pa.table({"name": given}))
        stored = engine.execute(STORED).fetchall()
    now = names.keys(given).to_pylist()
    assert [
        (name, key, was) for name, key, (was,) in zip(given.to_pylist(), now, stored, strict=True) if key != was
    ] == []
