from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ReferenceIndex

from model_pages.catalogue.outcome import LoadError, Outcome
from model_pages.catalogue.problems import CatalogueError
from model_pages.models import Check, ExchangeRate, ModelAlias, ModelPage, PriceRecord, Provider
from model_pages.sheets import sheets_for
from model_pages.specs.lifecycle import Status
from tests import factories
from tests.catalogue.examples import SMALL

CHEAPER = SMALL.replace("amount: 0.4", "amount: 0.3")
RENAMED = SMALL.replace("name: Acme", "name: Acme Corporation")
NAMES = "    aliases: [old-latest]\n    snapshots: [Old.2026]\n"
OTHER = """
format: 1
edition: 2026-11-23
models:
  - slug: other
    name: Other
    provider: acme
    type: text
"""
ROW = "component: input_text, unit: 1m_tokens"


def sheet(slug: str):
    pages = ModelPage.objects.for_sheets().filter(slug=slug)
    return sheets_for(pages, date(2026, 11, 23))[0]


def page(slug: str = "old") -> ModelPage:
    return ModelPage.objects.get(slug=slug)


def edit(**fields) -> None:
    """An editor changes and publishes a page in the admin."""
    edited = page().get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(edited, name, value)
    factories.publish(edited)


def test_a_catalogue_makes_published_pages(load):
    report = load(SMALL)

    assert report.models == {"old": Outcome.CREATED, "new": Outcome.CREATED}
    old = sheet("old")
    assert old.provider.name == "Acme"
    assert old.price("input_text").amount == Decimal("0.4")
    assert old.fact("context_window").value == 128000
    assert old.status is Status.SUPERSEDED
    assert old.live_successor.slug == "new"


def test_a_loaded_page_has_a_live_revision(load):
    """Without one, scheduling a change would take the page offline."""
    load(SMALL)

    assert page().live
    assert page().live_revision == page().latest_revision


def test_a_loaded_page_is_found_by_its_other_names(load):
    load(SMALL.replace("  - slug: new", "    aliases: [old-latest]\n  - slug: new"))

    assert [found.slug for found in ModelPage.objects.live().search("old-latest")] == ["old"]


def test_the_admin_knows_where_a_loaded_page_is_used(load):
    load(SMALL)

    users = [user.slug for user, _ in ReferenceIndex.get_grouped_references_to(page("new"))]
    assert users == ["old"]
    assert ReferenceIndex.get_grouped_references_to(Provider.objects.get()).count() == 2


def test_a_value_is_checked_on_the_day_of_its_source(load):
    load(SMALL)

    assert sheet("old").price("input_text").checked_on == date(2026, 11, 20)
    assert sheet("old").fact("context_window").checked_on == date(2026, 11, 20)
    assert sheet("old").fact("context_window").source.name == "Maker's page"


def test_loading_again_changes_nothing(load):
    load(SMALL)
    before = page().latest_revision_id, Check.objects.count(), PriceRecord.objects.count()

    report = load(SMALL)

    assert report.models == {"old": Outcome.UNCHANGED, "new": Outcome.UNCHANGED}
    assert report.providers == {"acme": Outcome.UNCHANGED}
    after = page().latest_revision_id, Check.objects.count(), PriceRecord.objects.count()
    assert after == before


def test_only_what_changed_is_written(load):
    load(SMALL)
    untouched = page("new").latest_revision_id

    report = load(CHEAPER)

    assert report.models == {"old": Outcome.UPDATED, "new": Outcome.UNCHANGED}
    assert sheet("old").price("input_text").amount == Decimal("0.3")
    assert page("new").latest_revision_id == untouched


def test_a_changed_price_closes_the_record_of_the_old_one(load):
    load(SMALL)
    PriceRecord.objects.update(valid_from=date(2026, 6, 1))

    load(CHEAPER)

    records = PriceRecord.objects.order_by("pk").values_list("amount", "valid_from", "valid_until")
    assert list(records) == [
        (Decimal("0.4"), date(2026, 6, 1), date(2026, 11, 22)),
        (Decimal("0.3"), date(2026, 11, 23), None),
    ]


def test_a_row_that_stays_keeps_its_place_in_the_history_of_the_page(load):
    load(SMALL)
    row = page().prices.get().pk

    load(CHEAPER.replace("name: Old", "name: Older"))

    assert page().prices.get().pk == row


def test_a_page_that_left_the_catalogue_stays(load):
    load(SMALL)

    load(SMALL[: SMALL.index("models:")] + "models: []\n")

    assert page().live


