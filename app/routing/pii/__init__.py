"""Personal data in a document's text, found on this machine by form and checksum.

Names, addresses and plain talk are not found. The text is only looked through: nothing of it is
kept, and the places are for whoever asks, in memory.
"""

from app.routing.pii.scan import scan

__all__ = ["scan"]
