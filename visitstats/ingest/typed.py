"""Words that a person types to be stored: none of them may name a person or hold a number of one."""

from visitstats.ingest.personal import holds_personal_data
from visitstats.texts import mark
from visitstats.warehouse import Refusal


def checked(text: str) -> str:
    """The text with plain spaces. Raises Refusal if it holds personal data, which is never stored."""
    text = " ".join(text.split())
    if holds_personal_data(text):
        raise Refusal(mark("The text holds a name, number or address of a person. Leave it out: it is never stored."))
    return text
