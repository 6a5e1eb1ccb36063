"""A comment on a row of an entry stays with what the row is about."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Comment, CommentReply, PageLogEntry
from wagtail.users.models import UserProfile

from model_pages.editing.difference_words import name_of_key
from model_pages.editing.row_keys import key_of
from model_pages.models import ModelPage, ModelPrice
from tests import factories
from tests.admin.people import member, signed_in
from tests.editor_forms import changed_prices, price_row

DRAFT = {"action-publish": ""}
JSON = {"headers": {"accept": "application/json"}}
SOURCE = {"source_name": "Price page", "source_url": "https://example.com/prices"}


@pytest.fixture
def page(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


@pytest.fixture
def people(django_user_model):
    """Two administrators, each with a browser of her own."""
    make = django_user_model.objects.create_superuser
    users = [make(name, f"{name}@example.com", "right") for name in ("ada", "ben")]
    clients = [Client(), Client()]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    return clients


@pytest.fixture
def ada(people):
    return people[0]


@pytest.fixture
def ben(people):
    return people[1]


def url_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def said(text="Sure?", place="prices-1", relation="prices", replies=(), **fields):
    """A comment as the browser posts it; ``replies`` are texts of new ones or forms."""
    forms = [{"text": one} if isinstance(one, str) else one for one in replies]
    return {"text": text, "contentpath": relation, "position": place, "replies": forms, **fields}


def as_shown(comment, **fields):
    """The same comment, posted back."""
    known = [{"id": one["pk"], "text": one["text"]} for one in comment["replies"]]
    new = [{"text": text} for text in fields.pop("replies", [])]
    values = {"id": comment["pk"], "relation": comment["contentpath"], "place": comment["position"]}
    return said(comment["text"], **values, replies=[*known, *new], **fields)


def posted(prefix, forms):
    fields = ("id", "DELETE", "resolved", "contentpath", "text", "position")
    initial = len([one for one in forms if one.get("id")])
    counts = {"TOTAL": len(forms), "INITIAL": initial, "MIN_NUM": 0, "MAX_NUM": ""}
    data = {f"{prefix}-{name}_FORMS": str(count) for name, count in counts.items()}
    for number, one in enumerate(forms):
        data |= {f"{prefix}-{number}-{name}": one.get(name, "") for name in fields}
        if "replies" in one:
            data |= posted(f"{prefix}-{number}-replies", one["replies"])
    return data


def comments(*forms):
    return posted("comments", forms)


def form(page, *rows, **fields):
    """The form of the entry: its two prices as they are, unless there are ``rows``."""
    rows = rows or (price_row(**SOURCE), price_row("output_text", "1.6", **SOURCE))
    return changed_prices(page, *rows, **fields)


def opened(client, page):
    revision = client.get(url_of(page)).context["page"].latest_revision
    stamp = revision.created_at.isoformat()
    return {"loaded_revision_id": revision.pk, "loaded_revision_created_at": stamp}


def save(client, page, data):
    response = client.post(url_of(page), data | DRAFT)
    assert response.status_code == 302, response.context["form"].errors
    return response


def data_shown(client, page):
    """What the editor's browser gets."""
    html = client.get(url_of(page)).content.decode()
    text = html.split('<script id="comments-data" type="application/json">')[1]
    return json.loads(text.split("</script>")[0])


def shown(client, page):
    return data_shown(client, page)["comments"]


def place(client, page):
    (comment,) = shown(client, page)
    return comment["position"]


def row_at(client, page, place):
    """The text of the form's row of that prefix."""
    rows = client.get(url_of(page)).context["form"].formsets["prices"].forms
    return next(row.title for row in rows if row.prefix == place)


@pytest.mark.parametrize("action", [{}, DRAFT], ids=["publish", "save"])
def test_a_comment_on_a_price_is_there_for_the_other_editor(ada, ben, page, action):
    ada.post(url_of(page), form(page) | comments(said("Sure?")) | action)

    (comment,) = shown(ben, page)
    assert (comment["text"], comment["contentpath"]) == ("Sure?", "prices")
    assert row_at(ben, page, comment["position"]) == "Output price: $1.6 per million tokens"


def test_what_is_stored_is_what_the_row_is_about(ada, page):
    save(ada, page, form(page) | comments(said()))

    about = json.loads(Comment.objects.get().position)
    assert about == {
        "component": "output_text",
        "conditions": None,
        "currency": "USD",
        "effective_from": None,
        "host": None,
        "kind": "list",
    }


