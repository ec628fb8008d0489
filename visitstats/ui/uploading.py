"""The field for files, whose button and limits speak the reader's language; Streamlit itself has English words only."""

import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from visitstats.texts import _

_LOOK = """<style>
[data-testid="stFileUploaderDropzone"] :is(button p, [data-testid="stFileUploaderDropzoneInstructions"] span)
  {{ font-size: 0; }}
[data-testid="stFileUploaderDropzoneInstructions"] * {{ white-space: normal; overflow: visible; }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: {choose}; font-size: .875rem; }}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{ content: {limits}; font-size: .875rem; }}
</style>"""


def field(label: str, key: str, types: Sequence[str], limit: int, several: bool = False) -> Any:
    """A field for files of these types, of up to `limit` MB each; what it gives is what `st.file_uploader` gives."""
    st.html(look(str(limit), types, several))
    return st.file_uploader(label, type=types, accept_multiple_files=several, key=key, max_upload_size=limit)


def look(limit: str, types: Sequence[str], several: bool) -> str:
    """The style sheet that draws our words over those of the field."""
    limits = f"{_('Up to {limit} MB each', limit=limit)} • {', '.join(types).upper()}"
    return _LOOK.format(choose=_text(_("Choose files") if several else _("Choose a file")), limits=_text(limits))


def _text(words: str) -> str:
    """A text for a style sheet inside a page; no letter of it can end the text or the sheet."""
    return json.dumps(words, ensure_ascii=False).replace("<", r"\3c ")
