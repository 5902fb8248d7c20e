"""File to document: one reader for each format, in a child process with limits.

`reader` (parent) ── `messages` over one Pipe ── `child` ── `formats`, which picks by content

    text delimited records plain_markdown      text of any encoding
    hypertext epub opendocument                 tags ── `outline`
    word slides workbook                        parts ── `package`
    rich_text mail outlook pdf picture          attachments go back to `formats`

All write by `markdown` and cut by `paging`.
"""
