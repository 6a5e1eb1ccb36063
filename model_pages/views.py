"""Answers that are no pages."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .nearest import nearest_links


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For ``handler404``: with the models that the address may have meant."""
    context = {"nearest": nearest_links(request.path, request)}
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)
