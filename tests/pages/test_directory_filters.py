"""A visitor narrows the directory down, orders it, and takes models to a comparison."""

import pytest

from model_pages.plugins import DirectorySort, SortValue, register_directory_sort
from model_pages.specs.directory_sorts import DIRECTORY_SORTS
from model_pages.specs.registry import DuplicateRegistration
from tests import factories

URL = "/models/"


@pytest.fixture
def catalogue(site):
    openai, google = factories.provider("OpenAI"), factories.provider("Google")
    anthropic = factories.provider("Anthropic")
    factories.model(
        "GPT-4.1",
        provider=openai,
        prices={"input_text": "2", "output_text": "8"},
        capabilities={"vision": True, "reasoning": False},
        modalities_in=["text", "image"],
        modalities_out=["text"],
        context_window=1047576,
        max_output_tokens=32768,
        open_weights=False,
        other_names=["gpt-4.1-2025-04-14"],
    )
    factories.model(
        "Gemini 2.5 Flash",
        provider=google,
        prices={"input_text": "0.3", "output_text": "2.5"},
        capabilities={"vision": True, "reasoning": True},
        modalities_in=["text", "image", "audio"],
        modalities_out=["text"],
        context_window=1048576,
    )
    factories.model(
        "Claude Haiku 4.5",
        provider=anthropic,
        prices={"input_text": "1", "output_text": "5"},
        context_window=200000,
    )
    free = {"state": "free", "free_kind": "self_host"}
    factories.model(
        "Gemma 3",
        provider=google,
        prices=[
            factories.price("input_text", None, **free),
            factories.price("output_text", None, **free),
        ],
        open_weights=True,
        context_window=128000,
    )
    factories.model(
        "GPT Image 1",
        provider=openai,
        model_type="image",
        retires_on="2026-10-23",
        prices=[
            factories.price("input_text", "5"),
            factories.price("image_generation", "0.011", "image", conditions={"quality": "low"}),
            factories.price("image_generation", "0.167", "image", conditions={"quality": "high"}),
        ],
    )
    factories.model(
        "Whisper",
        provider=openai,
        model_type="speech_to_text",
        prices=[factories.price("transcription", "0.006", "minute")],
    )


def shown(client, **params):
    return client.get(URL, params).context["directory"]


def names(directory):
    return [row.card.name for row in directory.rows]


def counts(directory, key):
    choices = next(one for one in directory.filters if one.key == key).choices
    return {choice.value: choice.count for choice in choices}


@pytest.mark.parametrize(
    ("params", "found"),
    [
        (
            {"provider": ["google", "anthropic"]},
            ["Claude Haiku 4.5", "Gemini 2.5 Flash", "Gemma 3"],
        ),
        ({"type": ["image", "speech_to_text"]}, ["GPT Image 1", "Whisper"]),
        ({"status": "retired"}, ["GPT Image 1"]),
        ({"can": "vision"}, ["Gemini 2.5 Flash", "GPT-4.1"]),
        ({"can": ["vision", "reasoning"]}, ["Gemini 2.5 Flash"]),
        ({"reads": ["text", "audio"]}, ["Gemini 2.5 Flash"]),
        ({"writes": "text"}, ["Gemini 2.5 Flash", "GPT-4.1"]),
        ({"weights": "open"}, ["Gemma 3"]),
        ({"weights": "closed"}, ["GPT-4.1"]),
        ({"free": "1"}, ["Gemma 3"]),
        ({"price_max": "1"}, ["Claude Haiku 4.5", "Gemini 2.5 Flash"]),
        ({"price_min": "0,3", "price_max": "0.5"}, ["Gemini 2.5 Flash"]),
        ({"price": "output_text", "price_min": "5"}, ["Claude Haiku 4.5", "GPT-4.1"]),
        ({"type": "speech_to_text", "price_max": "0.006"}, ["Whisper"]),
        ({"type": "speech_to_text", "price_max": "0.0059"}, []),
        ({"context_min": "1M"}, ["Gemini 2.5 Flash", "GPT-4.1"]),
        ({"context_min": "128.000", "context_max": "200K"}, ["Claude Haiku 4.5", "Gemma 3"]),
        ({"can": "vision", "provider": "openai", "price_max": "2"}, ["GPT-4.1"]),
        ({"provider": ["google", "nobody"]}, ["Gemini 2.5 Flash", "Gemma 3"]),
    ],
)
def test_filters_show_what_they_say_and_combine(client, catalogue, params, found):
    assert sorted(names(shown(client, **params))) == sorted(found)


def test_a_count_is_what_the_choice_would_show(client, catalogue):
    for key, value in (("provider", "google"), ("can", "reasoning"), ("type", "text")):
        other = {"context_min": "128000"}
        count = counts(shown(client, **other), key)[value]
        assert len(names(shown(client, **other, **{key: value}))) == count


def test_counts_of_capabilities_shrink_as_more_are_asked_for(client, catalogue):
    assert counts(shown(client), "can") == {"vision": 2, "reasoning": 1}
    assert counts(shown(client, can="reasoning"), "can") == {"vision": 1, "reasoning": 1}


