"""The screens of the import, as an editor uses them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from model_pages.models import CatalogueImport, ModelPage
from tests import factories
from tests.admin.importing import amounts, draft, live, outcomes
from tests.admin.people import member

INDEX = "/admin/import-and-export/"
TEXT = "model,component,unit,amount\nmini,input_text,1m_tokens,0.5\n"


@pytest.fixture
def mini(site) -> ModelPage:
    return factories.model("Mini", prices={"input_text": "0.4", "output_text": "1.6"})


@pytest.fixture
def editor(site):
    """May edit models and not publish them."""
    return member("Editors")


def upload(client, content: str | bytes = TEXT, name: str = "prices.csv"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(INDEX, {"file": SimpleUploadedFile(name, content)}, follow=True)


def words(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def run_of(response) -> CatalogueImport:
    return CatalogueImport.objects.get(pk=response.context["run"].pk)


def options(**changed) -> dict:
    chosen = {f"column-{at}": key for at, key in enumerate(TEXT.splitlines()[0].split(","))}
    return {"publish": "True", "holds": "prices", "decimal_mark": "", **chosen, **changed}


def begin(client, response, **changed):
    """Choose, look, and start."""
    url = response.request["PATH_INFO"]
    seen = client.post(url, options(**changed), follow=True)
    token = seen.context["kept"].token
    return client.post(f"{url}start/", {"token": token}, follow=True)


def test_the_menu_leads_to_the_import(admin_client, site):
    home = admin_client.get("/admin/")

    assert INDEX in home.content.decode()
    assert "Import a file" in words(admin_client.get(INDEX))


def test_an_upload_shows_what_would_change_and_changes_nothing(admin_client, mini):
    response = upload(admin_client)

    assert "0.4 USD per million tokens 0.5 USD per million tokens +25%" in words(response)
    assert "Save 1 draft" in words(response)
    assert amounts(live(mini))["input_text"] == "0.4"
    assert draft(mini).pk and live(mini).revisions.count() == 1


def test_an_editor_publishes_what_she_saw(admin_client, admin_user, mini):
    response = begin(admin_client, upload(admin_client))
    assert "0 of 1 models" in words(response)

    done = admin_client.post(
        reverse("model_imports:go_on", args=[run_of(response).pk]), follow=True
    )

    assert "Imported" in words(done)
    assert "Published" in words(done)
    assert amounts(live(mini))["input_text"] == "0.5"
    assert live(mini).latest_revision.user == admin_user


def test_the_page_asks_for_the_progress_until_nothing_waits(admin_client, mini):
    run = run_of(begin(admin_client, upload(admin_client)))

    answer = admin_client.post(
        reverse("model_imports:go_on", args=[run.pk]), headers={"accept": "application/json"}
    )

    assert answer.json() == {"done": 1, "total": 1, "finished": True}


def test_drafts_are_what_comes_of_it_unless_the_editor_says_otherwise(admin_client, mini):
    run = run_of(begin(admin_client, upload(admin_client), publish="False"))

    admin_client.post(reverse("model_imports:go_on", args=[run.pk]))

    assert amounts(live(mini))["input_text"] == "0.4"
    assert amounts(draft(mini))["input_text"] == "0.5"


def test_an_import_is_found_again_after_the_session_has_ended(
    client, admin_client, admin_user, mini
):
    url = upload(admin_client).request["PATH_INFO"]
    admin_client.logout()
    assert client.get(url).status_code == 302

    client.force_login(admin_user)

    assert "+25%" in words(client.get(url))
    assert "prices.csv" in words(client.get(INDEX))


def test_errors_stop_everything_and_are_shown_at_their_cells(admin_client, mini):
    response = upload(admin_client, TEXT + "mini,output_text,1m_tokens,cheap\n")

    assert "1 error" in words(response)
    assert "3 amount (D) cheap is not a number" in words(response)
    begin(admin_client, response)
    assert run_of(response).state == "open"
    assert amounts(live(mini))["input_text"] == "0.4"


def test_the_models_with_errors_are_left_out_if_the_editor_says_so(admin_client, mini):
    factories.model("Other", prices={"input_text": "1"})
    response = upload(
        admin_client, TEXT + "other,input_text,1m_tokens,2\nmini,output_text,1m_tokens,cheap\n"
    )
    run = run_of(begin(admin_client, response, leave_out_faults="on"))

    admin_client.post(reverse("model_imports:go_on", args=[run.pk]))

    assert outcomes(run) == {"other": "published"}


def test_a_column_with_another_name_can_be_chosen(admin_client, mini):
    response = upload(admin_client, TEXT.replace("amount", "Preis"))
    assert "no column of the file holds it" in words(response)

    chosen = admin_client.post(response.request["PATH_INFO"], options(), follow=True)

    assert "+25%" in words(chosen)
    assert run_of(chosen).columns["3"] == "amount"


def test_a_sheet_that_does_not_say_what_it_holds_can_be_told(admin_client, site):
    factories.model("Mini")
    response = upload(admin_client, "Which,Text\nmini,Small.\n", "file.csv")
    url = response.request["PATH_INFO"]

    admin_client.post(
        url,
        {"publish": "True", "holds": "models", "decimal_mark": ""},
        follow=True,
    )
    chosen = {"column-0": "slug", "column-1": "summary"}
    told = admin_client.post(
        url, {"publish": "True", "holds": "models", "decimal_mark": "", **chosen}, follow=True
    )

    assert "Added one-line description Small." in words(told)
    assert "1 model would change" in words(told)


def test_a_decimal_comma_can_be_told(admin_client, mini):
    response = upload(admin_client, TEXT.replace("0.5", '"0,5"'))
    assert "is 0.5 with a decimal comma" in words(response)

    told = admin_client.post(response.request["PATH_INFO"], options(decimal_mark=","), follow=True)

    assert "+25%" in words(told)


def test_what_changed_since_it_was_seen_is_shown_again(admin_client, mini):
    response = upload(admin_client)
    url = response.request["PATH_INFO"]
    token = response.context["kept"].token
    page = live(mini)
    page.title = "Mini 2"
    factories.publish(page)

    again = admin_client.post(f"{url}start/", {"token": token}, follow=True)

    assert "The models have changed since you saw this list" in words(again)
    assert run_of(response).state == "open"


def test_a_started_import_starts_once(admin_client, mini):
    response = begin(admin_client, upload(admin_client))
    run = run_of(response)

    admin_client.post(reverse("model_imports:start", args=[run.pk]), {"token": ""})

    assert outcomes(run) == {"mini": "waiting"}


def test_a_failed_model_can_be_tried_again(admin_client, mini):
    run = run_of(begin(admin_client, upload(admin_client)))
    factories.publish(live(mini))
    url = reverse("model_imports:go_on", args=[run.pk])
    failed = admin_client.post(url, follow=True)
    assert "Try 1 failed model again" in words(failed)

    admin_client.post(url, {"retry": "yes"}, follow=True)

    assert outcomes(run) == {"mini": "published"}


def test_a_file_can_be_discarded(admin_client, mini):
    response = upload(admin_client)

    gone = admin_client.post(response.request["PATH_INFO"] + "discard/", follow=True)

    assert "prices.csv has been discarded" in words(gone)
    assert "Discarded" in words(admin_client.get(response.request["PATH_INFO"]))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("prices.csv", b"", "The submitted file is empty"),
        ("prices.pdf", b"%PDF", "prices.pdf ends in '.pdf'"),
        ("prices.xlsx", b"PK\x03\x04", "is no workbook that can be read"),
        ("file.yaml", b"a: &x b\n", "anchors and aliases are not read here"),
        ("file.yaml", b"a: [", "not YAML"),
    ],
)
def test_an_upload_that_cannot_be_read_is_refused_on_the_same_page(
    admin_client, site, name, content, said
):
    response = upload(admin_client, content, name)

    assert said in words(response)
    assert CatalogueImport.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_unread(admin_client, site, settings):
    settings.MODEL_PAGES_IMPORT_MAX_BYTES = 10

    assert "bytes, and 10 are allowed" in words(upload(admin_client))


def test_an_editor_who_may_not_publish_makes_drafts(client, editor, mini):
    client.force_login(editor)
    refused = client.post(upload(client).request["PATH_INFO"], options(), follow=True)
    assert "you may not publish this page: save drafts instead" in words(refused)

    run = run_of(begin(client, refused, publish="False"))
    client.post(reverse("model_imports:go_on", args=[run.pk]))

    assert amounts(draft(mini))["input_text"] == "0.5"


def test_an_editor_who_may_not_add_models_brings_none(client, mini):
    client.force_login(member("Pricing editors"))
    text = "slug,name,provider,type\nnew,New,openai,text\n"

    assert "you may not add one" in words(upload(client, text, "models.csv"))


@pytest.mark.parametrize("path", ["", "export/?file=prices.csv", "1/"])
def test_nobody_else_gets_in(client, django_user_model, site, path):
    assert client.get(INDEX + path).status_code == 302
    client.force_login(django_user_model.objects.create_user("reader", "r@example.com", "x"))
    assert client.get(INDEX + path).status_code in (302, 403)


@pytest.mark.parametrize("path", ["1/start/", "1/go-on/", "1/discard/"])
def test_what_changes_something_is_posted(admin_client, site, path):
    assert admin_client.get(INDEX + path).status_code == 405


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        ("prices.csv", "text/csv"),
        ("prices.xlsx", "spreadsheetml"),
        ("models.csv", "text/csv"),
        ("models.xlsx", "spreadsheetml"),
        ("catalogue.yaml", "application/yaml"),
    ],
)
def test_every_export_is_a_file(admin_client, mini, file, media_type):
    response = admin_client.get(f"{INDEX}export/", {"file": file, "type": "text"})

    assert response.status_code == 200
    assert media_type in response["Content-Type"]
    assert response["Content-Disposition"] == f'attachment; filename="{file}"'
    assert file.endswith("xlsx") or b"mini" in response.content


@pytest.mark.parametrize("query", [{}, {"file": "a"}, {"file": "prices.csv", "provider": "nobody"}])
def test_an_export_of_nothing_known_is_not_found(admin_client, mini, query):
    assert admin_client.get(f"{INDEX}export/", query).status_code == 404


def test_the_history_of_the_page_names_the_import(admin_client, mini):
    run = run_of(begin(admin_client, upload(admin_client)))
    admin_client.post(reverse("model_imports:go_on", args=[run.pk]))

    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[mini.pk]))

    assert "Imported from prices.csv" in words(history)


def test_a_slip_in_a_catalogue_is_told_in_the_editors_language(admin_client, admin_user, site):
    UserProfile.get_for_user(admin_user)
    UserProfile.objects.update(preferred_language="de")

    html = words(upload(admin_client, "models:\n  - slug: a\n   name: b\n", "file.yaml"))

    assert "kein YAML: ein „-“ fehlt oder ist nicht so eingerückt wie seine Nachbarn" in html
