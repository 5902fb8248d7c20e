"""The settings as a page: sections at the side, a search over all of them."""

# Sections that have more than rows, as others open them.
ROUTING, CLOUD, SYNC = "routing", "cloud_engine", "sync"
