"""The words that come with the module, registered through the same registries as a plug-in's."""

from __future__ import annotations

import re
from decimal import Decimal

from .told import told
from .units import UNITS, Unit
from .vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    CONDITIONS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
    Capability,
    Component,
    Condition,
    Modality,
    ModelType,
    SpecField,
)

_ORIGIN = __name__


LARGEST_INTEGER = 10**12
"""Far above any context window, and small enough for every format and database."""


def positive_integer(text: str) -> int:
    digits = str(text).replace(",", "").replace("_", "").replace(" ", "").lstrip("0")
    if not digits.isascii() or not digits.isdigit():
        raise ValueError(
            told("'%(text)s' is not a whole number above 0, for example 200000.", text=text)
        )
    if len(digits) > len(str(LARGEST_INTEGER)) or int(digits) > LARGEST_INTEGER:
        raise ValueError(
            told(
                "'%(text)s' is too large: write at most %(largest_integer)s.",
                text=text,
                largest_integer=f"{LARGEST_INTEGER:,}",
            )
        )
    return int(digits)


def pixel_size(text: str) -> str:
    size = str(text).strip().lower().replace("×", "x").replace("-x-", "x").replace(" ", "")
    if not re.fullmatch(r"[1-9]\d{0,5}x[1-9]\d{0,5}", size):
        raise ValueError(
            told(
                "'%(text)s' is not a size: write width x height, for example 1024x1536.", text=text
            )
        )
    return size


def short_word(text: str) -> str:
    word = str(text).strip().lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,39}", word):
        raise ValueError(
            told(
                "'%(text)s' is not a short word of letters, digits, dots and "
                "dashes, for example eu-west-1 or 4k.",
                text=text,
            )
        )
    return word


_UNITS = [
    ("token", "tokens", "1000000", "token", "per token"),
    ("1k_tokens", "tokens", "1000", "1K tokens", "per thousand tokens"),
    ("1m_tokens", "tokens", "1", "1M tokens", "per million tokens"),
    ("character", "characters", "1000000", "character", "per character"),
    ("1k_characters", "characters", "1000", "1K characters", "per thousand characters"),
    ("1m_characters", "characters", "1", "1M characters", "per million characters"),
    ("image", "images", "1", "image", "per image"),
    ("1k_images", "images", "0.001", "1K images", "per thousand images"),
    ("second", "time", "3600", "second", "per second"),
    ("minute", "time", "60", "minute", "per minute"),
    ("hour", "time", "1", "hour", "per hour"),
    ("page", "pages", "1000", "page", "per page"),
    ("1k_pages", "pages", "1", "1K pages", "per thousand pages"),
    ("query", "queries", "1000", "query", "per query"),
    ("1k_queries", "queries", "1", "1K queries", "per thousand queries"),
    ("request", "requests", "1000", "request", "per request"),
    ("1k_requests", "requests", "1", "1K requests", "per thousand requests"),
    ("pixel", "pixels", "1000000", "pixel", "per pixel"),
    ("megapixel", "pixels", "1", "megapixel", "per megapixel"),
    ("1m_token_hours", "token_hours", "1", "1M tokens · hour", "per million tokens an hour"),
]

_MODEL_TYPES = [
    ("text", "Text", "a text model", "text"),
    ("image", "Image", "an image model", "image"),
    ("video", "Video", "a video model", "video"),
    ("embedding", "Embedding", "an embedding model", "embedding"),
    ("speech_to_text", "Speech to text", "a transcription model", "text"),
    ("text_to_speech", "Text to speech", "a speech model", "audio"),
    ("realtime", "Realtime", "a realtime voice model", "audio"),
    ("rerank", "Rerank", "a reranking model", "score"),
    ("moderation", "Moderation", "a moderation model", "label"),
    ("ocr", "OCR", "a document-reading model", "text"),
]

_MODALITIES = [
    ("text", "Text", "text"),
    ("image", "Image", "images"),
    ("audio", "Audio", "audio"),
    ("video", "Video", "video"),
    ("pdf", "PDF", "PDF files"),
    ("document", "Document", "documents"),
    ("embedding", "Embedding", "embeddings"),
    ("score", "Score", "relevance scores"),
    ("label", "Label", "labels"),
]

_CAPABILITIES = [
    ("reasoning", "Reasoning"),
    ("tool_call", "Tool calling"),
    ("structured_output", "Structured output"),
    ("prompt_caching", "Prompt caching"),
    ("vision", "Vision"),
    ("pdf_input", "PDF input"),
    ("web_search", "Web search"),
    ("streaming", "Streaming"),
    ("fine_tuning", "Fine-tuning"),
]

_WITH_CONTEXT = frozenset({"text", "embedding", "realtime", "rerank", "moderation", "ocr"})
_WRITERS = frozenset({"text", "realtime"})
_SPEAKERS = frozenset({"text_to_speech", "realtime"})
_TRAINED_ON_TEXT = frozenset({"text", "realtime", "embedding", "image"})

