"""The atoms of time expressions: 2031年, 9日, 周二, 下午, 4时30分, 30天, 昨晚, 每周, …时间.

One pattern reads the text once, from left to right; what only looks like a time (每日邮报, 第9号) is read and dropped,
so that nothing inside it is taken for one. No part of the pattern repeats without a bound.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parley.coding.times.atoms import Token, read_atom
from parley.lang.zh.times import TimeWords

_HAN: Final = "[〇零○一二三四五六七八九十廿卅两]"
_TO: Final = r" ?(?:至|到|-|~|—|–|―|─|——) ?"
_AHEAD: Final = (
    rf"(?={_TO}(?:次|翌|隔)?(?:\d{{1,4}}|{_HAN}{{1,3}}) ?(?:年|月|[日号]|时(?!代)|[点:]|天|个|周|星期|小时|分钟))"
)

_SPAN: Final = (
    r" ?(?P<more_{x}>[多余几])? ?"
    r"(?:个(?P<half_{x}>半)? ?多? ?(?P<counted_{x}>月|星期|礼拜|小时|钟头|季度|工作日|世纪)"
    r"|(?P<plain_{x}>年(?![代级薪龄货轻])|周(?![年岁期边围刊报密到])|星期(?![一二三四五六日天])|天(?![然下空津])|昼夜|小时|钟头"
    r"|分钟|分(?=[\d一二三四五六七八九十]{{1,3}}秒)|秒钟?|载(?![人客货重有荷])))"
    r"(?P<halved_{x}>半(?![年天径]))?(?P<over_{x}>多|有余|余(?![下地额波]))?"
)
_DAY: Final = r" ?(?:日(?![元圆均线币经式益语文裔籍])|号(?![a-z]))"
_CLOCK: Final = (
    r" ?(?:: ?[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?:时(?![代期装段空局差速候而]|间(?![,，。；;]))|点)"
    r"(?: ?(?:[0-5]?\d|[二三四五]?十?[零〇一二三四五六七八九]?) ?分(?![钟之])|钟?半|[整钟正]|[一二三]刻"
    r"| ?[0-5]\d(?!\d))?)"
)
_BY_DIGITS: Final = (
    r"(?=\d)(?<![\d.])(?!(?<=\d,)\d{3}(?!\d))(?:"
    r"(?P<date>(?:19|20|21)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?![\d/.]))"
    r"|(?P<junk_d>\d{1,15}(?:[.,]\d{1,15}){0,3}"
    r"(?![\d.,/:年月日号时点天个多余几周星礼小钟昼分秒载季世至到、和及与~—–―─ -]))"
    r"|(?P<years>(?:20|21|19)世纪 ?[1-9]0 ?年代|(?:(?:1[5-9]|20)\d0|[1-9]0) ?年代)"
    r"|(?P<short>\d{2,3} ?年(?= ?(?:1[0-2]|0?[1-9]) ?月(?!前|后|内)))"
    r"|(?P<year_f>(?:19|20)\d\d/\d\d ?财?年度?)"
    r"|(?P<year>(?:1[5-9]|20|21)\d\d ?年(?:度(?!假))?(?!代))"
    rf"|(?P<bare>\d{{1,4}}{_AHEAD})"
    r"|(?P<listed>(?:3[01]|[12]\d|0?[1-9])(?=(?:[、和及与]\d{1,2}){1,4}日(?![元圆均线币])))"
    r"|(?P<slash>(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/]))"
    rf"|(?P<span>(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,5}}(?:\.\d{{1,2}})?){_SPAN.format(x='d')})"
    r"|(?P<month>(?:1[0-2]|0?[1-9]) ?月份?(?![亮球饼份]))"
    rf"|(?P<day>(?:3[01]|[12]\d|0?[1-9]){_DAY})"
    r"|(?P<days>\d{2,3} ?日(?![元圆均线币]))"
    rf"|(?P<clock>(?:[01]?\d|2[0-4]){_CLOCK})"
    r"|(?P<junk>\d[\d.,]{0,30}))"
)
_BY_NUMERALS: Final = (
    r"(?=[〇零○一二三四五六七八九十百千万廿卅两半]{1,6} ?[年月日号时点天个周星小分钟秒昼载多余几至到\-、和及与])"
    r"(?<![〇零○一二三四五六七八九十百千万廿卅两半])(?:"
    r"(?P<years_h>二十世纪[一二三四五六七八九]十年代|[一二三四五六七八九]十年代)"
    r"|(?P<year_h>[一二][〇零○一二三四五六七八九]{3}年(?!代))"
    rf"|(?P<bare_h>{_HAN}{{1,3}}{_AHEAD})"
    r"|(?P<listed_h>[一二三四五六七八九十廿卅]{1,3}(?=(?:[、和及与][一二三四五六七八九十廿卅]{1,3}){1,4}日(?![元圆均线币])))"
    r"|(?P<pair>两日(?![元圆均夜]))"
    rf"|(?P<span_h>[〇零○一二三四五六七八九十百千万廿卅两半]{{1,6}}{_SPAN.format(x='h')})"
    r"|(?P<days_h>(?:[四五六七八九]十[一二三四五六七八九]?|三十[二三四五六七八九]"
    r"|[一二三四五六七八九]?百[零〇一二三四五六七八九十]{0,4})日(?![元圆均线币]))"
    r"|(?P<month_h>(?:十[一二]?|[一二三四五六七八九])月份?(?![亮球饼份]))"
    r"|(?P<day_h>(?:三十一?|[廿卅][一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
    rf"{_DAY})"
    rf"|(?P<clock_h>(?:二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二三四五六七八九两]){_CLOCK}))"
)
_LAST: Final = (
    r"(?P<years_w>[上本]世纪[一二三四五六七八九]十年代)"
    r"|(?P<last>(?:(?:上上|下下|上|下|本|这|今|当|该)(?:一?个)?)(?:周|星期|礼拜)(?:末|[一二三四五六日天])(?!本[周月报台网])"
    r"|(?:上上|下下|上|下|本|这|今)(?:一?个?)(?:周|星期|礼拜)(?![年岁期边围刊报密到转而]))"
    r"|(?P<gloss>[今昨明前本上下去]\(\d{1,4} ?日?\)(?:[日天晚早晨夜年月午])?)"
    r"|(?P<zone>当地(?![居政时民媒人官警社法的一多武最医军机新电]))"
    r"|(?P<yesterday>昨(?=[\u4e00-\u9fff])(?![日天晚夜早晨午儿今非是]))"
    r"|(?P<today>(?<![至如当现迄而古于从到])今(?=表示|宣布|召开|发布|会见|率|上午|下午|中午|凌晨|清晨|傍晚|说明|指出|证实))"
)
_WEEKDAY: Final = r"(?P<weekday>(?:周|星期|礼拜)(?:[一二三四五六日]|(?<=[期拜])(?:天| ?[1-6](?!\d))))"
_YEAR: Final = (
    r"(?P<year_r>(?:中华)?民国 ?(?:\d{1,3}|[〇零○一二三四五六七八九十百]{1,4}) ?年)"
    r"|(?P<year_c>公元(?:1[5-9]|20|21)\d\d ?年)"
)
_LATIN: Final = (
    r"(?P<latin>(?<![a-z])(?:utc|gmt)(?: ?[+-] ?\d{1,2})?(?![a-z\d])"
    r"|(?<=[\d时点分半] )(?:et|edt|est|hkt|msk|bst|cet|pt)(?![a-z]))"
)
_NTH: Final = r"(?P<nth>第(?:[一二三四五六七]|[1-7])[日天](?![元圆均线币本])|首[日天](?![封本飙涨元圆]))"
_EVERY: Final = (
    r"(?P<every>每[隔逢]?(?:[两二三四五六七八九十]|十五|二十|三十|\d{1,2})?个?(?:年|月|周|星期|天|日|小时|分钟|季度)"
    r"(?:[一二三四五六日](?![次期班个名]))?)"
)


_DIGIT_CHARS: Final = "0123456789"
_NUMERALS: Final = "〇零○一二三四五六七八九十百千万廿卅两半"
_BY_CHARS: Final = (
    (_DIGIT_CHARS, _BY_DIGITS), (_NUMERALS, _BY_NUMERALS), ("上本下这今当该昨明前去", _LAST), ("周星礼", _WEEKDAY),
    ("中民公", _YEAR), ("时", "(?P<zone>时间)"), ("ugehmbcp", _LATIN), ("每", _EVERY), ("第首", _NTH),
)  # fmt: skip
_MATCHERS: Final = {char: re.compile(pattern) for chars, pattern in _BY_CHARS for char in chars}
_OTHER_SECONDS: Final = " 逢中华世凌清傍周星礼个一(国元间地期拜末tmsdkeg天日年月小分季隔两二三四五六七八九十0123456789"
_NUMERAL_SECONDS: Final = "、和及与年月日号时点天个周星礼小分钟秒昼载多余几至到季世 "


@lru_cache(maxsize=1)
def _starts(pairs: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for the characters with which an atom may begin, by it and the next one."""
    firsts = "".join(sorted({*_MATCHERS, *(pair[0] for pair in pairs)}))
    seconds = "".join(sorted({*_OTHER_SECONDS, *(pair[1] for pair in pairs)}))
    behind = {pair[1] for pair in pairs if pair[0] in _NUMERALS} | {*_NUMERALS, *_NUMERAL_SECONDS}
    numerals = f"(?<=[{_NUMERALS}])(?=[{''.join(sorted(behind))}-])"
    return re.compile(rf"[{firsts}](?:(?<=[\d昨])|{numerals}|(?<![{_NUMERALS}\d])(?=[{seconds}]))")


