"""A named collection that refuses to lose an entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Generic, Protocol, TypeVar


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Keyed)


class DuplicateRegistration(ValueError):
    """Two registrations asked for one key."""


class Registry(Generic[T]):
    """Things of one kind by key, in the order they were registered.

    ``version`` rises with every change, for those who keep what they made of the entries.
    """

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self.version = 0
        self._items: dict[str, T] = {}
        self._origins: dict[str, str] = {}
        self._ever: dict[str, T] = {}

    def register(self, item: T, *, origin: str) -> T:
        """Add ``item``; ``origin`` is the module that brings it.

        Raises DuplicateRegistration, naming both origins, if the key is taken.
        """
        if item.key in self._items:
            raise DuplicateRegistration(
                f"{self.noun} '{item.key}' is already registered by {self._origins[item.key]}; "
                f"{origin} cannot register it again."
            )
        self._items[item.key] = self._ever[item.key] = item
        self.version += 1
        self._origins[item.key] = origin
        return item

    def unregister(self, key: str) -> None:
        """Take ``key`` out again, for tests and for sites that drop a built-in."""
        del self._items[key]
        del self._origins[key]
        self.version += 1

    def ever(self) -> Collection[T]:
        """All that was registered, also what has been taken out again."""
        return self._ever.values()

    def get(self, key: str) -> T | None:
        return self._items.get(key)

    def __getitem__(self, key: str) -> T:
        try:
            return self._items[key]
        except KeyError:
            known = ", ".join(sorted(self._items))
            raise KeyError(f"No {self.noun} '{key}' is registered. Known: {known}.") from None

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)
