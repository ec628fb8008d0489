"""Upload: files in, their tables and values made sure of, what would change, and their import."""

from visitstats.ui import page
from visitstats.ui.desk import page as desk

# Title
page.begin("upload")

# The step that is shown
desk.show()
