"""The data files of the Chinese pack: whole, without doubles, every entry reachable, and no running text taken."""

from __future__ import annotations

import signal
from collections import Counter
from zoneinfo import available_timezones

import pytest

from parley.article.credits import read_credits
from parley.errors import BadPack
from parley.lang import tables
from parley.lang.tables import Row, read_lines, read_table
from parley.lang.zh import pack as pack_module
from parley.lang.zh.lines import line_reader
from parley.lang.zh.pack import load_pack
from parley.lang.zh.script import shadow

PACKAGE = "parley.lang.zh"
LINE_COLUMNS = ("kind", "where", "effect", "words", "example")
LABEL_COLUMNS = ("role", "where", "labels", "example")
FILLER = "内海渔讯"

# Entries that an earlier rule takes: whole lines before openings, the first rule of the file before later ones.
PRECEDENCE = {
    ("navigation", "whole", "订阅"): "zh.lines.counter.whole.line",
    ("promo", "whole", "■"): "zh.shape.symbols",
    ("related", "whole", "推荐"): "zh.lines.counter.whole.line",
    ("share", "whole", "-"): "zh.shape.counter",
}

RUNNING_TEXT = (
    "来源可靠的情报显示，凯沃舰队已经离开利德港。",
    "消息来源说，双方在最后一刻还在改动文本。",
    "来源不明的无人机九日飞越洛尔萨群岛上空。",
    "编辑部里的灯亮到凌晨，记者们在等总统府的声明。",
    "编辑名单的工作由米尔桑外交部负责，维方已经核对两遍。",
    "评论人士认为，这份文件的意义在于双方第一次写下同一个日期。",
    "评论这次会谈还太早，他对记者说。",
    "声明说，双方同意自十二日零时起停止攻击港口。",
    "声明没有提到撤舰的期限，也没有提到发电厂。",
    "热门航线的保险费率一周内涨了三成。",
    "热门话题之一是渔民什么时候可以出海。",
    "关注停火进展的渔民挤满了码头。",
    "关注的焦点是洛尔萨群岛周边的十二海里。",
    "时间定在十八日上午，地点仍是阿兹雷。",
    "时间不多了，拉苏因在会前说。",
    "记者从港务局获悉，当天有三艘谷物船离港。",
    "记者在码头看到，渔船正在装冰。",
    "作者在书中写道，海峡两岸的渔民从前共用一座灯塔。",
    "阅读全文之后，维方代表要求删去第四条。",
    "阅读声明的两个版本，可以看出分歧在哪里。",
    "推荐人选包括三名前外交官。",
    "推荐双方重回谈判桌的，是米尔桑外交大臣拉苏因。",
    "更多船只将在周末离港，港务局长说。",
    "更新后的名单一共有一百七十二人。",
    "分享情报的安排没有写进联合公报。",
    "分类处理滞留船只的办法下周公布。",
    "相关新闻稿只有两百字，没有写明导弹的数量。",
    "相关国家已经表示愿意派出监督船。",
    "标签贴在每一名获释者的衣服上，写着姓名和港口。",
    "发布会推迟了两个小时。",
    "发表声明之前，双方又通了一次电话。",
    "地址写在一张便条上，由米方转交。",
    "电话打了七十五分钟，比预定长了一倍。",
    "浏览器和社交平台上的传言，总统府一概不予置评。",
    "视频显示，爆炸发生在二号泊位附近。",
    "图片显示，两艘军舰停在中线以东。",
    "校对两份名单花了整整一天。",
    "审核名单的工作交给了红新月会。",
    "主编过三份渔业年鉴的学者奥图说，配额问题迟早要谈。",
    "外长说，谈判不得转载为对抗。",
    "首相府说，更多内容请等正式公报。",
    # sentences that hold a word of an `any` rule
    "她在Facebook上写道，停火不会自动延长。",
    "他把照片发到了朋友圈，半小时后又删掉了。",
    "凯方说，任何船只未经允许不得驶入十二海里以内。",
    "观察人士担心冲突全面升级，波及内海沿岸各国。",
    "“感谢各国支持我们。”塔尔文在码头对获释渔民说。",
    "“请关注我们的处境。”船长在电台里说。",
    "凯沃商务部吊销了三家公司的出口许可证。",
    "警方呼吁目击者提供线索。",
    "奥斯克呼吁民众珍惜生命，不要靠近雷区。",
    "总统府说，不会就传言参与评论。",
    "这封信没有版权声明那样的客套，只有三行字。",
    "代表团扫一扫会场，发现少了一把椅子。",
)


