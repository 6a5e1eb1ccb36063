"""Turn DATABASE_URL and CACHE_URL into Django's dictionaries."""

from typing import Any

import environ

SQLITE_OPTIONS = {
    # A writer waits for its turn at BEGIN instead of failing half-way through.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds; becomes PRAGMA busy_timeout
    # With WAL, NORMAL survives a crash of the process; FULL adds an fsync per commit.
    "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"),
}

# Django refuses CONN_MAX_AGE beside a pool, so the default of 0 has to stay.
POSTGRES_POOL = {"min_size": 1, "max_size": 10, "timeout": 10}


def database(url: str, *, pool: bool = False) -> dict[str, Any]:
    config = environ.Env.db_url_config(url)
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        options.update(SQLITE_OPTIONS)
    elif pool:
        options["pool"] = POSTGRES_POOL
        config["CONN_HEALTH_CHECKS"] = True
    return config


def cache(url: str) -> dict[str, Any]:
    is_redis = url.startswith(("redis://", "rediss://"))
    return environ.Env.cache_url_config(url, "django_redis.cache.RedisCache" if is_redis else None)
