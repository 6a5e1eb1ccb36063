from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from .files import FILES, exported_file
from .forms import ExportForm
from .permissions import may_export


class ExportView(View):
    """One file of the published models: ``?file=prices.csv&provider=openai&type=text``."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not may_export(request.user):
            raise PermissionDenied
        name, form = request.GET.get("file", ""), ExportForm(request.GET)
        if name not in FILES or not form.is_valid():
            raise Http404
        provider = form.cleaned_data["provider"]
        content = exported_file(
            name,
            provider=provider.slug if provider else "",
            model_type=form.cleaned_data["type"],
        )
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=FILES[name], headers=headers)
