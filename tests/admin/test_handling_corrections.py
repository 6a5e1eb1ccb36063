"""Corrections of visitors as the editors' tasks."""

import pytest
from django.urls import reverse

from model_pages.models import Correction
from tests import factories
from tests.admin.people import member, signed_in


@pytest.fixture
def correction(site):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    return Correction.objects.create(
        page=page,
        field="input_text",
        label="Input price",
        shown="$0.4 / 1M tokens",
        proposed="$0.5 <script>",
        source_url="https://example.com/prices",
        note="Since Monday",
    )


@pytest.fixture
def editor(correction):
    return signed_in(member("Pricing editors"))


def edit_url(correction):
    return reverse("corrections:edit", args=[correction.pk])


def test_what_waits_stands_on_the_dashboard(editor, correction):
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Corrections from visitors" in page
    assert edit_url(correction) in page


def test_what_is_handled_leaves_the_dashboard(editor, correction):
    editor.post(edit_url(correction), {"state": "accepted", "answer": ""})
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Corrections from visitors" not in page


def test_the_task_shows_both_values_and_the_source_as_text(editor, correction):
    page = editor.get(edit_url(correction)).content.decode()
    assert "<del>$0.4 / 1M tokens</del>" in page
    assert "<ins>$0.5 &lt;script&gt;</ins>" in page
    assert 'href="https://example.com/prices"' in page
    assert reverse("wagtailadmin_pages:edit", args=[correction.page_id]) in page


def test_an_accepted_correction_names_who_handled_it(editor, correction):
    editor.post(edit_url(correction), {"state": "accepted", "answer": "Price changed"})
    correction.refresh_from_db()
    assert correction.state == "accepted"
    assert str(correction.handled_by) == "pricing-editors"
    assert correction.handled_at


def test_a_refusal_without_a_reason_is_asked_for_one(editor, correction):
    page = editor.post(edit_url(correction), {"state": "refused", "answer": " "})
    assert "Say why the correction is refused." in page.content.decode()
    correction.refresh_from_db()
    assert correction.state == "open"


def test_a_reopened_correction_is_nobodys(editor, correction):
    editor.post(edit_url(correction), {"state": "accepted", "answer": ""})
    editor.post(edit_url(correction), {"state": "open", "answer": ""})
    correction.refresh_from_db()
    assert correction.handled_by is None


def test_what_the_visitor_wrote_cannot_be_changed(editor, correction):
    editor.post(edit_url(correction), {"state": "accepted", "answer": "", "proposed": "$9"})
    correction.refresh_from_db()
    assert correction.proposed == "$0.5 <script>"


def test_the_list_is_filtered_and_searched(editor, correction):
    url = reverse("corrections:index")
    assert "GPT-4.1 Mini" in editor.get(url, {"state": "open"}).content.decode()
    assert "GPT-4.1 Mini" not in editor.get(url, {"state": "refused"}).content.decode()
    assert "GPT-4.1 Mini" in editor.get(url, {"q": "Monday"}).content.decode()
