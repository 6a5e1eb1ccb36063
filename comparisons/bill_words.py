"""What is said of a bill: by Python in the page, by bill.js while somebody types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from model_pages.specs.words import DASH

NOT_COUNTED: Mapping[str, Any] = {
    "no_price": _("no price is published"),
    "not_offered": _("is not offered"),
    "dynamic": _("the price varies from request to request"),
    "doubtful": _("the listed price is in doubt"),
    "no_batch": _("no batch price is listed"),
    "no_cell": _("no price is listed for this quality, size or resolution"),
    "currency": _("is billed in another currency"),
    "above_context": _("one request is larger than the model can take"),
    "above_output": _("one answer is longer than the model can give"),
}
"""By the reason of a NotCounted, behind the name of what is not counted."""

SAID: Mapping[str, Any] = {
    "complete": _("Everything is counted."),
    "incomplete_bill": _("Not all of it is counted:"),
    "nothing_counted": _("Nothing of it can be counted:"),
    "retired_bill": _("This model is no longer offered."),
    "no_total": DASH,
    "about": _("≈ %(amount)s"),
    "minimum": _("The least that is billed is %(least)s."),
    "cheaper": _("%(first)s costs %(gap)s less than %(second)s."),
    "about_same": _(
        "%(first)s and %(second)s cost about the same: less than 3%% lies between them."
    ),
    "same": _("%(first)s and %(second)s cost the same."),
    "none": "",
    "retired": _("No cheaper one is named: %(first)s is no longer offered."),
    "different_job": _("No cheaper one is named: %(first)s and %(second)s do different jobs."),
    "in_doubt": _("No cheaper one is named: the prices of %(first)s are in doubt."),
    "incomplete": _("No cheaper one is named: the bill of %(first)s is not complete."),
    "free": _(
        "No cheaper one is named: something of %(first)s is free, and a bill does not know up to "
        "which limit."
    ),
    "outdated": _("No cheaper one is named: a price of %(first)s was not checked for a long time."),
    "currency": _("No cheaper one is named: the bills are in different currencies."),
    "turn_output_tokens": _(
        "With all else as above, %(below)s costs less up to %(up_to)s output tokens a request, and "
        "%(above_name)s from %(above)s on."
    ),
    "turn_input_tokens": _(
        "With all else as above, %(below)s costs less up to %(up_to)s input tokens a request, and "
        "%(above_name)s from %(above)s on."
    ),
    "turn_cached_share": _(
        "With all else as above, %(below)s costs less up to %(up_to)s%% cached input, and "
        "%(above_name)s from %(above)s%% on."
    ),
    "wrong": _("Nothing is priced while a field is wrong."),
}


def words() -> dict[str, dict[str, str]]:
    """In the active language, for the browser."""
    return {
        "not_counted": {code: str(text) for code, text in NOT_COUNTED.items()},
        "said": {code: str(text) for code, text in SAID.items()},
    }


def say(code: str, **params: str) -> str:
    return str(SAID[code]) % params if params else str(SAID[code])
