"""Export: a year as slides, a workbook, a chapter, pictures or a story, in the language of the audience."""

from visitstats.ui import exporting, page

# Title and filters
view = page.begin("export", "year")

# Words
exporting.show_introduction()

# Files
exporting.show_files(view.chosen)
