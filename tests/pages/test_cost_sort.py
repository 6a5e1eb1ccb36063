"""The directory by the cost of the visitor's own workload."""

from __future__ import annotations

import re

import pytest

from comparisons.cost_sort import job_of
from comparisons.engine.presets import PRESETS
from comparisons.engine.workloads import Workload
from tests import factories


@pytest.fixture
def three(site):
    factories.model("Reader", prices={"input_text": "1", "output_text": "10"})
    factories.model("Writer", prices={"input_text": "3", "output_text": "4"})
    factories.model("Half", prices={"input_text": "0.1"})


def names(client, query):
    """In the order of the list, and the page."""
    html = client.get(f"/models/?{query}").content.decode()
    listed = re.findall(r"/models/([a-z]+)/", html[html.index("<tbody") :])
    return [name.title() for name in dict.fromkeys(listed)], html


def test_the_cheapest_for_reading_is_not_the_cheapest_for_writing(client, three):
    assert names(client, "sort=cost&in=1M&out=1k")[0] == ["Reader", "Writer", "Half"]
    assert names(client, "sort=cost&in=1k&out=1M")[0] == ["Writer", "Reader", "Half"]


def test_a_bill_that_is_not_complete_does_not_rank_and_says_so(client, three):
    order, html = names(client, "sort=cost&in=1M&out=1M")
    assert order[-1] == "Half"
    assert "not all is counted" in html
    assert names(client, "sort=-cost&in=1M&out=1M")[0][-1] == "Half"


def test_another_currency_and_what_is_free_do_not_rank(client, three):
    yuan = [factories.price(key, "0.01", currency="CNY") for key in ("input_text", "output_text")]
    factories.model("Yuan", prices=yuan)
    free = {"state": "free", "free_kind": "free_tier"}
    gift = [factories.price(key, None, **free) for key in ("input_text", "output_text")]
    factories.model("Gift", prices=gift)

    order, html = names(client, "sort=cost&in=1M&out=1M")

    assert order[:2] == ["Writer", "Reader"]
    assert "in another currency" in html
    assert "free up to a limit" in html


def test_a_model_of_another_job_has_no_cost(client, three):
    tokens = {"input_text": "0.01", "output_text": "0.01"}
    factories.model("Picture", model_type="image", prices=tokens)

    assert names(client, "sort=cost&in=1M&out=1M")[0][0] == "Writer"


def test_a_wrong_field_is_told_and_nothing_is_ranked_by_it(client, three):
    response = client.get("/models/?sort=cost&in=many")
    html = response.content.decode()
    assert response.status_code == 200
    assert "“many” is not a number" in html
    assert 'value="many"' in html
    assert names(client, "sort=cost&in=many")[0] == ["Half", "Reader", "Writer"]


def test_a_workload_is_meant_for_one_job():
    every = {"text", "image", "realtime", "embedding"}
    assert job_of(PRESETS["month"].workload, every) == "text"
    assert job_of(PRESETS["images"].workload, every) == "image"
    assert job_of(PRESETS["library"].workload, every) == "embedding"
    assert job_of(Workload(input_tokens=1, output_tokens=1), every) == "text"
    assert job_of(Workload(input_tokens=1), {"realtime"}) == "realtime"
