"""What one cell says: regions, ministries, kinds, institutions, dates and counts in the forms that people type."""

from datetime import date

import pytest

from visitstats.ingest.values.counts import read_count
from visitstats.ingest.values.dates import column_order, complete, read_date
from visitstats.ingest.values.names import institution_key, read_institution, read_kind, read_ministry
from visitstats.ingest.values.regions import read_region, resolve

YEAR_2016 = (date(2016, 1, 1), date(2016, 12, 31))
YEAR_2023 = (date(2023, 1, 1), date(2023, 12, 31))


def region(text: str, first: date, last: date) -> str | None:
    """The code of a region, or the problem."""
    found = resolve(read_region(text), first, last, None)
    return found.code or found.problem


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Костанайская область", "KZ-39"),
        ("по Костанайской области", "KZ-39"),
        ("Қостанай облысы бойынша", "KZ-39"),
        ("Кустанайская обл.", "KZ-39"),
        ("QOSTANAI OBLYSY", "KZ-39"),
        ("Kостанайская", "KZ-39"),
        ("Зап.-Каз.обл.", "KZ-27"),
        ("З.К.О.", "KZ-27"),
        ("CКО", "KZ-59"),
        ("BKO", "KZ-63"),
        ("Актобинская область", "KZ-15"),
        ("Aktubinskaya obl.", "KZ-15"),
        ("г. У-Каменогорск", "KZ-63"),
        ("Shyǵys Qazaqstan oblysy", "KZ-63"),
        ("г. Уральск", "KZ-27"),
        ("Нур-Султан", "KZ-71"),
        ("Астана қаласында", "KZ-71"),
        ("Алматы облысы", "KZ-19"),
        ("г. Алматы", "KZ-75"),
        ("Алма-Ата", "KZ-75"),
        ("KZ-KUS", "KZ-39"),
        ("KZ-39", "KZ-39"),
        ("Шымкент", "KZ-YUZ"),
        ("Туркестан", "KZ-YUZ"),
        ("Туркестанская область", "region_not_in_force"),
        ("область Абай", "region_not_in_force"),
        ("Семей", "KZ-63"),
        ("Рудный", "region_unknown"),
        ("Акм-ая", "region_unknown"),
        ("Pvl", "region_unknown"),
        ("г. Байконур", "region_unknown"),
        ("Группа НПМ по ЗКО", "region_unknown"),
        ("Almaty", "region_ambiguous"),
        ("не указано", "region_missing"),
        ("Kustanayskaya\u00a0obl.", "KZ-39"),
        ("Запад.-Казахст. обл.", "KZ-27"),
        ("Север.Каз.обл.", "KZ-59"),
        ("Карагандин. обл.", "KZ-35"),
        ("Мангистаус. обл.", "KZ-47"),
        ("Алма. обл.", "KZ-19"),
        ("З-К область", "KZ-27"),
        ("К-Орда", "KZ-43"),
        ("столица", "KZ-71"),
        ("02 г. Астана", "KZ-71"),
        ("С-Қазақстан", "KZ-59"),
        ("ШҚ облысы", "KZ-63"),
        ("Шымкент қаласынан", "KZ-YUZ"),
        ("Елорда", "KZ-71"),
        ("г.о. Шымкент", "KZ-YUZ"),
        ("Almaty c.", "KZ-75"),
        ("сельский округ Абай", "region_unknown"),
        ("Казахст. обл.", "region_unknown"),
    ],
)
def test_regions_in_2016(text: str, code: str) -> None:
    assert region(text, *YEAR_2016) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Шымкент", "KZ-79"),
        ("Туркестан", "KZ-61"),
        ("ЮКО", "region_not_in_force"),
        ("Семей", "KZ-10"),
        ("Талдыкорган", "KZ-33"),
        ("Жетісу облысы", "KZ-33"),
        ("Улытауская", "KZ-62"),
        ("Mañğıstaw oblısı", "KZ-47"),
        ("Şığıs Qazaqstan", "KZ-63"),
        ("Almatı qalası", "KZ-75"),
        ("Almatı oblısı", "KZ-19"),
        ("Улыт. обл.", "KZ-62"),
        ("Алматин. обл.", "KZ-19"),
        ("г. Н-Султан", "KZ-71"),
        ("Целиноградская область", "KZ-11"),
    ],
)
def test_regions_in_2023(text: str, code: str) -> None:
    assert region(text, *YEAR_2023) == code


