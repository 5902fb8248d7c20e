"""National ids, each by its own checksum. The one home of `python-stdnum`.

Forms that prove little (a bare number whose checksum one in ten passes) count only after a word
for the id.
"""

from collections.abc import Callable

from stdnum.at import vnr
from stdnum.au import tfn
from stdnum.be import nn
from stdnum.bg import egn
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ahv
from stdnum.cl import rut
from stdnum.cn import ric
from stdnum.cz import rc
from stdnum.de import idnr as steuer_id
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.gr import amka
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.in_ import aadhaar
from stdnum.it import codicefiscale
from stdnum.jp import in_ as my_number
from stdnum.kr import rrn
from stdnum.mx import curp
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import nif
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.tr import tckimlik
from stdnum.us import ssn
from stdnum.za import idnr as za_id

from app.domain.pii import PiiKind
from app.routing.pii.rule import Rule, form, words


def _rule(pattern: str, check: Callable[[str], bool] | None = None, near: str = "") -> Rule:
    return Rule(
        PiiKind.NATIONAL_ID,
        form(rf"(?<![\w.,+-])(?:{pattern})(?![\w-]|[.,][0-9])"),
        check,
        near=words(near) if near else None,
    )


NATIONAL_IDS = (
    # Each of these has a form or a checksum that proves enough by itself.
    _rule(r"[0-9]{3}-[0-9]{2}-[0-9]{4}", ssn.is_valid),
    # HM Revenue & Customs, NIM39110: which letters a National Insurance number has.
    _rule(
        r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ ]?[0-9]{2}){3}[ ]?[A-D]",
    ),
    _rule(
        r"[1-478][ ]?[0-9]{2}[ ]?[0-9]{2}[ ]?[0-9][0-9AB][ ]?[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{2}",
        nir.is_valid,
    ),
    _rule(r"[0-9]{8}[ -]?[A-HJ-NP-TV-Z]", dni.is_valid),
    _rule(r"[XYZ][ -]?[0-9]{7}[ -]?[A-HJ-NP-TV-Z]", nie.is_valid),
    _rule(
        r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]",
        codicefiscale.is_valid,
    ),
    _rule(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}", nn.is_valid),
    _rule(r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}", ahv.is_valid),
    _rule(r"[0-9]{6}[-+A-FU-Y][0-9]{3}[A-FHJ-NPR-Y]", hetu.is_valid),
    _rule(r"[0-9]{6}[ ]?[0-9]{5}", fodselsnummer.is_valid),
    _rule(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", cpf.is_valid),
    _rule(r"[1-9][0-9]{16}[0-9X]", ric.is_valid),
    _rule(r"[0-9]{6}-[1-8][0-9]{6}", rrn.is_valid),
    _rule(r"[A-Z]{4}[0-9]{6}[HM][A-Z]{5}[0-9A-Z][0-9]", curp.is_valid),
    _rule(r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9Kk]", rut.is_valid),
    _rule(r"[0-9]{6}/[0-9]{3,4}", rc.is_valid),
    # These count only after a word.
    _rule(r"[0-9]{3}[ ]?[0-9]{2}[ ]?[0-9]{4}", ssn.is_valid, r"\bssn|social sec"),
    _rule(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}", nhs.is_valid, r"\bnhs"),
    _rule(
        r"[0-9]{2}[ ]?[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{3}",
        steuer_id.is_valid,
        r"steuer|\bst[.-]?nr|\bid-?nr|identifikationsn|\btax\b|\btin\b",
    ),
    _rule(
        r"[0-9]{9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}",
        bsn.is_valid,
        r"\bbsn|burgerservice|\bsofi|citizen service",
    ),
    _rule(r"(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}", personnummer.is_valid, r"personn|\bpnr\b|\bp-nr"),
    _rule(r"[0-9]{6}[-+A-FU-Y][0-9]{4}", hetu.is_valid, r"hetu|henkil[öo]tunn|personbet"),
    _rule(r"[0-9]{11}", pesel.is_valid, r"pesel"),
    _rule(r"[0-9]{11}", nn.is_valid, r"rijksregister|registre national|national reg|\bnrn\b"),
    _rule(r"[0-9]{4}[ ]?[0-9]{6}", vnr.is_valid, r"sv-?nr|sozialvers|versicherungsn|vsnr"),
    _rule(r"[0-9]{6}-?[0-9]{4}", cpr.is_valid, r"\bcpr|personn"),
    _rule(r"[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{3}", nif.is_valid, r"\bnif\b|contribuinte"),
    _rule(r"[0-9]{7}[A-W][A-IW]?", pps.is_valid, r"\bpps"),
    _rule(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}", sin.is_valid, r"\bsin\b|social ins|\bnas\b"),
    _rule(r"[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{2,3}", tfn.is_valid, r"\btfn|tax file"),
    _rule(r"[2-9][0-9]{3}[ ]?[0-9]{4}[ ]?[0-9]{4}", aadhaar.is_valid, r"aadha|uidai"),
    _rule(r"[0-9]{11}", cpf.is_valid, r"\bcpf"),
    _rule(
        r"[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}",
        my_number.is_valid,
        r"my number|マイナンバー|個人番号",
    ),
    _rule(r"[0-9]{13}", za_id.is_valid, r"\bid\b|identity"),
    _rule(r"[1-9][0-9]{10}", tckimlik.is_valid, r"\bt\.?c\.?(?!\w)|kimlik"),
    _rule(r"[0-9]{7,8}-?[0-9Kk]", rut.is_valid, r"\brut\b|\brun\b"),
    _rule(r"[1-9][0-9]{12}", cnp.is_valid, r"\bcnp|cod numeric"),
    _rule(r"[0-9]{10}", egn.is_valid, r"\begn|егн"),
    _rule(r"[0-9]{11}", amka.is_valid, r"amka|αμκα"),
    _rule(r"[0-9]{11}", oib.is_valid, r"\boib"),
    _rule(r"[1-8][0-9]{10}", ik.is_valid, r"isikukood|asmens kod|personal code"),
    _rule(r"[0-9]{9,10}", rc.is_valid, r"rodn|\br\.? ?č"),
)