def test_what_an_editor_changed_is_kept(load):
    load(SMALL)
    edit(summary="Written by hand.")

    report = load(CHEAPER)

    assert report.kept == ["old"]
    assert page().summary == "Written by hand."
    assert sheet("old").price("input_text").amount == Decimal("0.4")


def test_a_draft_of_an_editor_is_kept(load):
    load(SMALL)
    draft = page()
    draft.summary = "Not published yet."
    draft.save_revision()

    assert load(CHEAPER).kept == ["old"]
    assert page().get_latest_revision_as_object().summary == "Not published yet."


@pytest.mark.parametrize("text", [SMALL, CHEAPER], ids=["the same file", "a changed file"])
def test_a_page_that_an_editor_took_offline_is_kept_offline(load, text):
    load(SMALL)
    page().unpublish()

    assert load(text).kept == ["old"]
    assert not page().live


def test_force_publishes_a_page_again_that_an_editor_took_offline(load):
    load(SMALL)
    page().unpublish()

    assert load(SMALL, force=True).models["old"] is Outcome.UPDATED
    assert page().live
    assert page().live_revision == page().latest_revision


def test_a_page_that_an_editor_made_is_kept(load):
    factories.model("Old", slug="old", prices={"input_text": "9"})

    assert load(SMALL).kept == ["old"]


def test_force_overwrites_what_an_editor_changed(load):
    load(SMALL)
    edit(summary="Written by hand.")

    report = load(CHEAPER, force=True)

    assert report.models["old"] is Outcome.UPDATED
    assert page().summary == ""
    assert sheet("old").price("input_text").amount == Decimal("0.3")


def test_a_page_that_says_the_same_again_follows_the_catalogue_again(load):
    load(SMALL)
    edit(summary="Written by hand.")
    edit(summary="")
    load(SMALL)

    assert load(CHEAPER).models["old"] is Outcome.UPDATED


def test_a_provider_that_nobody_edited_follows_the_file(load):
    load(SMALL)

    for name in ("Acme Corporation", "Acme Group"):
        report = load(SMALL.replace("name: Acme", f"name: {name}"))
        assert report.providers == {"acme": Outcome.UPDATED}
        assert Provider.objects.get().name == name


def test_a_provider_that_an_editor_changed_is_kept_unless_forced(load):
    load(SMALL)
    provider = Provider.objects.get()
    provider.summary = "Written by hand."
    factories.publish(provider)

    assert load(RENAMED).kept == ["acme"]
    assert Provider.objects.get().name == "Acme"

    load(RENAMED, force=True)
    assert Provider.objects.get().name == "Acme Corporation"


def test_a_provider_with_a_draft_of_an_editor_is_kept(load):
    load(SMALL)
    draft = Provider.objects.get()
    draft.summary = "Not published yet."
    draft.save_revision()

    assert load(RENAMED).kept == ["acme"]


def test_a_provider_that_an_editor_took_offline_is_kept_offline(load):
    load(SMALL)
    Provider.objects.get().unpublish()

    assert load(SMALL).kept == ["acme"]
    load(SMALL, force=True)
    assert Provider.objects.get().live


class TestExchangeRates:
    TEXT = SMALL + (
        "exchange_rates:\n  - {currency: CNY, per_dollar: 7.0, date: 2026-11-20, source: maker}\n"
    )

    def rate(self):
        return ExchangeRate.objects.get()

    def test_a_rate_is_published_with_its_source(self, load):
        assert load(self.TEXT).rates == {"CNY on 2026-11-20": Outcome.CREATED}

        assert (self.rate().per_dollar, self.rate().live) == (Decimal(7), True)
        assert self.rate().source_url == "https://example.com/models"
        assert load(self.TEXT).rates == {"CNY on 2026-11-20": Outcome.UNCHANGED}

    def test_a_rate_that_nobody_edited_follows_the_file(self, load):
        load(self.TEXT)
        load(self.TEXT.replace("7.0", "7.25"))

        assert self.rate().per_dollar == Decimal("7.25")

    def test_a_rate_that_an_editor_changed_is_kept_unless_forced(self, load):
        load(self.TEXT)
        rate = self.rate()
        rate.per_dollar = Decimal("7.1")
        factories.publish(rate)

        assert load(self.TEXT).kept == ["CNY on 2026-11-20"]
        assert self.rate().per_dollar == Decimal("7.1")
        load(self.TEXT, force=True)
        assert self.rate().per_dollar == Decimal(7)

    def test_the_command_tells_of_rates(self, write, directory):
        out = StringIO()
        call_command("load_catalogue", str(write(self.TEXT)), stdout=out)

        assert "Exchange rates: 1 created, 0 updated, 0 unchanged, 0 kept." in out.getvalue()


