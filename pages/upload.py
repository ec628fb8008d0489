"""Upload: files in, what was understood of them, and their import."""

from visitstats.ui import page, upload

# Title
page.begin("upload")

# Data
understood = upload.drop()

# What was understood, file by file
for one in understood:
    upload.show(one)

# Table
upload.history()
