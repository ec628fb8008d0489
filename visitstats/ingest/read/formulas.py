"""Formulas that nobody has computed yet: some writers store a 0 as their result and ask for computing at opening."""

import io
import re
import zipfile

from visitstats.ingest.read.precheck import Package

ASKED = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=[\"'](?:1|true)[\"']")
FORMULA = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")  # looked for first: most long sheets hold none
NOT_COMPUTED = re.compile(rb"(</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)<((?:\w+:)?)v>0</(?:\w+:)?v>")


def drop_results_never_computed(package: Package) -> None:
    """Make such cells formulas without a stored result, as they are where nothing is put in its place."""
    if not ASKED.search(package.part("xl/workbook.xml")):
        return
    changed = {}
    for target in dict.fromkeys(package.targets):
        xml = package.long[target] if target in package.long else package.part(target)
        if b"v>0</" not in xml or not any(sign in xml for sign in FORMULA):
            continue
        if (cleared := NOT_COMPUTED.sub(rb"\1", xml)) != xml:
            changed[target] = cleared
    if not changed:
        return
    package.long |= {target: xml for target, xml in changed.items() if target in package.long}
    target_file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package.data)) as source, zipfile.ZipFile(target_file, "w") as copy:
        for info in source.infolist():
            copy.writestr(info.filename, changed.get(info.filename) or source.read(info))
    package.data = target_file.getvalue()
