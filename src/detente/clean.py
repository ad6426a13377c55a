"""Cleaning: boilerplate and odd characters out, with an exact map between clean and received text.

Nothing is invented: a clean character is a received character, its plain twin (one for one), or the character that a
character reference such as ``&amp;`` stands for (it takes the place of the ``&``). What is taken out is told with its
reason. Every pattern is bounded or disjoint, so that the time is linear in the text, hostile texts included.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from detente.types import Dateline, Removal, Span

__all__ = ["Cleaned", "clean", "to_clean", "to_received"]

Offsets = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, the runs ``(clean_start, received_start, length)`` it is made of, what was removed, the dateline."""

    text: str
    offsets: Offsets
    removed: tuple[Removal, ...]
    dateline: Dateline | None


_TAG = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|"
    "figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|"
    "nav|noscript|ol|option|p|picture|pre|q|s|script|section|select|small|source|span|strike|strong|style|sub|sup|svg|"
    "table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_ATTRIBUTE = r"""\s{1,20}[a-zA-Z][\w:.-]{0,40}(?:=(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>=]{1,500}))?"""
_URL = r"\((?:[^()\s]|\([^()\s]{0,80}\)){0,1500}\)"
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_BAR = (
    r"(?:share|tweet|post|pin|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|print|email|e-mail|save|copy link)"
)
_AD = (
    r"(?:advertisements?|sponsored content|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?|"
    r"continue reading (?:the main story|below)|scroll (?:down )?to continue|read in full|slideshow \(\d{1,4} images?\))"
)

#: Reason and pattern of what is taken out: the whole match, or only its groups where the pattern has any. Found on
#: real pages and statements; "line" rules take a whole line and never a line of running text that starts alike.
_REMOVALS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("autoblog-marker", re.compile(r"\[/?ad(?:_|-| )?\d{0,3}\]", re.IGNORECASE)),
    ("autoblog-marker", re.compile(r"^[ \t]*source link[ \t]*$", re.IGNORECASE | re.MULTILINE)),
    ("end-mark", re.compile(r"^[ \t]*(?:\\?#(?: ?\\?#){2,9}|-[ ]?30[ ]?-|\(?(?:-[ ]?)?ENDS?(?:[ ]?-)?\)?)[ \t]*$", re.MULTILINE)),
    ("rule-line", re.compile(r"^[ \t]*(?:[-_=~•—–]{3,200}|\\?\*(?: ?\\?\*){2,40})[ \t]*$", re.MULTILINE)),
    ("credits", re.compile(r"[(\[](?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)(?: and [a-z]{5,10})? by [^()\[\]\n]{2,400}[)\]]")),
    ("credits", re.compile(r"^[ \t]*(?:Additional r|R|Writing and r)eporting (?:and (?:writing|editing) )?by [^\n]{2,300}$", re.MULTILINE)),
    ("credits", re.compile(r"^[ \t]*(?:Writing|Editing|Compiled|Edited) by [A-Z][^\n]{2,200}$", re.MULTILINE)),
    ("credits", re.compile(r"^[ \t]*(?:Contributing: [^\n]{2,200}|[A-Z][^\n]{2,200} contributed (?:reporting|to this (?:report|story|article))\b[^\n]{0,60})$", re.MULTILINE)),
    ("photo-credit", re.compile(r"[(\[](?:(?:AP|AFP|EPA|Reuters|File) )?[Pp]hotos?(?:(?: by| [Cc]redits?:?|:) |/)[^()\[\]\n]{2,200}[)\]]")),
    ("photo-credit", re.compile(r"^[ \t]*(?:(?:AP |File )?Photos?(?: (?:by|[Cc]redits?:?)|:) [^\n]{2,200}|Photo)[ \t]*$", re.MULTILINE)),
    ("photo-caption", re.compile(r"^[ \t]*(?:Enlarge this image\b[^\n]{0,300}|FILE PHOTO:[^\n]{0,500}|FILE ?(?:--?|[–—]) ?(?:In this|This|A|An|The)\b[^\n]{0,500}|Image caption [^\n]{0,300})$", re.MULTILINE)),
    ("photo-caption", re.compile(r"^[ \t]*Photo [Cc]aption: ?", re.MULTILINE)),
    ("share-bar", re.compile(rf"^[ \t]*(?:share (?:this|on)(?: article| story)?|{_BAR})(?:[ \t|,·/]{{1,5}}(?:this|on|article|story|{_BAR})){{0,12}}[ \t]*$", re.IGNORECASE | re.MULTILINE)),
    ("advertisement", re.compile(rf"^[ \t]*{_AD}(?:[ \t]{{1,5}}{_AD}){{0,4}}[ \t]*$", re.IGNORECASE | re.MULTILINE)),
    ("read-more", re.compile(r"^[ \t]*(?:(?:READ|Read)(?: (?:MORE|more|ALSO|also|NEXT|next))|(?:ALSO READ|Also read)|(?:SEE|See) (?:ALSO|also)|(?:RELATED|Related)(?: (?:[Aa]rticles?|[Ss]tor(?:y|ies)|[Cc]overage|[Nn]ews|LINKS))?|(?:MORE|More) (?:ON|On|on) (?:THIS|This|this)(?: [Ss]tory| [Tt]opic)?)[ \t]*(?:(?::|\.\.\.|…|—|>)[^\n]{0,200})?$", re.MULTILINE)),
    ("sign-up", re.compile(r"^[ \t]*(?:Sign up|SIGN UP|Subscribe|SUBSCRIBE)\b(?=[^\n]{0,120}\b(?i:newsletters?|alerts?|updates|briefings?|emails?|channel|inbox)\b)[^\n]{0,160}$", re.MULTILINE)),
    ("copyright", re.compile(r"^[ \t]*(?:©|(?:Copyright|COPYRIGHT)(?: ©| \([cC]\))? ?\d{4}|Copyright ©|\([cC]\) ?\d{4})[^\n]{0,300}$", re.MULTILINE)),
    ("page-furniture", re.compile(r"^[ \t]*(?:(?:\d{1,3}/\d{1,3} )?\d{2}-\d{5}(?: \d{1,3}(?:/\d{1,3})?)?|(?:\d{1,2}/\d{1,2}/\d{4} )?A/\d{1,2}/PV\.\d{1,3}(?: \d{1,2}/\d{1,2}/\d{4})?)[ \t]*$", re.MULTILINE)),
    ("markup", re.compile(rf"<(?:/?(?:{_TAG})\b(?:{_ATTRIBUTE}){{0,30}}\s{{0,5}}/?|!--[^<>]{{0,500}}--|!DOCTYPE [^<>]{{0,200}})>", re.IGNORECASE)),
    ("markup", re.compile(rf"!\[[^\[\]]{{0,300}}\]{_URL}")),
    ("markup", re.compile(rf"(\[)[^\[\]]{{0,400}}(\]{_URL})")),
    ("markup", re.compile(r"\\(?=[\[\]()#*_.$<>~|`'\"-])")),
    ("markup", re.compile(r"(?<![*\\])\*\*(?![*])")),
    ("markup", re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*]{1,300}(?<![\s\\])(\*)(?![\w*])")),
    ("markup", re.compile(r"^#{1,6}[ \t]{1,4}(?=[^\s#])", re.MULTILINE)),
    ("invisible", re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")),
)  # fmt: skip

#: Bylines stand at the head. ``_HEAD`` code points are searched; the longest head of a real page had about 900.
_BYLINE = re.compile(
    rf"^[ \t]*By (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May\b|June|July|"
    rf"August|September|October|November|December){_NAME}(?:(?:,|,? and|,? for|,? of)? {_NAME}){{1,10}}[ \t]*$",
    re.MULTILINE,
)
_HEAD = 1500

_REFERENCE = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")

_HYPHEN_BREAK = re.compile(r"(?<=[^\W\d_]-)[ \t]{0,3}\n[ \t]{0,8}(?=[^\W\d_])")


def _plain_table() -> dict[int, str]:
    """Return the plain twin of each odd character; one code point each."""
    table = {
        code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800))
    }
    table = {code: twin for code, twin in table.items() if len(twin) == 1 and twin != chr(code)}
    spaces = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
    table.update(dict.fromkeys(map(ord, spaces), " "))
    table.update(dict.fromkeys(map(ord, "\u2028\u2029\x85\r\x0b\x0c"), "\n"))
    table.update({ord("\u02bc"): "’", ord("\u2032"): "’", ord("`"): "'", ord("\u00b4"): "’"})
    table.update({ord("\u201f"): "“", ord("\u201b"): "‘", ord("\u2010"): "-", ord("\u2011"): "-"})
    return table


_PLAIN = _plain_table()

_LIKE_LATIN = "АВЕКМНОРСТХаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_TWINS = str.maketrans(_LIKE_LATIN, "ABEKMHOPCTXaeopcyxisjABEZHIKMNOPTYXo")
_WORD_OF_TWINS = re.compile(rf"(?<!\w)[A-Za-z{_LIKE_LATIN}]{{2,}}(?!\w)")
_HAS_TWIN = re.compile(f"[{_LIKE_LATIN}]")
_HAS_LATIN = re.compile("[A-Za-z]")


def clean(received: str) -> Cleaned:
    """Return the clean text with its offset map. Any text is taken, the empty one too.

    >>> clean("[ad_1]The talks &amp; the vote").text
    'The talks & the vote'
    """
    plain = _plain(received)
    named: dict[int, str] = {}
    cuts = sorted(_cuts(plain, named), key=lambda r: (r.start, -r.end))
    kept: list[Removal] = []
    for cut in cuts:
        start = max(cut.start, kept[-1].end) if kept else cut.start
        if start < cut.end:
            kept.append(Removal(start, cut.end, cut.reason))
    flowing = _unwrap(plain)
    if named:
        letters = list(flowing)
        for position, character in named.items():
            letters[position] = character
        flowing = "".join(letters)
    runs: list[tuple[int, int, int]] = []
    parts: list[str] = []
    at = length = 0
    for start, end in [*((c.start, c.end) for c in kept), (len(received), len(received))]:
        if start > at:
            runs.append((length, at, start - at))
            parts.append(flowing[at:start])
            length += start - at
        at = end
    text = "".join(parts)
    return Cleaned(text, tuple(runs), tuple(kept), _dateline(text))


def to_received(offsets: Offsets, span: Span) -> Span:
    """Map a span of the clean text to the received text (from its first to its last character)."""
    start, end = span
    if end <= start:
        return (_point(offsets, start),) * 2
    return _point(offsets, start), _point(offsets, end - 1) + 1


def to_clean(offsets: Offsets, span: Span) -> Span | None:
    """Map a span of the received text to the clean text; ``None`` where nothing of it was kept (or it is empty)."""
    low = high = None
    first = max(0, bisect_right(offsets, span[0], key=lambda run: run[1]) - 1)
    for clean_start, received_start, length in offsets[first:]:
        if received_start >= span[1]:
            break
        start, end = max(span[0], received_start), min(span[1], received_start + length)
        if start < end:
            low = clean_start + start - received_start if low is None else low
            high = clean_start + end - received_start
    return None if low is None or high is None else (low, high)


def _point(offsets: Offsets, position: int) -> int:
    if not offsets:
        return 0
    clean_start, received_start, _ = offsets[max(0, bisect_right(offsets, position, key=lambda run: run[0]) - 1)]
    return received_start + position - clean_start


def _cuts(plain: str, named: dict[int, str]) -> Iterator[Removal]:
    """Yield what goes, in no order; put into ``named`` the character at each kept ``&`` of a character reference."""
    for reason, pattern in _REMOVALS:
        for m in pattern.finditer(plain):
            spans = [m.span(g) for g in range(1, pattern.groups + 1)] or [m.span()]
            yield from (Removal(start, end, reason) for start, end in spans if start < end)
    yield from (Removal(m.start(), m.end(), "byline") for m in _BYLINE.finditer(plain[:_HEAD]))
    yield from (Removal(m.start(), m.end(), "line-wrap") for m in _HYPHEN_BREAK.finditer(plain))
    if "&" not in plain:
        return
    for m in _REFERENCE.finditer(plain):
        character = _plain(html.unescape(m.group()))
        if len(character) == 1 and (character == " " or character.isprintable()):
            named[m.start()] = character
            yield Removal(m.start() + 1, m.end(), "character-reference")


def _plain(text: str) -> str:
    """Exchange odd characters for their plain twins, one for one; a line break of two characters is a space and one."""
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    text = text.translate(_PLAIN)
    if not text.isascii() and _HAS_TWIN.search(text):
        text = _WORD_OF_TWINS.sub(_latin, text)
    return text


def _latin(word: re.Match[str]) -> str:
    """Write a word that mixes alphabets in Latin letters; a word of one alphabet stays."""
    found = word.group()
    return found.translate(_TWINS) if _HAS_LATIN.search(found) and _HAS_TWIN.search(found) else found


#: Columns at which texts are wrapped by hand or by a mail or page program: real ones lie between 45 and 105.
_WRAP_COLUMNS = range(38, 121)
#: Share of full lines that must go on in lower case, or end in a word that ends no sentence, before a text counts as
#: wrapped. Wrapped reports have .3 (short read-outs full of names) to .95, lists of headlines under .1.
_WRAP_RUNNING = 0.25
_OPEN_END = re.compile(
    r"(?:^|\s)(?:the|an?|of|to|in|for|with|and|or|by|on|at|from|as|that|its?|his|her|their|is|are|was|has|will)\s*$"
)
_BULLET = re.compile(r"[ ]{0,40}(?:[-*•·>+][ ]{1,8}|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5}|[IVX]{2,5})[.)][ ]{1,8}|#)")
_WORD = re.compile(r"[ ]{0,8}[a-z]{2,}[ ,;]|[ ]{0,8}a ")
_OPENING = " *_([\"'“‘"


def _unwrap(text: str) -> str:
    """Exchange line breaks inside a paragraph for spaces, one for one.

    In a text that is wrapped at a column those are the breaks after full lines; in any text those after a line that
    does not end a sentence and before one that starts with a word in lower case.
    """
    lines = text.split("\n")
    breaks = [i for i in range(len(lines) - 1) if lines[i + 1] and lines[i].strip() and lines[i + 1].strip()]
    if not breaks:
        return text
    joined = _wrapped(lines, breaks)
    joined.update(i for i in breaks if lines[i].rstrip()[-1] not in '.!?:;”"' and _WORD.match(lines[i + 1]))
    return "".join(line + (" " if i in joined else "\n") for i, line in enumerate(lines[:-1])) + lines[-1]


def _wrapped(lines: list[str], breaks: list[int]) -> set[int]:
    """Return the lines that go on in the next by the column at which the text is wrapped; none where it is not."""
    lengths = {i: len(lines[i].rstrip()) for i in breaks}
    short = sorted(n for n in lengths.values() if n < _WRAP_COLUMNS.stop)
    if not short or len(short) < 0.5 * len(breaks):
        return set()
    column = int(min(short[int(0.95 * (len(short) - 1))], 1.15 * short[len(short) // 2]))
    if column not in _WRAP_COLUMNS:
        return set()
    full = {i for i in breaks if lengths[i] + 1 + len(lines[i + 1].split(None, 1)[0]) > 0.9 * column}
    lower = {i for i in breaks if lines[i + 1].lstrip(_OPENING)[:1].islower()}
    running = {i for i in full if i in lower or _OPEN_END.search(lines[i][-12:])}
    if len(running) < max(1, _WRAP_RUNNING * len(full)):
        return set()
    return {i for i in breaks if _goes_on(lines, i, lengths[i] / column, i in full, i in lower)}


def _goes_on(lines: list[str], i: int, share: float, full: bool, lower: bool) -> bool:
    """Tell whether line ``i`` of a wrapped text goes on in the next; ``share`` is its length as a share of the column."""
    line, following = lines[i], lines[i + 1]
    bullet = _BULLET.match(line)
    if _BULLET.match(following) and not (lower and full):
        return False
    indent = bullet.end() if bullet else len(line) - len(line.lstrip())
    if not lower and len(following) - len(following.lstrip()) > indent + 1:
        return False
    if full:
        return True
    if lower:
        return share > 0.4
    return share > 0.7 and line.rstrip()[-1:] not in '.!?:;”"'


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_PLACE_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{0,30}"
_CITY = rf"{_PLACE_WORD}(?:[ /]{_PLACE_WORD}){{0,3}}(?: ?/[A-Z][A-Za-z ]{{1,20}}/)?(?:, {_PLACE_WORD}(?: {_PLACE_WORD}){{0,2}})?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,30}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,30}){0,3}"
_AGENCY = r"(?:[A-Z][A-Za-z.&-]{1,20}(?: [A-Z][A-Za-z.&-]{1,20}){0,3}|dpa)"
_DASH = r"(?:--|[-–—_])"
#: Heads of agency reports, the most telling form first. A place without a day or an agency counts only in capitals.
_DATELINES = (
    re.compile(rf"(?P<p>{_CITY})[,.] (?P<d>{_DAY})[.,]? ?(?:\((?P<a>{_AGENCY})\)|/(?P<b>{_AGENCY})/)\.?(?: ?{_DASH}(?= |$))?"),
    re.compile(rf"(?P<p>{_CITY})(?:[,.] (?P<d>{_DAY})[.,]?)? ?(?:\((?P<a>{_AGENCY})\)|/(?P<b>{_AGENCY})/) ?{_DASH}(?= |$)"),
    re.compile(rf"(?P<p>{_CITY}), (?P<d>{_DAY})(?:, (?P<a>{_AGENCY}))? ?{_DASH}(?: (?P<b>RIA Novosti|Sputnik|TASS)\.)?(?= |$)"),
    re.compile(rf"(?P<p>{_CITY}) \((?P<a>CNN|CNBC|AP|AFP|Reuters|UPI|VOA|RFE/RL|Xinhua|TASS)\) "),
    re.compile(rf"(?P<p>(?!))?(?:(?P<d>{_DAY}) )?\((?P<a>{_AGENCY})\) ?{_DASH} "),
    re.compile(rf"(?P<p>(?:{_CAPITALS})(?:, {_PLACE_WORD}(?: {_PLACE_WORD}){{0,2}})?) ?(?:(?:--|[–—]) ?| - )(?=[A-ZÀ-Þ“\"‘'])"),
)  # fmt: skip
#: Words in capitals that head a line and are no place.
_NO_PLACE = frozenset(
    "ADVISORY ANALYSIS ANSWER BREAKING CORRECTION CORRECTED EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FILE FLASH LIVE NOTE "
    "OPINION PHOTOS QUESTION READ RELATED REPLY REVIEW TIMELINE TRANSCRIPT MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY UPDATE UPDATED URGENT VIDEO WATCH".split()
)
#: How far down, in code points and lines, a head is looked for: a headline and a byline may stand above it.
_HEAD_LINES = 8


def _dateline(text: str) -> Dateline | None:
    start = 0
    for line in text[:_HEAD].split("\n")[:_HEAD_LINES]:
        lead = len(line) - len(line.lstrip())
        for pattern in _DATELINES:
            m = pattern.match(line[lead : lead + 160])
            if m is None or (m["p"] or "").partition(" ")[0].strip(".,") in _NO_PLACE:
                continue
            found = m.groupdict()
            at = start + lead
            return Dateline((at, at + m.end()), found["p"], found.get("d"), found.get("a") or found.get("b"))
        start += len(line) + 1
    return None
