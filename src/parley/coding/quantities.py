"""Numbers with a unit or classifier, their bound, and whether they are told for each side or in total.

A vague plural (数千名, 几十人, 上百人) gives the lowest number of its magnitude (1000, 10, 100), bound `about`; 近百
gives 100.
Money, weights and the like keep their Chinese unit, people are 人, shares are `%`, lengths of time the English unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from parley.coding.times.numerals import read_number
from parley.coding.times.ranges import parse_expression
from parley.coding.times.reading import Reading, read_tokens
from parley.coding.times.spans import is_lasting, parse_span
from parley.lang.zh.script import shadow
from parley.lang.zh.units import UnitWord, load_units
from parley.model.coding import Quantity, QuantityBound
from parley.model.record import Evidence, evidence_at

_HAN: Final = "〇零○一二三四五六七八九十百千万亿两廿卅"
_NUMBER: Final = re.compile(
    r"(?:(?<![\d.])(?<!\d,)(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?(?!\d)(?: ?[百千万亿兆]{1,2})?"
    rf"|(?<![{_HAN}数几第])[{_HAN}]{{1,12}}"
    r"|(?<![多无少次人函])[数几][十百千万亿]{1,3})"
)
_OPENING: Final = re.compile(rf"[\d{_HAN}数几]")
_PERCENT: Final = re.compile(
    rf"百分之(?P<han>[{_HAN}]{{1,6}}(?:点[零〇一二三四五六七八九]{{1,3}})?|\d{{1,3}}(?:\.\d{{1,3}})?)"
)
_SIGN: Final = re.compile(r" ?(?:%|个百分比)")
_TENTHS: Final = re.compile(
    r"成(?P<rest>半|[一二三四五六七八九](?![名个百千万十]))?(?![为了立员功果本绩交都长熟人就语体分形千]|[十百])"
)
_FRACTION: Final = re.compile(rf"(?P<below>[{_HAN}]{{1,3}})分之(?P<above>[{_HAN}]{{1,3}})")
_HALF: Final = re.compile(r"(?<!多)半数")
_EXCHANGE: Final = re.compile(
    r"(?P<one>(?P<first>\d{1,6})(?: ?(?:人|名[^，。；,;\s\d]{0,4}?))?)"
    r"(?:交?换|互换|对)(?P<second>\d{1,6})(?: ?(?:人|名))?"
)
_SWAP: Final = re.compile(r"(?:互换|交换|互相释放|互释|相互释放|对等释放|互相移交|互交)[^，。；！？\n\d]{0,6}$")
_EACH: Final = re.compile(r"(?:双方各|各自|各方|每方|每一方|两国各|各|双方分别|两国分别)[^，。；！？,;\n\d各总]{0,6}$")
_TOTAL: Final = re.compile(r"(?:总共|一共|总计|合计|共计|累计|总数|总额|总量|共|总值|总人数)[^，。；！？,;\n\d]{0,5}$")
_EACH_AFTER: Final = re.compile(r"每(?:方|一方|边)")
_LOOK_BACK: Final = 14
_ROLE_CHARS: Final = frozenset("各每分互交总共合累")  # one of which stands in each of the words above
_JOINED: Final = 6  # atoms that may stand before a clock time in one expression
_BEFORE: Final[tuple[tuple[tuple[str, ...], QuantityBound], ...]] = (
    (("不少于", "不低于", "至少", "最少", "起码", "不下", "至少有", "至少约"), "at-least"),
    (("不超过", "至多", "最多", "不多于", "不高于", "上限为", "上限"), "at-most"),
    (("超过", "逾", "超", "多于", "大于", "突破", "高于", "超出", "过", "多达逾"), "more-than"),
    (("不到", "不足", "少于", "低于", "未满", "未达"), "less-than"),
    (("大约", "约", "近", "将近", "接近", "大概", "约有", "约莫", "估计", "几近", "上", "成"), "about"),
)  # fmt: skip
_AFTER: Final[tuple[tuple[tuple[str, ...], QuantityBound], ...]] = (
    (("以上", "或以上", "起"), "at-least"), (("以内", "以下", "之内"), "at-most"), (("左右", "上下", "许"), "about"),
    (("有余", "多"), "more-than"),
)  # fmt: skip
_VAGUE: Final = frozenset("数几")
_SHARES: Final = "零一二三四五六七八九"


class _Found(NamedTuple):
    start: int
    end: int
    value: float | int
    unit: str
    vague: bool
    more: bool
    role: str | None


def find_quantities(text: str, start: int, end: int) -> tuple[tuple[Evidence, Quantity], ...]:
    """Find the quantities of a stretch of text.

    Args:
        text: The article's text; it is read once, however many stretches of it are asked for.
        start: Where to begin.
        end: Where to stop.

    Returns:
        Each with the words that tell it (number and unit), in order of place, without overlaps. Dates are none.

    Example:
        >>> [(one.exact, told.value, told.unit, told.role) for one, told in find_quantities("各释放近千名战俘", 0, 8)]
        [('千名', 1000, '人', 'each-side')]
    """
    found, starts = quantities_of(text)
    index = bisect_left(starts, start)
    told: list[tuple[Evidence, Quantity]] = []
    while index < len(found) and found[index][0].end <= end:
        told.append(found[index])
        index += 1
    return tuple(told)


@lru_cache(maxsize=8)
def quantities_of(text: str) -> tuple[tuple[tuple[Evidence, Quantity], ...], tuple[int, ...]]:
    """Find the quantities of a whole text, and where each begins; the last few texts are kept."""
    folded = shadow(text)
    reading = read_tokens(folded)
    atoms = [token.start for token in reading.tokens]
    counts = (one for one in _counts(folded) if not _is_point(reading, atoms, one.start))
    found = [*_exchanges(folded), *_shares(folded), *_spans(reading), *counts]
    taken = 0
    told: list[tuple[Evidence, Quantity]] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start < taken:
            continue
        taken = one.end
        quantity = Quantity(
            value=one.value, unit=one.unit, bound=_bound(folded, one), role=one.role or _role(folded, one.start)
        )
        told.append((evidence_at(text, one.start, one.end), quantity))
    return tuple(told), tuple(evidence.start for evidence, _ in told)


def _exchanges(folded: str) -> Iterator[_Found]:
    """Find 175人交换175人 and 175换175: so many from each side."""
    if "换" not in folded and "对" not in folded:
        return
    for match in _EXCHANGE.finditer(folded):
        if match["first"] != match["second"] and "换" not in match.group():
            continue
        middle = match.start("second")
        yield _Found(
            match.start(), match.end("one"), int(match["first"]), "人", vague=False, more=False, role="each-side"
        )
        yield _Found(middle, match.end(), int(match["second"]), "人", vague=False, more=False, role="each-side")


def _shares(folded: str) -> Iterator[_Found]:
    """Find percentages: 百分之三十, 30%, 三成, 三分之二, 半数."""
    if "分之" in folded:
        yield from _fractions(folded)
    for match in _HALF.finditer(folded):
        yield _Found(match.start(), match.end(), 50, "%", vague=False, more=False, role=None)


def _fractions(folded: str) -> Iterator[_Found]:
    for match in _PERCENT.finditer(folded):
        value = _percent(match["han"])
        if value is not None:
            yield _Found(match.start(), match.end(), value, "%", vague=False, more=False, role=None)
    for match in _FRACTION.finditer(folded):
        below, above = read_number(match["below"]), read_number(match["above"])
        if below and above and match["below"] not in {"百", "万"}:
            share = round(100 * above / below, 2)
            yield _Found(match.start(), match.end(), share, "%", vague=False, more=False, role=None)


def _percent(written: str) -> float | int | None:
    whole, dot, part = written.partition("点")
    if not dot:
        return read_number(written)
    value = read_number(whole)
    if value is None:
        return None
    digits = "".join(str(max(_SHARES.find(char), 0)) for char in part)
    return float(f"{int(value)}.{digits}")


def _spans(reading: Reading) -> Iterator[_Found]:
    """Find lengths of time; dates are told apart by the rules of the time layer."""
    for index, token in enumerate(reading.tokens):
        if token.kind == "day" and is_lasting(reading, token, 0):
            yield _Found(token.start, token.end, int(token.numbers[0] or 0), "day", vague=False, more=False, role=None)
        parsed = parse_span(reading, index) if token.kind == "span" else None
        if parsed is not None:
            span = parsed[0]
            yield _Found(span.start, span.end, span.number, span.unit, vague=span.about, more=span.more, role=None)


def _is_point(reading: Reading, atoms: list[int], start: int) -> bool:
    """Tell whether a number stands in a point in time, where it does not count: the 10点 of 上午10点."""
    tokens = reading.tokens
    index = bisect_right(atoms, start) - 1
    if index < 0 or tokens[index].end <= start:
        return False
    first = index
    while first > 0 and index - first < _JOINED and tokens[first].start - tokens[first - 1].end <= 1:
        first -= 1
    while first <= index:
        parsed = parse_expression(reading, first)
        if parsed is None:
            first += 1
            continue
        began, ended, first = parsed
        if began.start <= start < (ended or began).end:
            return True
    return False


def _counts(folded: str) -> Iterator[_Found]:
    units = load_units()
    behind = 0
    for opening in _OPENING.finditer(folded):
        if opening.start() < behind:
            continue
        match = _NUMBER.match(folded, opening.start())
        if match is None:
            continue
        start, end = match.span()
        behind = end
        written = match.group()
        if start > 0 and folded[start - 1] in "第每":
            continue
        more = folded[end : end + 1] in "多余几" and end < len(folded)
        after = end + more
        after += 1 if folded[after : after + 1] == " " else 0
        if more and folded[after : after + 1] in "万亿":
            after += 1
        value = _value(written, folded[end + more : after].strip())
        if value is None:
            continue
        sign = _SIGN.match(folded, after)
        tenths = _TENTHS.match(folded, after) if isinstance(value, int) and value < 10 and not more else None
        vague = written[0] in _VAGUE
        if sign is not None:
            yield _Found(start, sign.end(), value, "%", vague=vague, more=more, role=None)
        elif tenths is not None and not vague:
            yield _Found(
                start, tenths.end(), value * 10 + _rest(tenths["rest"]), "%", vague=False, more=False, role=None
            )
        else:
            unit = units.at(folded, after)
            if unit is not None and _is_counted(written, unit, folded, start):
                yield _Found(start, after + len(unit.word), value, unit.unit, vague=vague, more=more, role=None)


def _value(written: str, scale: str) -> float | int | None:
    if written[0] in _VAGUE:
        written = "一" + written[1:] if written[1] != "十" else written[1:]
    value = read_number(written.replace(" ", ""))
    if value is None or not scale:
        return value
    return value * {"万": 10_000, "亿": 100_000_000}[scale]


def _rest(rest: str | None) -> int:
    return 0 if rest is None else 5 if rest == "半" else _SHARES.find(rest)


def _is_counted(written: str, unit: UnitWord, folded: str, start: int) -> bool:
    """Tell a count from an article (一个建议) and from a numeral inside another word (万一, 统一个)."""
    if written in {"百", "千", "万", "亿", "十"} and start > 0 and folded[start - 1] in "若老这那":
        return False
    if written in {"两", "二"} and unit.word in {"位", "人"}:
        return False  # 两位总统, 二人 name who is meant
    if unit.kind == "region" and not written[0].isdigit():
        return False  # 两国, 三省 name who is meant
    if written == "一":
        return unit.counts_one and (start == 0 or folded[start - 1] not in "这那某同另每哪统唯任万第之不")
    return True


def _bound(folded: str, one: _Found) -> QuantityBound:
    for words, bound in _BEFORE:
        if folded.endswith(words, max(0, one.start - 4), one.start) and not (
            bound == "about"
            and one.start > 1
            and folded[one.start - 2 : one.start] in {"马上", "早上", "晚上", "以上", "会上", "完成", "附近", "最近"}
        ):
            return bound
    for words, bound in _AFTER:
        if folded.startswith(words, one.end):
            return bound
    if one.more:
        return "more-than"
    return "about" if one.vague else "exact"


def _role(folded: str, start: int) -> str | None:
    before = folded[max(0, start - _LOOK_BACK) : start]
    if _ROLE_CHARS.isdisjoint(before):
        return None
    if _EACH.search(before) or _SWAP.search(before) or _EACH_AFTER.search(before):
        return "each-side"
    return "total" if _TOTAL.search(before) else None
