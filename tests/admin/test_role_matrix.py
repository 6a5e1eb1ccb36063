"""Every view of ours for every role and method: who gets in, and who is refused.

A view that is not in the table fails the first test.
"""

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from comparisons.models import CallToAction
from model_pages.importing.reading import read_upload
from model_pages.models import (
    CatalogueImport,
    Correction,
    ExchangeRate,
    ModelIndexPage,
    PriceBatch,
)
from tests import factories
from tests.admin.people import EVERYBODY, is_refused, person, signed_in

OURS = (
    "model_pages",
    "model_pages_admin",
    "model_imports",
    "model_chooser",
    "price_desk",
    "corrections",
)
NOT_ALLOWED = 405

EDITORS, PRICES, ENTRIES, ADMIN = "PCUA", "PUA", "CUA", "SPCUA"
NEVER = None
"""The view has no such method: it answers 405, to those who are not refused anyway."""

REPORTS = ("stale_prices", "missing_facts", "changes_ahead", "successor_faults", "host_differences")
PAIR_REPORTS = ("lapsed_overrides", "retired_names", "to_list")

# name of the view: who may GET it, who may POST to it
TABLE = {
    "model_pages:index": (EDITORS, NEVER),
    "model_pages:index_results": (EDITORS, NEVER),
    "model_pages:choose_parent": ("CUA", "CUA"),
    "model_pages_admin:to_check": (EDITORS, NEVER),
    "model_pages_admin:to_check_results": (EDITORS, NEVER),
    "model_pages_admin:confirm": (NEVER, EDITORS),
    "model_pages_admin:still_true_of_model": (EDITORS, NEVER),
    "model_pages_admin:calendar": (EDITORS, NEVER),
    **{f"model_pages_admin:{name}": (EDITORS, NEVER) for name in REPORTS},
    **{f"model_pages_admin:{name}_results": (EDITORS, NEVER) for name in REPORTS},
    "model_imports:index": (EDITORS, EDITORS),
    "model_imports:export": (EDITORS, NEVER),
    "model_imports:review": (EDITORS, EDITORS),
    "model_imports:start": (NEVER, EDITORS),
    "model_imports:go_on": (NEVER, EDITORS),
    "model_imports:discard": (NEVER, EDITORS),
    "price_desk:index": (PRICES, NEVER),
    "price_desk:rows": (PRICES, NEVER),
    "price_desk:session": (PRICES, NEVER),
    "price_desk:read": (NEVER, PRICES),
    "price_desk:still_true": (NEVER, PRICES),
    "price_desk:new_review": (NEVER, PRICES),
    "price_desk:review": (PRICES, PRICES),
    "price_desk:run": (PRICES, NEVER),
    "price_desk:step": (NEVER, PRICES),
    "model_chooser:choose": (ADMIN, NEVER),
    "model_chooser:choose_results": (ADMIN, NEVER),
    "model_chooser:chosen": (ADMIN, NEVER),
    "model_chooser:chosen_multiple": (ADMIN, NEVER),
    "corrections:index": (EDITORS, NEVER),
    "corrections:index_results": (EDITORS, NEVER),
    "corrections:edit": (EDITORS, EDITORS),
    "corrections:history": (EDITORS, NEVER),
    "corrections:history_results": (EDITORS, NEVER),
    "corrections:usage": (EDITORS, NEVER),
    "corrections:add": ("", ""),
    "corrections:delete": ("", ""),
    "versus_correction": (EVERYBODY, EVERYBODY),
    "versus_changes": (EVERYBODY, EVERYBODY),
    "versus_visit": (NEVER, EVERYBODY),
    "comparisons_consequences": (EDITORS, NEVER),
    "comparisons_consequences_of_changes": (NEVER, EDITORS),
    "comparisons_said": (NEVER, ENTRIES),
    **{f"comparisons_{name}": (ENTRIES, NEVER) for name in PAIR_REPORTS},
    **{f"comparisons_{name}_results": (ENTRIES, NEVER) for name in PAIR_REPORTS},
}

PROVIDERS, RATES, PROMOS = (
    f"wagtailsnippets_{name}"
    for name in ("model_pages_provider", "model_pages_exchangerate", "comparisons_calltoaction")
)
# views of Wagtail's that show or change what is ours
SNIPPETS = {
    **{f"{PROVIDERS}:{view}": (ENTRIES, ENTRIES) for view in ("add", "edit", "delete")},
    **{f"{RATES}:{view}": ("UA", "UA") for view in ("add", "edit", "delete")},
    **{f"{PROMOS}:{view}": (ENTRIES, ENTRIES) for view in ("add", "edit", "delete")},
    f"{PROVIDERS}:list": (ENTRIES, NEVER),
    f"{RATES}:list": ("UA", NEVER),
    f"{PROMOS}:list": (ENTRIES, NEVER),
}
PAGES = {
    ("edit", "entry"): (EDITORS, EDITORS),
    ("revisions_revert", "entry"): (EDITORS, EDITORS),
    ("copy", "entry"): ("UA", "UA"),
    ("delete", "entry"): ("UA", "UA"),
    ("move", "entry"): ("UA", "UA"),
    ("unpublish", "entry"): ("UA", "UA"),
    ("lock", "entry"): (NEVER, "UA"),
    ("history", "entry"): (EDITORS, NEVER),
    ("delete", "draft"): (ENTRIES, ENTRIES),
    ("edit", "directory"): (ENTRIES, ENTRIES),
    ("add_subpage", "directory"): (ENTRIES, ENTRIES),
    ("edit", "pair"): (ENTRIES, ENTRIES),
    ("delete", "pair"): (ENTRIES, ENTRIES),
    ("unpublish", "pair"): (ENTRIES, ENTRIES),
}