_COMPONENTS = [
    ("input_text", "Input price", "tokens", "input", True, None),
    (
        "output_text",
        "Output price",
        "tokens",
        "output",
        True,
        frozenset(_WRITERS | {"speech_to_text", "moderation"}),
    ),
    ("image_generation", "Image generation", "images", "generation", True, frozenset({"image"})),
    ("image_pixels", "Image by the megapixel", "pixels", "generation", True, frozenset({"image"})),
    ("output_image", "Image output price", "tokens", "output", True, frozenset({"image"})),
    ("video_generation", "Video generation", "time", "generation", True, frozenset({"video"})),
    ("output_video", "Video output price", "tokens", "output", True, frozenset({"video"})),
    ("transcription", "Transcription", "time", "generation", True, frozenset({"speech_to_text"})),
    (
        "speech_synthesis",
        "Speech synthesis",
        "characters",
        "generation",
        True,
        frozenset({"text_to_speech"}),
    ),
    ("speech_time", "Speech by the minute", "time", "generation", True, _SPEAKERS),
    ("ocr_page", "Page read", "pages", "generation", True, frozenset({"ocr"})),
    ("rerank_search", "Rerank search", "queries", "generation", True, frozenset({"rerank"})),
    ("request", "Request fee", "requests", "generation", False, None),
    ("provisioned_capacity", "Reserved capacity", "time", "generation", False, None),
    ("output_audio", "Audio output price", "tokens", "output", True, _SPEAKERS),
    ("output_reasoning", "Reasoning output price", "tokens", "output", False, None),
    ("output_citation", "Citation price", "tokens", "output", False, None),
    ("input_image", "Image input price", "tokens", "input", False, None),
    ("input_audio", "Audio input price", "tokens", "input", False, None),
    ("input_video", "Video input price", "tokens", "input", False, None),
    ("cached_input_text", "Cached input price", "tokens", "cache", False, None),
    ("cached_input_image", "Cached image input price", "tokens", "cache", False, None),
    ("cached_input_audio", "Cached audio input price", "tokens", "cache", False, None),
    ("cache_write_text", "Cache write price", "tokens", "cache", False, None),
    ("cache_write_audio", "Audio cache write price", "tokens", "cache", False, None),
    ("cache_storage_text", "Cache storage price", "token_hours", "cache", False, None),
    ("ocr_annotation_page", "Annotated page", "pages", "generation", False, frozenset({"ocr"})),
    ("web_search", "Web search", "queries", "tools", False, None),
    ("maps_grounding", "Maps grounding", "queries", "tools", False, None),
]

_PLAUSIBLE = {
    "tokens": ("0.0005", "1000"),
    "characters": ("0.01", "1000"),
    "images": ("0.00005", "20"),
    "pixels": ("0.00005", "20"),
    "time": ("0.0005", "20000"),
    "pages": ("0.01", "2000"),
    "queries": ("0.01", "2000"),
    "requests": ("0.0001", "20000"),
    "token_hours": ("0.0005", "1000"),
}
"""Per canonical unit of the meter: wide enough for every list price seen so far, from embeddings
at $0.01 to o1-pro at $600 per million tokens, and too narrow for a price per thousand tokens that
was stored as one per token (jais-30b: $3,200 per million)."""

_CONDITIONS = [
    Condition(
        "input_tokens_over",
        "Above N input tokens",
        "The price of a whole request with more input tokens than this, for example 200000.",
        parse=positive_integer,
    ),
    Condition(
        "service_tier",
        "Service tier",
        "Empty for standard service.",
        choices=(("batch", "Batch"), ("flex", "Flex"), ("priority", "Priority")),
    ),
    Condition(
        "cache_ttl",
        "Cache lifetime",
        "Empty for the provider's default lifetime.",
        choices=(
            ("5m", "5 minutes"),
            ("1h", "1 hour"),
            ("12h", "12 hours"),
            ("24h", "24 hours"),
        ),
    ),
    Condition(
        "quality",
        "Quality",
        "Of one generated image, where the price depends on it.",
        choices=(
            ("low", "Low"),
            ("medium", "Medium"),
            ("standard", "Standard"),
            ("high", "High"),
            ("hd", "HD"),
        ),
        selects_cell=True,
    ),
    Condition(
        "size",
        "Size",
        "Width x height in pixels, for example 1024x1536.",
        parse=pixel_size,
        selects_cell=True,
    ),
    Condition(
        "resolution",
        "Resolution",
        "Of a generated video or image, for example 720p or 4k.",
        parse=short_word,
        selects_cell=True,
    ),
    Condition(
        "time_of_day",
        "Time of day",
        "Where the provider bills peak hours differently.",
        choices=(("peak", "Peak hours"), ("off_peak", "Off-peak hours")),
        selects_cell=True,
    ),
    Condition(
        "region", "Region", "As the provider names it, for example eu-west-1.", parse=short_word
    ),
]