def test_a_price_in_doubt_or_in_another_currency_passes_no_bound(client, catalogue):
    factories.model("Slip", prices=[factories.price("input_text", "0.0001")])
    factories.model("Yuan", prices=[factories.price("input_text", "0.2", currency="CNY")])

    assert names(shown(client, price_max="0.5")) == ["Gemini 2.5 Flash"]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"price_max": "1,234"}, "“1,234” is 1.234 or 1234"),
        ({"price_max": "<script>"}, "“&lt;script&gt;” is no price"),
        ({"price_min": "-1"}, "“-1” is no price"),
        ({"price_min": "5", "price_max": "1"}, "From 5 to 1 is no range"),
        ({"price": "nonsense"}, "“nonsense” is no price of these models"),
        ({"context_min": "many"}, "“many” is no number of tokens"),
        ({"context_min": "1.5"}, "“1.5” is no number of tokens"),
        ({"provider": "nobody"}, "“nobody” is no choice here"),
        ({"sort": "nonsense"}, "no order by “nonsense”"),
        ({"view": "nonsense"}, "no view “nonsense”"),
        ({"page": "x"}, "“x” is no page number"),
        ({"q": "x" * 10_000}, "only its first 200 characters"),
        ({"models": "gpt-4-1,gpt-4-2"}, "called “gpt-4-2”"),
    ],
)
def test_bad_input_is_named_at_its_place(client, catalogue, params, said):
    response = client.get(URL, params)

    assert response.status_code == 200
    assert said in response.content.decode()


@pytest.mark.parametrize("value", ["\x00", "\x01\x1f", "%FF", "é" * 5000, "'\"><script>"])
@pytest.mark.parametrize("key", ["q", "type", "price_min", "context_max", "sort", "models", "page"])
def test_nothing_in_the_address_breaks_the_page(client, catalogue, key, value):
    response = client.get(URL, {key: [value, value]})

    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_a_limit_that_cannot_be_read_limits_nothing_and_opens_the_filters(client, catalogue):
    directory = shown(client, context_min="many")

    assert directory.shown == 6
    assert directory.has_problem


def test_each_active_filter_is_a_chip_that_takes_it_off(client, catalogue):
    directory = shown(client, provider=["google", "openai"], price_max="2", q="g")
    chips = {label: href for one in directory.active for label, href in one.chips}

    assert set(chips) == {"“g”", "Google", "OpenAI", "up to 2"}
    assert chips["Google"] == "?q=g&provider=openai&price_max=2"
    assert chips["up to 2"] == "?q=g&provider=google&provider=openai"
    assert names(client.get(URL + chips["OpenAI"]).context["directory"]) == ["Gemini 2.5 Flash"]


def test_an_empty_result_names_the_filters_that_are_to_blame(client, catalogue):
    directory = shown(client, q="claude", provider="anthropic", price_max="0.5")

    assert names(directory) == []
    assert [(one.key, one.would_show) for one in directory.ways_out] == [("price", 1)]
    href = directory.ways_out[0].without
    assert names(client.get(URL + href).context["directory"]) == ["Claude Haiku 4.5"]


@pytest.mark.parametrize(
    ("query", "found", "said"),
    [
        ("gemni flash", ["Gemini 2.5 Flash"], "No exact match for “gemni”; showing Gemini."),
        ("claud hiku", ["Claude Haiku 4.5"], "No exact match for “hiku”; showing Haiku."),
        ("gtp 4.1", ["GPT-4.1"], "No exact match for “gtp”; showing GPT."),
        ("gemni2.5", ["Gemini 2.5 Flash"], "No exact match for “gemni”; showing Gemini."),
    ],
)
def test_a_slip_is_forgiven_and_said(client, catalogue, query, found, said):
    response = client.get(URL, {"q": query})

    assert names(response.context["directory"]) == found
    assert said in response.content.decode()


def test_a_word_that_some_model_has_is_never_a_slip(client, catalogue):
    assert names(shown(client, q="gemma")) == ["Gemma 3"]
    assert names(shown(client, q="claude flash")) == []


def test_a_wrong_number_is_never_taken_for_another(client, catalogue):
    assert names(shown(client, q="gpt 4.2")) == []


def test_the_exact_name_comes_before_names_that_only_hold_it(client, catalogue):
    factories.model("Flash")
    factories.model("Flash Lite")

    assert names(shown(client, q="flash")) == ["Flash", "Flash Lite", "Gemini 2.5 Flash"]


def test_what_was_found_is_marked_and_stays_text(client, catalogue):
    factories.model("Tiny <b>Bold</b>", slug="tiny")

    html = client.get(URL, {"q": "gpt 4.1"}).content.decode()
    assert "<mark>GPT-4.1</mark>" in html
    html = client.get(URL, {"q": "tiny bold"}).content.decode()
    assert "<mark>Tiny</mark> &lt;b&gt;<mark>Bold</mark>&lt;/b&gt;" in html


def test_the_alias_that_was_found_stands_under_the_name(client, catalogue):
    html = client.get(URL, {"q": "2025-04-14"}).content.decode()

    assert "gpt-4.1-<mark>2025-04-14</mark>" in html