FORM = {
    **{f"{name}-count": "0" for name in ("strengths", "cards", "use_cases", "faqs")},
    "new_parent_page": "1",
}
"""What the forms of pages cannot do without; all else is missing and said to be."""


def own_views():
    return sorted(_walk(get_resolver(), ()))


def _walk(resolver, spaces):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, inner)
            continue
        module = getattr(pattern.callback, "view_class", pattern.callback).__module__
        ours = module.startswith(("model_pages.", "comparisons."))
        if ours or (spaces and spaces[-1] in OURS):
            yield ":".join([*spaces, pattern.name])


@pytest.fixture
def things(site):
    entry = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    other = factories.model("GPT-4.1", prices={"input_text": "2"})
    return {
        "entry": entry,
        "draft": factories.model("Draft", published=False),
        "pair": factories.comparison(entry, other),
        "directory": ModelIndexPage.objects.get(),
        "provider": factories.provider("Of no model"),
        "rate": ExchangeRate.objects.create(currency="EUR", per_dollar="0.9", day="2026-11-01"),
        "correction": Correction.objects.create(
            page=entry,
            field="input_text",
            label="Input price",
            proposed="$0.5",
            source_url="https://example.com",
        ),
        "promo": CallToAction.objects.create(name="Promo", heading="Use it"),
    }


@pytest.fixture
def people(site):
    users = {letter: person(letter) for letter in EVERYBODY if letter != "N"}
    return {letter: users.get(letter) for letter in EVERYBODY}


def url_of(name, things, user):
    """Of the person's own import and batch, where it is about one."""
    entry = things["entry"]
    own = {
        "model_imports": lambda: (
            CatalogueImport.objects.create(
                file_name="prices.csv",
                content=b"x",
                holds="prices",
                user=user,
                table=read_upload("prices.csv", b"model,component,amount\nx,y,1\n").as_json(),
            ).pk
        ),
        "price_desk": lambda: PriceBatch.objects.create(edits={}, user=user or person("X")).pk,
    }
    space, _colon, view = name.partition(":")
    if space in own and view in ("review", "start", "go_on", "discard", "run", "step"):
        return reverse(name, args=[own[space]()])
    if space in (PROVIDERS, RATES, PROMOS) and view in ("edit", "delete"):
        kind = {PROVIDERS: "provider", RATES: "rate", PROMOS: "promo"}[space]
        return reverse(name, args=[things[kind].pk])
    if space == "corrections" and not view.startswith(("index", "add")):
        return reverse(name, args=[things["correction"].pk])
    if name == "model_chooser:chosen_multiple":
        return f"{reverse(name)}?id={entry.pk}"
    if name == "model_imports:export":
        return f"{reverse(name)}?file=prices.csv"
    if name == "comparisons_said":
        return f"{reverse(name)}?page={things['pair'].pk}"
    with_entry = ("still_true_of_model", "chosen", "comparisons_consequences")
    return reverse(name, args=[entry.pk] if (view or name) in with_entry else [])


def who_gets_in(people, url_for, method):
    """Letters of those who are not refused, and what they are answered."""
    answers = {}
    for letter, user in people.items():
        client = signed_in(user)
        with transaction.atomic():
            response = getattr(client, method)(url_for(user), FORM if method == "post" else {})
            transaction.set_rollback(True)
        assert response.status_code < 500
        if not is_refused(response):
            answers[letter] = response.status_code
    return answers


def check(people, url_for, allowed):
    for method, letters in zip(("get", "post"), allowed, strict=True):
        answers = who_gets_in(people, url_for, method)
        if letters is NEVER:
            assert set(answers.values()) <= {NOT_ALLOWED}, (method, answers)
        else:
            assert "".join(answers) == letters, (method, answers)
            assert NOT_ALLOWED not in answers.values(), (method, answers)


def test_every_view_of_ours_is_in_the_table():
    assert own_views() == sorted(TABLE)


@pytest.mark.parametrize("name", [*TABLE, *SNIPPETS])
def test_a_view_lets_in_whose_role_it_is_for(things, people, name):
    check(people, lambda user: url_of(name, things, user), (TABLE | SNIPPETS)[name])


@pytest.mark.parametrize(("view", "thing"), PAGES)
def test_a_page_is_for_those_whose_role_it_is(things, people, view, thing):
    page = things[thing]
    args = [page.pk, page.latest_revision_id] if view == "revisions_revert" else [page.pk]
    check(people, lambda user: reverse(f"wagtailadmin_pages:{view}", args=args), PAGES[view, thing])
