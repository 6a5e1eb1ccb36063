from __future__ import annotations

from typing import Any

from model_pages.admin.access import may_see_models


def may_export(user: Any) -> bool:
    """Every editor of models: everything in the files is published."""
    return may_see_models(user)