def test_the_list_of_one_type_has_its_columns(client, catalogue):
    def columns(**params):
        return [column.key for column in shown(client, **params).columns]

    assert columns()[:3] == ["provider", "type", "price"]
    assert columns(type="text") == [
        "provider",
        "input_text",
        "output_text",
        "context",
        "output",
        "released",
        "status",
    ]
    assert columns(type="image")[:3] == ["provider", "image_generation", "input_text"]
    assert columns(type="speech_to_text")[:2] == ["provider", "transcription"]


def test_a_price_of_an_image_names_its_cell_and_the_head_its_unit(client, catalogue):
    html = client.get(URL, {"type": "image"}).content.decode()

    assert "From $0.011</span>" in html
    assert "low quality" in html
    assert "/ image</span>" in html


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("input_text", "Gemini 2.5 Flash", "Gemma 3"),
        ("-input_text", "GPT-4.1", "Gemma 3"),
        ("-output_text", "GPT-4.1", "Gemma 3"),
    ],
)
def test_every_column_of_the_type_orders_and_unknown_stands_last(
    client, catalogue, sort, first, last
):
    ordered = names(shown(client, type="text", sort=sort))

    assert (ordered[0], ordered[-1]) == (first, last)


@pytest.fixture
def letters():
    """An order by the letters of a name: complete for some, a part for others."""

    def values(cards, request):
        least = int(request.GET.get("least", "0"))
        return {
            card.slug: SortValue(
                len(card.name), f"{len(card.name)} letters", "", len(card.name) > 7
            )
            for card in cards
            if len(card.name) >= least
        }

    yield register_directory_sort(DirectorySort("letters", "Letters", values, ("least",)))
    DIRECTORY_SORTS.unregister("letters")


def test_an_order_of_another_app_has_a_column_and_keeps_its_parameters(client, catalogue, letters):
    directory = shown(client, sort="letters", least="7", type="text")

    assert names(directory) == ["Claude Haiku 4.5", "Gemini 2.5 Flash", "GPT-4.1", "Gemma 3"]
    assert [column.label for column in directory.columns][1] == "Letters"
    assert all("least=7" in sort.href for sort in directory.sorts)
    assert ("least", "7") in directory.hidden
    assert "Letters" in [sort.label for sort in shown(client).sorts]


def test_two_orders_of_one_key_are_refused(letters):
    with pytest.raises(DuplicateRegistration, match="letters"):
        register_directory_sort(letters)


@pytest.mark.parametrize("key", ["price", "input_text"])
def test_an_order_may_not_take_the_name_of_a_column(key):
    with pytest.raises(ValueError, match=f"'{key}'"):
        register_directory_sort(DirectorySort(key, "Mine", lambda cards, request: {}))


def test_the_tray_survives_filters_order_views_and_pages(client, catalogue):
    directory = shown(client, models="gpt-4-1,gemma-3", provider="google")

    assert directory.tray.slugs == ("gpt-4-1", "gemma-3")
    links = [sort.href for sort in directory.sorts] + [href for _, href in directory.views]
    links += [href for one in directory.active for _, href in one.chips]
    assert all("models=gpt-4-1,gemma-3" in href for href in links)
    assert ("models", "gpt-4-1,gemma-3") in directory.hidden
    assert ("models", "gpt-4-1") in directory.tray_hidden


def test_a_form_without_script_ticks_models_and_leads_to_their_comparison(client, catalogue):
    html = client.get(URL, {"models": ["gpt-4-1", "gemma-3", "gpt-4-1"]}).content.decode()

    assert 'href="/compare/?models=gpt-4-1,gemma-3"' in html
    assert "Compare 2 models" in html


def test_one_ticked_model_asks_for_another(client, catalogue):
    html = client.get(URL, {"models": "gpt-4-1"}).content.decode()

    assert "Tick one more to compare" in html
    assert "/compare/?models=" not in html


def test_a_seventh_model_is_refused_by_name(client, catalogue):
    for number in range(7):
        factories.model(f"Extra {number}")
    directory = shown(client, models=",".join(f"extra-{number}" for number in range(7)))

    assert len(directory.tray.ticked) == 6
    assert "Extra 6 is not among them" in directory.tray.problems[0]


def test_cards_show_what_the_table_shows(client, catalogue):
    html = client.get(URL, {"view": "cards"}).content.decode()

    assert "<table" not in html
    assert "$0.3 / 1M tokens" in html
    assert 'name="models"' in html


def test_only_the_plain_page_is_for_search_engines(client, catalogue):
    assert "noindex" not in client.get(URL).content.decode()
    assert "noindex" not in client.get(URL, {"page": "1"}).content.decode()
    for params in ({"q": ""}, {"type": "text"}, {"models": "gpt-4-1"}, {"anything": "1"}):
        assert "noindex,follow" in client.get(URL, params).content.decode()


def test_a_slip_in_the_picker_is_asked_about(client, catalogue):
    picker = client.get("/compare/", {"left": "claud hiku", "right": "gpt-4.1"}).context["picker"]

    assert picker.left is None
    assert [card.name for card in picker.left_matches] == ["Claude Haiku 4.5"]
