"""Finding time expressions: a table of patterns, each with the function that reads it.

Every pattern is anchored on a word that can only begin or hold a time, so that the scan is one pass of one compiled
alternation over the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.errors import TimeError
from detente.temporal.calendar import MONTHS, NUMBERS, WEEKDAYS, Valued, add_months, day, month, quarter, shift, year
from detente.types import Basis, Interval, Precision, Tense, TimeMention

__all__ = ["Reading", "find_times", "when"]

_M = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_D = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_Y = r"(?:1[5-9]|20)\d\d"
_N = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|a few|few|a couple of|many)"
_U = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
_MOD = r"(?P<mod>early|late|mid|middle of|end of|start of|beginning of|the end of|the beginning of|the start of)[ -]+(?:the )?"

#: Name and pattern, tried in this order at each place; the first that fits is taken.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<iso_y>{_Y})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)"),
    ("slash", r"(?P<sl_m>\d{1,2})/(?P<sl_d>\d{1,2})/(?P<sl_y>(?:19|20)?\d\d)"),
    ("month-day-year", rf"(?P<mdy_m>{_M}) (?P<mdy_d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<mdy_y>{_Y}))?(?!\d|[,.]\d|%)"),
    ("day-month-year", rf"(?P<dmy_d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<dmy_m>{_M})(?:,? (?P<dmy_y>{_Y}))?"),
    ("part-month", rf"{_MOD}(?P<pm_m>{_M})(?:,? (?:of )?(?P<pm_y>{_Y}))?".replace("<mod>", "<pm_mod>")),
    ("part-year", rf"{_MOD}(?P<py_y>{_Y})".replace("<mod>", "<py_mod>")),
    ("part-relative", rf"{_MOD}(?P<pr_w>this|last|next|year|month|week)(?: (?P<pr_u>year|month|week|decade|century))?".replace("<mod>", "<pr_mod>")),
    ("month-year", rf"(?P<my_m>{_M}),?(?: of)? (?P<my_y>{_Y})"),
    ("weekday-part", rf"(?:(?P<wd_r>last|next|this|this past|this coming) )?(?P<wd_d>{_D})(?: (?P<wd_p>morning|afternoon|evening|night))?"),
    ("relative-month", rf"(?P<rm_r>last|next|this|this past|this coming) (?P<rm_m>{_M})"),
    ("season", rf"(?:(?P<se_r>last|next|this|early|late) )?(?P<se_s>spring|summer|autumn|winter)(?: of)? ?(?P<se_y>{_Y})?"),
    ("quarter", rf"(?:the )?(?P<qu_n>first|second|third|fourth) quarter(?: of (?P<qu_y>{_Y}))?"),
    ("ago", rf"(?:(?:about|nearly|almost|around|more than|over|some) )?(?P<ago_n>{_N}) (?P<ago_u>{_U})s? (?P<ago_w>ago|earlier|later|from now|before|after)"),
    ("anaphoric", r"(?:the )(?P<an_w>following|previous|preceding|next|same) (?P<an_u>day|week|month|year)|the day (?P<an_d>after|before)(?! (?:tomorrow|yesterday))"),
    ("past-span", rf"(?:in |over |during |for )?(?:the )?(?P<ps_w>past|last|next|coming) (?P<ps_n>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|few|several|couple of) (?P<ps_u>{_U})s"),
    ("relative-unit", r"(?:(?:earlier|later) )?(?P<ru_r>last|next|this|this past|this coming) (?P<ru_u>week|weekend|month|quarter|year|decade|century)"),
    ("day-word", r"(?P<dw>today|yesterday|tomorrow|tonight|overnight|the day before yesterday|the day after tomorrow)(?: (?P<dw_p>morning|afternoon|evening|night))?"),
    ("this-part", r"this (?P<tp>morning|afternoon|evening)"),
    ("duration-of", rf"(?P<du_n>{_N})[ -](?P<du_u>{_U})(?P<du_s>s?)(?:[- ]long)?"),
    ("decade", r"(?:the )?(?:(?P<de_r>early|mid|late)[- ])?(?P<de_y>(?:1[5-9]|20)\d0)s"),
    ("set", rf"(?:every|each) (?P<st_u>{_U}|{_D})|(?P<st_a>daily|weekly|monthly|yearly|annually|quarterly)"),
    ("clock", r"(?P<cl_h>\d{1,2})(?::(?P<cl_m>\d\d))? ?(?P<cl_p>a\.m\.|p\.m\.|am|pm|gmt|utc)"),
    ("bare-month", r"(?P<bm_m>january|february|april|june|july|august|september|october|november|december|(?<=in )march|(?<=in )may|(?<=since )march|(?<=since )may|(?<=last )may)"),
    ("bare-year", rf"(?P<by_y>{_Y})"),
    ("vague", r"(?P<va>recently|currently|now|nowadays|soon|in the near future|in the future|in the coming days|in recent (?:days|weeks|months|years)|previously|formerly|at present|shortly)"),
)  # fmt: skip

#: Where an expression may end: at a word's end, or behind the last point of "p.m.".
_END = r"(?:\b|(?<=[ap]\.m\.))"
#: Every pattern begins with one of these; looking for them first saves trying all patterns at every word.
_FIRST = (
    r"\d|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|earl|late|mid|end|start|begin|the|"
    r"this|last|next|past|coming|spring|summer|autumn|winter|first|second|third|fourth|about|nearly|almost|around|more|over|"
    r"some|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|few|many|in\b|"
    r"during|for\b|to(?:day|morrow|night)|yesterday|overnight|every|each|daily|weekly|monthly|yearly|annually|quarterly|"
    r"recently|currently|now|soon|previously|formerly|at\b|shortly|couple"
)
_SCAN = re.compile(
    rf"\b(?={_FIRST})(?:" + "|".join(rf"(?P<R{n}>(?:{p}){_END})" for n, (_, p) in enumerate(_PATTERNS)) + ")",
    re.IGNORECASE,
)
_NAMES = tuple(name for name, _ in _PATTERNS)

#: What stands before a four-digit number or a number and unit that makes it no time.
_NO_TIME_BEFORE = re.compile(
    r"(?:flight|resolution|no\.|number|room|article|section|page|\$|€|£|#|nord stream|covid-|aged?)\s*$", re.IGNORECASE
)
_NO_YEAR_AFTER = re.compile(
    r"\s*(?:soldiers|troops|people|euros|dollars|miles|km|kilomet|men|women|tons|tonnes|%|percent|fighters|[,.]\d{3})",
    re.IGNORECASE,
)
_MODS = {"early": "START", "late": "END", "mid": "MID", "middle of": "MID"}
_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "winter": ("WI", 12)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pattern made of its words."""

    type: str
    value: str
    interval: Interval
    precision: Precision
    basis: Basis
    mod: str | None = None


