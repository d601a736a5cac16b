"""Names of people, schools, clubs and towns: by our lists, by the words before them, and by an odd capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.redaction.patterns import Span
from bot.redaction.words import (
    VERY_ORDINARY,
    is_first_name,
    is_known,
    is_ordinary,
    is_surname,
    may_be_first_name,
    may_be_surname,
    places,
    stem_of,
)

NAME, SCHOOL, CLUB, PLACE = "naam", "school", "club", "plaats"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
# After these a name is expected, and only a very ordinary word is none.
_TITLES = frozenset(
    "juf juffrouw meester meneer mevrouw mevr mw dhr dokter dr docente tante oom opa oma buurvrouw buurman coach "
    "trainer ome omi nonna abla abi".split()
)
_RELATIVES = frozenset(
    "zoon zoontje dochter dochtertje broer broertje broertjes zus zusje vriend vriendin vriendje vriendinnetje "
    "klasgenoot klasgenootje neef neefje nicht nichtje kleinzoon kleindochter stiefvader stiefmoeder stiefzoon ex man "
    "vrouw mentor leraar lerares docent begeleider baby peuter kleuter kind puber jongen meisje tweeling pleegkind "
    "pleegzoon pleegdochter crush bestie bff vader moeder papa mama hond".split()
)
_CALLED = frozenset(
    "heet heten heette noemen genaamd naam namelijk groetjes groeten gr liefs vriendelijke mvg namens xx xxx".split()
)
_CLOSE = frozenset("verliefd verkering bevriend getrouwd ruzie zoen gezoend iets".split())
_BETWEEN = frozenset("van de der den den het ter ten el al bin ibn ait te vd v d".split())
_AND = frozenset("en & of met".split())
# Ordinary in any text, whatever ours hold.
_NEVER = frozenset(
    "elke ik je jij u hij zij ze we wij jullie hun hem haar mij me mijn mn m'n zijn zn z'n dr d'r de het een t 't en "
    "of maar want dat die dit deze wat wie waar hoe is was ben bent heeft heb had hebben wil wilt wou kan kon zal "
    "zou moet mag gaat ging komt kwam zegt zei vindt vond doet deed weet wist niet nooit altijd nog ook wel al "
    "heel erg zo te in op van voor met bij naar uit aan om over door tot als dan toen nu er daar hier ons onze "
    "geen iets niks niemand iemand ja nee s 's".split()
)
_WORDS_OF_THE_WORLD = frozenset(
    "tiktok instagram insta snapchat snap whatsapp youtube roblox fortnite minecraft netflix discord adhd add ass "
    "havo vwo vmbo mbo hbo cito ggd cjg jgz nl nederlands nederland engels turks marokkaans arabisch pools "
    "oekraïens duits frans sinterklaas sint kerst kerstmis pasen ramadan suikerfeest google iphone ipad nintendo "
    "playstation xbox lego barbie pokemon disney bluey peppa fifa god allah islam moslim christen lgbt corona "
    "covid ok oke sorry hallo hoi".split()
)
_SCHOOLS = re.compile(
    r"\b(?:basisschool|obs|cbs|rkbs|kbs|pcb|ibs|sbo|scholengemeenschap|kinderdagverblijf|kdv|bso|peuterspeelzaal|"
    r"peuteropvang|crèche|creche|lyceum|college|montessorischool|daltonschool)\s+"
    r"(?P<found>(?:(?:de|het|'t|t|st\.?|sint|van)\s+)*(?P<word>[^\W\d_][\w'’-]+)(?:\s+(?-i:[A-Z])[\w'’-]+)*)",
    re.IGNORECASE,
)
_BEFORE_SCHOOL = re.compile(
    r"\b(?P<found>(?P<word>[^\W\d_][\w'’-]+?)[\s-]?(?:college|lyceum|gymnasium|scholengemeenschap|mavo))\b",
    re.IGNORECASE,
)
_CLUBS = re.compile(
    r"\b(?:(?:voetbal|hockey|zwem|turn|judo|tennis|sport|dans|korfbal|volleybal|handbal|atletiek)?"
    r"(?:club|vereniging|school)|"
    r"scouting|manege|moskee|kerk|vv|sv|fc|hv|hc|kv|rkvv|svv|rksv|zv|hsv|dansschool|sportschool)\s+"
    r"(?P<found>(?:(?:de|het|'t)\s+)*(?P<word>[^\W\d_][\w'’-]+)(?:\s+\d{2,4}(?!\w))?)",
    re.IGNORECASE,
)
# Who and what is at a school or club: no part of its name.
_AT_SCHOOL = frozenset(
    "juf meester leraar leerkracht docent leidster leider leiding kinderen kids klas groep directeur mentor "
    "andere hele eerste laatste beste trainer coach jongens meisjes ouders moeders vaders".split()
)
_ABBREVIATED = frozenset("vv sv fc hv hc kv rkvv svv rksv zv hsv obs cbs rkbs kbs pcb ibs kdv".split())
_NO_SCHOOL = frozenset("een het de mijn zijn haar op naar van school stedelijk havo vwo vmbo categoraal ander".split())


@dataclass(frozen=True)
class Token:
    text: str
    start: int
    end: int
    opens: bool

    @property
    def low(self) -> str:
        return self.text.lower().strip("'’")

    @property
    def has_capital(self) -> bool:
        return self.text[0].isupper()


def spans(text: str) -> Iterator[Span]:
    """Where names stand; a text in capitals only is read as lower case."""
    shouted = sum(char.isupper() for char in text) > sum(char.islower() for char in text)
    tokens = list(_tokens(text.lower() if shouted else text))
    yield from _groups(text)
    yield from _places(tokens)
    found: set[int] = set()
    for i in range(len(tokens)):
        if i not in found and _is_name(tokens, i):
            found |= _with_surname(tokens, i)
    # 'Sem en Quinty': who stands beside a name is one too.
    for i in sorted(found):
        if i + 2 < len(tokens) and tokens[i + 1].low in _AND and _is_odd(tokens[i + 2]):
            found |= _with_surname(tokens, i + 2)
    yield from ((tokens[i].start, tokens[i].end, NAME) for i in found)


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        before = text[: match.start()].rstrip(" \"'“”‘’(")
        yield Token(match[0], match.start(), match.end(), not before or before[-1] in ".!?\n:;…")


def _is_name(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.low in _NEVER or len(token.low) < 2:
        return False
    if is_first_name(token.low) or is_surname(token.low):
        return True
    if token.has_capital and not token.opens and not _is_common(token):
        return True
    before, has_between = _before(tokens, i)
    if has_between:
        return before in _TITLES and (token.has_capital or may_be_surname(token.low) or not is_ordinary(token.low))
    if before in _TITLES:
        return _may_be_name(token) or not (is_ordinary(token.low, VERY_ORDINARY) or _is_verb_like(token.low))
    if _is_relative(before):
        return may_be_first_name(token.low) or not (is_known(token.low) or _is_verb_like(token.low))
    return _is_called(tokens, i)


def _is_relative(word: str) -> bool:
    """'stiefdochter' and 'halfzusje' too."""
    return word in _RELATIVES or word.endswith(
        ("dochter", "zoon", "broer", "zusje", "broertje", "dochtertje", "zoontje")
    )


def _is_verb_like(word: str) -> bool:
    """'mijn dochter turnt': an odd word, but what she does and not who she is."""
    return len(word) > 3 and word.endswith(("t", "en", "de", "te"))


def _before(tokens: list[Token], i: int) -> tuple[str, bool]:
    """The word before, past 'van der', and whether there was such a word."""
    j = i - 1
    while j >= 0 and tokens[j].low in _BETWEEN:
        j -= 1
    return (tokens[j].low if j >= 0 else "", j < i - 1)


def _is_called(tokens: list[Token], i: int) -> bool:
    """'ik heet …', 'zijn naam is …', 'groetjes …', 'ik ben …'."""
    token, words = tokens[i], [each.low for each in tokens[max(0, i - 3) : i]]
    if not words:
        return False
    if words[-1] in _CALLED or (words[-1] in ("is", "me", "hem", "haar", "ook") and set(words[:-1]) & _CALLED):
        return _may_be_name(token) or not is_ordinary(token.low)
    if len(words) >= 2 and words[-1] in ("op", "met", "van") and words[-2] in _CLOSE:
        return may_be_first_name(token.low)
    if words[-2:] == ["ik", "ben"] or words[-1] in ("dit", "hier"):
        return may_be_first_name(token.low) and not is_ordinary(token.low, VERY_ORDINARY)
    return False


def _may_be_name(token: Token) -> bool:
    return may_be_first_name(token.low) or may_be_surname(token.low)


def _is_odd(token: Token) -> bool:
    """No word that our texts use."""
    if token.low in _NEVER or len(token.low) < 2:
        return False
    return may_be_first_name(token.low) or not is_known(token.low) or (token.has_capital and not _is_common(token))


def _is_common(token: Token) -> bool:
    """A word whose capital says nothing: a brand, a language, or simply a word."""
    return token.low in _WORDS_OF_THE_WORLD or is_ordinary(token.low)


def _with_surname(tokens: list[Token], i: int) -> set[int]:
    """The name with what belongs to it: 'jan de vries', 'Fatima El Amrani'."""
    found, end = {i}, i + 1
    while end < len(tokens) and tokens[end].has_capital and not tokens[end].opens and end - i <= 3:
        found.add(end)
        end += 1
    while end < len(tokens) and tokens[end].low in _BETWEEN and end - i <= 5:
        end += 1
    if end < len(tokens):
        last = tokens[end]
        between = tokens[end - 1].low in _BETWEEN
        capital = last.has_capital and not last.opens
        if (
            capital
            or is_surname(last.low)
            or (may_be_surname(last.low) and between)
            or (not between and may_be_surname(last.low) and stem_of(tokens[i].low) == tokens[i].low)
        ):
            found |= set(range(i, end + 1))
    return found


def _places(tokens: list[Token]) -> Iterator[Span]:
    for i, token in enumerate(tokens):
        pair = f"{token.low} {tokens[i + 1].low}" if i + 1 < len(tokens) else ""
        # 'leiden' and 'huizen' are words too.
        is_word = is_ordinary(token.low) and not token.has_capital
        if is_word and (not i or tokens[i - 1].low not in ("in", "uit", "te")):
            continue
        if pair in places():
            yield token.start, tokens[i + 1].end, PLACE
        elif token.low in places():
            yield token.start, token.end, PLACE


def _groups(text: str) -> Iterator[Span]:
    """Schools and clubs with the name that follows or precedes."""
    for pattern, kind in ((_SCHOOLS, SCHOOL), (_CLUBS, CLUB)):
        for match in pattern.finditer(text):
            if _is_group_name(match):
                yield match.start("found"), _end_of(match, text), kind
    for match in _BEFORE_SCHOOL.finditer(text):
        word = match["word"].lower()
        if word not in _NO_SCHOOL and (match["word"][0].isupper() or not is_ordinary(word, VERY_ORDINARY)):
            yield match.start("found"), match.end("found"), SCHOOL


def _is_group_name(match: re.Match[str]) -> bool:
    word, keyword = match["word"].lower(), match[0][: match.start("found") - match.start()].strip().lower()
    if word in _NEVER or word in _AT_SCHOOL or word in _WORDS_OF_THE_WORLD:
        return False
    has_article = match["found"].lower() != word and not match["found"].lower().startswith(f"{word} ")
    if has_article and keyword in _ABBREVIATED:
        return True
    if match["word"][0].isupper() and not match[0].isupper():
        return True
    # 'basisschool de regenboog' is a name, 'basisschool de kinderen' is none; without an article it must be odd.
    return not is_ordinary(word, VERY_ORDINARY if has_article or keyword in _ABBREVIATED else 1)


def _end_of(match: re.Match[str], text: str) -> int:
    """'de kleine beer': after an adjective the name goes on for one word."""
    word = match["word"].lower()
    more = re.match(r"\s+[^\W\d_][\w'’-]+", text[match.end("found") :])
    return match.end("found") + (more.end() if more and word.endswith(("e", "en")) and is_ordinary(word) else 0)
