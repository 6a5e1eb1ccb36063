"""What a catalogue may say: each refusal names file, line, entry, field, value and rule."""

from datetime import date
from decimal import Decimal

import pytest

from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.problems import CatalogueError
from model_pages.specs.prices import FreeKind, PriceState
from tests.catalogue.examples import TODAY

HEAD = """
format: 1
edition: 2026-11-23
sources:
  maker: {name: Maker's page, url: https://example.com/models, date: 2026-11-20}
  paper: {name: A paper}
models:
"""
MODEL = "  - slug: a\n    name: A\n    provider: acme\n    type: text\n"
ROW = "component: input_text, unit: 1m_tokens"


@pytest.fixture
def entry(write):
    """Reads one model entry from the lines that follow its name."""

    def entry(lines: str):
        return read_catalogue([write(HEAD + MODEL + indented(lines))], TODAY).models[0]

    return entry


@pytest.fixture
def refused(write):
    """The refusals of a catalogue whose one model entry goes on with these lines."""

    def refused(lines: str) -> list[str]:
        return refusals(write(HEAD + MODEL + indented(lines)))

    return refused


def indented(lines: str) -> str:
    return "".join(f"    {line}\n" for line in lines.strip().splitlines())


def refusals(*paths) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(paths, TODAY)
    return [
        str(problem).replace(str(paths[0].parent) + "/", "") for problem in caught.value.problems
    ]


def test_an_amount_is_exactly_what_is_written(entry):
    price = entry(f"prices: [{{{ROW}, amount: 0.10}}]").prices[0]

    assert price.amount == Decimal("0.1")
    assert price.currency == "USD"


def test_a_refusal_names_file_line_entry_field_value_and_rule(refused):
    assert refused(f"prices:\n  - {{{ROW}, amount: 0}}") == [
        "catalogue.yaml:13: a: prices[0].amount: '0': 0 is not a price: "
        "say 'state: free' with its free_kind, or leave the row out"
    ]


@pytest.mark.parametrize(
    ("amount", "rule"),
    [
        ("-2", "a price is above 0"),
        ("0.000", "0 is not a price"),
        ("0.39999999999999997", "more than 12 decimal places"),
        ("4e-07", "write digits and one point"),
        ("1,5", "write digits and one point"),
        ("NaN", "write digits and one point"),
        ("123456789", "more than 8 digits before the point"),
    ],
)
def test_an_amount_that_is_no_price_is_refused(refused, amount, rule):
    assert rule in refused(f'prices: [{{{ROW}, amount: "{amount}"}}]')[0]


def test_free_is_a_state_with_its_kind(entry):
    price = entry(f"prices: [{{{ROW}, state: free, free_kind: free_of_charge}}]").prices[0]

    assert (price.state, price.free_kind) == (PriceState.FREE, FreeKind.FREE_OF_CHARGE)
    assert price.amount is None


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("state: free", "'state: free' needs its free_kind"),
        ("amount: 1, free_kind: free_tier", "only 'free' has one"),
        ("amount: 1, state: included", "an amount goes with the state 'priced'"),
        ("kind: list", "needs an amount, or a state"),
        ("amount: 1, state: gratis", "must be 'priced', 'free'"),
        ("amount: 1, currency: DOLLAR", "is not a currency code"),
        ("amount: 1, colour: red", "is not a field here"),
        ("amount: 1, host: Not A Slug", "a slug is small letters"),
        ("amount: 1, from: 2026-02-01, until: 2026-01-31", "the last day, 2026-01-31, is before"),
        ("amount: 1, from: 2026-02-30", "is not a day: write YYYY-MM-DD"),
        ("amount: 1, when: {weather: rain}", "'weather' is not a price condition"),
        ("amount: 1, when: {service_tier: slow}", "'slow' is not one of batch, flex, priority"),
        ("amount: 1, when: {input_tokens_over: some}", "is not a whole number above 0"),
        ("amount: 1, when: {}", "is a mapping of conditions"),
        ("amount: 1, minimum: 0", "must be above 0"),
        ("amount: 1, derived: true", "must be yes or no"),
        ("amount: 1, confirmed: maybe", "must be yes or no"),
        (f"amount: 1, terms: {'x' * 161}", "is 161 characters long, at most 160 fit"),
    ],
)
def test_a_price_row_that_contradicts_itself_is_refused(refused, row, rule):
    assert rule in refused(f"prices: [{{{ROW}, {row}}}]")[0]


def test_a_unit_must_count_what_is_billed(refused):
    row = "{component: image_generation, unit: 1m_tokens, amount: 1}"

    assert (
        "counts tokens, but image_generation is billed by images" in refused(f"prices: [{row}]")[0]
    )