def test_an_edit_stays_the_editors_when_the_account_is_gone(load, admin_user):
    load(SMALL)
    edited = page().get_latest_revision_as_object()
    edited.summary = "Written by hand."
    edited.save_revision(user=admin_user).publish()
    admin_user.delete()

    assert load(CHEAPER).kept == ["old"]


class TestRenamed:
    """An editor gave the page another slug; the file does not know it."""

    @pytest.fixture(autouse=True)
    def renamed(self, load, rename):
        load(SMALL)
        rename(page(), "old-one")

    def test_the_entry_is_that_page(self, load):
        assert load(SMALL).models == {"old": Outcome.UNCHANGED, "new": Outcome.UNCHANGED}
        assert ModelPage.objects.count() == 2

    def test_the_page_is_kept_as_any_edited_page_is(self, load):
        assert load(CHEAPER).kept == ["old"]

    def test_the_page_is_updated_under_its_new_slug(self, load):
        load(SMALL)

        assert load(CHEAPER).models["old"] is Outcome.UPDATED
        assert sheet("old-one").price("input_text").amount == Decimal("0.3")
        assert ModelPage.objects.count() == 2

    def test_a_successor_is_found_by_its_former_slug(self, load, rename):
        rename(page("new"), "newer")

        assert load(SMALL).models == {"old": Outcome.UNCHANGED, "new": Outcome.UNCHANGED}
        other = f"{OTHER}    superseded_by: new\n"
        load(other)
        assert [found.slug for found in sheet("other").successors] == ["newer"]

    def test_two_entries_of_one_page_are_refused(self, load):
        twice = SMALL + "  - {slug: old-one, name: Old, provider: acme, type: text}\n"

        with pytest.raises(CatalogueError, match=r"'old-one': is the page 'old-one', as the entry"):
            load(twice)

    def test_a_loop_through_a_former_slug_is_refused(self, load):
        looped = SMALL.replace("  - slug: new\n", "  - slug: new\n    superseded_by: old-one\n")

        with pytest.raises(LoadError, match=r"The successors run in a loop: (old|new) → "):
            load(looped)


class TestNames:
    """An alias or a snapshot leads to one model, in the file and in the database."""

    @pytest.mark.parametrize("taken", ["old", "OLD", "old-latest", "old-2026"])
    def test_a_name_that_another_model_has_in_the_database_is_refused(self, load, taken):
        load(SMALL.replace("  - slug: new", f"{NAMES}  - slug: new"))

        with pytest.raises(CatalogueError) as refused:
            load(f"{OTHER}    aliases: [fine, {taken}]\n")
        assert f"other: aliases[1]: '{taken}': already leads to 'old'" in str(refused.value)
        assert not ModelPage.objects.filter(slug="other").exists()

    def test_a_new_slug_that_is_another_name_in_the_database_is_refused(self, load):
        load(SMALL.replace("  - slug: new", f"{NAMES}  - slug: new"))

        with pytest.raises(CatalogueError, match="slug: 'old-latest': already leads to 'old'"):
            load(OTHER.replace("slug: other", "slug: old-latest"))

    def test_a_name_may_move_from_one_model_to_another(self, load):
        load(SMALL.replace("  - slug: new", f"{NAMES}  - slug: new"))

        load(SMALL + NAMES)

        assert {row.page.slug for row in ModelAlias.objects.all()} == {"new"}


def test_what_the_database_refuses_is_named_with_its_line(load):
    with pytest.raises(CatalogueError, match=r"catalogue.yaml:7: acme: website: .*valid URL"):
        load(SMALL.replace("name: Acme", "name: Acme, website: 'https://a..b'"))


def test_a_dry_run_tells_what_would_change_and_changes_nothing(load):
    report = load(SMALL, dry_run=True)

    assert report.models == {"old": Outcome.CREATED, "new": Outcome.CREATED}
    assert not ModelPage.objects.exists()
    assert not Provider.objects.exists()
    assert not Check.objects.exists()
    assert not PriceRecord.objects.exists()


def test_a_catalogue_that_fails_in_the_middle_leaves_nothing(load):
    broken = SMALL.replace("superseded_by: {model: new", "superseded_by: {model: absent")

    with pytest.raises(CatalogueError) as refused:
        load(broken)
    assert str(refused.value).endswith(
        "catalogue.yaml:15: old: superseded_by.model: 'absent': "
        "no model has this slug, here or in the database"
    )
    assert not Provider.objects.exists()


