"""An editor sees a page before it exists."""

from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage
from tests import factories
from tests.editor_forms import comparison_form, entry_form, price_row


def shown(client, url: str, form: dict) -> str:
    assert client.post(url, form).json()["is_valid"]
    return client.get(url).content.decode()


def test_a_new_entry(admin_client, site):
    index = ModelIndexPage.objects.get()
    url = reverse("wagtailadmin_pages:preview_on_add", args=["model_pages", "modelpage", index.pk])
    form = entry_form(factories.provider().pk, prices=[price_row(amount="0.123")])

    assert "$0.123" in shown(admin_client, url, form)


def test_a_new_comparison(admin_client, seed_pair):
    index = ComparisonIndexPage.objects.get()
    args = ["comparisons", "comparisonpage", index.pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=args)
    form = comparison_form(*seed_pair, heading="Which of the two?")

    assert "Which of the two?" in shown(admin_client, url, form)


def test_a_provider(admin_client, site):
    model = factories.model("GPT-4.1 Mini")
    url = reverse("wagtailsnippets_model_pages_provider:preview_on_edit", args=[model.provider.pk])
    form = {"name": "Open AI", "slug": "openai"}

    html = shown(admin_client, url, form)
    assert "Open AI" in html
    assert "GPT-4.1 Mini" in html


def test_a_call_to_action_with_stand_ins_for_the_models(admin_client, site):
    url = reverse("wagtailsnippets_comparisons_calltoaction:preview_on_add")
    form = nested_form_data(
        {"name": "New", "heading": "Use {left} or {right}", "cards": streamfield([])}
    )

    assert "Use Model A or Model B" in shown(admin_client, url, form)
