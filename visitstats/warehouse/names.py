"""The names of institutions as they are compared: without letter case, quotation marks and spacing."""

import pyarrow as pa
import pyarrow.compute as pc

DROPPED = "[\\s\\x{A0}\\x{2000}-\\x{200B}\\x{202F}\"'`«»„“”‘’‚‹›]+"


def keys(names: pa.ChunkedArray) -> pa.DictionaryArray:
    """Each name as it is compared, worked out once for each different name; null where nothing is left of it."""
    coded = names.combine_chunks().dictionary_encode()
    plain = pc.utf8_lower(pc.utf8_normalize(coded.dictionary, form="NFC"))
    kept = pc.replace_substring_regex(plain, pattern=DROPPED, replacement="")
    return pa.DictionaryArray.from_arrays(coded.indices, pc.if_else(pc.equal(kept, ""), None, kept))
