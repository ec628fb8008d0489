"""The words of the demonstration files: names of the time, and institutions that are plainly invented."""

FILES = {  # file: language, regions of 2015, regions of 2016
    "demonstration_export_en.csv": ("en", ("KZ-63", "KZ-71"), ("KZ-63", "KZ-71")),
    "demonstration_months_kk.xlsx": ("kk", (), ("KZ-31", "KZ-43", "KZ-47")),
    "demonstration_print_ru.xls": ("ru", ("KZ-35", "KZ-39"), ()),
    "demonstration_register_kk.xlsx": (
        "kk",
        ("KZ-15", "KZ-23", "KZ-27", "KZ-31", "KZ-43", "KZ-47"),
        ("KZ-15", "KZ-23", "KZ-27"),
    ),
    "demonstration_register_ru.csv": ("ru", ("KZ-19", "KZ-75", "KZ-YUZ"), ("KZ-19", "KZ-75", "KZ-YUZ")),
    "demonstration_register_ru.ods": ("ru", (), ("KZ-35", "KZ-39")),
    "demonstration_register_ru.xlsx": ("ru", ("KZ-11", "KZ-55", "KZ-59"), ("KZ-11", "KZ-55", "KZ-59")),
}
CROSSTAB = "demonstration_crosstab_en.xlsx"
CROSSTAB_TITLE = "DEMONSTRATION DATA: invented preventive visits by region and ministry, 2016"
INSTITUTION_LIST = "demonstration_institutions.csv"
INSTITUTIONS_TITLE = "DEMONSTRATION DATA: invented institutions in the mandate"
TITLES = {
    "ru": "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ: вымышленный реестр превентивных посещений, {year}",
    "kk": "ДЕМОНСТРАЦИЯЛЫҚ ДЕРЕКТЕР: ойдан құрастырылған алдын ала барулар тізілімі, {year}",
}
PRINT_TITLES = (
    "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ: учреждения и посещения вымышлены",
    "РЕЕСТР",
    "превентивных посещений за 2015 год",
)
PRINT_END = (
    "Примечание: документ составлен для демонстрации.",
    "Руководитель группы: ____________ (демонстрационный документ, без подписи)",
    "Исполнитель: ____________ (демонстрационный документ, без подписи)",
    "М. П.",
)
SUBTOTAL, TOTAL = "Итого по региону", "Всего"
MONTHS_KK = ("Қаңтар", "Ақпан", "Наурыз", "Сәуір", "Мамыр", "Маусым")
MONTHS_KK += ("Шілде", "Тамыз", "Қыркүйек", "Қазан", "Қараша", "Желтоқсан")
EXPORT_MARK = "DEMONSTRATION DATA, invented"
EXPORT_HEADER = [
    "dataset",
    "visit_id",
    "visit_date",
    "region",
    "institution",
    "ministry",
    "visit_type",
    "status",
    "participants",
]
EXPORT_HELD, EXPORT_NOT_HELD = "completed", ("cancelled", "postponed")
HEADERS = {
    "ru": [
        "№",
        "Дата посещения",
        "Регион",
        "Наименование учреждения",
        "Ведомство",
        "Вид посещения",
        "Число участников",
    ],
    "kk": ["№", "Бару күні", "Өңір", "Мекеме атауы", "Ведомство", "Бару түрі", "Қатысушылар саны"],
}
KINDS = {
    "ru": {"periodic": "периодическое", "intermediate": "промежуточное", "special": "специальное"},
    "kk": {"periodic": "мерзімді", "intermediate": "аралық", "special": "арнаулы"},
    "en": {"periodic": "periodic", "intermediate": "intermediate", "special": "special"},
}
MINISTRIES = {
    "ru": {
        "interior": "Министерство внутренних дел",
        "national_security": "Комитет национальной безопасности",
        "defence": "Министерство обороны",
        "health": "Министерство здравоохранения и социального развития",
        "education": "Министерство образования и науки",
    },
    "kk": {
        "interior": "Ішкі істер министрлігі",
        "national_security": "Ұлттық қауіпсіздік комитеті",
        "defence": "Қорғаныс министрлігі",
        "health": "Денсаулық сақтау және әлеуметтік даму министрлігі",
        "education": "Білім және ғылым министрлігі",
    },
    "en": {
        "interior": "Ministry of Internal Affairs",
        "national_security": "National Security Committee",
        "defence": "Ministry of Defence",
        "health": "Ministry of Healthcare and Social Development",
        "education": "Ministry of Education and Science",
    },
}
INSTITUTIONS = {
    "ru": {
        "colony": "Демонстрационная колония",
        "remand": "Демонстрационный следственный изолятор",
        "ivs": "Демонстрационный изолятор временного содержания",
        "police": "Демонстрационный отдел полиции",
        "special_reception": "Демонстрационный специальный приёмник",
        "remand_knb": "Демонстрационный следственный изолятор КНБ",
        "guardhouse": "Демонстрационная гауптвахта",
        "psychiatric": "Демонстрационная психиатрическая больница",
        "tb": "Демонстрационный противотуберкулёзный диспансер",
        "narcology": "Демонстрационный наркологический диспансер",
        "juvenile_adaptation": "Демонстрационный центр адаптации несовершеннолетних",
        "special_school": "Демонстрационная специальная школа",
    },
    "kk": {
        "colony": "Демонстрациялық түзеу колониясы",
        "remand": "Демонстрациялық тергеу изоляторы",
        "ivs": "Демонстрациялық уақытша ұстау изоляторы",
        "police": "Демонстрациялық полиция бөлімі",
        "special_reception": "Демонстрациялық арнаулы қабылдау орны",
        "remand_knb": "Демонстрациялық ҰҚК тергеу изоляторы",
        "guardhouse": "Демонстрациялық гауптвахта",
        "psychiatric": "Демонстрациялық психиатриялық аурухана",
        "tb": "Демонстрациялық туберкулезге қарсы диспансер",
        "narcology": "Демонстрациялық наркологиялық диспансер",
        "juvenile_adaptation": "Демонстрациялық кәмелетке толмағандарды бейімдеу орталығы",
        "special_school": "Демонстрациялық арнаулы мектеп",
    },
    "en": {
        "colony": "Demonstration colony",
        "remand": "Demonstration remand centre",
        "ivs": "Demonstration temporary detention facility",
        "police": "Demonstration police station",
        "special_reception": "Demonstration special reception centre",
        "remand_knb": "Demonstration remand centre of the National Security Committee",
        "guardhouse": "Demonstration guardhouse",
        "psychiatric": "Demonstration psychiatric hospital",
        "tb": "Demonstration tuberculosis dispensary",
        "narcology": "Demonstration narcological dispensary",
        "juvenile_adaptation": "Demonstration centre for adaptation of minors",
        "special_school": "Demonstration special school",
    },
}
