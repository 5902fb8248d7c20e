"""File to document: one reader for each format, in a child process with limits.

`reader` (parent) ── `messages` over one Pipe ── `child` ── `formats` ── `text` | `pdf`
"""
