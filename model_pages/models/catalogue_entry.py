from django.db import models


class CatalogueEntry(models.Model):
    """Remembers that a catalogue file made a revision: of a page, a provider or anything else.

    While that is the latest revision, the file may change what it made; once an editor has saved
    anything, it is the editor's.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return f"Catalogue entry of revision {self.revision_id}"