#: More words in the same clause.
_CLAUSE = re.compile(r"\s+\w")

Context = tuple[date | None, Tense, date | None]
_OPEN = Interval(None, None)


def find_times(
    text: str, *, published: date | None, tense_at: Callable[[int], Tense] = lambda _: Tense.PAST
) -> tuple[TimeMention, ...]:
    """Return the time expressions of ``text`` in order.

    ``published`` is the day that relative expressions count from; without it they keep a value of ``X`` digits and an
    open interval. ``tense_at`` tells the tense of the clause at a code point: it decides where a bare weekday or month
    lies. Past looks back 0-6 days, future ahead 0-6: agencies name the report's own day by its weekday.
    """
    found: list[TimeMention] = []
    narrative: date | None = None
    for match in _SCAN.finditer(text):
        number = next(n for n in range(len(_NAMES)) if match.group(f"R{n}") is not None)
        name = _NAMES[number]
        start, end = match.span()
        if _excluded(name, text, start, end):
            continue
        needs_tense = name in ("weekday-part", "bare-month", "month-day-year", "day-month-year", "season", "part-month")
        tense = tense_at(start) if needs_tense else Tense.PAST
        try:
            reading = _READERS[name](match, (published, tense, narrative))
        except (ValueError, OverflowError):
            continue
        if reading is None:
            continue
        if reading.precision is Precision.DAY and reading.interval.start is not None:
            narrative = reading.interval.start
        found.append(
            TimeMention(
                (start, end),
                text[start:end],
                reading.type,
                reading.value,
                reading.interval,
                reading.precision,
                reading.basis,
                f"time:{name}",
                reading.mod,
            )
        )
    return tuple(found)


def when(expr: str, published: date | None) -> TimeMention:
    """Read one expression. Raises :class:`TimeError` where it is none.

    >>> when("mid-April", date(2021, 5, 25)).value
    '2021-04'
    """
    found = find_times(expr, published=published)
    if not found:
        raise TimeError(f"{expr!r} is no time expression; write it as in a report, such as 'mid-April' or 'last week'")
    return max(found, key=lambda t: t.span[1] - t.span[0])