def test_it_follows_its_row_when_a_row_comes_before_it_and_amounts_change(ada, ben, page):
    save(ada, page, form(page) | comments(said()))
    price = page.prices.get(component="input_text")
    price.delete()
    latest = ModelPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    latest.prices = [
        ModelPrice(component="output_text", amount="2", unit="1m_tokens"),
        ModelPrice(component="input_text", amount="1", unit="1m_tokens"),
        ModelPrice(component="cached_input_text", amount="1", unit="1m_tokens"),
    ]
    latest.save_revision()

    at = place(ben, page)

    assert at == "prices-0"
    assert row_at(ben, page, at) == "Output price: $2 per million tokens"


@pytest.mark.parametrize("live", [True, False], ids=["published", "never published"])
def test_it_follows_its_row_when_what_the_row_is_about_changes(ada, ben, page, live):
    if not live:
        page.unpublish()
    save(ada, page, form(page) | comments(said()))
    batch = price_row("output_text", "1.6", conditions_service_tier="batch", **SOURCE)

    (comment,) = shown(ada, page)
    save(ada, page, form(page, price_row(**SOURCE), batch) | comments(as_shown(comment)))

    at = place(ben, page)
    assert row_at(ben, page, at) == "Output price, batch: $1.6 per million tokens"


def test_a_draft_that_never_was_saved_may_have_comments(ada, site):
    existing = factories.model("Other", prices={"input_text": "0.4", "output_text": "1.6"})
    draft = form(existing) | {"title": "New", "slug": "new", "prices-INITIAL_FORMS": "0"}
    draft |= {"prices-0-id": "", "prices-1-id": "", **comments(said()), **DRAFT}
    url = reverse(
        "wagtailadmin_pages:add", args=["model_pages", "modelpage", existing.get_parent().pk]
    )

    assert ada.post(url, draft).status_code == 302

    made = ModelPage.objects.get(slug="new")
    assert row_at(ada, made, place(ada, made)) == "Output price: $1.6 per million tokens"


def test_the_row_of_a_comment_that_is_gone_is_named(ada, ben, page):
    save(ada, page, form(page) | comments(said()))
    (comment,) = shown(ben, page)

    save(ben, page, form(page) | {"prices-1-DELETE": "1"} | comments(as_shown(comment)))

    (comment,) = shown(ada, page)
    assert data_shown(ada, page)["rows"] == {comment["position"]: "Output price"}


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        ({"host": 999}, "Input price, promotion, from Jan 1, 2027"),
        ({"component": "of_a_plugin"}, ""),
        ({"conditions": {"of_a_plugin": "x"}}, ""),
    ],
)
def test_a_row_whose_host_or_words_are_gone_too_does_not_stop_the_form(db, gone, name):
    key = {"component": "input_text", "conditions": None, "currency": "USD", "host": None}
    key |= {"effective_from": "2027-01-01", "kind": "promotion"}

    assert name_of_key("prices", json.dumps(key | gone)) == name


def test_a_comment_comes_back_with_its_row(ada, page):
    save(ada, page, form(page) | comments(said()))
    (comment,) = shown(ada, page)
    save(ada, page, form(page) | {"prices-1-DELETE": "1"} | comments(as_shown(comment)))
    (comment,) = shown(ada, page)
    rows = form(page) | {"prices-INITIAL_FORMS": "1", "prices-1-id": ""}

    save(ada, page, rows | comments(as_shown(comment)))

    assert place(ada, page) == "prices-1"


@pytest.mark.parametrize(
    ("relation", "rows", "name"),
    [
        ("other_names", [{"identifier": "mini", "kind": "alias"}], "mini"),
        ("capabilities", [{"capability": "reasoning", "supported": "True"}], "Reasoning"),
        ("fact_sources", [{"fact": "context_window", "state": "", "note": ""}], "Context window"),
    ],
)
def test_other_rows_take_comments_too(ada, page, relation, rows, name):
    sources = {"source_name": "", "source_url": ""} if relation != "other_names" else {}
    row = rows[0] | sources
    data = form(page, **{relation: [row]})

    save(ada, page, data | comments(said(place=f"{relation}-0", relation=relation)))

    assert place(ada, page) == f"{relation}-0"
    assert data_shown(ada, page)["rows"] == {f"{relation}-0": name}