def test_an_unknown_component_is_told_what_is_known(refused):
    row = "{component: input, unit: 1m_tokens, amount: 1}"

    assert (
        "is not a price component; known: input_text, output_text" in refused(f"prices: [{row}]")[0]
    )


def test_one_price_cannot_stand_twice(refused):
    rows = [f"{{{ROW}, amount: 1}}", "{component: input_text, unit: 1k_tokens, amount: 0.002}"]
    other = f"{{{ROW}, amount: 2, when: {{service_tier: batch}}}}"

    assert refused("prices:\n" + "".join(f"  - {row}\n" for row in [*rows, other])) == [
        "catalogue.yaml:14: a: prices[1]: "
        "prices[0] gives the same price (input_text/tokens/USD, list) already"
    ]


def test_an_announced_price_stands_beside_the_current_one(entry):
    rows = [f"{{{ROW}, amount: 1}}", f"{{{ROW}, amount: 2, from: 2027-01-01}}"]

    assert entry(f"prices: [{', '.join(rows)}]").prices[1].effective_from == date(2027, 1, 1)


def test_a_fact_may_be_written_short(entry):
    facts = entry("facts: {context_window: 128000, release_date: 2025-04, open_weights: no}").facts

    assert facts["context_window"].value == 128000
    assert str(facts["release_date"].value) == "2025-04"
    assert facts["open_weights"].value is False


@pytest.mark.parametrize("text", [r"A\nB", r"A\tB", r"A\0", r"\x1bA", r"A\u2028B"])
def test_a_name_is_one_line_without_control_characters(refused, write, text):
    [problem] = refusals(write(HEAD + MODEL.replace("name: A", f'name: "{text}"')))

    assert "holds a line break or a control character" in problem
    assert problem.isprintable()
    [problem] = refused(f'facts: {{licence: "{text}"}}')
    assert "holds a line break or a control character" in problem


def test_a_text_of_several_folded_lines_is_one_line(entry):
    assert entry("summary: >\n  Reads text,\n  writes text.").summary == "Reads text, writes text."


@pytest.mark.parametrize(
    "lines",
    [
        "facts: {context_window: {value: 1, source: maker, checked: 2026-11-24}}",
        "capabilities: {tool_call: {value: yes, source: maker, checked: 2026-11-24}}",
        f"prices: [{{{ROW}, amount: 1, source: maker, checked: 2026-11-24}}]",
        "superseded_by: {model: b, source: maker, checked: 2026-11-24}",
        "benchmarks: [{name: B, score: 1, self_reported: no, measured_on: 2026-11-24}]",
        "strengths: {reviewed_on: 2026-11-24, items: []}",
    ],
)
def test_nothing_can_have_been_checked_after_today(refused, entry, lines):
    [problem] = refused(lines)

    assert problem.startswith("catalogue.yaml:12: a: ")
    assert problem.endswith(": 2026-11-24 is in the future")
    assert entry(lines.replace("11-24", "11-23"))


def test_a_source_of_the_future_is_refused_once_and_not_with_every_row(write):
    head = HEAD.replace("date: 2026-11-20", "date: 2026-11-24")
    facts = "    facts: {context_window: {value: 1, source: maker}}\n"

    assert refusals(write(head + MODEL + facts)) == [
        "catalogue.yaml:5: Maker's page: date: 2026-11-24 is in the future"
    ]


def test_a_price_may_begin_in_the_future(entry):
    assert entry(f"prices: [{{{ROW}, amount: 1, from: 2027-01-01}}]").prices


@pytest.mark.parametrize("number", ["1000000000001", "9" * 20, "9" * 5000])
def test_a_number_of_tokens_that_no_model_takes_is_refused(refused, number):
    [problem] = refused(f"facts: {{context_window: {number}}}")
    assert problem.startswith("catalogue.yaml:12: a: facts.context_window.value: '")

    [problem] = refused(f"prices: [{{{ROW}, amount: 1, when: {{input_tokens_over: {number}}}}}]")
    assert problem.startswith("catalogue.yaml:12: a: prices[0].when: ")


def test_modalities_are_the_same_in_any_order(entry):
    first = entry("facts: {modalities_in: [image, text]}")

    assert first == entry("facts: {modalities_in: [text, image]}")