def rows(name: str, columns: tuple[str, ...]) -> list[Row]:
    return list(read_table(PACKAGE, name, columns))


LINE_ROWS = rows("lines.tsv", LINE_COLUMNS)
LABEL_ROWS = rows("bylines.tsv", LABEL_COLUMNS)


def test_pack_loads_and_names_its_version():
    pack = load_pack()
    assert pack.label == "zh/1"
    assert len(pack.outlets) > 500
    assert pack is load_pack()


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("新华社", "xinhua"),
        ("新華社", "xinhua"),
        ("XINHUA", "xinhua"),
        ("Ｘｉｎｈｕａ", "xinhua"),
        ("香港01", "hk01"),
        ("香港０１", "hk01"),
        (" 中央社 ", "cna-tw"),
        ("经济日报", "economic-daily-cn"),
        ("經濟日報", "economic-daily-news-tw"),
    ],
)
def test_outlet_named_knows_scripts_and_widths(name, ident):
    entry = load_pack().outlet_named(name)
    assert entry is not None
    assert entry.id == ident


def test_outlet_named_is_exact():
    pack = load_pack()
    assert pack.outlet_named("新华") is None or pack.outlet_named("新华").id == "xinhua"
    assert pack.outlet_named("海岳社") is None
    assert pack.outlet_named("") is None


def test_every_outlet_name_resolves_to_its_own_entry():
    pack = load_pack()
    wrong = [
        (entry.id, name)
        for entry in pack.outlets
        for name in {entry.name, entry.name_hant, entry.name_en, *entry.aliases} - {""}
        if pack.outlet_named(name) is not entry
    ]
    assert wrong == []


def test_every_domain_resolves_to_its_own_entry():
    pack = load_pack()
    wrong = [(e.id, d) for e in pack.outlets for d in e.domains if pack.outlet_at(f"www.{d}") is not e]
    assert wrong == []
    assert pack.outlet_at("xinhuanet.com.example") is None
    assert pack.outlet_at("") is None


def test_outlets_are_sorted_unique_and_complete():
    outlets = load_pack().outlets
    idents = [entry.id for entry in outlets]
    assert idents == sorted(set(idents))
    kinds = {
        "agency",
        "newspaper",
        "broadcaster",
        "magazine",
        "portal",
        "party-media",
        "government",
        "self-media",
        "site",
    }
    assert {entry.kind for entry in outlets} <= kinds
    assert [e.id for e in outlets if not e.name or (e.region and not (len(e.region) == 2 and e.region.isupper()))] == []
    twice = [e.id for e in outlets if len(set(e.aliases)) < len(e.aliases) or len(set(e.domains)) < len(e.domains)]
    assert twice == []


def test_zones_are_known():
    zones = available_timezones()
    assert [e.id for e in load_pack().outlets if e.zone and e.zone not in zones] == []


def test_outlet_prefix_takes_the_longest_name():
    pack = load_pack()
    assert pack.outlet_prefix("新华社北京五月一日电") == len("新华社")
    assert pack.outlet_prefix("新华社客户端消息") == len("新华社客户端")
    assert pack.outlet_prefix("海岳社卡尔港") == 0


def test_platforms_resolve_by_name_and_domain():
    pack = load_pack()
    idents = [platform.id for platform in pack.platforms]
    assert idents == sorted(set(idents))
    for platform in pack.platforms:
        for domain in platform.domains:
            assert pack.platform_at(f"a.{domain}") is platform
    assert pack.platform_at("mp.weixin.qq.com") is not None
    assert pack.platform_named("海岳社") is None


@pytest.mark.parametrize("name", ["surnames.txt", "not_names.txt"])
def test_word_lists_hold_no_doubles(name):
    words = [line for _, line in read_lines(PACKAGE, name)]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_no_names_and_endings():
    pack = load_pack()
    assert pack.is_no_name("编辑部")
    assert pack.is_no_name("观海日报专栏作者")
    assert not pack.is_no_name("王小明")


