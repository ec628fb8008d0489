"""The colours of the visual language, by token, for light and dark ground."""

MINISTRIES = {
    "interior": "#1467AF",
    "national_security": "#9986D9",
    "defence": "#747800",
    "health": "#3DA09B",
    "education": "#805D43",
    "labour": "#CA7F6A",
    "not_stated": "#5F666B",
}
ORDER = tuple(MINISTRIES)  # the stacking order: neighbours alternate dark and light

LIGHT = MINISTRIES | {
    "ground": "#FFFFFF",
    "paper": "#FFFFFF",
    "surface": "#F3F6F9",
    "ink": "#14202E",
    "ink2": "#4B5A6A",
    "grid": "#E2E7ED",
    "border": "#D3DAE2",
    "axis": "#8593A1",
    "total": "#1D3F63",
    "other": "#7F8D9B",
    "rise": "#14708C",
    "fall": "#A8621B",
    "periodic": "#1D3F63",
    "intermediate": "#5F8DB8",
    "special": "#B07A2E",
    "class1": "#E4F0F8",
    "class2": "#9FC9E3",
    "class3": "#6CA3CB",
    "class4": "#2F6F9F",
    "class5": "#0F3F69",
    "on1": "#14202E",
    "on2": "#14202E",
    "on3": "#14202E",
    "on4": "#FFFFFF",
    "on5": "#FFFFFF",
    "bound": "#A9B6C3",
    "part": "#E8ECEF",
}
DARK = MINISTRIES | {
    "ground": "#0F1620",
    "paper": "#FFFFFF",
    "surface": "#18222E",
    "ink": "#E9EEF4",
    "ink2": "#A9B6C4",
    "grid": "#253240",
    "border": "#314051",
    "axis": "#75869A",
    "total": "#A8C6E4",
    "other": "#64748A",
    "rise": "#4FAFC9",
    "fall": "#DC9A55",
    "periodic": "#A8C6E4",
    "intermediate": "#4E83B5",
    "special": "#C98F45",
    "class1": "#1E2C3A",
    "class2": "#2B4F6C",
    "class3": "#36749B",
    "class4": "#74AFD8",
    "class5": "#C3E4F8",
    "on1": "#E9EEF4",
    "on2": "#FFFFFF",
    "on3": "#FFFFFF",
    "on4": "#0F1620",
    "on5": "#0F1620",
    "bound": "#49596A",
    "part": "#1E2834",
}


def text_on(shade: str) -> str:
    """The token of the text that can be read on a mark of this colour, on light and on dark ground."""
    if shade.startswith("class"):
        return "on" + shade[-1]
    return "paper" if shade == "not_stated" else "ground"
