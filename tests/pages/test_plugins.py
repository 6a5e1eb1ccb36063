"""Another app brings its own facts; nobody forks anything."""

import pytest
from django.urls import reverse

from model_pages.plugins import SpecField, register_spec_field
from model_pages.specs.registry import DuplicateRegistration
from model_pages.specs.vocabulary import SPEC_FIELDS
from tests import factories
from tests.editor_forms import changed_prices


@pytest.fixture
def eu_hosting():
    field = SpecField("eu_hosting", "Hosted in the EU", "licence", "boolean", "Yes or no.")
    yield register_spec_field(field)
    SPEC_FIELDS.unregister("eu_hosting")


def test_a_fact_of_a_plugin_is_typed_published_and_compared(admin_client, client, site, eu_hosting):
    first, second = factories.model("One"), factories.model("Two")
    for page, answer in ((first, "yes"), (second, "no")):
        form = changed_prices(page, extra_specs_eu_hosting=answer)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert "Hosted in the EU" in admin_client.get(url).content.decode()
        assert admin_client.post(url, form).status_code == 302

    assert "Hosted in the EU" in client.get("/models/one/").content.decode()
    groups = client.get("/compare/one-vs-two/").context["comparison"].groups
    row = next(row for group in groups for row in group.rows if row.key == "eu_hosting")
    assert (row.left.text, row.right.text) == ("Yes", "No")


def test_a_wrong_value_is_refused_with_its_rule(admin_client, site, eu_hosting):
    page = factories.model("One")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = admin_client.post(url, changed_prices(page, extra_specs_eu_hosting="maybe"))

    assert "Hosted in the EU" in str(response.context["form"].errors["extra_specs"])


def test_values_of_a_plugin_that_is_gone_are_kept(admin_client, site):
    page = factories.model("One", extra_specs={"gone": True})
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert admin_client.post(url, changed_prices(page)).status_code == 302
    page.refresh_from_db()
    assert page.extra_specs == {"gone": True}


def test_a_taken_name_is_refused_and_both_owners_are_named(eu_hosting):
    with pytest.raises(DuplicateRegistration, match=r"eu_hosting.*test_plugins"):
        register_spec_field(eu_hosting)
