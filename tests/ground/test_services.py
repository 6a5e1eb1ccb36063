from cms_site.settings.services import POSTGRES_POOL, cache, database


def test_sqlite_lets_readers_and_a_writer_work_at_once():
    config = database("sqlite:////srv/versus/db.sqlite3")

    assert config["NAME"] == "/srv/versus/db.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]


def test_a_postgres_pool_keeps_django_from_holding_connections_itself():
    config = database("postgres://versus@db.example.com/versus", pool=True)

    assert config["OPTIONS"]["pool"] == POSTGRES_POOL
    assert config.get("CONN_MAX_AGE", 0) == 0


def test_sqlite_is_never_pooled():
    assert "pool" not in database("sqlite:////srv/versus/db.sqlite3", pool=True)["OPTIONS"]


def test_redis_is_spoken_to_through_django_redis():
    config = cache("redis://cache.example.com:6379/2")

    assert config["BACKEND"] == "django_redis.cache.RedisCache"
    assert config["LOCATION"] == "redis://cache.example.com:6379/2"


def test_an_in_process_cache_needs_no_address():
    assert cache("locmemcache://")["BACKEND"].endswith("LocMemCache")
