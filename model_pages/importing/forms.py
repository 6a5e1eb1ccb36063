"""What an editor says of a file: which one, what it holds, and what is to become of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from model_pages.models import CatalogueImport

from .columns import MODELS, PRICES, Columns, known_columns
from .reading import SUFFIXES, refuse_size
from .tables import Table, UnreadableFile

_HOLDS = [(PRICES, _("Prices: a line each")), (MODELS, _("Models: a row each"))]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, XLSX or a catalogue in YAML. Nothing changes before you have seen it."),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            refuse_size(file.size)
        except UnreadableFile as error:
            raise forms.ValidationError(
                _("%(file)s %(problem)s") % {"file": file.name, "problem": error}
            ) from error
        return file


class OptionsForm(forms.ModelForm):
    """``publish`` and what is to happen to what the file does not have."""

    publish = forms.TypedChoiceField(
        label=_("What it becomes"),
        choices=[
            (False, _("Drafts: somebody publishes them later")),
            (True, _("Published now")),
        ],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )
    holds = forms.ChoiceField(label=_("What the file holds"), choices=_HOLDS)

    class Meta:
        model = CatalogueImport
        fields = ["holds", "decimal_mark", "publish", "remove_missing", "leave_out_faults"]
        labels = {
            "remove_missing": _("Remove what the file does not have"),
            "leave_out_faults": _("Leave out the models with errors"),
        }
        help_texts = {
            "remove_missing": _(
                "Price lines that are not in the file, and facts whose cell is empty; only of the "
                "models in the file. The list below shows them."
            ),
            "leave_out_faults": _("Otherwise nothing is imported while there are errors."),
        }
        widgets = {"decimal_mark": forms.Select}

    def __init__(self, *args: Any, table: Table | None, columns: Columns | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.table = table
        if table is None or columns is None:
            del self.fields["holds"], self.fields["decimal_mark"]
            return
        choices = [("", _("left out")), *((key, key) for key in known_columns(columns.holds))]
        for at, (name, key) in enumerate(zip(table.header, columns.keys, strict=True)):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=name or _("Column %(number)s") % {"number": at + 1},
                choices=choices,
                initial=key,
                required=False,
            )

    def column_rows(self) -> list[tuple[Any, str]]:
        """Each column with its first value."""
        if self.table is None:
            return []
        first = self.table.rows[0]
        return [(self[f"column-{at}"], first.cell(at)) for at in range(len(self.table.header))]

    def save(self, commit: bool = True) -> Any:
        run = super().save(commit=False)
        if self.table is not None:
            same = "holds" not in self.changed_data
            run.columns = self._chosen() if same and self._has_new_columns() else self._kept(same)
        if commit:
            run.save()
        return run

    def _has_new_columns(self) -> bool:
        return any(name.startswith("column-") for name in self.changed_data)

    def _chosen(self) -> dict[str, str]:
        prefix = "column-"
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }

    def _kept(self, same: bool) -> dict[str, str]:
        """Another kind of file has other columns: they are matched by their names anew."""
        return self.instance.columns if same else {}
