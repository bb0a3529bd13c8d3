"""Threads of forums: the first post is the article, later posts are furniture of the kind comments."""

from __future__ import annotations

import pytest

from article.pages import SENTENCES, TITLE, furniture, html, read

FIRST = SENTENCES[:3]
REPLIES = (
    "会谈开了五个小时，连热线都没有谈成，下一轮恐怕也难。",
    "楼上说得太早，先看十八日那一轮，商船离港才是要紧的事。",
    "转一个旁证，港务局昨天已经把三号泊位清空了，等着放船。",
)


def body_of(article):
    return [article.block_text(block) for block in article.blocks if block.kind != "title"]


def assert_thread(article, *, first=FIRST, replies=REPLIES):
    body = "\n".join(body_of(article))
    assert article.title == TITLE
    assert [sentence for sentence in first if sentence not in body] == []
    assert [reply for reply in replies if reply in body] == []
    told = furniture(article)
    for reply in replies:
        assert [kind for text, kind in told.items() if reply in text] == ["comments"]


def discuz(posts, *, marks=("楼主", "沙发", "板凳", "地板")):
    rows = "".join(
        f"<div id='post_{700 + n}'><table id='pid{700 + n}' class='plhin'><tr>"
        f"<td class='pls'><div class='authi'><a href='/u{n}'>海风{n}号</a></div><p>主题 {n}2</p><p>积分 {n}88</p></td>"
        f"<td class='plc'><div class='pi'><strong><a href='#'>{marks[n]}</a></strong>"
        f"<div class='pti'>发表于 2031-9-10 1{n}:30 | <a href='#'>只看该作者</a></div></div>"
        f"<div class='pct'><div class='t_f'>{text}</div></div><div class='po'>回复 举报</div></td></tr></table></div>"
        for n, text in enumerate(posts)
    )
    return (
        f"<html><head><title>{TITLE} - 海风论坛</title></head><body><div id='nv'><a href='/'>首页</a> <a href='/b'>版块</a></div>"
        f"<h1 class='ts'>{TITLE}</h1><div id='postlist'>{rows}</div><div id='ft'>Powered by Discuz! X3.4</div></body></html>"
    )


def test_a_thread_of_tables_gives_its_first_post():
    article = read(discuz(["<br>".join(FIRST), *REPLIES]))
    assert_thread(article)
    assert article.published.value[:16] == "2031-09-10T10:30"
    assert "海风1号" not in article.text


def test_floors_may_be_numbers():
    assert_thread(read(discuz(["<br>".join(FIRST), *REPLIES], marks=("1#", "2#", "3#", "4#"))))


def test_a_long_answer_is_not_the_article():
    long_reply = "".join(f"第{n}点，港口的事拖不得，船上的货等不起，船员也等不起。" for n in range(20))
    assert_thread(read(discuz(["<br>".join(FIRST), long_reply])), replies=(long_reply,))


def test_floors_that_stand_below_their_posts():
    posts = "".join(
        f"<div class='l_post'><div class='d_author'><a>港城旧友{n}</a></div><div class='d_post_content'>{text}</div>"
        f"<div class='tail'><span>来自Android客户端</span><span>{n + 1}楼</span><span>2031-09-10 12:0{n}</span></div></div>"
        for n, text in enumerate(["<br>".join(FIRST), *REPLIES])
    )
    page = f"<html><head><title>{TITLE}</title></head><body><h3 class='core_title'>{TITLE}</h3><div id='j_p'>{posts}</div></body></html>"
    assert_thread(read(page))


def test_posts_told_by_when_they_were_posted():
    posts = "".join(
        f"<div id='p{n}' class='post bg{n % 2}'><div class='postbody'><h3>{'Re: ' if n else ''}{TITLE}</h3>"
        f"<p class='author'>由 haifeng{n} » 2031-09-10 1{n}:05</p><div class='content'>{text}</div></div></div>"
        for n, text in enumerate(["<br>".join(FIRST), *REPLIES])
    )
    page = f"<html><head><title>{TITLE} - 海风</title></head><body><h2 class='topic-title'>{TITLE}</h2>{posts}</body></html>"
    assert_thread(read(page))


def test_pushes_below_a_post():
    pushes = "".join(
        f"<div class='push'><span>{'推噓→'[n]} </span><span>haifeng{n}</span><span>: {text}</span><span> 09/10 12:3{n}</span></div>"
        for n, text in enumerate(REPLIES)
    )
    page = (
        f"<html><head><meta property='og:title' content='{TITLE}'><title>{TITLE} - 看板</title></head><body>"
        "<div id='main-content'><div class='metaline'><span>作者</span><span>haifeng (海風)</span></div>"
        f"<div class='metaline'><span>標題</span><span>{TITLE}</span></div><div>"
        + "<br>".join(FIRST)
        + f"</div>{pushes}</div></body></html>"
    )
    assert_thread(read(page))


@pytest.mark.parametrize(
    "mark", ["{n}楼 海风{n}号 2031-09-10 1{n}:30", "#{n} 海风{n}号 2031-09-10 1{n}:30", "海风{n}号 {n}樓 2小時前"]
)
def test_a_thread_dumped_as_text(mark):
    posts = [
        mark.format(n=n) + "\n" + "\n".join(text if isinstance(text, tuple) else (text,))
        for n, text in enumerate((FIRST, *REPLIES), start=1)
    ]
    assert_thread(read(f"海风论坛 > 国际\n{TITLE}\n" + "\n\n".join(posts) + "\n"))


def test_a_dumped_thread_whose_first_post_has_no_floor():
    posts = [
        f"海风{n}号\n{mark}\n发表于 2031-9-10 1{n}:30\n{text}"
        for n, (mark, text) in enumerate(zip(("沙发", "板凳", "4楼"), REPLIES, strict=True))
    ]
    article = read(f"{TITLE}\n发表于 2031-9-10 09:30\n" + "\n".join(FIRST) + "\n" + "\n".join(posts))
    assert_thread(article)
    assert "海风0号" not in article.text


def test_floors_of_comments_leave_the_article_above_them():
    replies = "".join(
        f"<li class='item'><b>网友{n}</b> <i>{n}楼</i> <i>2031-09-10 12:0{n}</i><p>{text}</p></li>"
        for n, text in enumerate(REPLIES, start=1)
    )
    article = read(html(below=f"<ul class='floor-list'>{replies}</ul>"))
    assert_thread(article, first=SENTENCES)


def test_a_list_with_numbers_is_no_thread():
    items = "".join(f"<p>#{n} {sentence}</p>" for n, sentence in enumerate(SENTENCES, start=1))
    assert len(body_of(read(html(items)))) == len(SENTENCES)


def test_a_guide_to_floors_is_no_thread():
    items = "".join(f"<p>{n}楼 {sentence}</p>" for n, sentence in enumerate(SENTENCES, start=1))
    assert len(body_of(read(html(items)))) == len(SENTENCES)


def test_several_dates_in_an_article_are_no_thread():
    lines = "".join(
        f"<p>维兰外交部发表于2031年9月{n}日</p><p>{sentence}</p>" for n, sentence in enumerate(SENTENCES, start=1)
    )
    assert len(body_of(read(html(lines)))) == len(SENTENCES)
