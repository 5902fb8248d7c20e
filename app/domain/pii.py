"""Personal data that a document holds, by kind and number; never the text that was found."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

# Raised with every change of what is looked for: documents are then looked through anew.
LOOKED_FOR = 1
NOT_LOOKED_FOR = (
    "Names, postal addresses and what is told in plain words are not looked for: "
    "that nothing was found does not mean that nothing is there."
)


class PiiKind(StrEnum):
    """What is looked for."""

    EMAIL = "email"
    PHONE = "phone"
    IP_ADDRESS = "ip_address"
    IBAN = "iban"
    PAYMENT_CARD = "payment_card"
    NATIONAL_ID = "national_id"
    BIRTH_DATE = "birth_date"
    MEDICAL = "medical"
    PASSPORT = "passport"
    DRIVING_LICENCE = "driving_licence"

    @property
    def words(self) -> tuple[str, str]:
        """One of them, and several of them, for a person to read."""
        return _WORDS[self]


_WORDS = {
    PiiKind.EMAIL: ("e-mail address", "e-mail addresses"),
    PiiKind.PHONE: ("phone number", "phone numbers"),
    PiiKind.IP_ADDRESS: ("IP address", "IP addresses"),
    PiiKind.IBAN: ("IBAN", "IBANs"),
    PiiKind.PAYMENT_CARD: ("payment card number", "payment card numbers"),
    PiiKind.NATIONAL_ID: ("national id", "national ids"),
    PiiKind.BIRTH_DATE: ("birth date", "birth dates"),
    PiiKind.MEDICAL: ("medical record number or diagnosis", "medical record numbers or diagnoses"),
    PiiKind.PASSPORT: ("passport or id card number", "passport or id card numbers"),
    PiiKind.DRIVING_LICENCE: ("driving licence number", "driving licence numbers"),
}
PiiCounts = Mapping[PiiKind, int]


class PiiSpan(NamedTuple):
    """Where something stands in a document's text; kept in memory only."""

    kind: PiiKind
    start: int
    end: int


def counted(spans: list[PiiSpan]) -> PiiCounts:
    """How many there are of each kind, in the order of the kinds."""
    found = [span.kind for span in spans]
    return {kind: found.count(kind) for kind in PiiKind if kind in found}


def pii_in_words(counts: PiiCounts) -> str:
    """Kinds with their numbers: "2 e-mail addresses, 1 IBAN"."""
    ordered = [(kind, counts[kind]) for kind in PiiKind if counts.get(kind)]
    return ", ".join(f"{count:,} {kind.words[count != 1]}" for kind, count in ordered)


def added(*many: PiiCounts) -> PiiCounts:
    """The numbers of several documents together."""
    return {
        kind: total
        for kind in PiiKind
        if (total := sum(counts.get(kind, 0) for counts in many if counts))
    }
