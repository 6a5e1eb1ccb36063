"""Which language a page speaks: that of its locale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import Error
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils import translation
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from model_pages.specs.language import Language, language_problems, load_language


class InItsLanguage:
    """A page that is served in the language of its own locale, from its tables to its footer.

    Stands before every other base of a page class.
    """

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(language_of(self)):
            response = super().serve(request, *args, **kwargs)
            if isinstance(response, SimpleTemplateResponse):
                response.render()  # a template response writes itself later, in another language
        return response


def language_of(page: Page | Any) -> str:
    """Without internationalisation every page has the one locale: no query for it."""
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return page.locale.language_code
    return settings.LANGUAGE_CODE


def current_language() -> Language:
    """The words and formats of the active language; English where there are none for it."""
    return load_language(translation.get_language() or settings.LANGUAGE_CODE)


def content_languages() -> Iterable[str]:
    """The languages that pages of this site can be in, as tags."""
    return get_content_languages().keys()


def check_words(app_configs, **kwargs) -> list[Error]:
    """A system check of the words in every language of the site."""
    found = dict.fromkeys(
        problem for language in content_languages() for problem in language_problems(language)
    )
    return [
        Error(problem, hint="Compare with model_pages/words/en.yaml.", id="model_pages.E001")
        for problem in found
    ]