def test_the_day_on_which_a_region_begins() -> None:
    assert region("Шымкент", date(2018, 6, 18), date(2018, 6, 18)) == "KZ-YUZ"
    assert region("Шымкент", date(2018, 6, 19), date(2018, 6, 19)) == "KZ-79"
    assert region("обл. Абай", date(2022, 6, 7), date(2022, 6, 7)) == "region_not_in_force"
    assert region("обл. Абай", date(2022, 6, 8), date(2022, 6, 8)) == "KZ-10"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("МВД РК", "interior"),
        ("КУИС МВД", "interior"),
        ("ДП", "interior"),
        ("ІІМ ҚАЖК", "interior"),
        ("МО РК", "defence"),
        ("МЗСР", "health"),
        ("Мин.просв. РК", "education"),
        ("Мин. обор.", "defence"),
        ("Мин.обр.", "education"),
        ("Densaýlyq saqtaý mınıstrligi", "health"),
        ("Interior (incl. penal system)", "interior"),
        ("Оқу-ағарту министрлігі", "education"),
        ("Минтруда (МТСЗН)", "labour"),
        ("управление образования", "local"),
        ("УЗ Акмолинской области", "local"),
        ("Қорғанысмині", "defence"),
        ("Min. of Interior", "interior"),
        ("İşki ister ministrligi", "interior"),
        ("Органы социальной защиты", "labour"),
        ("Police Dept", "interior"),
        ("Min. of Education", "education"),
        ("Депобразования", "local"),
        ("Министерство юстиции", "unknown"),
        ("Площадь, км²", "unknown"),
        ("Расстояние, км", "unknown"),
        ("мз, мвд", "unknown"),
        ("Министерство науки и высшего образования", "unknown"),
        ("н/д", "blank"),
        ("Білім беру саласы", "education"),
        ("ОУЗ", "local"),
    ],
)
def test_ministries(text: str, code: str) -> None:
    assert read_ministry(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("период.", "periodic"),
        ("внеплановое", "special"),
        ("follow-up", "intermediate"),
        ("Плановое", "planned"),
        ("Специальное (по поступившему сообщению)", "special"),
        ("Промежуточное (проверка исполнения прежних рекомендаций)", "intermediate"),
        ("аралық", "intermediate"),
        ("последующее", "intermediate"),
        ("специал.", "special"),
        ("жосп.", "planned"),
        ("out of plan", "special"),
        ("не запланированное", "special"),
        ("внеоч.", "special"),
        ("вне графика", "special"),
        ("послед.", "intermediate"),
        ("пер-кое", "periodic"),
        ("тематическое", "unknown"),
        ("Арал ауданы", "unknown"),
    ],
)
def test_kinds(text: str, code: str) -> None:
    assert read_kind(text) == code


