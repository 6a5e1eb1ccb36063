"""The screens of the import. A file is stored first: each of them can be left and reopened."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from model_pages.catalogue.problems import CatalogueError
from model_pages.exporting.forms import ExportForm
from model_pages.models import CatalogueImport, ImportStep
from model_pages.roles import CONFIRM_UNLIKELY_PRICES, may_see_work_of
from model_pages.telling import in_its_language

from .changes import Kind
from .forms import OptionsForm, UploadForm
from .permissions import imports_of, may_import
from .plan import Plan, without_faults
from .running import go_on, retry_failed, start
from .stored import columns_of, plan_of, store, table_of_run
from .tables import UnreadableFile

TITLE = gettext_lazy("Import and export")
_PER_PAGE = 50
_SHOWN_PROBLEMS = 200
_SHOWN_IMPORTS = 20
_SECONDS = 4
"""How long one request works before it answers, so that no server takes it for hung."""

State = CatalogueImport.State


class ImportView(UserPassesTestMixin, WagtailAdminTemplateMixin, View):
    """What every screen has: the permission, the title and the way back."""

    page_title = TITLE
    header_icon = "upload"

    raise_exception = True

    def test_func(self) -> bool:
        return may_import(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        url = reverse("model_imports:index")
        return [*self.breadcrumbs_items, {"url": url, "label": TITLE}]


class IndexView(ImportView):
    template_name = "model_pages/admin/importing/index.html"

    def get(self, request: HttpRequest, **context: Any) -> HttpResponse:
        context.setdefault("upload_form", UploadForm())
        imports = imports_of(request.user).defer("content", "table").select_related("user")
        return self.render_to_response(
            self.get_context_data(
                export_form=ExportForm(), imports=imports[:_SHOWN_IMPORTS], **context
            )
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                run = store(file.name, file.read(), request.user)
            except UnreadableFile as error:
                form.add_error(
                    "file", _("%(file)s %(problem)s.") % {"file": file.name, "problem": error}
                )
            except CatalogueError as error:
                for problem in error.problems:
                    told = replace(problem, rule=in_its_language(problem.rule))
                    form.add_error("file", str(told))
            else:
                return redirect("model_imports:review", run.pk)
        return self.get(request, upload_form=form)


class RunView(ImportView):
    """A screen of one stored import."""

    @cached_property
    def run(self) -> CatalogueImport:
        run = get_object_or_404(CatalogueImport, pk=self.kwargs["pk"])
        if not may_see_work_of(self.request.user, run.user_id):
            raise PermissionDenied
        return run

    def get_page_subtitle(self) -> str:
        return self.run.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.run.file_name}]

    def back(self, query: str = "") -> HttpResponse:
        return redirect(reverse("model_imports:review", args=[self.run.pk]) + query)


class ReviewView(RunView):
    """The columns, the errors and the changes; once it runs, what became of each model."""

    @property
    def template_name(self) -> str:
        name = "review" if self.run.state == State.OPEN else "progress"
        return f"model_pages/admin/importing/{name}.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = self._review() if self.run.state == State.OPEN else self._progress()
        return self.render_to_response(self.get_context_data(run=self.run, **context))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Other options: the list is made anew."""
        form = self._form(request.POST)
        if self.run.state == State.OPEN and form.is_valid():
            form.save()
            return self.back()
        context = self._review() | {"form": form}
        return self.render_to_response(self.get_context_data(run=self.run, **context))

    def _form(self, data: Any = None) -> OptionsForm:
        table = table_of_run(self.run)
        columns = columns_of(self.run, table) if table else None
        return OptionsForm(data, instance=self.run, table=table, columns=columns)

    def _review(self) -> dict[str, Any]:
        plan = plan_of(self.run, self.request.user)
        kept = without_faults(plan) if self.run.leave_out_faults else plan
        page = Paginator(kept.models, _PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            "form": self._form(),
            "plan": plan,
            "kept": kept,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "counts": [(kind.label, kept.count(kind)) for kind in Kind if kept.count(kind)],
            "problems": plan.problems[:_SHOWN_PROBLEMS],
            "more_problems": max(len(plan.problems) - _SHOWN_PROBLEMS, 0),
            "can_start": can_start(self.run, plan, kept),
        }

    def _progress(self) -> dict[str, Any]:
        steps = self.run.steps.select_related("page")
        done = [step for step in steps if step.state != ImportStep.State.WAITING]
        page = Paginator(steps, _PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "done": len(done),
            "total": len(steps),
            "failed": sum(step.state == ImportStep.State.FAILED for step in done),
            "goes_on": "go" in self.request.GET and self.run.state == State.RUNNING,
        }


def can_start(run: CatalogueImport, plan: Plan, kept: Plan) -> bool:
    return bool(kept.models) and (run.leave_out_faults or not plan.problems)


class StartView(RunView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.run.state != State.OPEN:
            return self.back()
        plan = plan_of(self.run, request.user)
        kept = without_faults(plan) if self.run.leave_out_faults else plan
        if request.POST.get("token") != kept.token:
            messages.warning(
                request, _("The models have changed since you saw this list. Look at it again.")
            )
            return self.back()
        if not can_start(self.run, plan, kept):
            messages.error(request, _("Nothing can be imported while there are errors."))
            return self.back()
        if refusal := self._refusal_of_reason(kept):
            messages.error(request, refusal)
            return self.back()
        start(self.run, kept, request.user)
        return self.back("?go=1")

    def _refusal_of_reason(self, plan: Plan) -> str:
        """A reason is kept with the import, for each price that looks unlikely."""
        if not plan.asks:
            return ""
        if not self.request.user.has_perm(CONFIRM_UNLIKELY_PRICES):
            return _("You may not confirm prices that look unlikely: save drafts instead.")
        self.run.reason = self.request.POST.get("reason", "").strip()[:250]
        return "" if self.run.reason else _("Say why the prices that look unlikely are right.")


class GoOnView(RunView):
    """Works for a few seconds: the page asks again until nothing waits."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "retry" in request.POST and self.run.state == State.DONE:
            retry_failed(self.run)
        if self.run.state == State.RUNNING:
            go_on(self.run, request.user, seconds=_SECONDS)
        if not request.accepts("text/html"):
            return JsonResponse(self._progress())
        return self.back()

    def _progress(self) -> dict[str, Any]:
        waiting = self.run.steps.filter(state=ImportStep.State.WAITING).count()
        total = self.run.steps.count()
        return {"done": total - waiting, "total": total, "finished": not waiting}


class DiscardView(RunView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.run.state == State.OPEN:
            self.run.state = State.DISCARDED
            self.run.save(update_fields=["state"])
            messages.success(
                request, _("%(file)s has been discarded.") % {"file": self.run.file_name}
            )
        return redirect("model_imports:index")
