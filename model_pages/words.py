"""Names as a search compares them."""

import re


def as_words(text: str) -> str:
    """Letters and digits apart at everything else: "gpt-4.1" is "gpt 4 1"."""
    return " ".join(re.findall(r"[^\W_]+", text))


def squeezed(text: str) -> str:
    """Letters and digits without anything between: "GPT-4.1 Mini" is "gpt41mini"."""
    return "".join(re.findall(r"[^\W_]+", text)).casefold()