def test_a_row_into_which_nothing_was_typed_leaves_its_comment_at_the_list(ada, page):
    empty = {f"prices-2-{name}": value for name, value in price_row(amount="").items()}
    data = form(page) | empty | {"prices-TOTAL_FORMS": "3", "prices-2-id": "", "prices-2-ORDER": ""}

    save(ada, page, data | comments(said(place="prices-2")))

    assert place(ada, page) == ""


def test_a_place_that_no_row_has_is_not_stored(ada, page):
    save(ada, page, form(page) | comments(said(place='{"component": {}}')))

    assert Comment.objects.get().position == ""


def test_an_autosave_keeps_the_comment_at_the_row_of_the_form(ada, page):
    data = form(page) | comments(said()) | DRAFT

    saved = ada.post(url_of(page), data, **JSON).json()

    (comment,) = saved["comments"]["comments"]
    assert (comment["pk"], comment["position"]) == (Comment.objects.get().pk, "prices-1")
    assert saved["comments"]["rows"] == {"prices-1": "Output price"}


def test_a_form_that_is_refused_still_has_the_comment(ada, page):
    refused = ada.post(
        url_of(page),
        form(page, price_row(currency="??"), price_row("output_text", "1.6")) | comments(said()),
    )

    (comment,) = refused.context["form"].serialize_comments(refused.wsgi_request.user)["comments"]
    assert (comment["text"], comment["position"]) == ("Sure?", "prices-1")


def test_a_form_in_which_only_old_comments_stand_is_unchanged(ada, page):
    ada.post(url_of(page), form(page) | comments(said()))
    (comment,) = shown(ada, page)

    empty = ada.get(url_of(page)).context["form"]

    again = type(empty)(
        form(page) | comments(as_shown(comment)), instance=empty.instance, for_user=empty.for_user
    )

    assert again.is_valid()
    assert not again.has_changed()


def test_the_history_names_the_list_that_is_commented(ada, ben, page):
    save(ada, page, form(page) | comments(said("Sure?")))
    (comment,) = shown(ben, page)
    save(ben, page, form(page) | comments(as_shown(comment, replies=["Quite"])))
    (comment,) = shown(ada, page)
    save(ada, page, form(page) | comments(as_shown(comment, resolved="1")))
    save(ada, page, form(page) | comments(said("Again?")))
    (comment,) = shown(ada, page)
    save(ada, page, form(page) | comments(as_shown(comment) | {"text": "Once more?"}))
    (comment,) = shown(ada, page)
    save(ada, page, form(page) | comments(as_shown(comment, DELETE="1")))

    history = ada.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    site_history = ada.get(reverse("wagtailadmin_reports:site_history")).content.decode()

    for line in (
        "Added a comment on field Prices: &quot;Sure?&quot;",
        "Replied to comment on field Prices: &quot;Quite&quot;",
        "Resolved a comment on field Prices: &quot;Sure?&quot;",
        "Edited a comment on field Prices: &quot;Once more?&quot;",
        "Deleted a comment on field Prices: &quot;Once more?&quot;",
    ):
        assert line in history
        assert line in site_history


def test_the_history_of_a_german_editor_says_preise(ada, page):
    save(ada, page, form(page) | comments(said()))
    UserProfile.get_for_user(Comment.objects.get().user)
    UserProfile.objects.update(preferred_language="de")

    history = ada.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()

    assert "beim Feld Preise" in history


def test_who_follows_the_entry_is_mailed(ada, ben, page, mailoutbox):
    save(ben, page, form(page) | comments(said("First")) | {"comment_notifications": "on"})
    (comment,) = shown(ada, page)

    save(ada, page, form(page) | comments(as_shown(comment, replies=["Second"])))

    (mail,) = mailoutbox
    assert mail.to == ["ben@example.com"]
    assert "Second" in mail.body


def test_who_may_only_read_prices_comments_on_them(ada, page):
    editor = signed_in(member("Content editors"))
    html = editor.get(url_of(page)).content.decode()
    key = key_of("prices", page.prices.get(component="output_text"))
    assert f'data-versus-row="{escape(key)}"' in html

    save(editor, page, form(page) | comments(said("Cheaper now", place=key)))

    assert place(ada, page) == "prices-1"
    assert place(editor, page) == key


def test_who_may_only_read_prices_leaves_their_comments_where_they_are(ada, page):
    save(ada, page, form(page) | comments(said()))
    editor = signed_in(member("Content editors"))
    (comment,) = shown(editor, page)

    save(editor, page, form(page, summary="Small") | comments(as_shown(comment, replies=["Yes"])))

    (comment,) = shown(ada, page)
    assert comment["position"] == "prices-1"
    assert [reply["text"] for reply in comment["replies"]] == ["Yes"]