def test_line_words_stand_once_in_their_row():
    twice = []
    for row in LINE_ROWS:
        counts = Counter(row.words("words"))
        twice += [(row.line, word) for word, count in counts.items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("row", LINE_ROWS, ids=lambda row: f"{row.line}-{row['kind']}-{row['where']}")
def test_every_line_entry_is_reachable(row):
    """Each word in the place its `where` names is told by its own rule, or by the earlier one written down above."""
    reader = line_reader()
    rule = f"zh.lines.{row['kind']}.{row['where']}.{row['effect']}"
    wrong = []
    for word in row.words("words"):
        line = {"whole": word, "start": word + FILLER, "end": FILLER + word, "any": FILLER + word + FILLER}[
            row["where"]
        ]
        found = reader.read(line)
        wanted = PRECEDENCE.get((row["kind"], row["where"], word), rule)
        if found is None or found.rule != wanted:
            wrong.append((word, found))
    assert wrong == []


def test_precedence_names_only_entries_of_the_table():
    entries = {(row["kind"], row["where"], word) for row in LINE_ROWS for word in row.words("words")}
    assert set(PRECEDENCE) <= entries


@pytest.mark.parametrize("row", LINE_ROWS, ids=lambda row: row["example"])
def test_line_examples_hold(row):
    found = line_reader().read(row["example"])
    assert found is not None
    assert found.kind == row["kind"]


def test_labels_stand_in_one_role():
    counts = Counter(shadow(label) for row in LABEL_ROWS for label in row.words("labels"))
    assert [label for label, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("row", LABEL_ROWS, ids=lambda row: row["role"])
def test_label_examples_hold(row):
    assert [credit.role for credit in read_credits(row["example"], load_pack())] == [row["role"]]


@pytest.mark.parametrize("row", LABEL_ROWS, ids=lambda row: row["role"])
def test_every_label_is_reachable(row):
    pack = load_pack()
    for label in row.words("labels"):
        role = pack.labels[shadow(label)]
        assert [c.role for c in read_credits(f"{label.rstrip('/')}:王小明", pack)] == [role], label


@pytest.mark.parametrize("sentence", RUNNING_TEXT)
def test_running_text_is_no_furniture(sentence):
    assert line_reader().read(sentence) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("首页 > 国际 > 内海", "breadcrumb"),
        ("首頁 » 國際 » 正文", "breadcrumb"),
        ("阅读 1.2万", "counter"),
        ("評論(38)", "counter"),
        ("12,345", "counter"),
        ("■ ■ ■", "navigation"),
        ("国际 财经 体育 文娱 健康 教育 图片", "navigation"),
        ("登录 | 注册 | 客户端 | 关怀版 | English", "navigation"),
        ("相關新聞", "related"),
        ("【責任編輯：林某】", "credit"),
        ("轉載請註明出處。", "copyright"),
    ],
)
def test_shapes_and_scripts_are_told(line, kind):
    found = line_reader().read(line)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("line", ["", "   ", "\u3000", "\u00a0"])
def test_blank_lines_are_nothing(line):
    assert line_reader().read(line) is None


@pytest.fixture
def guard():
    """Give up after half a minute, so that a pattern that backtracks without end fails instead of hanging the run."""

    def give_up(*_):
        pytest.fail("did not finish")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, 30)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("separator", ["→", "::", ">", "»", "->", " > ", "|"])
def test_a_breadcrumb_that_never_ends_well_is_read(separator):
    line = ("甲" + f"{separator}乙" * 60)[:118]
    for end in ("，", ">", "»", "→", "。"):
        found = line_reader().read(line + end)
        assert found is None or found.kind in {"breadcrumb", "navigation"}


