"""An editor decides about computed sentences and questions, and what becomes of that."""

import json
from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from comparisons.models import ComparisonPage, FaqChoice, StatementOverride
from comparisons.models.remembering import as_json
from comparisons.overrides import lapsed_overrides
from tests import factories
from tests.editor_forms import comparison_form, faq_row, statement_row

PAIR = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"
CHEAPER = "r05-input-cheaper"


@pytest.fixture
def pair(site):
    one = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})
    other = factories.model("GPT-5 Mini", prices={"input_text": "0.25", "output_text": "2"})
    return one, other


@pytest.fixture
def page(pair):
    return factories.comparison(*pair)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def shown(client):
    comparison = client.get(PAIR).context["comparison"]
    return [*comparison.statements, *comparison.more_statements]


def cheaper(client):
    """The sentence about the input price."""
    return next(one for one in shown(client) if "input" in one.text)


def new_price(model, amount):
    row = model.prices.get(component="input_text")
    row.amount = amount
    model.prices.add(row)
    factories.publish(model)


def test_the_form_lists_every_sentence_with_its_evidence(admin_client, page):
    html = admin_client.get(edit_url(page)).content.decode()

    for said in shown(admin_client):
        assert f'data-said-anchor="{said.anchor}"' in html
    assert "GPT-4.1 Mini: Input price" in html
    assert "https://example.com/prices" in html
    assert 'name="statement_overrides-0-action"' in html


def test_a_muted_sentence_is_not_said_and_its_reason_is_kept(admin_client, page, pair):
    said = cheaper(admin_client)

    form = comparison_form(*pair, statement_overrides=[statement_row(said)])
    assert admin_client.post(edit_url(page), form).status_code == 302

    assert said.anchor not in [one.anchor for one in shown(admin_client)]
    row = StatementOverride.objects.get()
    assert (row.sentence, row.reason) == (said.text, "Not our point")
    assert row.evidence == as_json(said.evidence)


def test_a_replaced_sentence_stands_with_its_evidence(admin_client, page, pair):
    said = cheaper(admin_client)
    row = statement_row(said, "replace", text="The older one costs more to ask.")

    admin_client.post(edit_url(page), comparison_form(*pair, statement_overrides=[row]))

    now = next(one for one in shown(admin_client) if one.anchor == said.anchor)
    assert now.text == "The older one costs more to ask."
    assert now.evidence == said.evidence
    assert "The older one costs more to ask." in admin_client.get(PAIR).content.decode()


def test_rows_that_choose_nothing_leave_nothing(admin_client, page, pair):
    said = shown(admin_client)
    rows = [statement_row(one, "", reason="") for one in said]
    faqs = [faq_row(faq) for faq in admin_client.get(PAIR).context["faqs"]]

    admin_client.post(
        edit_url(page), comparison_form(*pair, statement_overrides=rows, faq_choices=faqs)
    )

    assert not StatementOverride.objects.exists()
    assert not FaqChoice.objects.exists()
    assert shown(admin_client) == said


@pytest.mark.parametrize(
    ("fields", "name"),
    [({"reason": ""}, "reason"), ({"action": "replace", "text": " "}, "text")],
)
def test_publishing_asks_for_a_reason_and_for_words(admin_client, page, pair, fields, name):
    row = statement_row(cheaper(admin_client), **fields)
    form = comparison_form(*pair, statement_overrides=[row])

    response = admin_client.post(edit_url(page), form)

    rows = response.context["form"].formsets["statement_overrides"]
    assert name in rows.forms[0].errors
    assert not StatementOverride.objects.exists()


def test_a_draft_may_wait_for_its_reason(admin_client, page, pair):
    row = statement_row(cheaper(admin_client), reason="")
    form = comparison_form(*pair, statement_overrides=[row])
    del form["action-publish"]

    assert admin_client.post(edit_url(page), form).status_code == 302
    draft = ComparisonPage.objects.get().get_latest_revision_as_object()
    assert [row.action for row in draft.statement_overrides.all()] == ["mute"]
    assert not StatementOverride.objects.exists()


def test_keeping_a_sentence_again_removes_the_row(admin_client, page, pair):
    said = cheaper(admin_client)
    admin_client.post(
        edit_url(page), comparison_form(*pair, statement_overrides=[statement_row(said)])
    )
    row = StatementOverride.objects.get()
    form = comparison_form(*pair, statement_overrides=[statement_row(said, "", id=row.pk)])
    form["statement_overrides-INITIAL_FORMS"] = "1"

    admin_client.post(edit_url(page), form)

    assert not StatementOverride.objects.exists()
    assert said in shown(admin_client)


