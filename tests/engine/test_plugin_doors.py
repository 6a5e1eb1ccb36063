"""What another app adds comes in by the same door as what is built in."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from comparisons.engine import (
    FAQS,
    RULES,
    Claim,
    PairClass,
    WordingError,
    compare,
    load_wording,
)
from comparisons.engine import wording as wording_module
from comparisons.engine.answers import Answer
from comparisons.engine.presets import PRESETS
from comparisons.engine.values import Phrase
from comparisons.plugins import register_faq, register_rule, register_wording
from model_pages.specs.registry import DuplicateRegistration
from tests.engine.factories import GOOGLE, ON, answers, compared, said, sheet, statements, tokens

GUIDE = Path(__file__).parent.parent.parent / "docs" / "rules-and-wording.md"
SENTENCES = """
rules: {acme.dimensions: {longer: "{model} gives longer vectors: {length}."}}
faqs: {acme.why: {question: "Why compare {left}?", answer: "Because."}}
"""


@pytest.fixture(autouse=True)
def registries_as_before(monkeypatch):
    """Takes out again whatever a test registers."""
    before = {registry: {item.key for item in registry} for registry in (RULES, FAQS, PRESETS)}
    monkeypatch.setattr(wording_module, "_PLUGIN_FILES", [])
    yield
    for registry, keys in before.items():
        for key in {item.key for item in registry} - keys:
            registry.unregister(key)


@pytest.fixture
def plugin_wording(tmp_path):
    path = tmp_path / "acme.yaml"
    path.write_text(SENTENCES, encoding="utf-8")
    return path


def acme_rule(find=None, **options):
    def longer_vectors(pair):
        left, right = (side.sheet.fact("embedding_dimensions").value for side in pair.both)
        longer = pair.left if left > right else pair.right
        yield Claim(
            "longer", {"model": longer.name, "length": max(left, right)}, winner=longer.slug
        )

    defaults = {
        "family": "CX",
        "needs": ("fact:embedding_dimensions",),
        "says": {"longer": "model length"},
    }
    register_rule("acme.dimensions", **(defaults | options))(find or longer_vectors)


def acme_faq(build=None):
    def why(pair):
        evidence = pair.left.price_evidence(pair.left.priced("input_text"))
        yield Answer({"left": pair.left.name}, (Phrase("acme.why.answer"),), (evidence,))

    register_faq("acme.why", says={"question": "left", "answer": ""})(build or why)


def vectors(name, length):
    return sheet(name, "embedding", *tokens("1"), facts={"embedding_dimensions": length})


def test_a_rule_of_another_app_speaks_where_both_sides_know_what_it_needs(plugin_wording):
    acme_rule()
    acme_faq()
    register_wording(plugin_wording)
    page = compared(vectors("Alpha", 3072), vectors("Beta", 1536))
    (item,) = statements(page, "acme.dimensions")
    assert item.text == "Alpha gives longer vectors: 3,072."
    assert item.anchor == "acme-dimensions-longer"
    assert [one.value for one in item.evidence] == ["3,072", "1,536"]
    assert answers(page, "acme.why") == ["Because."]
    silent = compared(vectors("Alpha", 3072), sheet("Beta", "embedding"))
    assert not said(silent, "acme.dimensions")


def test_a_rule_may_need_a_price_and_a_fact_and_waits_for_both(plugin_wording):
    acme_rule(needs=("price:input_text", "fact:embedding_dimensions"))
    acme_faq()
    register_wording(plugin_wording)
    known, other = vectors("Alpha", 3072), vectors("Beta", 1536)
    (item,) = statements(compared(known, other), "acme.dimensions")
    assert [one.value for one in item.evidence] == ["$1", "$1", "3,072", "1,536"]
    for lacking in (sheet("Beta", "embedding", *tokens("1")), replace(other, prices=())):
        assert not said(compared(known, lacking), "acme.dimensions")


def test_a_wording_file_is_registered_once(plugin_wording):
    acme_rule()
    acme_faq()
    register_wording(plugin_wording)
    register_wording(plugin_wording)
    assert wording_module._PLUGIN_FILES.count(plugin_wording) == 1


def test_a_rule_without_its_sentence_is_a_problem_of_the_wording():
    acme_rule()
    with pytest.raises(WordingError, match=r"'acme\.dimensions\.longer' is missing"):
        load_wording(Path("nowhere.yaml"))


def test_a_taken_key_is_refused_with_both_modules():
    with pytest.raises(DuplicateRegistration) as error:
        register_rule("R18", family="CX", says={})(lambda pair: ())
    assert str(error.value) == (
        "Rule 'R18' is already registered by comparisons.engine.rules.capacity; "
        f"{__name__} cannot register it again."
    )
    with pytest.raises(DuplicateRegistration, match="FAQ 'F01' is already registered"):
        register_faq("F01", says={})(lambda pair: ())


def test_an_unknown_family_or_need_is_refused_with_the_rule():
    with pytest.raises(ValueError, match=r"Rule 'acme\.x': 'FUN' is not a family: ID, LIF"):
        register_rule("acme.x", family="FUN", says={})
    with pytest.raises(ValueError, match="'context_window' is not a need"):
        register_rule("acme.x", family="CX", says={}, needs=("context_window",))(lambda pair: ())


def broken(pair):
    raise RuntimeError("boom")
    yield


@pytest.mark.parametrize("register", [acme_rule, acme_faq])
def test_what_raises_is_left_out_and_logged_with_both_models(register, plugin_wording, caplog):
    (acme_rule if register is acme_faq else acme_faq)()
    register(broken)
    register_wording(plugin_wording)
    left, right = vectors("Alpha", 3072), vectors("Beta", 1536)
    with caplog.at_level(logging.ERROR):
        page = compare(left, right, ON)
    assert page.statements
    key = "acme.dimensions" if register is acme_rule else "acme.why"
    assert caplog.messages == [f"{key} failed for alpha and beta and is left out."]
    with pytest.raises(RuntimeError, match="boom"):
        compared(left, right)


@pytest.mark.parametrize(
    "claim",
    [
        Claim("longer", {"model": "Alpha"}),
        Claim("longest", {"model": "Alpha", "length": 3}),
    ],
)
def test_a_claim_that_cannot_be_said_is_left_out_and_logged(claim, plugin_wording, caplog):
    acme_rule(lambda pair: [claim])
    acme_faq()
    register_wording(plugin_wording)
    page = compare(vectors("Alpha", 3072), vectors("Beta", 1536), ON)
    assert not said(page, "acme.dimensions")
    assert "acme.dimensions failed for alpha and beta" in caplog.text


def test_a_need_for_an_unknown_field_takes_only_its_rule_down(plugin_wording, caplog):
    acme_rule(needs=("fact:colour",))
    acme_faq()
    register_wording(plugin_wording)
    assert compare(vectors("Alpha", 3072), vectors("Beta", 1536), ON).statements
    assert "No Spec field 'colour' is registered" in caplog.text


def test_a_claim_without_evidence_is_an_error(plugin_wording):
    acme_rule(lambda pair: [Claim("longer", {"model": "A", "length": 1})], needs=())
    acme_faq()
    register_wording(plugin_wording)
    with pytest.raises(ValueError, match=r"acme\.dimensions claims 'longer' without evidence"):
        compared(vectors("Alpha", 3072), vectors("Beta", 1536))


@pytest.mark.parametrize("need", ["capability:vision", "price:input_text"])
def test_capabilities_and_prices_can_be_needed_too(need, plugin_wording):
    acme_rule(lambda pair: [Claim("longer", {"model": "A", "length": 1})], needs=(need,))
    acme_faq()
    register_wording(plugin_wording)
    able = sheet("Alpha", "text", *tokens("1"), capabilities={"vision": True})
    other = sheet("Beta", "text", *tokens("2"), capabilities={"vision": False})
    (item,) = statements(compared(able, other), "acme.dimensions")
    assert len(item.evidence) == 2
    assert not said(compared(able, sheet("Beta", "text")), "acme.dimensions")


def test_two_rules_that_say_the_same_say_it_once(plugin_wording):
    acme_rule(lambda pair: [Claim("longer", {"model": "A", "length": 1})] * 2)
    acme_faq()
    register_wording(plugin_wording)
    page = compared(vectors("Alpha", 3072), vectors("Beta", 1536))
    assert len(said(page, "acme.dimensions")) == 1


def test_a_named_evidence_is_not_replaced_by_the_needed_one(plugin_wording):
    def noted(pair):
        note = pair.left.note("Note", "3")
        yield Claim("longer", {"model": "A", "length": 3}, (note,))

    acme_rule(noted)
    acme_faq()
    register_wording(plugin_wording)
    (item,) = statements(compared(vectors("Alpha", 3072), vectors("Beta", 1536)), "acme.dimensions")
    assert [one.label for one in item.evidence] == ["Note"]


@pytest.fixture
def guide(tmp_path):
    """The code of the guide by what it is about, with its rules and sentences registered."""
    text = GUIDE.read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:python|yaml)\n(.*?)```", text, re.DOTALL)
    rule, prices, preset, question, sentences, register, workload, refused, override, _sort = blocks
    (tmp_path / "wording.yaml").write_text(sentences, encoding="utf-8")
    for block in (rule, prices, preset, question):
        exec(block, {"__name__": "acme.rules"})
    exec(register, {"__file__": str(tmp_path / "rules.py")})
    return {"workload": workload, "refused": refused, "override": override}


def with_flex(name, length, amount, flex):
    plain = sheet(name, "embedding", *tokens(amount), *tokens(flex, service_tier="flex"))
    return replace(plain, facts=vectors(name, length).facts)


def test_the_guide_to_rules_is_right(guide, tmp_path):
    left, right = with_flex("Alpha", 3072, "1", "0.2"), with_flex("Beta", 1536, "2", "0.8")
    page = compared(left, right)
    assert said(page, "acme.dimensions", "acme.flex") == [
        "With flex, Alpha is 75% cheaper on input tokens ($0.2 vs $0.8).",
        "Alpha gives longer vectors: 3,072 numbers each.",
    ]
    assert answers(page, "acme.lengths") == ["Alpha gives 3,072 numbers. Beta gives 1,536 numbers."]
    site = tmp_path / "site.yaml"
    site.write_text(guide["override"], encoding="utf-8")
    assert said(compared(left, right, wording=load_wording(site)), "R04") == [
        "Alpha costs 50% less per input token: $1 instead of $2 per million."
    ]


def test_the_rule_of_the_guide_says_nothing_of_one_model_at_two_providers(guide):
    left, right = vectors("Alpha", 3072), replace(vectors("Alpha", 1536), provider=GOOGLE)
    right = replace(right, slug="alpha-google", developer=left.provider)
    page = compared(left, right)
    assert page.pair_class is PairClass.TWO_OFFERS
    assert not said(page, "acme.dimensions")


def test_the_guide_prices_a_workload_and_shows_a_wrong_one(guide, monkeypatch, capsys):
    monkeypatch.chdir(GUIDE.parents[1])
    found = {}
    exec(guide["workload"], found)
    assert capsys.readouterr().out.splitlines()[:3] == [
        "input_text 3.60",
        "cached_input_text 2.10",
        "output_text 4.8",
    ]
    month = found["month"]
    assert (month.total, month.currency) == (Decimal("10.50"), "USD")
    assert month.not_counted == (("image_generation", "no_price"),)
    exec(guide["refused"], found)
    assert capsys.readouterr().out == "input_tokens – input tokens: -1 is below 0.\n"
