"""Personal data in a text: what counts, what does not, and how long it takes to say so."""

import random

import pytest
from stdnum import iban

from app.domain.pii import PiiKind, added, counted, pii_in_words
from app.routing.pii import scan
from app.routing.pii.money import _LENGTH_OF
from app.routing.pii.scan import _WINDOW_CHARS

FOUND = [
    (PiiKind.EMAIL, "Write to ada.byron+post@mail.harbour.org.", "ada.byron+post@mail.harbour.org"),
    (PiiKind.EMAIL, "Schreib an jürgen@müller-söhne.de!", "jürgen@müller-söhne.de"),
    (PiiKind.EMAIL, "<per.olund@skellvik.no>", "per.olund@skellvik.no"),
    (PiiKind.PHONE, "from abroad +44 (0)20 7946 0958, always", "+44 (0)20 7946 0958"),
    (PiiKind.PHONE, "from abroad +4930123456", "+4930123456"),
    (PiiKind.PHONE, "or 001-253-366-9781 by day", "001-253-366-9781"),
    (PiiKind.PHONE, "at (602) 272-9781 x12", "(602) 272-9781 x12"),
    (PiiKind.PHONE, "at 780-999-2181.", "780-999-2181"),
    (PiiKind.PHONE, "ab neun 030 / 1234 5678", "030 / 1234 5678"),
    (PiiKind.PHONE, "le 06 12 34 56 78", "06 12 34 56 78"),
    (PiiKind.PHONE, "le 01.02.20.30.40", "01.02.20.30.40"),
    (PiiKind.PHONE, "Diensttelefon: 7654321", "7654321"),
    (PiiKind.PHONE, "电话:8765 4321", "8765 4321"),
    (PiiKind.PHONE, "Tel.\u00a0030\u2013123\u00a04567", "030\u2013123\u00a04567"),
    (PiiKind.IP_ADDRESS, "from 86.121.97.248 at noon", "86.121.97.248"),
    (PiiKind.IP_ADDRESS, "from 2a00:1450:4001:81b::200e", "2a00:1450:4001:81b::200e"),
    (PiiKind.IBAN, "to DE89 3704 0044 0532 0130 00 by Friday", "DE89 3704 0044 0532 0130 00"),
    (PiiKind.IBAN, "to gb29nwbk60161331926819", "gb29nwbk60161331926819"),
    (PiiKind.IBAN, "AT61 1904 3002 3457 3201 BANK", "AT61 1904 3002 3457 3201"),
    (PiiKind.PAYMENT_CARD, "paid 4111 1111 1111 1111 then", "4111 1111 1111 1111"),
    (PiiKind.PAYMENT_CARD, "5500-0000-0000-0004 12/27", "5500-0000-0000-0004"),
    (PiiKind.PAYMENT_CARD, "paid 378282246310005", "378282246310005"),
    (PiiKind.PAYMENT_CARD, "card number 630427373398 is lost", "630427373398"),
    (PiiKind.NATIONAL_ID, "SSN 536-90-4399", "536-90-4399"),
    (PiiKind.NATIONAL_ID, "insured as AB 12 34 56 C", "AB 12 34 56 C"),
    (PiiKind.NATIONAL_ID, "NHS number 943 476 5919", "943 476 5919"),
    (PiiKind.NATIONAL_ID, "Steuer-ID: 36 574 261 809", "36 574 261 809"),
    (PiiKind.NATIONAL_ID, "assuré 2 95 10 99 126 111 93", "2 95 10 99 126 111 93"),
    (PiiKind.NATIONAL_ID, "con DNI 54362315-K", "54362315-K"),
    (PiiKind.NATIONAL_ID, "con NIE X-2482300W", "X-2482300W"),
    (PiiKind.NATIONAL_ID, "CF RCCMNL83S18D969H", "RCCMNL83S18D969H"),
    (PiiKind.NATIONAL_ID, "BSN 1112.22.333", "1112.22.333"),
    (PiiKind.NATIONAL_ID, "PESEL: 44051401359", "44051401359"),
    (PiiKind.NATIONAL_ID, "numéro 85.07.30-033.28", "85.07.30-033.28"),
    (PiiKind.NATIONAL_ID, "AHV 756.9217.0769.85", "756.9217.0769.85"),
    (PiiKind.NATIONAL_ID, "personnummer 880320-0016", "880320-0016"),
    (PiiKind.NATIONAL_ID, "hetu 131052-308T", "131052-308T"),
    (PiiKind.NATIONAL_ID, "o CPF 390.533.447-05", "390.533.447-05"),
    (PiiKind.BIRTH_DATE, "born 10 July 1981 in Skellvik", "10 July 1981"),
    (PiiKind.BIRTH_DATE, "Date of birth:\n03/11/1984", "03/11/1984"),
    (PiiKind.BIRTH_DATE, "geb. 3. Mai 1984", "3. Mai 1984"),
    (PiiKind.BIRTH_DATE, "DOB 1984-11-03", "1984-11-03"),
    (PiiKind.BIRTH_DATE, "née le 3 février 1984", "3 février 1984"),
    (PiiKind.MEDICAL, "MRN: 00482913", "00482913"),
    (PiiKind.MEDICAL, "Patient no. A-48291", "A-48291"),
    (PiiKind.MEDICAL, "Diagnosis: E11.9, type 2", "E11.9"),
    (PiiKind.PASSPORT, "passport C01X00T47 of 2020", "C01X00T47"),
    (PiiKind.PASSPORT, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
     "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
    (PiiKind.DRIVING_LICENCE, "driving licence MORGA657054SM9IJ", "MORGA657054SM9IJ"),
    (PiiKind.DRIVING_LICENCE, "driver's license D1234562", "D1234562"),
]  # fmt: skip
NOTHING = [
    "In 2019-2020 the ferry carried 12,345,678 passengers; in 2021 2022 2023 2024 fewer.",
    "On 01.02.2020 12:30 and on 01-02-2020 at 12.45 it left; on 2020-01-02 it did not.",
    "Call it 10/12/2020 or 2019-2020, message 5, fax of 2020-11-12.",
    "See sections 1.2.3.4 and 10.11.12.13, version 2.0.1.0.",
    "The server is at 192.168.1.20, 10.0.0.200, 127.0.0.1 or 255.255.255.255.",
    "ISBN 978-3-16-148410-0 and 9783161484100, order 4111 1111 1111 1112.",
    "DE89370400440532013001 is no account, GB00RVXB01271286793653 neither, XX89370400440532013000.",
    "Mail nobody@example.com, x@localhost, @home, a@b, .a@b.org or a..b@c.org.",
    "Ada Byron was born on 10 December 1815. The fair was on 10 July 1981.",
    "Part C01X00T47 fits E11.9; numbers 943 476 5919 and 44051401359 are none.",
    "SSN 000-12-3456 and 666-12-3456 are never given. NINO BG 12 34 56 C neither.",
    "On 06.08.20 12.55 and 200809-1727, 4742332196560, 96361323A, 26.17.29.5.",
    "3089 0077 8264 6059 2214 7325 5130 7696 4477 6280; 4917 6760 7514 7242 4175 4917",
    "pi is 3.14159265358979323846, e is 2.7182818284590452353, 1e-10 0.000123456789",
    "0000 0000 0000 0000, +++ 1, 00 00 00 00 00, (((((((0",
]


@pytest.mark.parametrize(("kind", "text", "found"), FOUND, ids=[f[2] for f in FOUND])
def test_it_is_found_where_it_stands(kind: PiiKind, text: str, found: str) -> None:
    spans = [span for span in scan([text]) if span.kind is kind]
    assert [text[span.start : span.end] for span in spans] == [found]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert [(span.kind, text[span.start : span.end]) for span in scan([text])] == []


def test_nothing_is_missed_where_pages_or_windows_meet() -> None:
    mail, card = "ada@harbour.org", "4111 1111 1111 1111"
    filler = "the ferry left at noon and came back at night, as it does. " * 700
    for place in range(_WINDOW_CHARS - 420, _WINDOW_CHARS + 20, 11):
        text = f"{filler[: place - 1]} {mail} {card} {filler}"
        pages = [text[at : at + 3001] for at in range(0, len(text), 3001)]
        for parts in ([text], pages):
            spans = scan(parts)
            assert [text[span.start : span.end] for span in spans] == [mail, card]


def test_a_place_counts_once_for_the_surest_kind() -> None:
    text = "Tel. DE89370400440532013000"
    assert counted(scan([text])) == {PiiKind.IBAN: 1}


def test_two_bank_accounts_that_follow_at_once_are_two() -> None:
    text = "DE89 3704 0044 0532 0130 00 GB29 NWBK 6016 1331 9268 19 AT611904300234573201"
    assert counted(scan([text])) == {PiiKind.IBAN: 3}


@pytest.mark.parametrize("country", sorted(_LENGTH_OF))
def test_a_country_has_one_length_of_account(country: str) -> None:
    rest = "0" * (_LENGTH_OF[country] - 4)
    number = f"{country}{iban.calc_check_digits(country + '00' + rest)}{rest}"
    assert counted(scan([f"to {number} today"])) == {PiiKind.IBAN: 1}
    assert PiiKind.IBAN not in counted(scan([f"to {number}0 today"]))


@pytest.mark.parametrize(
    "piece",
    ["1", "12 ", "1.2.", "a@", "a.", "x@a.", "a1:", "<", "P<", "tel 12 ", "DE89", "A1", "(0", "+1",
     "0 1-", "born 1", "é1", "1 1", "٣", "1111-", "AB12", "a@a.a.", "%-+.'"],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    """Counted, not timed: no window is searched more than once, and each is of bounded length."""
    text = piece * (60_000 // len(piece))
    scan([text])
    scan(list(text[:2_000]))


def test_random_signs_do_no_harm() -> None:
    chance = random.Random(7)
    text = "".join(chance.choice("0123456789 .-/()+ABx@:<\n") for _ in range(100_000))
    spans = scan([text])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert sorted(spans, key=lambda span: span.start) == spans


def test_numbers_are_told_in_words() -> None:
    counts = {PiiKind.IBAN: 1, PiiKind.EMAIL: 1200}
    assert pii_in_words(counts) == "1,200 e-mail addresses, 1 IBAN"
    assert added(counts, {PiiKind.IBAN: 2}) == {PiiKind.EMAIL: 1200, PiiKind.IBAN: 3}
    assert pii_in_words({}) == ""
