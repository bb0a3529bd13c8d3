"""The public vocabulary as data: every code of the contract, and its labels in Chinese and English."""

from parley.codebook.load import load_codebook
from parley.codebook.vocabulary import LANGUAGES, Code, Codebook, EventTypeCode, LabelLanguage

__all__ = ["LANGUAGES", "Code", "Codebook", "EventTypeCode", "LabelLanguage", "load_codebook"]
