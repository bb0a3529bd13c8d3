"""Clauses of planted sentences: where they are cut, their phrases, and how a predicate stands in them."""

from __future__ import annotations

import pytest

from coding.grammar.planted import draft_of
from parley.coding.grammar import Frame, Grammar, read_grammar


def grammar_of(*lines: str) -> Grammar:
    return read_grammar(draft_of(*lines))


def clauses_of(line: str) -> list[str]:
    grammar = grammar_of(line)
    text = grammar.draft.article.text
    return [text[clause.start : clause.end] for clause in grammar.clauses]


def frame_of(predicate: str, *lines: str) -> Frame:
    grammar = grammar_of(*lines)
    start = grammar.draft.shadow.rindex(predicate)
    clause = grammar.clause_at(start)
    assert clause is not None
    return grammar.frame(clause, start, start + len(predicate))


def phrases_of(line: str) -> list[tuple[str, str | None, list[str]]]:
    grammar = grammar_of(line)
    text = grammar.draft.article.text
    return [
        (text[one.start : one.end], one.role, [head.partition("/")[2] for head in one.heads])
        for clause in grammar.clauses
        for one in clause.phrases
    ]


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        ("维方同意,凯方也同意。", ["维方同意", "凯方也同意"]),
        ("维方购买1,200吨,其余不变", ["维方购买1,200吨", "其余不变"]),
        ("双方会谈并签署文件", ["双方会谈", "签署文件"]),
        ("双方合并部队", ["双方合并部队"]),
        ("维方说:“我们去,他们不去。”", ["维方说", "我们去", "他们不去"]),
        ("会谈于10:30开始", ["会谈于10:30开始"]),
        ("维方(下称维,海上一方)同意", ["维方(下称维,海上一方)同意"]),
        ("申纬社阿兹雷9月10日电 维方同意", ["申纬社阿兹雷9月10日电", "维方同意"]),
        ("申纬社阿兹雷9月10日电(记者纪闻舟)维方同意", ["申纬社阿兹雷9月10日电", "维方同意"]),
    ],
)
def test_cut(line: str, clauses: list[str]) -> None:
    assert clauses_of(line) == clauses


@pytest.mark.parametrize(
    ("line", "phrases"),
    [
        ("维兰总统塔尔文出访", [("维兰总统塔尔文", None, ["塔尔文"])]),
        ("维兰和凯沃会谈", [("维兰和凯沃", None, ["维兰", "凯沃"])]),
        ("维方9日与凯方会谈", [("维方", None, ["维兰"]), ("凯方", "with", ["凯沃"])]),
        ("维方在诺林同凯方会谈", [("维方", None, ["维兰"]), ("诺林", "at", ["诺林"]), ("凯方", "with", ["凯沃"])]),
        ("维方反对凯方", [("维方", None, ["维兰"]), ("凯方", None, ["凯沃"])]),
        ("港口遭凯军袭击,被维军占领", [("维军", "by", ["维兰"])]),
        ("维方同来访的多雷辛会谈", [("维方", None, ["维兰"]), ("多雷辛", "with", ["多雷辛"])]),
    ],
)
def test_phrases(line: str, phrases: list[tuple[str, str | None, list[str]]]) -> None:
    assert phrases_of(line) == phrases


@pytest.mark.parametrize(
    ("predicate", "line", "subjects", "inherited"),
    [
        ("会谈", "维方与凯方会谈。", ["维兰", "凯沃"], False),
        ("会见", "塔尔文9日抵达诺林,会见多雷辛。", ["塔尔文"], True),
        ("访问", "奥斯克说,塔尔文访问凯沃。", ["塔尔文"], False),
        ("访问", "塔尔文说,他将访问凯沃。", ["塔尔文"], True),
        ("开始", "奥斯克说,有关的谈判开始。", [], False),
        ("会谈", "申纬社报道,将会谈。", [], True),
    ],
)
def test_subjects(predicate: str, line: str, subjects: list[str], inherited: bool) -> None:
    frame = frame_of(predicate, line)
    assert [one.partition("/")[2] for one in frame.subjects] == subjects
    assert frame.inherited is inherited


@pytest.mark.parametrize(
    ("predicate", "line", "kinds"),
    [
        ("会谈", "维方将与凯方会谈", {"future"}),
        ("会谈", "维方没有与凯方会谈", {"negation"}),
        ("会谈", "维方就凯方提出的方案会谈", set()),
        ("会谈", "维方对这一提议回应,随后会谈", {"split"}),
        ("袭击", "港口遭维军袭击", {"passive"}),
        ("会谈", "维方响应凯方,与凯方会谈", set()),
    ],
)
def test_marks(predicate: str, line: str, kinds: set[str]) -> None:
    assert set(frame_of(predicate, line).marks) == kinds


def test_times_are_those_of_the_predicate() -> None:
    assert [one.exact for one in frame_of("会谈", "奥斯克9日说,双方8日会谈。").times] == ["8日"]
    assert [one.exact for one in frame_of("会谈", "8日,在诺林,双方会谈。").times] == ["8日"]
    assert frame_of("会谈", "奥斯克9日说,双方会谈。").times == ()
    assert frame_of("会谈", "7日以来,双方会谈。").times == ()
