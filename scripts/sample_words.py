"""The words of the demonstration files: names of the time, and institutions that are plainly invented."""

FILES = {  # file: language, regions
    "demonstration_register_ru.xlsx": ("ru", ("KZ-11", "KZ-35", "KZ-39", "KZ-55", "KZ-59", "KZ-71")),
    "demonstration_register_kk.xlsx": ("kk", ("KZ-15", "KZ-23", "KZ-27", "KZ-31", "KZ-43", "KZ-47")),
    "demonstration_register_ru.csv": ("ru", ("KZ-19", "KZ-63", "KZ-75", "KZ-YUZ")),
}
CROSSTAB_TITLE = "DEMONSTRATION DATA: invented preventive visits by region and ministry, 2016"
TITLES = {
    "ru": "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ: вымышленный реестр превентивных посещений, {year}",
    "kk": "ДЕМОНСТРАЦИЯЛЫҚ ДЕРЕКТЕР: ойдан құрастырылған алдын ала барулар тізілімі, {year}",
}
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
}