def test_comments_come_along_when_a_draft_is_submitted(ada, page):
    editor = signed_in(member("Pricing editors"))
    response = editor.post(
        url_of(page),
        form(page) | comments(said()) | DRAFT | {"action-submit": "1"},
    )

    assert response.status_code == 302
    assert ModelPage.objects.get(pk=page.pk).workflow_in_progress
    assert place(ada, page) == "prices-1"


def test_comparing_revisions_and_going_back_do_not_mind_comments(ada, page):
    before = page.latest_revision or page.save_revision()
    save(ada, page, form(page) | comments(said()))
    after = ModelPage.objects.get(pk=page.pk).latest_revision
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before.pk, after.pk])
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, before.pk])

    assert ada.get(compare).status_code == 200
    assert '"position": "prices-1"' in ada.get(revert).content.decode()


class TestTwoEditorsAtOnce:
    def test_both_may_comment(self, ada, ben, page):
        mine = form(page, **opened(ben, page)) | comments(said("Mine"))
        save(ada, page, form(page) | comments(said("Theirs", place="prices-0")))

        save(ben, page, mine)

        places = {one["text"]: one["position"] for one in shown(ben, page)}
        assert places == {"Mine": "prices-1", "Theirs": "prices-0"}

    def test_a_comment_goes_with_the_row_that_the_other_one_changed(self, ada, ben, page):
        save(ada, page, form(page) | comments(said()))
        (comment,) = shown(ben, page)
        mine = form(page, summary="Tiny", **opened(ben, page)) | comments(as_shown(comment))
        batch = price_row("output_text", "1.6", conditions_service_tier="batch", **SOURCE)
        save(ada, page, form(page, price_row(**SOURCE), batch) | comments(as_shown(comment)))

        save(ben, page, mine)

        title = row_at(ben, page, place(ben, page))
        assert title == "Output price, batch: $1.6 per million tokens"

    def test_a_comment_that_was_resolved_meanwhile_stays_resolved(self, ada, ben, page):
        save(ada, page, form(page) | comments(said()))
        (comment,) = shown(ben, page)
        mine = form(page, summary="Tiny", **opened(ben, page)) | comments(as_shown(comment))
        save(ada, page, form(page) | comments(as_shown(comment, resolved="1")))

        save(ben, page, mine)

        assert shown(ben, page) == []
        resolving = PageLogEntry.objects.get(action="wagtail.comments.resolve")
        assert resolving.user.username == "ada"

    @pytest.mark.parametrize("end", ["resolved", "DELETE"])
    def test_a_reply_to_a_comment_that_is_gone_meanwhile_is_not_lost(self, ada, ben, page, end):
        save(ada, page, form(page) | comments(said("First")))
        (comment,) = shown(ben, page)
        reply = as_shown(comment, replies=["But why?"])
        mine = form(page, **opened(ben, page)) | comments(reply, said("New", place="prices-0"))
        save(ada, page, form(page) | comments(as_shown(comment, **{end: "1"})))

        save(ben, page, mine)

        places = {one["text"]: one["position"] for one in shown(ben, page)}
        assert places == {"But why?": "prices-1", "New": "prices-0"}

    def test_replies_of_both_stay_and_one_that_was_taken_back_is_gone(self, ada, ben, page):
        save(ada, page, form(page) | comments(said("First", replies=["Taken back"])))
        (comment,) = shown(ben, page)
        mine = form(page, **opened(ben, page)) | comments(as_shown(comment, replies=["Ben's"]))
        taken = as_shown(comment, replies=["Ada's"])
        taken["replies"][0]["DELETE"] = "1"
        save(ada, page, form(page) | comments(taken))

        save(ben, page, mine)

        texts = CommentReply.objects.order_by("pk").values_list("text", flat=True)
        assert list(texts) == ["Ada's", "Ben's"]


def test_without_comments_the_form_has_no_place_for_them(ada, page, settings):
    settings.WAGTAILADMIN_COMMENTS_ENABLED = False

    html = ada.get(url_of(page)).content.decode()
    save(ada, page, form(page, summary="Tiny"))

    assert "data-versus-comments" not in html
    assert not PageLogEntry.objects.filter(action__startswith="wagtail.comments").exists()