# Broken tables


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Make the pack read a table from a temporary folder instead of its own; returns a writer."""
    folder = tmp_path / "zh"
    folder.mkdir()
    own = tables.resources.files

    class Over:
        def joinpath(self, name):
            path = folder / name
            return path if path.exists() else own(PACKAGE).joinpath(name)

    monkeypatch.setattr(tables.resources, "files", lambda _package: Over())

    def write(name, text):
        path = folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


OUTLET_HEADER = "id\tname\tname_hant\tname_en\taliases\tdomains\tkind\tregion\tzone\n"
OUTLET = "haiyue\t海岳社\t海嶽社\tHaiyue\t\thaiyue.example\tagency\tCN\tAsia/Shanghai\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("lines.tsv", "", 0, "no entries"),
        ("lines.tsv", "# only a comment\n\n", 0, "no entries"),
        ("lines.tsv", "# note\nkind\twhere\n", 2, "header"),
        ("lines.tsv", "kind\twhere\teffect\twords\texample\nshare\twhole\tline\n", 2, "3 cells where 5"),
        ("lines.tsv", "kind\twhere\teffect\twords\texample\n\nshares\twhole\tline\t分享\t分享\n", 3, "kind 'shares'"),
        ("lines.tsv", "kind\twhere\teffect\twords\texample\nshare\tmiddle\tline\t分享\t分享\n", 2, "where 'middle'"),
        ("lines.tsv", "kind\twhere\teffect\twords\texample\nshare\twhole\tpage\t分享\t分享\n", 2, "effect 'page'"),
        ("lines.tsv", b"kind\xff\n", 0, "cannot be read"),
        ("bylines.tsv", "role\twhere\tlabels\texample\npoet\tany\t诗\t诗：某\n", 2, "role 'poet'"),
        ("outlets.tsv", OUTLET_HEADER + OUTLET.replace("Asia/Shanghai", "Asia/Kalharn"), 2, "no IANA zone"),
        ("outlets.tsv", OUTLET_HEADER + OUTLET + OUTLET.replace("haiyue", "other", 1), 3, "already stands for haiyue"),
        ("platforms.tsv", "id\tname\n", 1, "header"),
        ("foreign_trades.tsv", "word\ttrade\n", 1, "header"),
    ],
)
def test_a_broken_table_names_file_and_line(written, name, text, line, words):
    written(name, text)
    with pytest.raises(BadPack, match=words) as caught:
        load_pack.__wrapped__()
    assert caught.value.line == line
    assert caught.value.subject == f"{name}:{line}"
    assert str(caught.value).startswith(f"{name}:{line}: ")


def test_a_missing_table_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(tables.resources, "files", lambda _package: tmp_path)
    with pytest.raises(BadPack, match="reinstall") as caught:
        pack_module.load_pack.__wrapped__()
    assert caught.value.subject.endswith(":0")


def test_read_lines_keeps_numbers_and_leaves_out_comments(written):
    written("words.txt", "# a note\n\n甲\n# another\n乙\n")
    assert read_lines(PACKAGE, "words.txt") == ((3, "甲"), (5, "乙"))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("廣告 廣告", "advertisement"),
        ("广告 广告 广告", "advertisement"),
        ("微信 微博 豆瓣", "share"),
        ("下載望川時報App，掌握每一刻", "promo"),
        ("iOS App下載Android App下載", "promo"),
        ("望川社「早一步」 app", "promo"),
        ("請同意我們的隱私權規範，才能使用朗讀的功能。", "promo"),
        ("邀请你成为会员，选择适合你的订阅方案，支持我们继续采访报道。", "promo"),
        ("维兰外交部新闻处 联系电话 00-0000-118", "footer"),
        ("（外事处供稿）", "credit"),
        ("相关链接：维兰公报 办事指南", "related"),
        (
            "港口三号泊位重开，商船排队进港有片|海关大楼百年老照片曝光来稿|谁在等第二轮会谈?热线那头无人接听 夜班员说漏嘴灯塔守望者的一夜，浪高八米",
            "related",
        ),
    ],
)
def test_notices_and_strung_lines_are_told(line, kind):
    found = line_reader().read(line)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "维兰外交部说，旅客下载该客户端后即可登记离港。",
        "埃格林说，商船名单已经交给港务局，客户端的数据还在核对。",
        "他们通了电话，谈了11000字的草案",
        "会谈|第一天，双方代表在旧海关大楼谈了五个小时，热线的开通时间仍没有定下来，下一轮定在十八日举行",
    ],
)
def test_sentences_about_apps_and_calls_stay(line):
    assert line_reader().read(line) is None
