"""The consequences of edits that the price desk has under review."""

from decimal import Decimal

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail import hooks

from comparisons.impact.changes import packed, unpacked
from model_pages.models import ModelPage
from tests import factories


@pytest.fixture
def three(site):
    return [
        factories.model(name, prices={"input_text": amount})
        for name, amount in (("Alpha", "1"), ("Beta", "2"), ("Gamma", "8"))
    ]


def edited(page, amount):
    """The page in memory with another price, as the desk would publish it."""
    page = ModelPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    rows = list(page.prices.all())
    rows[0].amount = Decimal(amount)
    page.prices = rows
    return page


def panel(changes, user):
    request = RequestFactory().get("/admin/")
    request.user = user
    (review,) = hooks.get_hooks("versus_review_prices")
    return review(changes, request)


def ask(client, changes, user, **fields):
    address = reverse("comparisons_consequences_of_changes")
    return client.post(address, {"changes": packed(changes, user), **fields})


def test_a_review_without_changes_has_no_panel(three, admin_user):
    assert panel({}, admin_user) is None


def test_a_review_counts_entry_by_entry(three, admin_user):
    changes = {page.pk: edited(page, "4") for page in three[:2]}
    html = panel(changes, admin_user).render_html({})
    assert 'max="2"' in html
    assert f"[{three[0].pk}, {three[1].pk}]" in html


def test_the_shares_of_two_entries_add_up_to_what_both_change(three, admin_client, admin_user):
    """The page of the two is counted once, as it is with both new prices."""
    alpha, beta, _gamma = three
    changes = {alpha.pk: edited(alpha, "3"), beta.pk: edited(beta, "9")}
    shares = [
        ask(admin_client, changes, admin_user, share=page.pk).json()["counts"]
        for page in (alpha, beta)
    ]
    assert [share["reworded"] for share in shares] == [2, 1]
    assert [share["flips"] for share in shares] == [0, 1]  # Beta gets dearer than Gamma


def test_a_share_is_told_in_sentences(three, admin_client, admin_user):
    changes = {three[0].pk: edited(three[0], "4")}
    html = ask(admin_client, changes, admin_user, share=three[0].pk).json()["html"]
    assert "1 winner flips" in html
    assert "Alpha vs Beta" in html


def test_the_csv_has_every_sentence(three, admin_client, admin_user):
    changes = {three[0].pk: edited(three[0], "4"), three[1].pk: edited(three[1], "5")}
    response = ask(admin_client, changes, admin_user)
    text = b"".join(response.streaming_content).decode()
    for address in ("alpha-vs-beta", "alpha-vs-gamma", "beta-vs-gamma"):
        assert address in text


def test_edits_come_back_as_they_were_sent(three, admin_user):
    changes = {three[0].pk: edited(three[0], "0.0375"), three[1].pk: None}
    back = unpacked(packed(changes, admin_user), admin_user)
    assert [row.amount for row in back[three[0].pk].prices.all()] == [Decimal("0.0375")]
    assert back[three[1].pk] is None


@pytest.mark.parametrize("text", ["", "forged:text"])
def test_edits_that_we_did_not_write_are_refused(site, admin_client, text):
    address = reverse("comparisons_consequences_of_changes")
    response = admin_client.post(address, {"changes": text})
    assert response.status_code == 400
    assert "Load the page again" in response.json()["error"]


def test_edits_of_somebody_else_are_refused(three, admin_client, django_user_model):
    other = django_user_model.objects.create_superuser("other", "other@example.com", "right")
    response = ask(admin_client, {three[0].pk: edited(three[0], "4")}, other)
    assert response.status_code == 400


def test_a_visitor_is_led_to_the_login(three, client, admin_user):
    response = ask(client, {three[0].pk: edited(three[0], "4")}, admin_user)
    assert response.status_code == 302


@pytest.mark.browser
def test_the_panel_fills_itself_and_says_when_it_is_done(
    live_site, admin, today, django_user_model
):
    alpha, beta = (
        factories.model(name, prices={"input_text": amount})
        for name, amount in (("Alpha", "1"), ("Beta", "2"))
    )
    user = django_user_model.objects.get(username="editor")
    html = panel({alpha.pk: edited(alpha, "4"), beta.pk: edited(beta, "3")}, user).render_html({})
    admin.evaluate("html => document.querySelector('main').innerHTML = html", html)
    admin.evaluate(
        """() => {
          const field = document.createElement("input");
          field.type = "hidden";
          field.name = "csrfmiddlewaretoken";
          const config = document.getElementById("wagtail-config");
          field.value = JSON.parse(config.textContent).CSRF_TOKEN;
          document.querySelector("[data-versus-consequences] form").append(field);
        }"""
    )
    admin.add_script_tag(url="/static/comparisons/admin/consequences.js")
    admin.wait_for_selector("[data-progress]", state="hidden")
    assert admin.inner_text("[data-count=reworded]") == "1"
    assert admin.inner_text("[data-count=flips]") == "1"