def test_an_override_lapses_when_a_price_changes(admin_client, page, pair):
    said = cheaper(admin_client)
    admin_client.post(
        edit_url(page), comparison_form(*pair, statement_overrides=[statement_row(said)])
    )
    assert lapsed_overrides() == []

    new_price(pair[1], "0.3")

    now = cheaper(admin_client)
    assert now.anchor == said.anchor
    [lapsed] = lapsed_overrides()
    assert (lapsed.page, lapsed.sentence, lapsed.sentence_now) == (page, said.text, now.text)
    assert "$0.25" in lapsed.evidence
    assert "$0.3" in lapsed.evidence_now


def test_a_later_check_lapses_nothing(admin_client, page, pair):
    said = cheaper(admin_client)
    admin_client.post(
        edit_url(page), comparison_form(*pair, statement_overrides=[statement_row(said)])
    )

    factories.check_prices(pair[1], date(2026, 11, 23))

    assert lapsed_overrides() == []
    assert said.anchor not in [one.anchor for one in shown(admin_client)]


def test_a_lapsed_override_is_renewed_against_what_the_editor_sees(admin_client, page, pair):
    said = cheaper(admin_client)
    admin_client.post(
        edit_url(page), comparison_form(*pair, statement_overrides=[statement_row(said)])
    )
    new_price(pair[1], "0.3")
    html = admin_client.get(edit_url(page)).content.decode()
    assert "said-row--lapsed" in html
    now = cheaper(admin_client)
    renewed = statement_row(
        said,
        id=StatementOverride.objects.get().pk,
        renew="on",
        sentence_now=now.text,
        evidence_now=json.dumps(as_json(now.evidence)),
    )
    form = comparison_form(*pair, statement_overrides=[renewed])
    form["statement_overrides-INITIAL_FORMS"] = "1"

    admin_client.post(edit_url(page), form)

    assert lapsed_overrides() == []
    assert now.anchor not in [one.anchor for one in shown(admin_client)]


@pytest.mark.parametrize("evidence", ['"text"', "[1]", "[{}]", "no json"])
def test_evidence_that_is_none_is_refused_and_breaks_no_page(admin_client, page, pair, evidence):
    row = statement_row(cheaper(admin_client), evidence=evidence)
    response = admin_client.post(edit_url(page), comparison_form(*pair, statement_overrides=[row]))

    assert response.status_code == 200
    assert "evidence" in response.context["form"].formsets["statement_overrides"].forms[0].errors
    page.statement_overrides = [StatementOverride(anchor=CHEAPER, action="mute", evidence=[7, {}])]
    factories.publish(page)
    assert admin_client.get(PAIR).status_code == 200


def test_questions_are_pinned_hidden_and_answered(admin_client, page, pair):
    faqs = admin_client.get(PAIR).context["faqs"]
    rows = [
        faq_row(faqs[2], "first", ORDER=2),
        faq_row(faqs[1], "first", ORDER=1),
        faq_row(faqs[0], "hidden", reason="Said above"),
        faq_row(faqs[3], answer="Ask us.", reason="We know more"),
    ]

    admin_client.post(edit_url(page), comparison_form(*pair, faq_choices=rows))

    now = admin_client.get(PAIR).context["faqs"]
    assert [faq.anchor for faq in now[:3]] == [faqs[1].anchor, faqs[2].anchor, faqs[3].anchor]
    assert now[2].answer == "Ask us."
    assert faqs[0].anchor not in [faq.anchor for faq in now]
    assert len(now) == len(faqs) - 1


def test_pinned_questions_stand_before_the_editors_own(admin_client, page, pair):
    faqs = admin_client.get(PAIR).context["faqs"]
    own = ("faq", {"question": "Is there a trial?", "answer": "<p>Ask.</p>"})
    page.faqs = [own]
    page.faq_choices = [FaqChoice(anchor=faqs[1].anchor, place="first")]
    factories.publish(page)

    now = [faq.anchor for faq in admin_client.get(PAIR).context["faqs"]]
    assert now[:3] == [faqs[1].anchor, "question-1", faqs[0].anchor]


def test_an_answer_lapses_with_its_evidence_and_a_place_does_not(admin_client, page, pair):
    faqs = admin_client.get(PAIR).context["faqs"]
    price = next(faq for faq in faqs if any("$0.25" in one.value for one in faq.evidence))
    row = FaqChoice(
        anchor=price.anchor,
        place="first",
        answer="Ask us.",
        sentence=price.answer,
        evidence=as_json(price.evidence),
    )
    page.faq_choices = [row]
    factories.publish(page)
    assert admin_client.get(PAIR).context["faqs"][0].answer == "Ask us."

    new_price(pair[1], "0.3")

    now = admin_client.get(PAIR).context["faqs"][0]
    assert (now.anchor, "Ask us." in now.answer) == (price.anchor, False)
    assert [lapsed.sentence for lapsed in lapsed_overrides()] == [price.answer]


