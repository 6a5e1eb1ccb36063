"""An editor brings a sheet with a mistake, corrects it and publishes it."""

from __future__ import annotations

import pytest

from model_pages.models import ModelIndexPage, ModelPage
from tests import factories

pytestmark = pytest.mark.browser

HEAD = "model,component,unit,Preis\n"


def test_an_editor_publishes_a_sheet(admin, live_site, tmp_path):
    factories.index_page(ModelIndexPage)
    for name in ("Mini", "Maxi"):
        factories.model(name, prices={"input_text": "0.4"}, checked_on=None)
    file = tmp_path / "prices.csv"
    file.write_text(HEAD + "mini,input_text,1m_tokens,0.5\nmaxi,input_text,1m_tokens,cheap\n")

    admin.goto(f"{live_site.url}/admin/import-and-export/")
    admin.set_input_files("input[type=file]", file)
    admin.get_by_role("button", name="Read the file").click()
    admin.get_by_label("Preis").select_option("amount")
    admin.get_by_role("button", name="Read it again").click()
    admin.get_by_role("cell", name="is not a number: write digits").wait_for()
    assert admin.get_by_role("button", name="Save 1 draft").is_disabled()

    admin.get_by_label("Leave out the models with errors").check()
    admin.get_by_label("Published now").check()
    admin.get_by_role("button", name="Read it again").click()
    admin.get_by_role("button", name="Publish 1 model").click()
    admin.get_by_text("1 of 1 models").wait_for()

    admin.get_by_role("cell", name="Published").wait_for()
    prices = {
        page.slug: str(page.prices.get().amount.normalize()) for page in ModelPage.objects.all()
    }
    assert prices == {"mini": "0.5", "maxi": "0.4"}
