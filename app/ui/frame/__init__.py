"""The frame of the window: rail, pages, menus, and what stands around them."""
