"""A process that has read the directory when it started lets nobody wait for it."""

from decimal import Decimal

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from comparisons.engine import compare
from comparisons.impact import comparing, warming
from comparisons.impact.comparing import consequences_of
from comparisons.impact.warming import warm_up
from model_pages import cards, remembered
from model_pages.models import ModelPage
from tests import factories


def test_after_it_only_what_an_editor_changed_is_read(site, monkeypatch, client):
    models = [
        factories.model(name, prices={"input_text": "1", "output_text": "4"})
        for name in ("Alpha", "Beta", "Gamma")
    ]
    remembered._REMEMBERED.clear()
    cards._REMEMBERED.clear()
    compared = []
    monkeypatch.setattr(
        comparing,
        "compare",
        lambda *sheets, **options: compared.append(sheets) or compare(*sheets, **options),
    )
    warm_up()
    assert [{sheet.slug for sheet in pair[:2]} for pair in compared] == [
        {"alpha", "beta"},
        {"alpha", "gamma"},
    ]

    read = []

    def counted(copy, page, *args):
        read.append(copy.title)
        return sheet_of(copy, page, *args)

    sheet_of = remembered.sheet_of
    monkeypatch.setattr(remembered, "sheet_of", counted)
    draft = models[1].get_latest_revision_as_object()
    rows = list(draft.prices.all())
    rows[0].amount = Decimal(3)
    draft.prices = rows
    found = consequences_of({draft.pk: draft}, RequestFactory().get("/"))

    assert read == []
    assert found.compared == 2
    known = {pk: card for pk, (_made_from, card) in cards._REMEMBERED.items()}
    client.get("/models/")
    assert all(cards._REMEMBERED[pk][1] is card for pk, card in known.items())


def test_a_site_without_models_has_nothing_to_read(db):
    warm_up()
    assert not ModelPage.objects.exists()


@pytest.mark.parametrize(
    "error", [DatabaseError("no such table: model_pages_modelpage"), KeyError("amount")]
)
def test_nothing_that_cannot_be_read_keeps_a_process_from_starting(monkeypatch, caplog, error):
    def unreadable(*args):
        raise error

    monkeypatch.setattr(warming, "cards_on", unreadable)
    monkeypatch.setattr(warming.ModelPage.objects, "published", lambda: None)
    warm_up()
    assert "was not read ahead" in caplog.text
