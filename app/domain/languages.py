"""Which letters a language is written in."""

import unicodedata

LATIN = "LATIN"

# By the first word of the letters' Unicode names. Languages of two scripts (Serbian) are left out:
# for them, as for every language not named here, nothing is known.
_LANGUAGES: dict[frozenset[str], str] = {
    frozenset({LATIN}): "english en german de deutsch french fr français francais spanish es "
    "español espanol italian it italiano portuguese pt português portugues dutch nl nederlands "
    "danish da dansk swedish sv svenska norwegian no nb norsk finnish fi suomi polish pl polski "
    "czech cs čeština slovak sk hungarian hu magyar romanian ro română turkish tr türkçe "
    "indonesian id vietnamese vi catalan ca croatian hr slovenian sl estonian et latvian lv "
    "lithuanian lt icelandic is irish ga welsh cy latin la esperanto eo swahili sw",
    frozenset({"CYRILLIC"}): "russian ru русский ukrainian uk українська bulgarian bg български "
    "belarusian be macedonian mk",
    frozenset({"GREEK"}): "greek el ελληνικά",
    frozenset({"ARABIC"}): "arabic ar العربية persian fa farsi فارسی urdu ur اردو",
    frozenset({"HEBREW"}): "hebrew he עברית",
    frozenset({"DEVANAGARI"}): "hindi hi हिन्दी marathi mr nepali ne",
    frozenset({"BENGALI"}): "bengali bn bangla বাংলা",
    frozenset({"TAMIL"}): "tamil ta தமிழ்",
    frozenset({"TELUGU"}): "telugu te తెలుగు",
    frozenset({"THAI"}): "thai th ไทย",
    frozenset({"GEORGIAN"}): "georgian ka ქართული",
    frozenset({"ARMENIAN"}): "armenian hy հայերեն",
    frozenset({"HANGUL"}): "korean ko 한국어",
    frozenset({"CJK"}): "chinese zh mandarin cantonese 中文 汉语 漢語",
    frozenset({"CJK", "HIRAGANA", "KATAKANA"}): "japanese ja 日本語",
}
_SCRIPTS = {name: scripts for scripts, names in _LANGUAGES.items() for name in names.split()}


def scripts_of(language: str) -> frozenset[str]:
    """The scripts of a language named in words or by its code; empty: not known."""
    known = (_SCRIPTS.get(word) for word in language.lower().replace("-", " ").split())
    return next((scripts for scripts in known if scripts is not None), frozenset())


def script_of(letter: str) -> str:
    """The script of one letter, as its Unicode name begins."""
    return unicodedata.name(letter, "").partition(" ")[0]
