"""Reports of the directory: what is old, missing, ahead or wrong."""

from .ahead import AheadReport
from .base import ModelReport
from .hosts import HostDifferencesReport
from .missing import MissingFactsReport
from .stale import StalePricesReport
from .successors import SuccessorFaultsReport

REPORTS: list[type[ModelReport]] = [
    StalePricesReport,
    MissingFactsReport,
    AheadReport,
    SuccessorFaultsReport,
    HostDifferencesReport,
]