def _excluded(name: str, text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 14) : start]
    if name in ("bare-year", "duration-of", "slash") and _NO_TIME_BEFORE.search(before):
        return True
    if name == "bare-year":
        return bool(_NO_YEAR_AFTER.match(text[end : end + 14])) or before.endswith((",", "-", ".", "/"))
    word = text[start:end]
    if name in ("month-day-year", "month-year", "bare-month") and word[:1].islower():
        return True  # "may 10", "march 20 miles" are no dates
    return name == "season" and word.lower() == "spring" and before.endswith("Arab ")


def _full(y: int, m: int, d: int) -> Reading:
    value, interval, precision = day(date(y, m, d))
    return Reading("DATE", value, interval, precision, Basis.STATED)


def _dated(valued: Valued, basis: Basis = Basis.RELATIVE, kind: str = "DATE", mod: str | None = None) -> Reading:
    return Reading(kind, *valued, basis, mod)


def _number(word: str) -> int | None:
    word = word.lower()
    if word.isdigit():
        return int(word)
    return 2 if word == "a couple of" else NUMBERS.get(word)


def _month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _nearest_year(m: int, d: int | None, context: Context) -> int | None:
    """The year of a month (and day) without one: the nearest by tense; past is the default."""
    published, tense, _ = context
    if published is None:
        return None
    y = published.year
    if d is not None:
        this = date(y, m, min(d, 28))
        if tense is Tense.FUTURE:
            return y if this >= published else y + 1
        return y if this <= published + timedelta(days=60) else y - 1
    if tense is Tense.FUTURE:
        return y if m >= published.month else y + 1
    return y if m <= published.month + (1 if tense is Tense.PRESENT else 0) else y - 1


def _month_day(m: int, d: int, y: str | None, context: Context) -> Reading:
    if y:
        return _full(int(y), m, d)
    guess = _nearest_year(m, d, context)
    if guess is None:
        date(2000, m, d)
        return Reading("DATE", f"XXXX-{m:02d}-{d:02d}", _OPEN, Precision.DAY, Basis.STATED)
    return _full(guess, m, d)


def _month_of(m: int, y: str | None, context: Context, mod: str | None = None) -> Reading:
    number = int(y) if y else _nearest_year(m, None, context)
    if number is None:
        return Reading("DATE", f"XXXX-{m:02d}", _OPEN, Precision.MONTH, Basis.STATED, mod)
    return _dated(month(number, m), Basis.STATED, mod=mod)


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    published, tense, _ = context
    part = match["wd_p"]
    target = WEEKDAYS[match["wd_d"].lower()]
    if published is None:
        return Reading("DATE", f"XXXX-WXX-{target + 1}", _OPEN, Precision.DAY, Basis.RELATIVE)
    word = (match["wd_r"] or "").lower()
    ahead = word in ("next", "this coming") or (tense is Tense.FUTURE and word in ("", "this"))
    back = (published.weekday() - target) % 7
    if back == 0 and word in ("last", "next", "this coming"):
        back = 7  # said of another day than the report's own
    found = published + timedelta(days=(-back) % 7 or back) if ahead else published - timedelta(days=back)
    return _part_of_day(found, part)


def _part_of_day(d: date, part: str | None) -> Reading:
    value, interval, precision = day(d)
    if not part:
        return Reading("DATE", value, interval, precision, Basis.RELATIVE)
    code = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}[part.lower()]
    return Reading("TIME", value + code, interval, Precision.DAY, Basis.RELATIVE)


def _relative_unit(match: re.Match[str], context: Context) -> Reading | None:
    word, unit = match["ru_r"].lower(), match["ru_u"].lower()
    return _relative(word, unit, context)


def _relative(word: str, unit: str, context: Context, mod: str | None = None) -> Reading | None:
    published = context[0]
    count = -1 if word.startswith("last") else 1 if word.startswith("next") else 0
    if published is None:
        return Reading("DATE", "XXXX", _OPEN, Precision.VAGUE, Basis.RELATIVE, mod)
    return _dated(shift(published, unit, count), mod=mod)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    published, _, narrative = context
    unit, word = match["ago_u"].lower(), match["ago_w"].lower()
    count = _number(match["ago_n"])
    if word in ("after", "before") and _CLAUSE.match(match.string, match.end()):
        return None  # "a day after the talks failed" counts from what the clause tells
    base = published if word in ("ago", "from now") else (narrative or published)
    if count is None or base is None or unit in ("second", "minute", "hour"):
        value = "PAST_REF" if word in ("ago", "earlier", "before") else "FUTURE_REF"
        return Reading("DATE", value, Interval(None, base), Precision.VAGUE, Basis.RELATIVE)
    return _dated(shift(base, unit, -count if word in ("ago", "earlier", "before") else count))


