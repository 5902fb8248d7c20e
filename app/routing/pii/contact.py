"""E-mail addresses, phone numbers, IP addresses."""

import ipaddress
import re

from app.domain.pii import PiiKind
from app.routing.pii.rule import Rule, digits_of, form, words

_PHONE_WORDS = words(
    r"phone|telef|\btele?\b|\btél|\bmob(?:ile?)?\b|\bcell\b|cellulare|fax\b|\bhandy\b|\bgsm\b|"
    r"handynummer|\bportable\b|móvil|\bcalls?\b|\bdesk\b|\breach\b|whatsapp|\bsms\b|\bmessages?\b|"
    r"hotline|durchwahl|rufnummer|kom[óo]rk|puhelin|mobiel|電話|电话|手机|携帯"
)
_EXTENSION = r"(?:[ ]?(?:x|ext\.?|#)[ ]?[0-9]{1,6})?"
# With a year of four digits, or of two that the next number does not follow as the parts do.
_DATE_FIRST = form(
    r"\(?[0-9]{1,2}([./-])[0-9]{1,2}\1(?:(?:19|20)[0-9]{2}(?![0-9])|[0-9]{2}(?![0-9]|\1[0-9]))"
)
# A date of ISO 8601, or a span of years.
_YEAR_FIRST = form(
    r"(?:19|20)[0-9]{2}[ ]?[./-][ ]?(?:[01][0-9](?![0-9])|(?:19|20)[0-9]{2}(?![0-9]))"
)
_NATIONAL_DIGITS, _ANY_DIGITS = range(9, 13), range(7, 14)
# Numbers of sections and versions look like addresses; hardly an address has only such parts.
_SMALL = 32
# Names that stand for no mailbox (RFC 2606).
_NOBODY = re.compile(
    r"@(?:.*\.)?(?:example\.(?:com|net|org)|example|invalid|test|localhost)\Z", re.IGNORECASE
)


def _is_mailbox(found: str) -> bool:
    local = found.partition("@")[0]
    is_sound = not (local.startswith(".") or local.endswith(".") or ".." in local)
    return is_sound and _NOBODY.search(found) is None


def _is_national(found: str) -> bool:
    return len(digits_of(found)) in _NATIONAL_DIGITS and _DATE_FIRST.match(found) is None


def _is_after_word(found: str) -> bool:
    is_date = _DATE_FIRST.match(found) is not None or _YEAR_FIRST.match(found) is not None
    return not is_date and len(digits_of(re.split(r"x|ext|#", found)[0])) in _ANY_DIGITS


def _is_public(found: str) -> bool:
    """An address of a network that is not only a home's or a company's own."""
    try:
        address = ipaddress.ip_address(found)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address) and all(part < _SMALL for part in address.packed):
        return False
    return address.is_global and not address.is_multicast


# Lengths of RFC 5321, section 4.5.3.1.
EMAIL = Rule(
    PiiKind.EMAIL,
    re.compile(
        r"(?<![\w.+'%-])[\w.+'%-]{1,64}@"
        r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,4}[^\W\d_]{2,24}(?![\w@])"
    ),
    _is_mailbox,
    sign="@",
)
# International numbers have 15 digits at most, the country's code included (ITU-T E.164).
_INTERNATIONAL = r"(?<![\w+])\+[1-9](?:[ ./()-]{0,2}[0-9]){6,14}"
_AFTER_00 = r"(?<![\w+.,/-])(?<![0-9]{4}[ ])00[1-9][0-9]{0,2}[ ./(-](?:[ ./()-]{0,2}[0-9]){6,13}"
# North American Numbering Plan: area and exchange begin with 2 to 9.
_AMERICAN = (
    r"(?<![\w.,/+-])(?:1[ .-])?(?:\([2-9][0-9]{2}\)[ ]?|[2-9][0-9]{2}[.-])"
    r"[2-9][0-9]{2}[ .-][0-9]{4}"
)
# National, with the trunk prefix 0: much of Europe, Asia, Australia.
_NATIONAL = (
    r"(?<![\w.,/:+-])(?<![0-9]{4}[ ])\(?0[1-9][0-9]{0,4}\)?(?:[ ]?[./-][ ]?|[ ])"
    r"[0-9]{2,8}(?:[ .-][0-9]{2,6}){0,4}(?![\w.,/-]?[0-9])"
)
_ANY_GROUPS = r"(?<![\w.,/+-])\(?[0-9]{1,6}\)?(?:[ ./-]{0,2}[0-9]{2,8}){1,5}"
_END = _EXTENSION + r"(?![\w-])"
PHONES = (
    Rule(PiiKind.PHONE, form(_INTERNATIONAL + _END)),
    Rule(PiiKind.PHONE, form(_AFTER_00 + _END)),
    Rule(PiiKind.PHONE, form(_AMERICAN + _END)),
    Rule(PiiKind.PHONE, form(_NATIONAL), _is_national),
    Rule(PiiKind.PHONE, form(_ANY_GROUPS + _END), _is_after_word, _PHONE_WORDS, near_chars=28),
)
IP_ADDRESSES = (
    Rule(
        PiiKind.IP_ADDRESS,
        form(r"(?<![\w.-])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w-]|\.[0-9])"),
        _is_public,
    ),
    Rule(
        PiiKind.IP_ADDRESS,
        form(r"(?<![\w:.])(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,7})(?![\w:])"),
        _is_public,
    ),
)
