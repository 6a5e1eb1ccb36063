"""The directory's tables, one noun a file."""

from .catalogue_entry import CatalogueEntry
from .catalogue_import import CatalogueImport, ImportStep
from .checks import Check
from .correction import Correction
from .exchange_rate import ExchangeRate
from .facts import BenchmarkResult, FactSource, ModelAlias, ModelCapability
from .former_slug import FormerSlug
from .index_pages import ModelIndexPage, ProviderIndexPage
from .model_page import ModelPage
from .price_batch import PriceBatch
from .price_record import PriceRecord
from .prices import ModelPrice
from .provider import Provider

__all__ = [
    "BenchmarkResult",
    "CatalogueEntry",
    "CatalogueImport",
    "Check",
    "Correction",
    "ExchangeRate",
    "FactSource",
    "FormerSlug",
    "ImportStep",
    "ModelAlias",
    "ModelCapability",
    "ModelIndexPage",
    "ModelPage",
    "ModelPrice",
    "PriceBatch",
    "PriceRecord",
    "Provider",
    "ProviderIndexPage",
]
