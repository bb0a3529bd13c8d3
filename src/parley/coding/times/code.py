"""Article -> time expressions: walks through the blocks and puts grammar, anchors, zones and bounds together.

Vague words (近日, 目前) are left out; so are numbers that only look like times.
"""

from __future__ import annotations

from typing import Final

from parley.coding.times.anchors import Anchors
from parley.coding.times.atoms import Token
from parley.coding.times.away import point_away
from parley.coding.times.bounds import bound_of_point, bound_of_span, is_future, is_past, is_since
from parley.coding.times.english import code_english_times
from parley.coding.times.moments import Moment, add_days, moment_of_day
from parley.coding.times.parsed import Parsed
from parley.coding.times.ranges import parse_expression
from parley.coding.times.reading import Reading, read_tokens
from parley.coding.times.resolve import Resolved, resolve, resolve_end
from parley.coding.times.spans import GRANULARITIES, Duration, is_lasting, iso_duration, parse_span
from parley.coding.times.zones import add_zone, same_instant, zone_of
from parley.lang.zh.pack import Pack, load_pack
from parley.lang.zh.script import shadow
from parley.model.article import Article, Block
from parley.model.coding import Granularity, TimeAnchor, TimeBound, TimeExpression, TimeKind

_BEFORE_NUMBER: Final = frozenset("，。；！？：,:;\n“”「」()、 在于从自到至和与是说这本定及由的")
_FIRST_REPUBLIC: Final = 100  # 112年: years of the Republic that pages of today print without its name
_LAST_REPUBLIC: Final = 129
_YEARS_LONG: Final = ("的", "来", "以来", "前", "后", "之", "间", "历史", "内")
_SOME_DAY: Final = ("一天", "某天", "某日", "有天")
_SET_GRANULARITY: Final[dict[str, Granularity]] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour",
}  # fmt: skip


