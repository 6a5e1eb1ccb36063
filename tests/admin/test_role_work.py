"""What each role does and cannot do: what is refused changes nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from model_pages.models import CatalogueImport, Check, ModelIndexPage, ModelPage, PriceBatch
from tests import factories
from tests.admin.people import member, signed_in
from tests.editor_forms import changed_prices, entry_form, price_row

SAVE = {"action-publish": ""}
STRENGTHS = [("strength", {"title": "Follows orders", "points": []})]
PRICES_CSV = "model,component,unit,amount\ngpt-4-1-mini,input_text,1m_tokens,0.5\n"
MODELS_CSV = "slug,summary\ngpt-4-1-mini,From a file\n"


@pytest.fixture
def entry(site):
    return factories.model(
        "GPT-4.1 Mini",
        prices={"input_text": "0.4"},
        summary="Small",
        context_window=1047576,
        modalities_in=["text", "image"],
        release_date="2025-04",
        superseded_by=factories.model("GPT-5 Mini"),
        strengths=STRENGTHS,
        capabilities={"tool_call": True},
    )


@pytest.fixture
def as_(site):
    return lambda role: signed_in(member(role))


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def draft(page):
    return ModelPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def live(page):
    return ModelPage.objects.get(pk=page.pk)


def amounts(page):
    return [row.amount for row in page.prices.all()]


def everything_changed(page, amount="0.5"):
    words = {"title": "Other", "slug": "other", "summary": "Other", "is_featured": "on"}
    words |= {"go_live_at": "2027-01-01 00:00", "strengths": streamfield([]), "family": "X"}
    return changed_prices(page, price_row(amount=amount), **words)


def test_a_pricing_editor_changes_the_prices_and_nothing_else_whatever_she_posts(entry, as_):
    form = everything_changed(entry) | SAVE

    assert as_("Pricing editors").post(edit_url(entry), form).status_code == 302

    after = draft(entry)
    assert amounts(after) == [Decimal("0.5")]
    same = ("title", "slug", "summary", "is_featured", "go_live_at", "family", "context_window")
    assert [getattr(after, name) for name in same] == [getattr(entry, name) for name in same]
    assert [block.value["title"] for block in after.strengths] == ["Follows orders"]
    assert after.capabilities.count() == 1


def test_a_pricing_editor_publishes_nothing_from_the_form(entry, as_):
    as_("Pricing editors").post(edit_url(entry), everything_changed(entry))

    assert amounts(live(entry)) == [Decimal("0.4")]


def test_a_content_editor_changes_everything_but_the_prices_whatever_she_posts(entry, as_):
    form = everything_changed(entry) | {"go_live_at": ""} | SAVE

    assert as_("Content editors").post(edit_url(entry), form).status_code == 302

    after = draft(entry)
    assert amounts(after) == [Decimal("0.4")]
    assert (after.title, after.summary, after.is_featured) == ("Other", "Other", True)


def test_a_content_editor_makes_an_entry_without_prices(site, as_):
    index = ModelIndexPage.objects.get()
    url = reverse("wagtailadmin_pages:add", args=["model_pages", "modelpage", index.pk])
    form = entry_form(factories.provider().pk, prices=[price_row()]) | SAVE

    assert as_("Content editors").post(url, form).status_code == 302
    assert not ModelPage.objects.get(slug="some-model").prices.exists()


def test_a_pricing_editor_reads_what_she_does_not_change(entry, as_):
    html = as_("Pricing editors").get(edit_url(entry)).content.decode()

    for said in (
        "1,047,576",
        "Text, Image",
        "2025-04",
        "GPT-5 Mini",
        "Follows orders",
        "Tool calling: ",
    ):
        assert said in html
    for name in ("title", "slug", "summary", "strengths-count", "go_live_at", "is_featured"):
        assert f'name="{name}"' not in html
    assert 'name="capabilities-TOTAL_FORMS"' not in html
    assert 'name="prices-0-amount"' in html
    assert "None" not in html.split("<form")[1].split('id="tab-label')[0]


def test_a_content_editor_reads_the_prices(entry, as_):
    html = as_("Content editors").get(edit_url(entry)).content.decode()

    assert "Input price: $0.4 per million tokens" in html
    assert 'name="prices-' not in html
    assert "Type amounts as the provider publishes them" not in html
    assert 'name="summary"' in html


@pytest.mark.parametrize(("role", "confirmed"), [("Pricing editors", False), ("Publishers", True)])
def test_only_who_may_confirm_unlikely_prices_ticks_that_one_is(entry, as_, role, confirmed):
    row = price_row(amount="0.4", is_confirmed="on")

    as_(role).post(edit_url(entry), changed_prices(entry, row) | SAVE)

    assert draft(entry).prices.get().is_confirmed == confirmed


def test_what_is_wrong_where_an_editor_cannot_mend_it_is_said_and_nothing_breaks(entry, as_):
    Page.objects.filter(pk=entry.pk).update(slug="a-vs-b")
    broken = ModelPage.objects.get(pk=entry.pk)
    broken.save_revision(clean=False)

    response = as_("Pricing editors").post(
        edit_url(entry), changed_prices(broken, price_row(amount="0.5")) | SAVE
    )

    assert "separates the two models" in response.content.decode()


def old_and_new(entry):
    """The first version of an entry of which everything has changed since."""
    old = entry.latest_revision
    page = draft(entry)
    page.summary, page.prices = "New", factories.in_order([factories.price("input_text", "9")])
    page.save_revision()
    return reverse("wagtailadmin_pages:revisions_revert", args=[entry.pk, old.pk])


def test_a_pricing_editor_brings_back_the_prices_of_an_old_version_alone(entry, as_):
    url = old_and_new(entry)

    as_("Pricing editors").post(url, changed_prices(entry, price_row(amount="0.4")) | SAVE)

    assert (draft(entry).summary, amounts(draft(entry))) == ("New", [Decimal("0.4")])


def test_a_content_editor_brings_back_an_old_version_without_its_prices(entry, as_):
    url = old_and_new(entry)

    as_("Content editors").post(url, changed_prices(entry, price_row(amount="0.4")) | SAVE)

    assert amounts(draft(entry)) == [Decimal("9")]
    assert draft(entry).summary == ""


def test_an_old_form_of_one_role_takes_nothing_back_of_the_other(entry, as_):
    seen = entry.latest_revision
    opened = {
        "loaded_revision_id": seen.pk,
        "loaded_revision_created_at": seen.created_at.isoformat(),
    }
    as_("Content editors").post(edit_url(entry), everything_changed(entry, "0.4") | SAVE)

    form = changed_prices(entry, price_row(amount="0.5")) | SAVE | opened
    response = as_("Pricing editors").post(edit_url(entry), form)

    assert response.status_code == 302
    after = draft(entry)
    assert amounts(after) == [Decimal("0.5")]
    assert (after.title, after.slug, after.summary) == ("Other", "other", "Other")


def bulk(action, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{url}?" + "&".join(f"id={page.pk}" for page in pages)


def test_a_pricing_editor_deprecates_moves_deletes_and_publishes_nothing_in_bulk(entry, as_):
    unpublished = factories.model("Draft", published=False)
    client, other = as_("Pricing editors"), factories.provider("Other")

    client.post(bulk("versus_deprecate", entry), {"deprecated_on": "2026-11-20"})
    client.post(bulk("versus_change_provider", entry), {"provider": other.pk})
    client.post(bulk("delete", entry, unpublished))
    client.post(bulk("publish", unpublished))
    client.post(bulk("unpublish", entry))

    assert live(entry).live and draft(entry).deprecated_on is None
    assert draft(entry).provider != other
    assert not live(unpublished).live


def test_a_content_editor_deprecates_into_a_draft(entry, as_):
    as_("Content editors").post(bulk("versus_deprecate", entry), {"deprecated_on": "2026-11-20"})

    assert live(entry).deprecated_on is None
    assert draft(entry).deprecated_on == date(2026, 11, 20)


@pytest.mark.parametrize("role", ["Pricing editors", "Content editors", "Publishers"])
def test_every_role_says_that_a_value_is_still_true(entry, as_, role):
    client = as_(role)
    tokens = client.get(bulk("versus_still_true", entry)).context["tokens"]

    client.post(reverse("model_pages_admin:confirm"), {"only": tokens})

    assert Check.objects.filter(page=entry, checked_on=date(2026, 11, 23)).count() == 1


def test_who_may_not_confirm_checks_records_none(entry, as_):
    tokens = as_("Publishers").get(bulk("versus_still_true", entry)).context["tokens"]
    user = member("Pricing editors")
    user.groups.get().permissions.remove(
        *user.groups.get().permissions.filter(codename="confirm_checks")
    )
    client = signed_in(user)
    line = {"page": entry.pk, "slot": ["input_text", "", "", "USD", "list", ""], "amount": "0.4"}

    client.post(reverse("model_pages_admin:confirm"), {"only": tokens})
    client.post(bulk("versus_still_true", entry), {"lines": tokens})
    client.post(
        reverse("price_desk:still_true"), {"lines": [line]}, content_type="application/json"
    )

    assert not Check.objects.filter(checked_on=date(2026, 11, 23)).exists()


@pytest.mark.parametrize("view", ["review", "run", "step"])
def test_a_batch_is_its_owners_and_the_administrators(entry, as_, view):
    batch = PriceBatch.objects.create(edits={}, user=member("Moderators"), way="draft")
    url = reverse(f"price_desk:{view}", args=[batch.pk])
    method = "post" if view == "step" else "get"

    assert as_("Publishers").generic(method.upper(), url).url == "/admin/"
    assert getattr(as_("Administrators"), method)(url, follow=True).redirect_chain[-1:] != [
        ("/admin/", 302)
    ]


def test_the_desk_says_of_which_entries_the_prices_may_be_changed(entry, as_):
    rows = as_("Pricing editors").get(reverse("price_desk:rows")).json()

    assert {model[-1] for model in rows["models"]} == {1}


def upload(client, name, content):
    file = SimpleUploadedFile(name, content.encode())
    return client.post(reverse("model_imports:index"), {"file": file}, follow=True)


def carry_out(client, response, **options):
    """Whatever its list of errors said; whether it started at all."""
    run = CatalogueImport.objects.get(pk=response.context["run"].pk)
    for name, value in options.items():
        setattr(run, name, value)
    run.save()
    url = reverse("model_imports:review", args=[run.pk])
    token = client.get(url).context["kept"].token
    client.post(f"{url}start/", {"token": token})
    client.post(f"{url}go-on/")
    run.refresh_from_db()
    return run.state


@pytest.mark.parametrize("leave_out", [False, True])
@pytest.mark.parametrize(
    ("role", "name", "content", "said"),
    [
        ("Content editors", "prices.csv", PRICES_CSV, "you may not change prices"),
        ("Pricing editors", "models.csv", MODELS_CSV, "you may change prices only"),
    ],
)
def test_a_file_changes_no_more_than_its_editor_may(
    entry, as_, role, name, content, said, leave_out
):
    client = as_(role)
    response = upload(client, name, content)

    assert said in response.content.decode()
    assert carry_out(client, response, leave_out_faults=leave_out) == "open"
    assert draft(entry).summary == "Small"
    assert amounts(draft(entry)) == [Decimal("0.4")]


@pytest.mark.parametrize("role", ["Pricing editors", "Content editors"])
def test_a_catalogue_holds_both_and_is_for_those_who_change_both(entry, as_, role):
    client = as_("Publishers")
    export = reverse("model_imports:export")
    catalogue = client.get(export, {"file": "catalogue.yaml"}).content.decode()
    catalogue = catalogue.replace("Small", "Large").replace("0.4", "0.5")
    client = as_(role)

    response = upload(client, "catalogue.yaml", catalogue)

    assert carry_out(client, response, leave_out_faults=True) == "open"
    assert (draft(entry).summary, amounts(draft(entry))) == ("Small", [Decimal("0.4")])


def test_a_pricing_editor_publishes_a_file_of_prices(entry, as_):
    client = as_("Pricing editors")

    assert carry_out(client, upload(client, "prices.csv", PRICES_CSV), publish=True) == "done"
    assert amounts(live(entry)) == [Decimal("0.5")]


def test_a_content_editor_brings_models_as_drafts(entry, as_):
    client = as_("Content editors")
    response = upload(client, "models.csv", MODELS_CSV)

    assert carry_out(client, response, publish=False) == "done"
    assert (draft(entry).summary, live(entry).summary) == ("From a file", "Small")


def test_who_lost_her_role_while_an_import_ran_changes_nothing_more(entry, as_):
    user = member("Pricing editors")
    client = signed_in(user)
    response = upload(client, "prices.csv", PRICES_CSV)
    run = response.context["run"]
    token = response.context["kept"].token
    client.post(reverse("model_imports:start", args=[run.pk]), {"token": token})
    user.groups.get().permissions.remove(
        *user.groups.get().permissions.filter(codename="edit_prices")
    )
    user.groups.add(member("Content editors").groups.get())

    client.post(reverse("model_imports:go_on", args=[run.pk]))

    assert amounts(draft(entry)) == [Decimal("0.4")]
    assert "you may not change prices" in run.steps.get().message


@pytest.mark.parametrize("view", ["review", "start", "go_on", "discard"])
def test_an_import_is_its_owners_and_the_administrators(entry, as_, view):
    upload(as_("Pricing editors"), "prices.csv", PRICES_CSV)
    run = CatalogueImport.objects.get()
    url = reverse(f"model_imports:{view}", args=[run.pk])
    publisher, administrator = as_("Publishers"), as_("Administrators")

    assert publisher.post(url).url == "/admin/"
    run.refresh_from_db()
    assert run.state == "open"
    assert "prices.csv" not in _table(publisher)
    assert administrator.get(reverse("model_imports:review", args=[run.pk])).status_code == 200
    assert "prices.csv" in _table(administrator)


def _table(client):
    html = client.get(reverse("model_imports:index")).content.decode()
    return html.partition('class="listing"')[2]


DESK, CHECKS, PAIRS = "/admin/price-desk/", "/admin/models/to-check/", "/admin/reports/comparisons/"


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("Pricing editors", {DESK, CHECKS}),
        ("Content editors", {CHECKS, PAIRS}),
        ("Publishers", {DESK, CHECKS, PAIRS}),
    ],
)
def test_the_menu_leads_nowhere_that_is_refused(entry, as_, role, seen):
    html = as_(role).get("/admin/").content.decode()

    assert {url for url in (DESK, CHECKS, PAIRS) if url in html} == seen


def test_nothing_of_an_entry_can_be_written_by_wagtails_api(site):
    """A site that turns the API on names what it may write; and then the form of roles holds."""
    for model in (ModelPage, ModelIndexPage):
        assert not [
            field for field in getattr(model, "api_fields", ()) if getattr(field, "writable", False)
        ]
