"""The settings as a page: sections at the side, a search over all of them."""
