"""The app's log: ids, sizes and codes; never document text, never a key."""

import logging
import logging.handlers
from pathlib import Path

_BYTES = 1_000_000
_KEPT = 3


def start_logging(folder: Path) -> None:
    """Write the app's records to app.log in the folder, rotated."""
    logger = logging.getLogger("app")
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    handler = logging.handlers.RotatingFileHandler(
        folder / "app.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logging.raiseExceptions = False  # a full disk must not print tracebacks over the work
