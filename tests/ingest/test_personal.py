"""Personal data are recognised by header and by content; names of institutions and places are left alone."""

import pytest

from visitstats.ingest.personal import MASK, clean, clean_file_name, holds_personal_data, is_personal_header
from visitstats.ingest.personal.numbers import has_check_digit


@pytest.mark.parametrize(
    "header",
    [
        "ФИО", "Ф.И.О. участников", "Фамилия, имя, отчество",
        "Аты-жөні", "АТЫ-ЖОНИ", "Т.А.Ә.", "ИИН руководителя группы",
        "ЖСН", "IIN", "Дата рождения", "Туған күні",
        "Date of birth", "Телефон", "Тел.", "Адрес электронной почты", "E-mail",
        "Мекенжайы", "Адрес проживания", "Ваши фамилия и инициалы", "Участники", "Состав группы", "Топ мүшелері",
        "Қатысушылар", "Group members", "Примечание", "Ескертпе",
        "Remarks", "Замечания", "Суть рекомендаций", "Подпись",
        "Қолы", "Signature", "Заявитель", "Руководитель группы", "_submitted_by", "meta/username", "Full name",
    ],
)  # fmt: skip
def test_headers_of_personal_columns(header):
    assert is_personal_header(header)


@pytest.mark.parametrize(
    "header",
    [
        "Дата", "Дата посещения", "Барған күні", "Регион", "Өңір", "Наименование учреждения", "Мекеменің атауы",
        "visit/institution_name", "Вид посещения", "Бару түрі", "Ведомство", "Гос. орган", "Кол-во участников",
        "Участников", "Сколько участников НПМ было в группе?", "Қатысушылар саны", "Number of participants",
        "В каком регионе проведено посещение?", "Орган, в ведении которого учреждение", "Количество посещений",
        "К ведению какого государственного органа относится учреждение?", "Всего", "Год", "Месяц", "№ п/п", "", None,
        "Recommendations given", "Type of visit", "Отметка об исполнении", "Status", "Period",
    ],
)  # fmt: skip
def test_headers_of_other_columns(header):
    assert not is_personal_header(header)


@pytest.mark.parametrize(
    "text",
    [
        "890512300123", "890512 300 123", "89-05-12-300123", "890512300123.0", "8.90512300123E+11", "8,9E+11",
        "ИИН: 890512300123", "930820983756", "+7 700 000 58 79", "8 (700) 000-58-79", "87000005879", "тел. 72-58-79",
        "77000005879.0", "a.member17@example.kz", "12.05.1989 г.р.", "1989 года рождения",
        "Нурланов Е. В.", "Нурланов Е.В", "НУРЛАНОВ Е.В.",
        "Е. В. Нурланов", "Ким С. К., Жумабаева Ж. А.", "Шмидт Ж. А.",
        "Сейтжанов Нурлан Ерланович", "Нұрланов Ерлан Серікұлы",
        "Айгүл Серік қызы", "Нурлан Ахметов", "Ахметов Нурлан",
        "Сидоренко Анна Петровна", "Nurlan Akhmetov", "Akhmetov Nurlan Serikuly", "Жұмабаева Жанар", "Ахметов",
        "Оспанова", "беседа с осуждённым Карасёвым", "нач. Петренко", "встреча с Нурлановым Е. В.", "Тлеубаева",
    ],
)  # fmt: skip
def test_personal_data_in_a_text(text):
    assert holds_personal_data(text)
    assert clean(text) is None or MASK in clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "ИВС ОП г. Аксай", "Арнаулы қабылдау орны",
        "начальник управления", "Қарулы Күштер", "Колония № 52 (г. Сарыагаш)", "Спецприёмник УП г. Караганда",
        "Г. Алматы", "УК-161/3", "ЛА-155/8",
        "Детский дом № 3 имени И. И. Иванова", "Школа им. А. Байтурсынова", "Б. Момышұлы атындағы мектеп",
        "А. Байтұрсынұлы атындағы интернат", "ул. Абая, 12",
        "Западно-Казахстанская область", "Сев.-Каз. обл.", "Абай облысы",
        "Министерство труда и социальной защиты населения", "МВД РК", "12.01.2015-13.01.2015", "12.01.2015 - 13.01",
        "2016-01-05 21:08:42", "1 262", "201512011230", "ИВС г. Сатпаев", "Shyǵys Qazaqstan oblysy", "Нұр-Сұлтан қ.",
        "Correctional colony No. 62", "Қалалық ПБ уақытша ұстау изоляторы", "Туберкулезге қарсы диспансер", "450.0",
        "Реестр посещений группы НПМ за 2020 год", "Жамбыл облысы",
        "Панфиловский район", "с. Кенесары", "п. Карабалык",
    ],
)  # fmt: skip
def test_other_texts_stay_as_they_are(text):
    assert clean(text) == text


def test_only_the_personal_part_of_a_text_is_masked():
    assert clean("ИВС г. Тараз, нач. Нурланов Е. В., тел. +7 700 000 58 79") == f"ИВС г. Тараз, нач. {MASK}, {MASK}"
    assert clean("СИЗО № 1 890512300123") == f"СИЗО № 1 {MASK}"
    assert clean(None) is None
    assert clean("") == ""


def test_file_names_lose_names_and_numbers_and_keep_the_rest():
    assert clean_file_name("Отчет_Иванов_И_И.xlsx") == f"Отчет_{MASK}.xlsx"
    assert clean_file_name("Реестр 890512300123 (2).xls") == f"Реестр {MASK} (2).xls"
    assert clean_file_name("C:\\Users\\Нурланов\\Реестр НПМ 2016.xls") == "Реестр НПМ 2016.xls"
    assert clean_file_name("/home/x/Журнал 2015-2016.csv") == "Журнал 2015-2016.csv"
    for name in ("visits_export_20220117.csv", "Сводный реестр посещений.xlsx", "Өңірлер бойынша динамика.ods"):
        assert clean_file_name(name) == name


def test_the_check_digit_follows_the_rule():
    digits = [8, 9, 0, 5, 1, 2, 3, 0, 0, 1, 2]
    rest = sum(n * w for n, w in zip(digits, range(1, 12), strict=True)) % 11
    text = "".join(map(str, digits))
    assert [has_check_digit(text + str(last)) for last in range(10)] == [last == rest for last in range(10)]