@pytest.mark.parametrize(
    ("fact", "rule"),
    [
        ("context_window: 0", "is not a whole number above 0"),
        ("context_window: 1.05M", "is not a whole number above 0"),
        ("context_window: [1, 2]", "must be one value"),
        ("size: 3", "is not a fact; known: context_window"),
        ("release_date: 14.04.2025", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("open_weights: true", "must be yes or no"),
        ("modalities_in: text", "is a list of modalities"),
        ("modalities_in: [smell]", "is not a modality; known: text"),
        ("modalities_in: [text, text]", "text stands here twice"),
        ("knowledge_cutoff: {state: maybe}", "must be 'not_offered' or 'not_published'"),
        ("knowledge_cutoff: {value: 2025, state: not_published}", "has a value and a state"),
        ("knowledge_cutoff: {note: hm}", "needs a value, or the state"),
        ("retires_on: 2026", "is not a day"),
        ("thinking_effort: low", "is a list of short words, for example [low, medium, high]"),
        ("thinking_effort: [very high]", "is not a list of short words"),
        ("thinking_effort: [low, low]", "low stands here twice"),
        ("commercial_use: perhaps", "is not one of no, limited, yes"),
        ("commercial_use: [yes]", "must be one value"),
    ],
)
def test_a_fact_that_its_field_cannot_hold_is_refused(refused, fact, rule):
    assert rule in refused(f"facts: {{{fact}}}")[0]


def test_a_model_cannot_retire_before_it_is_deprecated(refused):
    facts = "{deprecated_on: 2026-06-11, retires_on: 2026-06-10}"

    assert "is before the deprecation on 2026-06-11" in refused(f"facts: {facts}")[0]


def test_no_needs_a_source_and_yes_does_not(entry, refused):
    assert entry("capabilities: {tool_call: yes}").capabilities["tool_call"].value
    assert "'no' needs a source" in refused("capabilities: {tool_call: no}")[0]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("stage: beta", "must be 'general' or 'preview'"),
        ("developer: Acme Inc.", "a slug is small letters"),
        ("licence_url: acme.com", "is not a web address"),
        ("summary: " + "x" * 251, "is 251 characters long, at most 250 fit"),
        ("snapshots: [a-1, a-1]", "a-1 stands here twice"),
        ("colour: red", "is not a field here"),
        ("strengths: {}", "items: is missing"),
        ("prices: {}", "must be a list"),
        ("facts: []", "must be a mapping"),
    ],
)
def test_an_entry_that_cannot_be_stored_is_refused(refused, line, rule):
    assert rule in refused(line)[0]


@pytest.mark.parametrize("slug", ["a-vs-b", "GPT", "a--b", "-a", "a_b", "a.b"])
def test_a_slug_that_makes_no_address_is_refused(write, slug):
    path = write(HEAD + MODEL.replace("slug: a", f"slug: {slug}"))

    assert ": slug: '" in refusals(path)[0]


def test_all_mistakes_of_all_files_are_told_together(write):
    first = write(HEAD + MODEL.replace("type: text", "type: prose"), "1.yaml")
    second = write(HEAD + MODEL.replace("slug: a", "slug: B"), "2.yaml")

    assert [line.split(":")[0] for line in refusals(first, second)] == ["1.yaml", "2.yaml"]


def test_a_slug_stands_once_in_all_files(write):
    first, second = write(HEAD + MODEL, "1.yaml"), write(HEAD + MODEL, "2.yaml")

    assert "'a': stands in" in refusals(first, second)[0]
    assert "1.yaml:8 already" in refusals(first, second)[0]


def test_a_snapshot_leads_to_one_model(write):
    other = MODEL.replace("slug: a", "slug: b") + "    snapshots: [A]\n"

    assert "snapshots[0]: 'A': already leads to 'a'" in refusals(write(HEAD + MODEL + other))[0]


def test_successors_in_a_loop_are_refused(write):
    models = [("a", "b"), ("b", "c"), ("c", "a")]
    text = HEAD + "".join(
        MODEL.replace("slug: a", f"slug: {slug}") + f"    superseded_by: {successor}\n"
        for slug, successor in models
    )

    assert "the successors run in a loop: a → b → c → a" in refusals(write(text))[0]


def test_a_file_of_another_format_is_refused(write):
    path = write(HEAD.replace("format: 1", "format: 2") + MODEL)

    assert refusals(path) == ["catalogue.yaml:2: format: '2': must be '1'"]


def test_a_file_that_is_a_list_is_refused(write):
    assert "must be a mapping" in refusals(write("- a\n- b\n"))[0]


def test_the_details_of_a_price_are_no_part_of_its_past(refused):
    past = f"{{{ROW}, amount: 1, from: 2026-01-01, until: 2026-01-31, terms: At night}}"

    assert "price_history[0].terms" in refused(f"price_history: [{past}]")[0]