_SPEC_FIELDS = [
    SpecField(
        "context_window",
        "Context window",
        "limits",
        "tokens",
        "Tokens one request may hold, as an exact number, for example 1047576.",
        _WITH_CONTEXT,
    ),
    SpecField(
        "max_input_tokens",
        "Maximum input",
        "limits",
        "tokens",
        "Only where the provider states it apart from the context window, for example 922000.",
        _WRITERS,
        expected=False,
    ),
    SpecField(
        "max_output_tokens",
        "Maximum output",
        "limits",
        "tokens",
        "Tokens one answer may hold, for example 32768.",
        _WRITERS,
    ),
    SpecField(
        "embedding_dimensions",
        "Embedding dimensions",
        "limits",
        "integer",
        "Length of the vector, for example 1536.",
        frozenset({"embedding"}),
    ),
    SpecField("modalities_in", "Reads", "modalities", "modalities", "What the model accepts."),
    SpecField("modalities_out", "Produces", "modalities", "modalities", "What the model returns."),
    SpecField(
        "release_date",
        "Released",
        "lifecycle",
        "partial_date",
        "Day, month or year, for example 2025-04-14 or 2025-04.",
    ),
    SpecField(
        "knowledge_cutoff",
        "Knowledge cutoff",
        "lifecycle",
        "partial_date",
        "The last day or month in the training data, for example 2024-06.",
        _TRAINED_ON_TEXT,
    ),
    SpecField(
        "deprecated_on",
        "Deprecated on",
        "lifecycle",
        "date",
        "The day of the announcement; the model is still served.",
        expected=False,
    ),
    SpecField(
        "retires_on",
        "Retires on",
        "lifecycle",
        "date",
        "The first day without service.",
        expected=False,
    ),
    SpecField(
        "retires_not_before",
        "Retires not before",
        "lifecycle",
        "date",
        "A promise of the provider, where no retirement is announced.",
        expected=False,
    ),
    SpecField(
        "open_weights",
        "Open weights",
        "licence",
        "boolean",
        "Whether the weights can be downloaded.",
    ),
    SpecField(
        "licence",
        "Licence",
        "licence",
        "text",
        "Its name, for example Apache-2.0.",
        expected=False,
    ),
]

COLUMN_FIELDS = frozenset(field.key for field in _SPEC_FIELDS)
"""Facts with a column of their own in the directory; all others share one."""

SIZE_CLASSES = (
    ("smallest", "smallest"),
    ("small", "small"),
    ("medium", "medium"),
    ("large", "large"),
    ("largest", "largest"),
)

_RARER_SPEC_FIELDS = [
    SpecField(
        "size_class",
        "Size in its family",
        "identity",
        "choice",
        "Its place among the models of its family, for example small for GPT-4.1 Mini.",
        expected=False,
        choices=SIZE_CLASSES,
    ),
    SpecField(
        "tokenizer",
        "Tokenizer",
        "limits",
        "text",
        "The family that counts its tokens, for example o200k: equal names count alike.",
        _WITH_CONTEXT,
        expected=False,
    ),
    SpecField(
        "thinking_effort",
        "Thinking effort",
        "capabilities",
        "words",
        "The settings that the API takes, least first, for example low, medium, high.",
        _WRITERS,
        expected=False,
    ),
    SpecField(
        "commercial_use",
        "Commercial use",
        "licence",
        "choice",
        "What the licence of the weights allows; read it, do not guess.",
        expected=False,
        choices=(("no", "not allowed"), ("limited", "allowed within limits"), ("yes", "allowed")),
    ),
    SpecField(
        "commercial_limit",
        "Limit of commercial use",
        "licence",
        "text",
        "For example up to 700 million users a month.",
        expected=False,
    ),
]


def register_builtins() -> None:
    """Fill the registries. Called once, when ``model_pages.specs`` is imported."""
    for key, meter, factor, label, words in _UNITS:
        UNITS.register(Unit(key, meter, Decimal(factor), label, words), origin=_ORIGIN)
    for type_row in _MODEL_TYPES:
        MODEL_TYPES.register(ModelType(*type_row), origin=_ORIGIN)
    for modality_row in _MODALITIES:
        MODALITIES.register(Modality(*modality_row), origin=_ORIGIN)
    for capability_row in _CAPABILITIES:
        CAPABILITIES.register(Capability(*capability_row), origin=_ORIGIN)
    for component_row in _COMPONENTS:
        low, high = map(Decimal, _PLAUSIBLE[component_row[2]])
        COMPONENTS.register(Component(*component_row, (low, high)), origin=_ORIGIN)
    for condition in _CONDITIONS:
        CONDITIONS.register(condition, origin=_ORIGIN)
    for spec_field in (*_SPEC_FIELDS, *_RARER_SPEC_FIELDS):
        SPEC_FIELDS.register(spec_field, origin=_ORIGIN)