def test_the_history_says_who_muted_what_and_why(admin_client, page, pair, admin_user):
    said = cheaper(admin_client)
    form = comparison_form(*pair, statement_overrides=[statement_row(said)])
    admin_client.post(edit_url(page), form)

    entry = PageLogEntry.objects.get(action="comparisons.override")
    assert entry.user == admin_user
    html = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Muted" in html
    assert "Not our point" in html

    factories.publish(ComparisonPage.objects.get())
    assert PageLogEntry.objects.filter(action="comparisons.override").count() == 1


def test_the_history_says_when_a_sentence_is_computed_again(admin_client, page, pair):
    said = cheaper(admin_client)
    form = comparison_form(*pair, statement_overrides=[statement_row(said)])
    admin_client.post(edit_url(page), form)

    page = ComparisonPage.objects.get()
    page.statement_overrides = []
    factories.publish(page)

    entries = PageLogEntry.objects.filter(action="comparisons.override").order_by("pk")
    assert [entry.data["decision"] for entry in entries] == ["mute", "keep"]
    assert "Went back" in entries[1].message


def test_who_wrote_an_override_is_named_not_who_published_it(
    admin_client, page, pair, admin_user, django_user_model
):
    said = cheaper(admin_client)
    form = comparison_form(*pair, statement_overrides=[statement_row(said)])
    del form["action-publish"]
    admin_client.post(edit_url(page), form)
    chief = django_user_model.objects.create_superuser("chief", "chief@example.com", "right")

    draft = ComparisonPage.objects.get().get_latest_revision_as_object()
    draft.save_revision(user=chief).publish(user=chief)

    assert PageLogEntry.objects.get(action="comparisons.override").user == admin_user


def test_comparing_two_revisions_shows_the_override(admin_client, page, pair):
    first = page.latest_revision
    said = cheaper(admin_client)
    form = comparison_form(*pair, statement_overrides=[statement_row(said)])
    admin_client.post(edit_url(page), form)

    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, "latest"])
    html = admin_client.get(url).content.decode()

    assert "Not our point" in html
    assert said.text.split("(")[0].strip() in html


def test_a_row_that_was_not_sent_is_left_as_it_is(admin_client, page, pair):
    said = cheaper(admin_client)
    admin_client.post(
        edit_url(page), comparison_form(*pair, statement_overrides=[statement_row(said)])
    )
    form = comparison_form(*pair) | {
        "statement_overrides-TOTAL_FORMS": "3",
        "statement_overrides-INITIAL_FORMS": "2",
    }

    assert admin_client.post(edit_url(page), form).status_code == 302
    assert StatementOverride.objects.get().anchor == said.anchor


def test_two_rows_about_one_sentence_are_both_in_the_form(admin_client, page):
    said = cheaper(admin_client)
    rows = [
        StatementOverride(anchor=said.anchor, action="mute", reason=text) for text in ("1st", "2nd")
    ]
    page.statement_overrides = rows
    factories.publish(page)

    html = admin_client.get(edit_url(page)).content.decode()

    assert 'value="1st"' in html
    assert 'value="2nd"' in html


def test_an_answer_to_a_pinned_question_is_written_against_the_evidence_of_now(
    admin_client, page, pair
):
    faqs = admin_client.get(PAIR).context["faqs"]
    price = next(faq for faq in faqs if any("$0.25" in one.value for one in faq.evidence))
    pinned = FaqChoice(anchor=price.anchor, place="first", evidence=as_json(price.evidence))
    page.faq_choices = [pinned]
    factories.publish(page)
    new_price(pair[1], "0.3")

    rows = admin_client.get(edit_url(page)).context["form"].formsets["faq_choices"]

    now = next(faq for faq in admin_client.get(PAIR).context["faqs"] if faq.anchor == price.anchor)
    assert json.loads(rows.forms[0]["evidence"].value()) == as_json(now.evidence)


def test_a_memory_of_printed_values_alone_holds_and_gets_its_data_when_it_is_saved(
    admin_client, page, pair
):
    said = cheaper(admin_client)
    names = ("model", "label", "value", "unit")
    old = [{name: one[name] for name in names} for one in as_json(said.evidence)]
    kept = {"sentence": said.text, "evidence": old, "reason": "Not our point"}
    page.statement_overrides = [StatementOverride(anchor=said.anchor, action="mute", **kept)]
    factories.publish(page)
    assert said.anchor not in [one.anchor for one in shown(admin_client)]

    form = admin_client.get(edit_url(page)).context["form"]

    (row,) = form.formsets["statement_overrides"].forms
    assert row.initial["evidence"] == as_json(said.evidence)


def test_an_override_outlives_another_wording_of_a_unit(admin_client, page):
    said = cheaper(admin_client)
    stored = as_json(said.evidence)
    for one in stored:
        one["unit"] = "je 1 Mio. Tokens"
    override = {"sentence": said.text, "evidence": stored, "reason": "Not our point"}
    page.statement_overrides = [StatementOverride(anchor=said.anchor, action="mute", **override)]
    factories.publish(page)

    assert said.anchor not in [one.anchor for one in shown(admin_client)]
    assert lapsed_overrides() == []