@pytest.mark.parametrize(
    ("rate", "problem"),
    [
        ("currency: YUA, per_dollar: 7, date: 2026-11-20", "'YUA': is not a currency code"),
        ("currency: USD, per_dollar: 1, date: 2026-11-20", "'USD': needs no rate"),
        ("currency: CNY, per_dollar: 0, date: 2026-11-20", "per_dollar: '0': must be above 0"),
        ("currency: CNY, per_dollar: 7", "CNY: date: is missing"),
        ("currency: CNY, per_dollar: 7, date: 2026-11-24", "2026-11-24 is in the future"),
        (
            "currency: CNY, per_dollar: 7, date: 2026-11-20, source: x",
            "is not one of the 'sources'",
        ),
    ],
)
def test_a_wrong_exchange_rate_is_refused(write, rate, problem):
    path = write(HEAD + MODEL + f"exchange_rates: [{{{rate}}}]\n")

    assert problem in refusals(path)[0]


def test_a_currency_has_one_rate_a_day(write):
    rate = "  - {currency: CNY, per_dollar: 7, date: 2026-11-20}\n"

    [problem] = refusals(write(HEAD + MODEL + "exchange_rates:\n" + rate * 2))
    assert problem.startswith("catalogue.yaml:14: CNY: date: a rate of CNY on 2026-11-20 stands in")


class TestSources:
    def test_a_source_gives_its_name_page_and_day(self, entry):
        fact = entry("facts: {context_window: {value: 1, source: maker}}").facts["context_window"]

        assert (fact.source.name, fact.source.url) == ("Maker's page", "https://example.com/models")
        assert fact.checked == date(2026, 11, 20)

    def test_a_row_may_name_another_page_and_day(self, entry):
        row = (
            f"{{{ROW}, amount: 1, source: maker, url: https://example.com/p, checked: 2026-11-22}}"
        )
        price = entry(f"prices: [{row}]").prices[0]

        assert price.source.url == "https://example.com/p"
        assert price.checked == date(2026, 11, 22)

    def test_a_source_without_a_day_checks_nothing(self, entry):
        fact = entry("facts: {context_window: {value: 1, source: paper}}").facts["context_window"]

        assert fact.checked is None

    def test_rows_share_the_defaults_of_their_section(self, entry):
        read = entry(
            "defaults:\n"
            "  prices: {source: maker, url: https://example.com/p, unit: 1m_tokens}\n"
            "prices: [{component: input_text, amount: 1}]\n"
            "facts: {context_window: 1}\n"
        )

        assert read.prices[0].unit == "1m_tokens"
        assert read.prices[0].source.url == "https://example.com/p"
        assert read.facts["context_window"].source is None

    def test_another_source_takes_neither_page_nor_day_of_the_default(self, entry):
        read = entry(
            "defaults: {facts: {source: maker, checked: 2026-11-22}}\n"
            "facts: {context_window: {value: 1, source: paper}}\n"
        ).facts["context_window"]

        assert (read.source.name, read.source.url, read.checked) == ("A paper", "", None)

    @pytest.mark.parametrize(
        ("lines", "rule"),
        [
            ("facts: {context_window: {value: 1, source: rumour}}", "is not one of the 'sources'"),
            (
                "facts: {context_window: {value: 1, url: https://a.example}}",
                "a url needs the source",
            ),
            ("defaults: {strengths: {source: maker}}", "no default can be given here"),
            ("defaults: {prices: {amount: 1}}", "no default can be given here"),
            ("defaults: [maker]", "must be a mapping"),
        ],
    )
    def test_a_source_that_is_not_there_is_refused(self, refused, lines, rule):
        assert rule in refused(lines)[0]


class TestHistory:
    CURRENT = f"prices: [{{{ROW}, amount: 2}}]\n"

    def test_a_past_price_ends_before_the_next_begins(self, refused):
        lines = self.CURRENT + (
            "price_history:\n"
            f"  - {{{ROW}, amount: 3, from: 2025-01-01, until: 2025-06-30}}\n"
            f"  - {{{ROW}, amount: 2, from: 2025-06-30}}\n"
        )

        assert "begins before price_history[0] of the same price has ended" in refused(lines)[0]

    def test_a_price_that_still_holds_is_a_current_price(self, refused):
        lines = self.CURRENT + f"price_history: [{{{ROW}, amount: 3, from: 2025-01-01}}]"

        assert "has no 'until', so it still holds" in refused(lines)[0]

    def test_a_past_price_needs_its_first_day(self, refused):
        lines = self.CURRENT + f"price_history: [{{{ROW}, amount: 3, until: 2025-01-01}}]"

        assert "price_history[0].from: is missing" in refused(lines)[0]
