"""Catalogues for tests: a small one, and one that uses every field."""

from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 23)
FIXTURES = Path(__file__).parents[2] / "fixtures"

SMALL = """
format: 1
edition: 2026-11-23
sources:
  maker: {name: Maker's page, url: https://example.com/models, date: 2026-11-20}
providers:
  - {slug: acme, name: Acme}
models:
  - slug: old
    name: Old
    provider: acme
    type: text
    facts:
      context_window: {value: 128000, source: maker}
    superseded_by: {model: new, source: maker}
    prices:
      - {component: input_text, unit: 1m_tokens, amount: 0.4, source: maker}
  - slug: new
    name: New
    provider: acme
    type: text
"""

RICH = """
format: 1
edition: 2026-11-23
sources:
  maker: {name: Maker's page, url: https://example.com/models, date: 2026-11-20}
  price_map: {name: Price map 1.0, date: 2026-11-23}
exchange_rates:
  - {currency: CNY, per_dollar: 7.0, date: 2026-11-23, source: price_map, url: https://example.com/7}
  - {currency: EUR, per_dollar: 0.9, date: 2026-11-20}
providers:
  - {slug: acme, name: Acme, website: https://example.com, monogram: AC}
  - {slug: host, name: Host}
models:
  - slug: rich
    name: "Rich: the model"
    provider: host
    developer: acme
    type: text
    model_id: rich-1
    family: Rich
    summary: Reads "text", writes text; costs nothing at night.
    stage: preview
    aliases: [rich-latest]
    snapshots: [rich-1-2026-01-01, rich-1-2026-02-01]
    licence_url: https://example.com/licence
    facts:
      context_window: {value: 128000, source: maker, note: "Another page says 100,000."}
      modalities_in: {value: [text, image], source: maker}
      knowledge_cutoff: {state: not_published, source: maker}
      release_date: 2026-01
      retires_on: 2027-01-31
      open_weights: {value: yes, source: maker}
      licence: Apache-2.0
      tokenizer: o200k
      thinking_effort: {value: [low, medium, high], source: maker}
      commercial_use: {value: limited, source: maker, url: https://example.com/licence}
      commercial_limit: Up to 700 million users a month.
      size_class: {state: not_published, source: maker}
    capabilities:
      tool_call: {value: yes, source: maker}
      vision: {value: no, source: maker, checked: 2026-11-22}
    prices:
      - {component: input_text, unit: 1m_tokens, amount: 0.0375, source: price_map}
      - {component: input_text, unit: 1m_tokens, amount: 2, when: {input_tokens_over: 200000}}
      - {component: input_text, unit: 1m_tokens, amount: 0.5, currency: EUR, host: acme}
      - component: output_text
        unit: 1m_tokens
        state: free
        free_kind: free_tier
        terms: Up to 1,500 requests a day.
      - {component: request, unit: request, amount: 4000, minimum: 10, derived: yes, confirmed: yes}
      - {component: web_search, unit: query, amount: 0.01, kind: promotion, until: 2026-12-31}
      - {component: web_search, unit: query, amount: 0.02, from: 2027-01-01}
    price_history:
      - component: input_text
        unit: 1m_tokens
        amount: 1
        from: 2026-01-01
        until: 2026-05-31
        basis: documented
        source: maker
    benchmarks:
      - name: GPQA
        metric: percent
        score: 71.5
        interval: 1.5
        self_reported: yes
        source: maker
      - {name: Speed, metric: tokens/s, score: 120, self_reported: no, source: price_map}
    strengths:
      written_on: 2026-11-23
      items:
        - title: Reads images
          points:
            - Takes text and images.
            - {text: "Useful for:", points: [captions, "null", "yes, no"]}
"""
