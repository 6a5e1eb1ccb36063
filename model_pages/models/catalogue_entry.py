from django.db import models


class CatalogueEntry(models.Model):
    """Remembers which revision of a page a catalogue file made.

    While that is the page's latest revision, the file may change the page again; once an editor
    has saved anything, the page is the editor's.
    """

    page = models.OneToOneField(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="catalogue_entry"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"Catalogue entry of page {self.page_id}"
