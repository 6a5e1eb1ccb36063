"""The catalogues that come with the project."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.outcome import Outcome
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.sheeting import sheets_of
from model_pages.models import ModelPage, PriceRecord
from model_pages.sheets import sheets_for
from model_pages.specs.doubts import doubts_of
from model_pages.specs.facts import State
from model_pages.specs.lifecycle import Status
from model_pages.specs.prices import FreeKind, PriceKind
from tests.catalogue.examples import FIXTURES

ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue([FIXTURES / "catalogue.yaml"], ON)


@pytest.fixture
def entry(catalogue):
    return {model.slug: model for model in catalogue.models}.__getitem__


def sheets():
    return {sheet.slug: sheet for sheet in sheets_for(ModelPage.objects.for_sheets(), ON)}


class TestSeed:
    @pytest.fixture(autouse=True)
    def seed(self, directory):
        load_catalogue(read_catalogue([FIXTURES / "seed.yaml"], ON))
        self.sheets = sheets()
        self.text, self.image = self.sheets["gpt-4-1-mini"], self.sheets["gpt-image-1-mini"]

    def test_it_holds_the_three_models_of_the_page(self):
        assert {slug: sheet.name for slug, sheet in self.sheets.items()} == {
            "gpt-4-1-mini": "GPT-4.1 Mini",
            "gpt-image-1-mini": "GPT Image 1 Mini",
            "gpt-5-mini": "GPT-5 Mini",
        }
        assert {sheet.provider.name for sheet in self.sheets.values()} == {"OpenAI"}

    def test_the_figures_are_those_of_the_page(self):
        assert self.text.fact("context_window").value == 1047576
        assert self.text.price("input_text").amount == Decimal("0.4")
        assert self.text.price("output_text").amount == Decimal("1.6")
        assert self.image.price("input_text").amount == Decimal("2")
        assert self.image.headline("image_generation").is_from
        assert self.image.headline("image_generation").price.amount == Decimal("0.005")

    def test_what_the_page_leaves_open_stays_open(self):
        assert self.image.fact("context_window").state is State.NOT_APPLICABLE
        assert self.image.own_list_prices("output_image") == ()
        assert self.sheets["gpt-5-mini"].prices == ()
        assert self.sheets["gpt-5-mini"].facts == {}

    def test_the_statuses_are_those_of_the_page(self):
        assert self.text.status is Status.SUPERSEDED
        assert self.text.live_successor.name == "GPT-5 Mini"
        assert self.image.status is Status.CURRENT
        assert self.sheets["gpt-5-mini"].status is Status.CURRENT

    def test_every_strength_of_the_page_is_there(self):
        assert len(self.text.strengths) == 8
        assert len(self.image.strengths) == 7
        assert sum(len(strength.points) for strength in self.text.strengths) == 15
        assert sum(len(strength.points) for strength in self.image.strengths) == 12
        endpoints = self.text.strengths[-1].points[0].points
        assert endpoints[:4] == ("Chat Completions", "Responses", "Realtime", "Assistants")

    def test_every_value_was_checked_on_the_day_the_page_was_read(self):
        values = [*self.text.facts.values(), *self.text.prices, *self.image.prices]
        assert {value.checked_on for value in values} == {ON}
        assert len({value.source.name for value in values}) == 1


def test_the_demo_holds_sixty_models_of_every_type(catalogue):
    assert len(catalogue.models) == 60
    assert len({model.provider for model in catalogue.models}) == 20
    assert len({model.type for model in catalogue.models}) == 10


def test_every_value_of_the_demo_has_a_source_and_a_day(catalogue):
    values = [
        value
        for model in catalogue.models
        for value in (*model.facts.values(), *model.capabilities.values(), *model.prices)
    ]
    assert all(value.source and value.checked for value in values)


def test_every_entry_of_the_demo_says_what_it_is(catalogue):
    assert all(model.summary and model.model_id for model in catalogue.models)
    assert all(len(model.facts) >= 2 for model in catalogue.models)


def test_twenty_models_of_the_demo_have_strengths(catalogue):
    assert sum(model.strengths is not None for model in catalogue.models) == 20


def test_what_is_free_names_its_kind(entry):
    kinds = {price.free_kind for price in entry("omni-moderation-latest").prices}

    assert kinds == {FreeKind.FREE_OF_CHARGE}


def test_an_introductory_price_is_a_promotion_beside_the_list_price(entry):
    by_kind = {
        price.kind: price
        for price in entry("gemini-3-6-flash").prices
        if price.component == "input_text" and not price.when
    }

    assert by_kind[PriceKind.LIST].amount == Decimal("1.5")
    assert by_kind[PriceKind.PROMOTION].amount == Decimal("0.75")
    assert by_kind[PriceKind.PROMOTION].effective_until == date(2026, 12, 31)


def test_a_priority_price_that_follows_the_introductory_one_ends_with_it(entry):
    priority = [
        price
        for price in entry("gemini-3-6-flash").prices
        if price.when == (("service_tier", "priority"),)
    ]

    assert {price.kind for price in priority} == {PriceKind.PROMOTION}
    assert {price.effective_until for price in priority} == {date(2026, 12, 31)}


def test_priority_never_costs_less_and_batch_never_more_than_standard(catalogue):
    for model in catalogue.models:
        prices = [price.as_price() for price in model.prices]
        amounts = {
            (p.key, p.kind, p.effective_from): p.canonical_amount
            for p in prices
            if p.canonical_amount is not None
        }
        for (key, kind, first_day), amount in amounts.items():
            conditions = dict(key.conditions)
            tier = conditions.pop("service_tier", "")
            standard = key._replace(conditions=tuple(sorted(conditions.items())))
            standard_amount = amounts.get((standard, kind, first_day), amount)
            if tier == "priority":
                assert amount >= standard_amount, f"{model.slug}: {key}"
            else:
                assert amount <= standard_amount, f"{model.slug}: {key}"


def test_open_weights_have_the_prices_of_hosts_that_are_never_0(catalogue):
    hosts = {
        model.slug: {price.host for price in model.prices if price.host}
        for model in catalogue.models
    }

    assert {slug for slug, found in hosts.items() if found} == {
        "mistral-large-2512",
        "deepseek-v4-pro",
        "command-a",
        "kimi-k2-5",
        "kimi-k2-6",
        "minimax-m3",
    }
    assert hosts["minimax-m3"] == {"deepinfra", "fireworks", "nebius", "together", "wandb"}


def test_a_host_bills_a_model_in_both_directions(catalogue):
    for model in catalogue.models:
        billed = {(price.host, price.component) for price in model.prices if price.host}
        for host, _component in billed:
            both = {(host, "input_text"), (host, "output_text")}
            assert both <= billed, f"{model.slug} at {host}"


def test_no_value_of_the_demo_looks_wrong(catalogue):
    assert [doubt for sheet in sheets_of(catalogue, ON) for doubt in doubts_of(sheet)] == []


def test_peak_hours_are_told_in_words(entry):
    peak, off_peak = (
        {
            price.terms
            for price in entry("deepseek-flash").prices
            if price.when == (("time_of_day", hours),)
        }
        for hours in ("peak", "off_peak")
    )

    assert peak == {"Monday to Friday, 01:00–04:00 and 06:00–10:00 UTC"}
    assert off_peak == {"All other hours and all weekend"}


def test_commercial_use_stands_only_beside_a_licence_whose_text_says_it(catalogue):
    told = {
        (model.facts["licence"].value, model.facts["commercial_use"].value)
        for model in catalogue.models
        if "commercial_use" in model.facts
    }

    assert told == {("Apache-2.0", "yes")}


def test_a_price_for_an_image_of_no_certain_size_is_left_out(entry):
    components = {price.component for price in entry("gemini-3-1-flash-image").prices}

    assert "image_generation" not in components
    assert "output_image" in components


def test_prices_by_the_hour_of_the_day_have_no_standard_price(entry):
    own = [price for price in entry("deepseek-v4-pro").prices if not price.host]
    conditions = {price.when for price in own}

    assert conditions == {(("time_of_day", "peak"),), (("time_of_day", "off_peak"),)}


def test_a_price_that_sources_contradict_is_left_out(entry):
    components = {price.component for price in entry("gpt-4-1-mini").prices}

    assert components == {"input_text", "output_text", "cached_input_text"}


def test_the_demo_loads_completely_and_its_dump_changes_nothing(catalogue, directory, tmp_path):
    report = load_catalogue(catalogue)
    assert list(report.models.values()) == [Outcome.CREATED] * 60
    loaded = sheets()
    assert loaded["gpt-4-1-nano"].status is Status.RETIRED
    assert loaded["gpt-5-mini"].status is Status.RETIRING
    assert loaded["gemini-3-1-pro-preview"].status is Status.PREVIEW
    assert loaded["glm-5-3-cn"].price("input_text").currency == "CNY"
    sol = PriceRecord.objects.filter(page__slug="gpt-5-6-sol", key="input_text/tokens/USD/list")
    assert [(r.amount, r.valid_from, r.valid_until) for r in sol.order_by("valid_from")] == [
        (Decimal(5), date(2026, 7, 9), date(2026, 8, 20)),
        (Decimal(4), date(2026, 8, 21), None),
    ]

    dump = tmp_path / "dump.yaml"
    call_command("dump_catalogue", str(dump))
    out = StringIO()
    call_command("load_catalogue", str(dump), stdout=out)

    assert "Models: 0 created, 0 updated, 60 unchanged, 0 kept." in out.getvalue()
    assert "New checks: 0. New price records: 0." in out.getvalue()