@pytest.mark.parametrize(
    ("text", "kind", "ministry"),
    [
        ("ИВС и СП УП г. Тараз", "ivs", "interior"),
        ("СИ КНБ", "remand_knb", "national_security"),
        ("СИЗО № 45", "remand", "interior"),
        ("СИЗО ДКНБ по г. Алматы", "remand_knb", "national_security"),
        ("Social adaptation centre", "social", "labour"),
        ("АӘҚКО", "social", "labour"),
        ("Қалалық ПБ уақытша ұстау изоляторы", "ivs", "interior"),
        ("ПТД", "tb", "health"),
        ("Специальная школа", "special_school", "education"),
        ("ЦОССУ № 1", "social", "labour"),
        ("Гауптвахта гарнизона", "guardhouse", "defence"),
        ("Детский дом-интернат", "social", "labour"),
        ("ДДИ", "social", "labour"),
        ("ЦСА", "social", "labour"),
        ("Центр поддержки детей, нуждающихся в специальных социальных услугах", "orphanage", "education"),
        ("Изолятор временного содержания КНБ", "remand_knb", "national_security"),
        ("Гауптвахта КНБ", "guardhouse", "national_security"),
        ("Гауптвахта Национальной гвардии", "guardhouse", "interior"),
        ("Пограничная застава", "remand_knb", "national_security"),
        ("Remand prison of the National Security Committee", "remand_knb", "national_security"),
        ("ҰҚКД уақытша ұстау изоляторы", "remand_knb", "national_security"),
        ("Closed-type school", "special_school", "education"),
        ("Есірткіге тәуелділерді оңалту орталығы", "narcology", "health"),
        ("Реабилитационный центр для больных наркоманией", "narcology", "health"),
        ("Ардагерлер үйі", "social", "labour"),
        ("Талғар жүйке-психикалық интернаты", "social", "labour"),
        ("Военная полиция", "guardhouse", "defence"),
        ("Приемник-распределитель для лиц без определенного места жительства", "reception_distribution", "interior"),
        ("Орташа қауіпсіз мекеме", "colony", "interior"),
        ("Детский дом № 2, КНБ", None, None),
        ("Учреждение № 12", None, None),
        ("Реабилитационный центр", None, None),
        ("Home for elderly and disabled", "social", "labour"),
        ("Әкімшілік қамаққа алынғандарды ұстау орны", "special_reception", "interior"),
    ],
)
def test_institutions(text: str, kind: str | None, ministry: str | None) -> None:
    found = read_institution(text)
    assert (found.kind, found.ministry) == (kind, ministry)


def test_institutions_are_compared_without_case_quotes_and_spaces() -> None:
    assert institution_key("«Детский  дом № 7»") == institution_key("ДЕТСКИЙ ДОМ №7")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("26 января 2016 г.", (2016, 1, 26)),
        ("8-10.02.2016", (2016, 2, 8)),
        ("с 5 по 7 марта 2016 г.", (2016, 3, 5)),
        ("2016 жылғы 5-7 наурыз", (2016, 3, 5)),
        ("30.12.2015 - 02.01.2016", (2015, 12, 30)),
        ("с 30.05.2019 г. по 01.06.2019 г.", (2019, 5, 30)),
        ("20.07.15", (2015, 7, 20)),
        ("«12» ноября 2016 года", (2016, 11, 12)),
        ("12-Sep-16", (2016, 9, 12)),
        ("2016 ж. 05.03", (2016, 3, 5)),
        ("5марта2016", (2016, 3, 5)),
        ("2016-03-05/2016-03-07", (2016, 3, 5)),
        ("III.2016", (2016, 3, None)),
        ("март 2016 - апрель 2016", (2016, 3, None)),
        ("2023-01-04T15:23:36.000+05:00", (2023, 1, 4)),
        ("апрель 2015", (2015, 4, None)),
        ("14.03.2018 г. 10:00-12:00", (2018, 3, 14)),
        ("14.03.2018 ж., 10:00", (2018, 3, 14)),
        ("2014 г.", (2014, None, None)),
        ("12 қаңтар", (None, 1, 12)),
        ("10.01.", (None, 1, 10)),
        ("10.01.2019 11-00", (2019, 1, 10)),
        ("9 января 2019г., 10.00", (2019, 1, 9)),
        ("10.01.2019 с 11.00 до 13.00", (2019, 1, 10)),
        ("10 January 2019, 11 am", (2019, 1, 10)),
        ("2019 ж. 05.03", (2019, 3, 5)),
        (42370, (2016, 1, 1)),
        (2014, (2014, None, None)),
        ("2019 жыл ішінде", (2019, None, None)),
        ("14/II", (None, 2, 14)),
        ("25.XII.", (None, 12, 25)),
        ("3 qyrkúıek 2021", (2021, 9, 3)),
        ("3 qazan 2021", (2021, 10, 3)),
        ("12, 13 и 14 мая 2019 г.", (2019, 5, 12)),
        ("3 & 4 September 2021", (2021, 9, 3)),
    ],
)
def test_dates(value: object, day: tuple[int | None, ...]) -> None:
    when = read_date(value, "dm")
    assert (when.year, when.month, when.day) == day
    assert when.problem is None