def code_times(article: Article, *, pack: Pack | None = None, folded: str | None = None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of an article, title and headings included.

    Args:
        article: The article; Chinese, or English with fewer rules.
        pack: The language pack, for the outlet's zone; the shipped one when None.
        folded: The shadow of its text, when the caller has it.

    Returns:
        In order of place, without overlaps.
    """
    if article.language == "en":
        return code_english_times(article)
    reading = read_tokens(shadow(article.text) if folded is None else folded)
    return tuple(_Coder(article, reading, pack).code())


class _Coder:
    """Walks through the atoms of an article, block by block."""

    def __init__(self, article: Article, reading: Reading, pack: Pack | None) -> None:
        self.text = article.text
        self.script = article.script
        self.blocks = article.blocks
        self.reading = reading
        self.anchors = Anchors(article, reading)
        self.found: list[TimeExpression] = []
        self.told: tuple[int, Moment | None] = (0, None)
        self.outlet_zone = _outlet_zone(article, pack) if any(block.at for block in article.blocks) else None

    def code(self) -> list[TimeExpression]:
        tokens, index = self.reading.tokens, 0
        for block in self.blocks:
            while index < len(tokens) and tokens[index].start < block.start:
                index += 1
            self.anchors.enter_block(block)
            while index < len(tokens) and tokens[index].end <= block.end:
                index = self._code_at(index, block)
        return self.found

    def _code_at(self, index: int, block: Block) -> int:
        """Code what begins with an atom, and return the index of the first atom behind it."""
        tokens = self.reading.tokens
        token = tokens[index]
        if token.kind == "every" or token.listed == "set":
            return self._code_set(token, index, block)
        ranged = token.kind == "bare" and index + 1 < len(tokens) and tokens[index + 1].kind == "span"
        if token.kind == "span" or ranged:
            return self._code_span(index, block)
        return self._code_expression(index, block)

    def _code_expression(self, index: int, block: Block) -> int:
        parsed = parse_expression(self.reading, index)
        if parsed is None:
            return index + 1
        start, end, behind = parsed
        if start.start < block.start or (end or start).end > block.end:
            return index + 1
        token = self.reading.tokens[index]
        if end is None and start.is_bare_day:
            if self.reading.folded[start.start - 1 : start.start] == "月":
                return behind  # 13月5日 is no day
            if _is_house_number(self.reading, token):
                return behind
            if is_lasting(self.reading, token, block.start) or self._counts_days(token):
                bound = bound_of_span(self.reading, token.start, token.end, more=False)
                self._add(
                    token.start, token.end, kind="duration", value=f"P{start.day}D", granularity="day", bound=bound
                )
                return behind
        self._code_point(start, end, block)
        return behind

    def _is_republic_year(self, span: Duration) -> bool:
        """Tell 112年春节 as printed in Taiwan from 112年的历史."""
        folded = self.reading.folded
        if self.script != "hant" or span.unit != "year" or not folded[span.start : span.end - 1].isdigit():
            return False
        if not _FIRST_REPUBLIC <= span.number <= _LAST_REPUBLIC or folded.startswith(_YEARS_LONG, span.end):
            return False
        return bound_of_span(self.reading, span.start, span.end, more=span.more) == "exact"

    def _counts_days(self, token: Token) -> bool:
        """Tell 留置三日: simplified print writes days of the month in digits, and counts days in numerals."""
        few = (token.numbers[0] or 0) <= 3
        return few and self.script == "hans" and not self.reading.folded[token.start].isdigit() and token.flag == "日"

    def _code_point(self, start: Parsed, end: Parsed | None, block: Block) -> None:
        anchors, reading = self.anchors, self.reading
        anchors.enter(start.start)
        if not start.has_date and reading.folded.endswith(_SOME_DAY, 0, start.start):
            return  # 一天上午10时: nobody knows which day
        if not start.has_date and _is_loose(start, anchors, reading):
            return
        last = (end or start).end
        if start.day is not None and reading.words["date-noun"].at(reading.folded, last) is not None:
            return  # 9月9日运动 is a name
        start.since = end is None and start.is_open and is_since(reading, start.start, last)
        future = (
            start.is_open
            and not start.since
            and is_future(reading, block.start, start.start, last, weekday=start.weekday is not None)
        )
        if start.weekday is not None and not future:
            start.past = is_past(reading, block.start, start.start, last)
        resolved = resolve(start, anchors, future=future)
        told_zone = zone_of(start, reading, anchors)
        if start.start < block.start or (self.found and start.start < self.found[-1].end):
            return
        if resolved.moment is None and start.nth is not None:
            return  # 第三日, of what nobody knows
        if resolved.moment is None:
            self._add_unknown(start, last, resolved, told_zone)
            return
        ended = _closing(start, resolved.moment) if end is None else resolve_end(end, start, resolved.moment, anchors)
        named = start.zone is not None
        moment, zone = add_zone(resolved.moment, told_zone, anchors, self.outlet_zone, parts=named)
        if ended is not None:
            ended = add_zone(ended, zone, anchors, self.outlet_zone, parts=named)[0]
        moment = self._fit_gloss(start, moment)
        self._add_point(start, last, moment, ended, zone, resolved)
        self.told = (last, moment)
        self._remember(start, end, resolved, ended, zone)
        if block.kind == "heading" and end is None:
            self._read_heading(start, resolved.moment, block)

    def _fit_gloss(self, start: Parsed, moment: Moment) -> Moment:
        """Bring a clock time in brackets to the instant told before them, where its own words leave that open."""
        end, told = self.told
        if (
            start.part is not None
            or not start.has_clock
            or self.reading.folded[end : start.start].strip(" 许左右") != "("
        ):
            return moment
        return same_instant(moment, told, fixed_day=start.has_day) if told is not None else moment

    def _remember(
        self, start: Parsed, end: Parsed | None, resolved: Resolved, ended: Moment | None, zone: str | None
    ) -> None:
        """Keep the day for what is told from it later: a range's last day; of 9日24时 the ninth, not the tenth."""
        told = resolved.day.date if resolved.day is not None else None
        if start.weekday is not None and start.day is not None and told is not None:
            self.anchors.weekdays[start.weekday] = told
        kept = ended if end is not None and ended is not None and ended.day is not None else resolved.day
        in_brackets = start.start > 0 and self.reading.folded[start.start - 1] == "("
        moment = kept if start.has_date else None
        self.anchors.remember(moment, zone, in_brackets=in_brackets, year_told=start.has_year)

    def _add_point(
        self, start: Parsed, last: int, moment: Moment, ended: Moment | None, zone: str | None, resolved: Resolved
    ) -> None:
        folded = self.reading.folded
        bound = "about" if start.about else bound_of_point(self.reading, start.start, last)
        if ended is not None and bound == "since" and folded[last - 1] != "末" and start.months is None:
            bound = "exact"  # 自9日至12日 binds at both ends
        if start.edge and bound == "exact" and folded[last - 1] == "内":
            bound = "until"
        if moment.hour is not None and folded.startswith("许", last):
            last += 1
        self._add(
            start.start, last,
            kind="point" if ended is None else "interval",
            value=moment.iso(),
            end_value=ended.iso() if ended is not None else None,
            granularity=moment.granularity,
            zone=zone,
            bound=bound,
            anchor=resolved.anchor,
        )  # fmt: skip

    def _add_unknown(self, start: Parsed, last: int, resolved: Resolved, zone: str | None) -> None:
        """Add an expression whose value is not known: the page gives nothing to count from."""
        bound = bound_of_point(self.reading, start.start, last)
        self._add(
            start.start, last,
            kind="point", value=None, granularity=start.granularity, zone=zone, bound=bound, anchor=resolved.anchor,
        )  # fmt: skip

    def _add(  # noqa: PLR0913 - one argument a field of the record
        self,
        start: int,
        end: int,
        *,
        kind: TimeKind,
        value: str | None,
        granularity: Granularity,
        end_value: str | None = None,
        zone: str | None = None,
        bound: TimeBound = "exact",
        anchor: TimeAnchor = "none",
    ) -> None:
        found = TimeExpression(
            start=start, end=end, exact=self.text[start:end], kind=kind, value=value, end_value=end_value,
            granularity=granularity, zone=zone, bound=bound, anchor=anchor,
        )  # fmt: skip
        self.found.append(found)

    def _read_heading(self, start: Parsed, moment: Moment, block: Block) -> None:
        """Let 9日最新消息 as a heading hold for what follows."""
        folded = self.reading.folded
        if moment.date is None or start.has_clock or start.part is not None or start.zone is not None:
            return
        rest = folded[start.end : block.end].strip(" :】])>|·-")
        before = folded[block.start : start.start].strip(" 【[(<#")
        if not before and (not rest or rest in self.reading.words["day-heading"].by_word):
            self.anchors.set_heading(moment.date)

    def _code_set(self, token: Token, index: int, block: Block) -> int:
        """Code 每周, and take the time of day behind it (每天上午9时) into its words."""
        if token.unit is not None:
            value, granularity = iso_duration({token.unit: token.numbers[0] or 1}), GRANULARITIES[token.unit]
        else:
            value, granularity = token.value, _SET_GRANULARITY[token.value[-1]]
        end, behind = token.end, index + 1
        following = parse_expression(self.reading, behind) if behind < len(self.reading.tokens) else None
        if following is not None and following[0].start == end and not following[0].has_date:
            last = (following[1] or following[0]).end
            if last <= block.end:
                end, behind = last, following[2]
        self._add(token.start, end, kind="set", value=value, granularity=granularity)
        return behind

    def _code_span(self, index: int, block: Block) -> int:
        parsed = parse_span(self.reading, index)
        if parsed is None or parsed[0].end > block.end:
            return index + 1
        span, behind = parsed
        self.anchors.enter(span.start)
        if self._is_republic_year(span):
            self._add(span.start, span.end, kind="point", value=f"{int(span.number) + 1911}", granularity="year")
            return behind
        bound = bound_of_span(self.reading, span.start, span.end, more=span.more)
        away = point_away(span, self.reading, self.anchors)
        if away is not None and away[2] <= block.end:
            moment, anchor, end = away
            about: TimeBound = "about" if span.more or bound in {"about", "at-least"} else "exact"
            self._add(
                span.start, end,
                kind="point", value=moment.iso(), granularity=moment.granularity, bound=about, anchor=anchor.name,
            )  # fmt: skip
            self.anchors.remember(moment if moment.day is not None else None, None, in_brackets=False)
            return behind
        if bound == "exact" and span.about:
            bound = "about"
        self._add(
            span.start, span.end,
            kind="duration", value=span.value, end_value=span.end_value, granularity=span.granularity, bound=bound,
        )  # fmt: skip
        return behind


def _closing(start: Parsed, moment: Moment) -> Moment | None:
    """Return the end of what is a stretch of time by itself: a weekend, a quarter, a decade."""
    if start.years is not None:
        return Moment(start.years[1])
    if start.months is not None:
        return Moment(moment.year, start.months[1])
    if start.weekend and moment.date is not None:
        sunday = add_days(moment.date, 1)
        return moment_of_day(sunday) if sunday is not None else None
    return None


def _outlet_zone(article: Article, pack: Pack | None) -> str | None:
    ident = article.outlet.id
    if ident is None:
        return None
    outlets = (pack or load_pack()).outlets
    return next((outlet.zone or None for outlet in outlets if outlet.id == ident), None)


def _is_house_number(reading: Reading, token: Token) -> bool:
    """Tell 9号楼 and 神舟9号 from the ninth."""
    folded = reading.folded
    if token.flag != "号":
        return False
    if reading.words["number-noun"].at(folded, token.end) is not None:
        return True
    return token.start > 0 and folded[token.start - 1] not in _BEFORE_NUMBER


def _is_loose(parsed: Parsed, anchors: Anchors, reading: Reading) -> bool:
    """Tell a part of the day by itself (下午) to which no day told just before it, and no entry, gives a day."""
    if parsed.has_clock:
        return False
    folded, words = reading.folded, reading.words
    if words["not-loose"].before(folded, parsed.start) is not None:
        return True
    if anchors.near_last or anchors.base.name == "entry":
        return False
    if anchors.base.day is None:
        return True
    end = parsed.end  # 发言人晚间说, 代表团下午抵达
    return words["told-after"].at(folded, end) is None and words["day-verb"].at(folded, end) is None
