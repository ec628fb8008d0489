"""The names of the months in the forms that sentences need, January first."""

_KK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
_KK_SHORT = "қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел."
_KK_IN = "да да да де да да де да те да да да"
_KK_TO = "ға ға ға ге ға ға ге ға ке ға ға ға"
_KK_FROM = "дан нан дан ден дан нан ден дан тен нан дан нан"
_KK_GENITIVE = "дың ның дың дің дың ның нің дың тің ның ның ның"

_RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_RU_SHORT = "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек."
_RU_GENITIVE = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_RU_IN = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"

_EN = "January February March April May June July August September October November December"


def _joined(stems: str, endings: str) -> list[str]:
    return [stem + ending for stem, ending in zip(stems.split(), endings.split(), strict=True)]


MONTHS = {
    "kk": {
        "full": _KK.split(),
        "short": _KK_SHORT.split(),
        "in": _joined(_KK, _KK_IN),
        "to": _joined(_KK, _KK_TO),
        "from": _joined(_KK, _KK_FROM),
        "genitive": _joined(_KK, _KK_GENITIVE),
        "attribute": [f"{name}{'гі' if name.endswith('е') else 'ғы'}" for name in _joined(_KK, _KK_IN)],
    },
    "ru": {
        "full": _RU.split(),
        "short": _RU_SHORT.split(),
        "in": [f"в {name}" for name in _RU_IN.split()],
        "genitive": _RU_GENITIVE.split(),
    },
    "en": {
        "full": _EN.split(),
        "short": [name[:3] for name in _EN.split()],
        "in": [f"in {name}" for name in _EN.split()],
        "genitive": _EN.split(),
    },
}
