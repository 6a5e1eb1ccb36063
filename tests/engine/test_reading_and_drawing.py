"""F12, F13, F14 and F28: what the two take in, make and do, alone and together."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import answers, compared, proofs, sheet, two, unsourced

RETIRED = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}


def test_what_each_reads_is_named_in_the_order_of_the_registry():
    page = two(alpha={"reads": "audio text"}, beta={"reads": "text pdf image"})
    assert answers(page, "F12") == [
        "Alpha reads text and audio. Beta reads text, images, and PDF files."
    ]
    assert [one[:2] for one in proofs(page, "F12")] == [("Alpha", "Reads"), ("Beta", "Reads")]


def test_what_both_read_is_one_sentence():
    page = two(alpha={"reads": "image text"}, beta={"reads": "text image"})
    assert answers(page, "F12") == ["Both read text and images."]


def test_what_a_capability_says_is_read_whether_the_inputs_list_it_or_not():
    seeing = {"reads": "text", "capabilities": {"vision": True, "pdf_input": False}}
    page = two(alpha=seeing, beta={"reads": "text"})
    assert answers(page, "F12") == ["Alpha reads text and images. Beta reads text."]
    assert [one[:3] for one in proofs(page, "F12")] == [
        ("Alpha", "Reads", "Text"),
        ("Beta", "Reads", "Text"),
        ("Alpha", "Vision", "Yes"),
    ]
    page = two(alpha=seeing, beta={**seeing, "reads": "text image"})
    assert answers(page, "F12") == ["Both read text and images."]


def test_what_they_read_is_asked_between_different_jobs_too():
    page = compared(sheet("Alpha", "text", reads="text"), sheet("Beta", "image", reads="image"))
    assert answers(page, "F12") == ["Alpha reads text. Beta reads images."]


@pytest.mark.parametrize("beta", [{}, {"reads": "text", **RETIRED}])
def test_unknown_inputs_and_what_is_gone_are_no_question(beta):
    assert not answers(two(alpha={"reads": "text"}, beta=beta), "F12")


def kinds(left, right):
    return compared(
        sheet("Alpha", "text", **left), sheet("Beta", "image", **({"writes": "image"} | right))
    )


def test_the_one_that_draws_is_told_from_the_one_that_a_source_says_cannot():
    page = kinds({"writes": "text"}, {})
    assert answers(page, "F13") == ["Beta can; Alpha cannot."]
    assert [one[:3] for one in proofs(page, "F13")] == [
        ("Alpha", "Produces", "Text"),
        ("Beta", "Produces", "Image"),
    ]
    mirrored = two(alpha={"writes": "text image"}, beta={"writes": "text"})
    assert answers(mirrored, "F13") == ["Alpha can; Beta cannot."]


def test_that_a_model_draws_needs_no_source_but_that_another_cannot_does():
    sourceless = {"facts": {"modalities_out": unsourced("modalities_out", ("text",))}}
    assert not answers(kinds(sourceless, {}), "F13")
    drawing = {"writes": "", "facts": {"modalities_out": unsourced("modalities_out", ("image",))}}
    assert answers(kinds({"writes": "text"}, drawing), "F13")


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [
        ({"writes": "text image"}, {}),
        ({}, {}),
        ({"writes": "text", **RETIRED}, {}),
    ],
)
def test_two_that_draw_unknown_outputs_and_what_is_gone_are_no_question(alpha, beta):
    assert not answers(kinds(alpha, beta), "F13")


def named(name, family="", **options):
    writes = {"writes": "text"} | options
    left = sheet(name, "text", family=family, **writes)
    return answers(compared(left, sheet("Beta", "text", writes="text")), "F13")


def test_a_name_that_promises_images_is_corrected():
    assert named("Image Reader") == ["No: neither Image Reader nor Beta produces images."]
    assert named("Alpha", "Alpha Image") == ["No: neither Alpha nor Beta produces images."]
    assert not named("Alpha")
    guessed = {"writes": "", "facts": {"modalities_out": unsourced("modalities_out", ("text",))}}
    assert not named("Image Reader", **guessed)


def able(**capabilities):
    return {"capabilities": capabilities}


NO_TOOLS = {"capabilities": {"tool_call": unsourced("tool_call", False)}}


@pytest.mark.parametrize(
    ("alpha", "beta", "expected"),
    [
        (
            able(tool_call=True, structured_output=True),
            able(tool_call=True, structured_output=True),
            ["Both support tool calling and structured output."],
        ),
        (
            able(tool_call=True, structured_output=True),
            able(tool_call=False, structured_output=True),
            ["Both support structured output. Alpha supports tool calling; Beta does not."],
        ),
        (
            able(tool_call=True, structured_output=False),
            able(tool_call=False, structured_output=True),
            [
                "Alpha supports tool calling; Beta does not. "
                "Beta supports structured output; Alpha does not."
            ],
        ),
        (able(tool_call=False), able(tool_call=False), ["Supported by neither: tool calling."]),
        (able(tool_call=True), able(structured_output=True), []),
        (able(tool_call=True), NO_TOOLS, []),
        (able(tool_call=True, vision=True), able(vision=False), []),
        ({**able(tool_call=True), **RETIRED}, able(tool_call=True), []),
    ],
)
def test_tools_and_structured_output_are_told_where_both_are_known(alpha, beta, expected):
    assert answers(two(alpha=alpha, beta=beta), "F14") == expected


def test_what_one_makes_and_the_other_reads_lets_them_work_together():
    text = sheet("Alpha", "text", reads="text image", writes="text")
    image = sheet("Beta", "image", reads="text", writes="image text")
    page = compared(text, image)
    assert answers(page, "F28") == [
        "Yes. Alpha produces text, which Beta reads. "
        "Beta produces text and images, which Alpha reads."
    ]
    assert [one[:2] for one in proofs(page, "F28")] == [
        ("Alpha", "Produces"),
        ("Beta", "Reads"),
        ("Beta", "Produces"),
        ("Alpha", "Reads"),
    ]


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ({"writes": "text"}, {"reads": "audio"}),
        ({}, {"reads": "text"}),
        ({"writes": "text"}, {}),
        ({"writes": "text", **RETIRED}, {"reads": "text"}),
    ],
)
def test_without_a_link_between_what_they_make_and_read_there_is_no_together(text, image):
    left, right = sheet("Alpha", "text", **text), sheet("Beta", "image", **image)
    assert not answers(compared(left, right), "F28")


def test_two_models_of_one_job_are_no_team():
    both = {"reads": "text", "writes": "text"}
    assert not answers(two(alpha=both, beta=both), "F28")
