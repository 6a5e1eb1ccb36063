from django.db import models


class FormerSlug(models.Model):
    """A slug that a model had: old addresses of its pairs lead to the new ones."""

    slug = models.SlugField(max_length=255, unique=True, allow_unicode=True)
    page = models.ForeignKey(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="former_slugs"
    )

    def __str__(self) -> str:
        return self.slug
