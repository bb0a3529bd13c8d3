"""Strings the rules for mentions together."""

from __future__ import annotations

from collections.abc import Sequence

from parley.coding.mentions.anaphors import Pointer
from parley.coding.mentions.belonging import give_parties
from parley.coding.mentions.book import EntityBook
from parley.coding.mentions.choose import choose
from parley.coding.mentions.compose import Composer
from parley.coding.mentions.enter import enter_pieces
from parley.coding.mentions.glosses import add_glosses
from parley.coding.mentions.inner import inner_of
from parley.coding.mentions.known import profile_of, put_known
from parley.coding.mentions.page_names import PageNames
from parley.coding.mentions.parties import Parties, first_characters
from parley.coding.mentions.persons import add_persons
from parley.coding.mentions.pieces import Piece, keep_longest
from parley.coding.mentions.sides import find_sides
from parley.coding.mentions.strangers import leave_strangers
from parley.coding.text.passages import Passage
from parley.lang.zh.lexicon import fold, load_lexicon
from parley.lang.zh.naming import load_naming
from parley.lang.zh.pack import Pack
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Speech
from parley.lang.zh.tagger import Tag, load_tagger
from parley.model.article import Article

_BLANK = "\ue002"


def code_mentions(article: Article, folded: str, passages: Sequence[Passage], pack: Pack, speech: Speech) -> EntityBook:
    """Open the book of a page's entities and enter who and what is named.

    Args:
        article: The article.
        folded: Its shadow.
        passages: Its blocks.
        pack: The language pack.
        speech: The words of speaking.
    """
    text = _without_replaced_name(article, fold(folded))
    book = EntityBook(article.text, article.language, text)
    pieces = _read_lexicon(article, text, book)
    names, naming = PageNames(), load_naming()
    taken = _cover([piece for piece in pieces if piece.title is None], len(text))
    if article.language == "zh":
        add_glosses(names, text, pieces, naming, speech)
        add_persons(book, names, passages, pieces, pack, speech)
        pieces = [piece for piece in pieces if text[piece.start : piece.end] not in names.over]
        Parties(book, names, text, naming, speech).add(article, pieces, _cover(pieces, len(text)))
    kept = keep_longest((*pieces, *names.places(text, speech, taken)), len(text))
    kept = leave_strangers(kept, book, names, lexicon=load_lexicon())
    taken = _cover(kept, len(text))
    states = sorted({piece.entity for piece in kept if piece.entity and book.kind(piece.entity) == "state"})
    listed = frozenset(state for state in states if profile_of(state) is not None)
    sides = find_sides(text, first_characters(book, names, states), listed, naming, taken)
    kept = sorted((*kept, *sides))
    composed, within = Composer(book, text, load_lexicon(), naming).compose(kept)
    give_parties(book, (*kept, *within, *composed), naming, speech)
    alone = enter_pieces(book, composed, within, text)
    _put_parties(book)
    Pointer(book, text).enter(alone)
    return book


def _cover(pieces: Sequence[Piece], length: int) -> bytearray:
    """Return a byte for each character of the text: 1 where a piece stands."""
    taken = bytearray(length)
    for piece in pieces:
        taken[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
    return taken


def _read_lexicon(article: Article, text: str, book: EntityBook) -> list[Piece]:
    """Find what the lexicon knows and enter it."""
    lexicon = load_lexicon()
    tags = load_tagger().tag(text)
    day = article.published.value[:10] if article.published else None
    pieces = []
    for tag, ident in zip(tags, choose(tags, lexicon, day), strict=True):
        piece = Piece(*_within_marks(tag), ident)
        if ident.startswith("office/"):
            piece = _read_title(piece, tag.form, book)
        if put_known(book, piece.entity or ident):
            pieces.append(piece)
        if piece.start > tag.start:
            _enter_country(tag, book)
    return pieces


def _enter_country(tag: Tag, book: EntityBook) -> None:
    """Enter what stands before the marks of a paper's name: 英国 in 英国《金融时报》."""
    inner = inner_of(tag.form)
    if inner is not None and put_known(book, inner[1]):
        book.mention(inner[1], (tag.start, tag.start + inner[0]), "lexicon")


def _within_marks(tag: Tag) -> tuple[int, int]:
    """Return the span of a paper's name without what stands before its marks: 英国《金融时报》."""
    if not tag.form.endswith("》"):
        return tag.start, tag.end
    return tag.start + tag.form.find("《") + 1, tag.end - 1


def _read_title(piece: Piece, form: str, book: EntityBook) -> Piece:
    """Read a title, with its owner where the form begins with one: 北约秘书长."""
    title = piece.entity or ""
    inner = inner_of(form)
    if inner is not None and load_lexicon().entries[inner[1]].sort != "generic":
        ident = f"office/{inner[1].partition('/')[2]}-{title.partition('/')[2]}"
        if profile_of(ident) is not None and put_known(book, inner[1]):
            book.mention(inner[1], (piece.start, piece.start + inner[0]), "lexicon")
            return piece._replace(entity=ident, title=title, owner=inner[1])
    return piece._replace(title=title)


def _put_parties(book: EntityBook) -> None:
    """Enter the parties that the lexicon knows of the page's entities, so that records may name them."""
    for ident in book.idents():
        party = book.party(ident)
        if party is not None:
            put_known(book, party)


def _without_replaced_name(article: Article, folded: str) -> str:
    """Blank the name of another trade that stands in the outlet's place: nothing in it names anybody."""
    name = shadow(article.outlet.evidence) if article.outlet and article.outlet.suspect else ""
    return folded.replace(name, _BLANK * len(name)) if name else folded
