"""Records: the visits one by one, each with file, sheet and row, and the cells that it came from."""

from visitstats.ui import data, page, records

# Title and filters
view = page.begin("records", "years", "ministries", "regions", "kinds", "search", keeps=("only",))
records.narrowed()
chosen = records.params(view.chosen)

# Data, with the number of rows found
count = data.ask("records_count", **chosen)
records.found(count)
start = records.offset(int(count["rows"].iloc[0]))
found = data.ask("records", limit=records.SCREENFUL, offset=start, **chosen)

# Table with origin, and downloads
selected = records.show(found)
records.show_origin(selected)
records.downloads(view.chosen, view.mark)