def test_what_the_database_refuses_takes_everything_back(load, monkeypatch):
    """The last page fails after the first was written."""
    published = ModelPage.save_revision

    def refuse(self, *args, **kwargs):
        if self.slug == "old":
            raise RuntimeError("disk full")
        return published(self, *args, **kwargs)

    monkeypatch.setattr(ModelPage, "save_revision", refuse)

    with pytest.raises(RuntimeError, match="disk full"):
        load(SMALL)
    assert not ModelPage.objects.exists()
    assert not Provider.objects.exists()


def test_unknown_providers_are_all_named(load):
    unknown = SMALL.replace("provider: acme", "provider: nobody")

    with pytest.raises(CatalogueError) as refused:
        load(unknown)
    assert [problem.line for problem in refused.value.problems] == [11, 20]
    assert str(refused.value).count("provider: 'nobody': no provider has this slug") == 2


def test_a_successor_and_a_provider_may_be_in_the_database_already(load):
    load(SMALL)
    other = """
    format: 1
    edition: 2026-11-23
    models:
      - {slug: older, name: Older, provider: acme, type: text, superseded_by: old}
    """

    load(other)

    assert [successor.slug for successor in sheet("older").successors] == ["old", "new"]


def test_a_succession_can_be_turned_round(load):
    load(SMALL)
    turned = SMALL.replace("    superseded_by: {model: new, source: maker}\n", "").replace(
        "  - slug: new\n", "  - slug: new\n    superseded_by: old\n"
    )

    load(turned)

    assert sheet("old").status is Status.CURRENT
    assert sheet("new").live_successor.slug == "old"


class TestHistory:
    PAST = SMALL.replace(
        "  - slug: new",
        "    price_history:\n"
        f"      - {{{ROW}, amount: 0.8, from: 2025-01-01, until: 2025-12-31, basis: documented}}\n"
        f"      - {{{ROW}, amount: 0.4, from: 2026-01-01}}\n"
        "  - slug: new",
    )
    LINES = [
        (Decimal("0.8"), date(2025, 1, 1), date(2025, 12, 31), "documented"),
        (Decimal("0.4"), date(2026, 1, 1), None, ""),
    ]

    @staticmethod
    def lines():
        found = PriceRecord.objects.order_by("valid_from")
        return list(found.values_list("amount", "valid_from", "valid_until", "basis"))

    def test_past_prices_are_recorded_and_the_current_one_only_once(self, load):
        load(self.PAST)

        assert self.lines() == self.LINES

    def test_loading_again_records_nothing_again(self, load):
        load(self.PAST)
        load(self.PAST)

        assert self.lines() == self.LINES

    def test_a_history_that_comes_later_starts_the_open_record_earlier(self, load):
        load(SMALL)
        load(self.PAST)

        holding = [line for line in self.lines() if line[2] is None or line[1] <= line[2]]
        assert holding == self.LINES

    def test_the_ledger_learns_the_last_day_of_a_price(self, load):
        load(self.PAST)
        ended = self.PAST.replace("amount: 0.4, source", "amount: 0.3, source").replace(
            f"{ROW}, amount: 0.4, from: 2026-01-01",
            f"{ROW}, amount: 0.4, from: 2026-01-01, until: 2026-09-30",
        )

        load(ended)

        assert self.lines()[1][:3] == (Decimal("0.4"), date(2026, 1, 1), date(2026, 9, 30))
        assert self.lines()[2][:3] == (Decimal("0.3"), date(2026, 11, 23), None)


class TestCommand:
    def test_it_shows_its_progress_and_its_result(self, write, directory):
        out = StringIO()

        call_command("load_catalogue", str(write(SMALL)), stdout=out)

        assert "1/2 new: created\n2/2 old: created\n" in out.getvalue()
        assert "Providers: 1 created, 0 updated, 0 unchanged, 0 kept." in out.getvalue()
        assert "Models: 2 created, 0 updated, 0 unchanged, 0 kept." in out.getvalue()

    def test_it_names_what_it_kept(self, write, directory):
        factories.model("Old", slug="old")
        out = StringIO()

        call_command("load_catalogue", str(write(SMALL)), "--dry-run", stdout=out)

        assert "Kept as edited in the admin: old (--force overwrites it)" in out.getvalue()
        assert "nothing has been changed" in out.getvalue()

    def test_it_tells_every_mistake_of_the_file(self, write, directory):
        path = write(SMALL.replace("0.4", "0").replace("128000", "0"))

        with pytest.raises(CommandError) as refused:
            call_command("load_catalogue", str(path))
        assert "Nothing was loaded." in str(refused.value)
        assert "facts.context_window.value: '0'" in str(refused.value)
        assert "prices[0].amount: '0'" in str(refused.value)

    def test_it_needs_a_model_directory(self, write, db):
        with pytest.raises(CommandError, match="There is no model directory page yet"):
            call_command("load_catalogue", str(write(SMALL)))
