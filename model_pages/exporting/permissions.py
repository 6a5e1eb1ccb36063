from __future__ import annotations

from typing import Any


def may_export(user: Any) -> bool:
    """Everything in the files is published."""
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))
