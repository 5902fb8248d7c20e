"""In place of PyInstaller's own hook, which brings every lexer: Homeport colours no source text.

These are what rich takes when it prints a command line's help or error.
"""

hiddenimports = [
    "pygments.formatters.terminal256",
    "pygments.lexers.special",
    "pygments.styles.default",
    "pygments.styles.monokai",
]
