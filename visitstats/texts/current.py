"""Which language the present reader sees."""

from contextvars import ContextVar, Token
from types import TracebackType

LANGUAGES = ("kk", "ru", "en")  # in the order of the switch

_current: ContextVar[str] = ContextVar("language", default="en")


class _Chosen:
    """The choice just made; as a context manager it gives the earlier language back at the end."""

    def __init__(self, token: Token[str]) -> None:
        self._token = token

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _current.reset(self._token)


def language() -> str:
    """The language in use here: kk, ru or en."""
    return _current.get()


def use_language(code: str) -> _Chosen:
    """Speak `code` from here on in this thread or task; `with use_language("ru"):` for a while only.

    Raises ValueError for another code than those of LANGUAGES.
    """
    if code not in LANGUAGES:
        raise ValueError(f"The language must be one of {', '.join(LANGUAGES)}, not {code!r}.")
    return _Chosen(_current.set(code))
