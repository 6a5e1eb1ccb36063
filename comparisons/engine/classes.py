"""The pair class: which sentences two models allow at all. It is decided before any rule runs."""

from __future__ import annotations

from enum import StrEnum

from model_pages.specs.sheet import SpecSheet
from model_pages.specs.vocabulary import MODEL_TYPES


class PairClass(StrEnum):
    SAME_MODEL = "same_model"
    SAME_JOB = "same_job"
    OVERLAP = "overlap"
    DIFFERENT_JOB = "different_job"


SAME_JOB = frozenset({PairClass.SAME_JOB})
COMPARABLE = frozenset({PairClass.SAME_JOB, PairClass.OVERLAP})
DIFFERENT_JOB = frozenset({PairClass.DIFFERENT_JOB})
TWO_MODELS = COMPARABLE | DIFFERENT_JOB


def pair_class(left: SpecSheet, right: SpecSheet) -> PairClass:
    """One model type is one job; between two types only a full stand-in is an overlap.

    Not every shared output makes a choice. An image model that also writes captions is no text
    model, and sources disagree about such extras (one lists text among the outputs of GPT Image 1
    Mini, one does not): they must not decide whether a page names a winner.
    """
    if left.slug == right.slug:
        return PairClass.SAME_MODEL
    if left.model_type == right.model_type:
        return PairClass.SAME_JOB
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


def _product(sheet: SpecSheet) -> str:
    return MODEL_TYPES[sheet.model_type].produces