@pytest.mark.parametrize("text", ["31.06.2015", "30 февраля 2021 г.", "00.05.2021", "12.13.2021", "скоро"])
def test_days_that_do_not_exist(text: str) -> None:
    assert read_date(text, "dm").problem == "date_invalid"


def test_a_serial_number_of_1904() -> None:
    when = read_date(40908, "dm", date1904=True)
    assert (when.year, when.month, when.day) == (2016, 1, 1)


def test_the_order_that_fits_more_rows_holds_for_the_column() -> None:
    assert column_order([("1/15/2020", 1), ("4/3/2020", 1)])[0] == "md"
    assert column_order([("4/3/2020", 5)])[0] == "dm"
    assert column_order([("1/15/2020", 1), ("15/1/2020", 2)])[0] == "dm"
    assert column_order([("05.01.2021", 2), ("00.01.2021", 1)])[0] == "dm"  # a month 00 fits neither way


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("первая декада июня 2017", 6, None),
        ("последняя неделя июня 2017 г.", 6, None),
        ("1-ая неделя июня 2017", 6, None),
        ("week 1 of June 2017", 6, None),
        ("end of June 2017", 6, None),
        ("2017 жылғы маусымның 1-онкүндігі", 6, None),
        ("ориентировочно 5 июня 2017", 6, 5),
        ("around 5 June 2017", 6, 5),
        ("5; 6 июня 2017", 6, 5),
    ],
)
def test_a_part_of_a_month_is_its_month(text: str, month: int, day: int | None) -> None:
    when = read_date(text, "dm")
    assert (when.year, when.month, when.day, when.problem) == (2017, month, day, None)


def test_year_and_month_come_from_the_surroundings() -> None:
    assert complete(read_date("12.01.", "dm"), 2017, None).year == 2017
    assert complete(read_date(14, "dm", part="day"), 2017, 3).month == 3
    assert complete(read_date(31, "dm", part="day"), 2017, 6).problem == "date_invalid"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        *[("12*", 12), ("1 262", 1262), ("1\xa0262", 1262), ("12,0", 12), ("≈12", 12), (12.0, 12)],
        *[("–", 0), ("нет", 0), ("", 0), (None, 0), ("жоқ", 0)],
        *[
            ("5-6", None),
            ("более 10", None),
            ("*", None),
            ("?", None),
            ("…", None),
            ("н/д", None),
            (12.5, None),
            ("два", None),
            (-1, None),
        ],
    ],
)
def test_counts(value: object, number: int | None) -> None:
    assert read_count(value).number == number


def test_an_approximate_count_is_marked() -> None:
    assert read_count("≈12").approximate
    assert not read_count("12*").approximate


@pytest.mark.parametrize(
    ("name", "ministry"),
    [
        ("ПФРСИ при УГ-157/9", "interior"),
        ("Участок службы пробации", "interior"),
        ("Помещение, функционирующее в режиме СИ", "interior"),
        ("Камералық типтегі мекеме", "interior"),
        ("Garrison detention house", "defence"),
        ("CAM, Taraz", "education"),
        ("УМБ", "interior"),
        ("Приёмник для административно-арестованных", "interior"),
        ("Әкімшілік қамауға алынғандарды ұстау орны", "interior"),
        ("Temp. detention facility", "interior"),
        ("Psych. hospital", "health"),
        ("Home for disabled children", "labour"),
        ("ДИ общего типа", "labour"),
        ("Мәжбүрлеп емдеу орталығы", "health"),
        ("Центр ресоциализации", None),
    ],
)
def test_an_institution_gives_a_ministry_only_where_it_can_be_one(name: str, ministry: str | None) -> None:
    assert read_institution(name).ministry == ministry
