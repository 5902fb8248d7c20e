"""What counts only after a word for it: birth dates, medical records, passports, licences."""

from app.domain.pii import PiiKind
from app.routing.pii.rule import Rule, form, words

_MONTHS = (
    "Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Out|Nov|Dec|Dez|Déc|janv|févr|mars|avr|mai|"
    "juin|juil|août|sept|oct|nov|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|mrt|mei|maj|maart"
)
# Of who was born earlier nobody is alive: history, not personal data.
_YEAR = "(?:19|20)[0-9]{2}"
_DAY = r"[0-3]?[0-9]"
_MONTH = rf"(?i:{_MONTHS})[a-zé]{{0,8}}"
_BIRTH_DATES = (
    rf"{_DAY}[./ -][01]?[0-9][./ -](?:{_YEAR}|[0-9]{{2}})",
    rf"[01]?[0-9][/-]{_DAY}[/-](?:{_YEAR}|[0-9]{{2}})",
    rf"{_YEAR}[./-][01]?[0-9][./-]{_DAY}",
    rf"{_DAY}(?:st|nd|rd|th|\.|º)?[ ](?:of[ ]|de[ ])?{_MONTH}\.?,?[ ](?:de[ ])?{_YEAR}",
    rf"{_MONTH}\.?[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{_YEAR}",
    rf"{_YEAR}[ ]?年[ ]?[01]?[0-9][ ]?月[ ]?{_DAY}[ ]?日",
)
_BIRTH_WORDS = words(
    r"\bborn\b|birth|\bd\.? ?o\.? ?b\b|\bb-?day|gebor|\bgeb\.|geburt|\bnée?\b|naissance|naci[dó]|"
    r"nacimiento|\bnat[oa] (?:il|a)\b|nascit|nascimento|nascid|geboorte|urodz|\bur\.|född|født|"
    r"fødsel|syntynyt|syntymä|narozen|születe|doğum|生年月日|出生|γεννή|родил|рождения"
)
_PASSPORT_DIGITS, _LICENCE_DIGITS = 5, 4

RECORDS = (
    *(
        Rule(
            PiiKind.BIRTH_DATE,
            form(rf"(?<![\w.,/-])(?:{pattern})(?![\w/-]|[.,][0-9])"),
            near=_BIRTH_WORDS,
            near_chars=32,
        )
        for pattern in _BIRTH_DATES
    ),
    Rule(
        PiiKind.MEDICAL,
        form(r"(?<![\w-])(?=[A-Z-]{0,6}[0-9])[A-Z0-9][A-Z0-9-]{3,14}(?![\w-])"),
        near=words(
            r"\bmrn\b|medical rec|patient(?:en)?[ -]?(?:id|no|nr|num)|fall-?n|chart n|"
            r"hospital (?:no|num|id)|case (?:no|num).{0,12}patient|krankenakte|"
            r"health (?:card|insurance|record)|versicherten-?n|medicare|"
            r"dossier (?:médical|patient)|historia cl[ií]nica|cartella clinica|"
            r"numer pacjenta|patientnummer"
        ),
        near_chars=28,
    ),
    # ICD-10: a letter and two digits, then up to four behind a point.
    Rule(
        PiiKind.MEDICAL,
        form(r"(?<![\w.-])[A-TV-Z][0-9][0-9AB](?:\.[0-9A-Z]{1,4})?(?![\w-])"),
        near=words(r"diagn[oó]s|icd-?(?:9|10|11)|\bdx\b|befund|rozpozn"),
        near_chars=40,
    ),
    # The machine-readable zone of a passport or id card (ICAO 9303).
    Rule(
        PiiKind.PASSPORT,
        form(r"(?<![\w<])[PIAC][A-Z<][A-Z]{3}[A-Z0-9<]{25,39}(?![\w<])"),
        sign="<<",
    ),
    Rule(
        PiiKind.PASSPORT,
        form(r"(?<![\w-])(?=[A-Z]{0,3}[0-9])(?:[A-Z0-9][ ]?){5,9}[0-9](?![\w-])"),
        lambda found: sum(one.isdigit() for one in found) >= _PASSPORT_DIGITS,
        near=words(
            r"passport|reisepass|\bpass-?n|passeport|pasaporte|passaporto|passaporte|"
            r"paspoort|paszport|personalausweis|ausweisn|id[ -]?card|identity card|"
            r"carte d.identité|carta d.identità|護照|护照"
        ),
        near_chars=32,
    ),
    Rule(
        PiiKind.DRIVING_LICENCE,
        form(r"(?<![\w-])(?=[A-Z]{0,6}[0-9])[A-Z0-9][A-Z0-9-]{4,18}[A-Z0-9](?![\w-])"),
        lambda found: sum(one.isdigit() for one in found) >= _LICENCE_DIGITS,
        near=words(
            r"driv\w{0,4}['’]?s? licen[cs]e|driving licen[cs]e|\bdl(?: ?(?:no|num|#)|:)|"
            r"führerschein|permis de conduire|patente di guida|permiso de conducir|"
            r"carta de condução|rijbewijs|prawo jazdy|körkort|førerkort|kørekort"
        ),
        near_chars=32,
    ),
)
