"""Words for what can come out of a file: outcomes, refusals and what to do, problems, rows left out, columns."""

from visitstats.texts import mark

OUTCOMES = {"ready": mark("Ready"), "review": mark("Needs review"), "refused": mark("Refused")}
REFUSED = {  # the reason, and the next step
    "password_protected": (
        mark("The file is protected by a password."),
        mark("Save it without a password and upload it again."),
    ),
    "corrupt": (
        mark("The file is damaged and cannot be opened."),
        mark("Open it in a spreadsheet program, save it again and upload the new file."),
    ),
    "not_a_spreadsheet": (
        mark("The file is not a spreadsheet."),
        mark("Upload an Excel, OpenDocument or CSV file."),
    ),
    "empty": (mark("The file is empty."), mark("Check that the right file was chosen.")),
    "no_visit_table": (
        mark("The file has no table of visits."),
        mark("Check that a heading row names the date, the region and the institution, or upload another file."),
    ),
    "too_large": (mark("The file is too large."), mark("Split it into parts and upload them one by one.")),
}
PROBLEMS = {
    "date_missing": mark("Date missing"),
    "date_invalid": mark("Date not understood"),
    "date_out_of_range": mark("Date out of range"),
    "region_missing": mark("Region missing"),
    "region_unknown": mark("Region not recognised"),
    "region_ambiguous": mark("Region ambiguous"),
    "region_not_in_force": mark("Region not in force"),
    "ministry_missing": mark("Ministry missing"),
    "ministry_unknown": mark("Ministry not recognised"),
    "kind_unknown": mark("Kind of visit not recognised"),
    "count_invalid": mark("Number not understood"),
    "duplicate_row": mark("Repeated row"),
    "total_mismatch": mark("Total does not add up"),
}
LEFT_OUT = {
    "blank": mark("blank row"),
    "heading": mark("heading"),
    "total": mark("total row"),
    "note": mark("note"),
    "not_held": mark("visit not held"),
}
MEANINGS = {
    "date": mark("date"),
    "year": mark("year"),
    "month": mark("month"),
    "day": mark("day"),
    "region": mark("region"),
    "ministry": mark("ministry"),
    "visit_kind": mark("kind of visit"),
    "institution_kind": mark("kind of institution"),
    "institution": mark("institution"),
    "count": mark("number of visits"),
    "visits": mark("number of visits"),
    "total": mark("total"),
    "status": mark("status"),
    "number": mark("row number"),
    "group": mark("sending group"),
    "fact": mark("number of visits"),
    "part": mark("part of another column"),
    "period": mark("period"),
    "date_end": mark("last day"),
    "place": mark("place"),
    "plan": mark("plan"),
    "plan_date": mark("planned date"),
    "share": mark("share"),
    "labels": mark("names of rows"),
    "other": mark("not taken"),
    "ignored": mark("not taken"),
    "personal": mark("not taken: personal data"),
    "time": mark("period"),
    "unknown": mark("not understood"),
    "auto": mark("as the program reads it"),
}
