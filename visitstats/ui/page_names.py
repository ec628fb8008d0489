"""The pages by groups of the menu, their names, and what a reader must be allowed to do to open each."""

from visitstats.texts import mark

GROUPS = {
    mark("Statistics"): {
        "overview": mark("Overview"),
        "trends": mark("Trends"),
        "changes": mark("What changed"),
        "ministries": mark("Ministries"),
        "regions": mark("Regions"),
    },
    mark("Data"): {
        "records": mark("Records"),
        "upload": mark("Upload"),
        "imports": mark("Imports"),
        "checks": mark("Checks"),
        "administration": mark("Administration"),
    },
    mark("Presenting"): {
        "present": mark("Present"),
    },
}
FOOTER = {"about": mark("About")}
NEEDED = {  # what a reader must be allowed to do to see the page
    "records": "read_records",
    "upload": "import",
    "imports": "withdraw",
    "present": "export",
    "administration": "administer",
}
TITLES = {key: title for titles in (*GROUPS.values(), FOOTER) for key, title in titles.items()}