def _anaphoric(match: re.Match[str], context: Context) -> Reading | None:
    base = context[2] or context[0]
    if base is None:
        return None
    if match["an_d"]:
        return _dated(day(base + timedelta(days=1 if match["an_d"].lower() == "after" else -1)))
    word = match["an_w"].lower()
    return _dated(
        shift(base, match["an_u"].lower(), 0 if word == "same" else 1 if word in ("following", "next") else -1)
    )


def _past_span(match: re.Match[str], context: Context) -> Reading | None:
    unit, count = match["ps_u"].lower(), _number(match["ps_n"])
    value = f"P{'T' if _UNITS[unit].startswith('T') else ''}{'X' if count is None else count}{_UNITS[unit].removeprefix('T')}"
    back = match["ps_w"].lower() in ("past", "last")
    base = context[0]
    if base is None or count is None or unit not in ("day", "week", "month", "year"):
        return Reading(
            "DURATION", value, Interval(None, base) if back else Interval(base, None), Precision.VAGUE, Basis.RELATIVE
        )
    sign = -1 if back else 1
    days = {"day": 1, "week": 7}.get(unit)
    other = (
        base + timedelta(days=sign * count * days)
        if days
        else add_months(base, sign * count * (12 if unit == "year" else 1))
    )
    interval = Interval(other, base + timedelta(days=1)) if back else Interval(base, other)
    return Reading("DURATION", value, interval, Precision.VAGUE, Basis.RELATIVE)


def _duration(match: re.Match[str], context: Context) -> Reading | None:
    unit, count = match["du_u"].lower(), _number(match["du_n"])
    if match["du_n"].lower() in ("a", "an", "one") and match["du_s"]:
        return None
    code = _UNITS[unit]
    value = f"P{'T' if code.startswith('T') else ''}{'X' if count is None else count}{code.removeprefix('T')}"
    return Reading("DURATION", value, _OPEN, Precision.VAGUE, Basis.NONE)


def _day_word(match: re.Match[str], context: Context) -> Reading | None:
    published = context[0]
    word = match["dw"].lower()
    if published is None:
        return Reading("DATE", "PRESENT_REF", _OPEN, Precision.VAGUE, Basis.RELATIVE)
    offsets = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    part = "night" if word in ("tonight", "overnight") else match["dw_p"]
    return _part_of_day(published + timedelta(days=offsets.get(word, 0)), part)


def _season(match: re.Match[str], context: Context) -> Reading | None:
    code, first = _SEASONS[match["se_s"].lower()]
    word = (match["se_r"] or "").lower()
    published = context[0]
    if not match["se_y"] and not word:
        return None
    if published is None and not match["se_y"]:
        return None
    y = int(match["se_y"]) if match["se_y"] else published.year + (-1 if word == "last" else 1 if word == "next" else 0)  # type: ignore[union-attr]
    start = date(y, first, 1)
    return Reading(
        "DATE", f"{y}-{code}", Interval(start, add_months(start, 3)), Precision.SEASON, Basis.RELATIVE, _MODS.get(word)
    )


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    y = int(match["qu_y"]) if match["qu_y"] else context[0].year if context[0] else None
    return (
        None
        if y is None
        else _dated(quarter(y, _ORDINALS[match["qu_n"].lower()]), Basis.STATED if match["qu_y"] else Basis.RELATIVE)
    )


def _decade(match: re.Match[str], context: Context) -> Reading | None:
    """A decade; "the 1900s" and earlier hundreds are centuries, while "the 2000s" are ten years in the news."""
    start, mod = int(match["de_y"]), _MODS.get((match["de_r"] or "").lower())
    century = start % 100 == 0 and start < 2000
    value, years, precision = (
        (f"{start // 100}", 100, Precision.CENTURY) if century else (f"{start // 10}", 10, Precision.DECADE)
    )
    return Reading("DATE", value, Interval(date(start, 1, 1), date(start + years, 1, 1)), precision, Basis.STATED, mod)


