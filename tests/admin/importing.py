"""Brings a file as an editor or a command does."""

from __future__ import annotations

from typing import Any

from model_pages.importing.plan import Plan, without_faults
from model_pages.importing.running import go_on, start
from model_pages.importing.stored import plan_of, store
from model_pages.models import CatalogueImport, ModelPage


def stored(text: str, name: str = "prices.csv", **options: Any) -> CatalogueImport:
    run = store(name, text.encode(), None)
    for option, value in options.items():
        setattr(run, option, value)
    return run


def planned(text: str, name: str = "prices.csv", **options: Any) -> Plan:
    return plan_of(stored(text, name, **options), None)


def bring(text: str, name: str = "prices.csv", **options: Any) -> CatalogueImport:
    """Import and, unless told otherwise, publish."""
    run = stored(text, name, **{"publish": True, **options})
    plan = plan_of(run, None)
    plan = without_faults(plan) if run.leave_out_faults else plan
    assert told(plan) == [] or run.leave_out_faults, told(plan)
    start(run, plan)
    go_on(run, None)
    return run


def outcomes(run: CatalogueImport) -> dict[str, str]:
    return dict(run.steps.values_list("slug", "state"))


def told(plan: Plan) -> list[str]:
    return [*map(str, plan.problems)]


def lines(plan: Plan) -> list[str]:
    return [str(line) for model in plan.models for line in model.lines]


def amounts(page: ModelPage) -> dict[str, str]:
    """The amounts by component of a page in memory."""
    return {row.component: f"{row.amount.normalize():f}" for row in page.prices.all() if row.amount}


def live(page: ModelPage) -> ModelPage:
    return ModelPage.objects.get(pk=page.pk)


def draft(page: ModelPage) -> ModelPage:
    return live(page).get_latest_revision_as_object()
