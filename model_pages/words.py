"""Names as a search reads and compares them."""

import re

from django.http import HttpRequest

LONGEST_QUERY = 200


def typed(request: HttpRequest, name: str) -> str:
    """What a reader typed into a search field, cut to a length that a search can bear."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST_QUERY]


def as_words(text: str) -> str:
    """Letters and digits apart at everything else: "gpt-4.1" is "gpt 4 1"."""
    return " ".join(re.findall(r"[^\W_]+", text))


def squeezed(text: str) -> str:
    """Letters and digits without anything between: "GPT-4.1 Mini" is "gpt41mini"."""
    return "".join(re.findall(r"[^\W_]+", text)).casefold()