def find_tokens(folded: str, words: TimeWords) -> list[Token]:
    """Return the atoms of a text (on the shadow) in order, without overlaps."""
    lexed = words.lexed
    openings = lexed.openings
    found: list[Token] = []
    behind = 0
    for opening in _starts(openings).finditer(folded):
        at = opening.start()
        if at < behind:
            continue
        word = lexed.at(folded, at) if folded[at : at + 2] in openings else None
        if word is not None:
            behind = at + len(word.word)
            if word.kind != "skip":
                found.append(Token("word", at, behind, (), None, word.kind, word.value, word.word))
            continue
        matcher = _MATCHERS.get(folded[at])
        match = matcher.match(folded, at) if matcher is not None else None
        if match is None:
            continue
        token = _token(match, folded, words)
        if token is not None:
            found.append(token)
        behind = match.end() if token is not None or folded[at] != "本" else at + 1
    return found


def _token(match: re.Match[str], folded: str, words: TimeWords) -> Token | None:
    group = match.lastgroup or ""
    start, end = match.span()
    if group == "last" and folded[start] == "本" and folded[start - 1 : start] == "日":
        return None  # 日本周三: Wednesday, in Japan
    if group.startswith("junk") or _is_ordinal(folded, start, words):
        return None
    read = read_atom(group, match.group())
    return Token(read.kind, start, end, *read[3:]) if read is not None else None


def _is_ordinal(folded: str, start: int, words: TimeWords) -> bool:
    """Tell a number that counts through: 第三天, 神舟20号, 这一天."""
    if start == 0:
        return False
    before = folded[start - 1]
    return before == "第" or (folded[start].isdigit() and words["number-before"].before(folded, start) is not None)
