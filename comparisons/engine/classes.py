"""The pair class: which sentences two models allow at all. It is decided before any rule runs."""

from __future__ import annotations

from enum import StrEnum

from model_pages.specs.sheet import SpecSheet
from model_pages.specs.vocabulary import MODEL_TYPES

from .identifiers import identifiers, names


class PairClass(StrEnum):
    SAME_MODEL = "same_model"
    TWO_OFFERS = "two_offers"
    SAME_JOB = "same_job"
    OVERLAP = "overlap"
    DIFFERENT_JOB = "different_job"


SAME_MODEL = frozenset({PairClass.SAME_MODEL})
SAME_JOB = frozenset({PairClass.SAME_JOB})
OFFERS = frozenset({PairClass.TWO_OFFERS, PairClass.SAME_JOB})
RIVALS = frozenset({PairClass.SAME_JOB, PairClass.OVERLAP})
COMPARABLE = RIVALS | {PairClass.TWO_OFFERS}
DIFFERENT_JOB = frozenset({PairClass.DIFFERENT_JOB})
TWO_MODELS = RIVALS | DIFFERENT_JOB
EVERY_PAGE = TWO_MODELS | {PairClass.TWO_OFFERS}
"""All but two names of one model, which have no page."""


def pair_class(left: SpecSheet, right: SpecSheet) -> PairClass:
    """One model type is one job; between two types only a full stand-in is an overlap.

    Not every shared output makes a choice. An image model that also writes captions is no text
    model, and sources disagree about such extras (one lists text among the outputs of GPT Image 1
    Mini, one does not): they must not decide whether a page names a winner.
    """
    if left.slug == right.slug:
        return PairClass.SAME_MODEL
    if left.model_type == right.model_type:
        return _of_one_type(left, right)
    if stands_in(left, right) or stands_in(right, left):
        return PairClass.OVERLAP
    return PairClass.DIFFERENT_JOB


def stands_in(wider: SpecSheet, narrower: SpecSheet) -> bool:
    """Whether ``wider`` can do all that ``narrower`` does, for the same product, and writes more.

    A realtime voice model that reads text and writes text and speech stands in for a speech
    model; a text model that reads no audio does not stand in for a transcription model.
    """
    if _product(wider) != _product(narrower):
        return False
    if wider.reads is None or narrower.reads is None:
        return False
    if wider.writes is None or narrower.writes is None:
        return False
    return wider.reads >= narrower.reads and wider.writes > narrower.writes


def _of_one_type(left: SpecSheet, right: SpecSheet) -> PairClass:
    """Two entries are one model where they share an identifier of one maker.

    At one provider they are two names of it; at two providers, where each gives it an ID of its
    own, the name that they print tells as well.
    """
    if left.developer_or_provider.slug != right.developer_or_provider.slug:
        return PairClass.SAME_JOB
    if left.provider.slug == right.provider.slug:
        shared = not identifiers(left).isdisjoint(identifiers(right))
        return PairClass.SAME_MODEL if shared else PairClass.SAME_JOB
    shared = not names(left).isdisjoint(names(right))
    return PairClass.TWO_OFFERS if shared else PairClass.SAME_JOB


def _product(sheet: SpecSheet) -> str:
    return MODEL_TYPES[sheet.model_type].produces