def _set(match: re.Match[str], context: Context) -> Reading | None:
    unit = (
        {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}.get(
            (match["st_a"] or "").lower(), "year"
        )
        if match["st_a"]
        else match["st_u"].lower()
    )
    value = (
        f"XXXX-WXX-{WEEKDAYS[unit] + 1}"
        if unit in WEEKDAYS
        else f"P{'T' if _UNITS[unit].startswith('T') else ''}1{_UNITS[unit].removeprefix('T')}"
    )
    return Reading("SET", value, _OPEN, Precision.VAGUE, Basis.NONE)


def _clock(match: re.Match[str], context: Context) -> Reading | None:
    published, part = context[0], match["cl_p"].lower().replace(".", "")
    hour = (
        int(match["cl_h"]) % 12 + 12
        if part == "pm"
        else int(match["cl_h"]) % 12
        if part == "am"
        else int(match["cl_h"])
    )
    if hour > 24 or published is None:
        return None
    minute = match["cl_m"] or "00"
    return Reading(
        "TIME",
        f"{published.isoformat()}T{hour:02d}:{minute}",
        Interval(published, published + timedelta(days=1)),
        Precision.TIME,
        Basis.RELATIVE,
    )


def _vague(match: re.Match[str], context: Context) -> Reading | None:
    word, base = match["va"].lower(), context[0]
    if word in ("soon", "shortly") or "future" in word or "coming" in word:
        return Reading("DATE", "FUTURE_REF", Interval(base, None), Precision.VAGUE, Basis.RELATIVE)
    if word in ("currently", "now", "nowadays", "at present"):
        return Reading("DATE", "PRESENT_REF", _OPEN, Precision.VAGUE, Basis.RELATIVE)
    return Reading("DATE", "PAST_REF", Interval(None, base), Precision.VAGUE, Basis.RELATIVE)


def _part_relative(match: re.Match[str], context: Context) -> Reading | None:
    word, unit = match["pr_w"].lower(), (match["pr_u"] or "").lower()
    mod = _mod(match["pr_mod"])
    if not unit:
        return _relative("this", word, context, mod) if word in ("year", "month", "week") and mod != "MID" else None
    return _relative(word, unit, context, mod) if word in ("this", "last", "next") else None


def _mod(word: str) -> str:
    word = word.lower().removeprefix("the ")
    return _MODS.get(word, "END" if word.startswith("end") else "START")


_READERS: dict[str, Callable[[re.Match[str], Context], Reading | None]] = {
    "iso": lambda m, c: _full(int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"])),
    "slash": lambda m, c: _full(int(m["sl_y"]) + (2000 if len(m["sl_y"]) == 2 else 0), int(m["sl_m"]), int(m["sl_d"])),
    "month-day-year": lambda m, c: _month_day(_month_number(m["mdy_m"]), int(m["mdy_d"]), m["mdy_y"], c),
    "day-month-year": lambda m, c: _month_day(_month_number(m["dmy_m"]), int(m["dmy_d"]), m["dmy_y"], c),
    "part-month": lambda m, c: _month_of(_month_number(m["pm_m"]), m["pm_y"], c, _mod(m["pm_mod"])),
    "part-year": lambda m, c: _dated(year(int(m["py_y"])), Basis.STATED, mod=_mod(m["py_mod"])),
    "part-relative": _part_relative,
    "month-year": lambda m, c: _month_of(_month_number(m["my_m"]), m["my_y"], c),
    "weekday-part": _weekday,
    "relative-month": lambda m, c: _month_of(_month_number(m["rm_m"]), None, (c[0], Tense.FUTURE if m["rm_r"].lower() == "next" else Tense.PAST, c[2])),
    "season": _season,
    "quarter": _quarter,
    "ago": _ago,
    "anaphoric": _anaphoric,
    "past-span": _past_span,
    "relative-unit": _relative_unit,
    "day-word": _day_word,
    "this-part": lambda m, c: None if c[0] is None else _part_of_day(c[0], m["tp"]),
    "duration-of": _duration,
    "decade": _decade,
    "set": _set,
    "clock": _clock,
    "bare-month": lambda m, c: _month_of(_month_number(m["bm_m"]), None, c),
    "bare-year": lambda m, c: _dated(year(int(m["by_y"])), Basis.STATED),
    "vague": _vague,
}  # fmt: skip
