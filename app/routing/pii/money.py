"""Bank accounts and payment cards."""

from app.domain.pii import PiiKind
from app.routing.pii.rule import Rule, digits_of, form, words

# How long each country's numbers are, by SWIFT's IBAN registry, release 101.
_LENGTHS = {
    15: "NO",
    16: "BE",
    18: "DK FI FK FO GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
}
_LENGTH_OF = {two: length for length, group in _LENGTHS.items() for two in group.split()}
# First digits of the issuers' ranges, and how long their numbers are (ISO/IEC 7812).
_ISSUERS = (
    (range(4, 5), (16, 19)),  # Visa; those of 13 digits only after a word
    (range(51, 56), (16,)),  # Mastercard
    (range(2221, 2721), (16,)),
    (range(34, 35), (15,)),  # American Express
    (range(37, 38), (15,)),
    (range(300, 306), (14,)),  # Diners Club
    (range(36, 37), (14, 19)),
    (range(38, 40), (14,)),
    (range(6011, 6012), (16, 19)),  # Discover
    (range(644, 660), (16, 19)),
    (range(65, 66), (16, 19)),
    (range(3528, 3590), (16, 19)),  # JCB
    (range(62, 63), (16, 17, 18, 19)),  # UnionPay
)
_CARD_WORDS = words(
    r"card\b|\bvisa\b|\bmaster|\bamex|american express|maestro|karten?\b|kartenn|\bcarte\b|tarjeta|"
    r"carta di|kaart|\bkart[ay]?\b|\bcc\b|\bpan\b"
)
# Four groups out of a row of more are no card's.
_GROUPED = (
    r"(?<![0-9]{4}[ -])[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{3}(?![0-9]))?"
    r"(?!\1[0-9]{4}(?![0-9]))|[0-9]{4}([ -])[0-9]{6}\2[0-9]{4,5}"
)
_CARD = form(rf"(?<![\w.,-])(?:{_GROUPED}|[0-9]{{12,19}})(?![\w-]|[.,][0-9])")


def _iban_chars(found: str) -> int:
    """How much of it is an IBAN by ISO 13616; 0: nothing.

    It has its country's length, and is 1 modulo 97 with the first four moved to the end.
    """
    places = [place for place, one in enumerate(found) if one not in " -"]
    length = _LENGTH_OF.get(found[:2].upper())
    if length is None or len(places) < length:
        return 0
    chars = places[length - 1] + 1
    plain = found[:chars].replace(" ", "").replace("-", "").upper()
    is_sound = int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1
    return chars if is_sound and not found[chars : chars + 1].isalnum() else 0


def _is_issued(found: str) -> bool:
    digits = digits_of(found)
    is_known = any(
        int(digits[: len(str(first.start))]) in first and len(digits) in lengths
        for first, lengths in _ISSUERS
    )
    return is_known and _is_luhn(found)


def _is_luhn(found: str) -> bool:
    """By ISO/IEC 7812-1, annex B."""
    digits = digits_of(found)
    doubled = (divmod(2 * int(one), 10) for one in digits[-2::-2])
    total = sum(int(one) for one in digits[::-2]) + sum(tens + ones for tens, ones in doubled)
    return total % 10 == 0 and len(set(digits)) > 1


IBAN = Rule(
    PiiKind.IBAN,
    # Looked ahead for: where it ends its country says, and the next may follow at once.
    form(r"(?<![A-Za-z0-9])(?=([A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}))"),
    _iban_chars,
)
# Of an issuer's range; or any that has the check digit, after a word for it.
CARDS = (
    Rule(PiiKind.PAYMENT_CARD, _CARD, _is_issued),
    Rule(PiiKind.PAYMENT_CARD, _CARD, _is_luhn, _CARD_WORDS),
)
