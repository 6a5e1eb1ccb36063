from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from . import views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    path("", include("model_pages.urls")),
    path("", include("comparisons.urls")),
    # Empty unless DEBUG: in production the proxy serves uploads.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # Last, because the page tree answers every other path.
    path("", include(wagtail_urls)),
    # Wagtail's own pattern knows no dots, but model IDs do: /compare/gpt-4.1-vs-o3/
    re_path(r"^((?:[\w.-]+/)+)$", serve),
]

handler404 = "model_pages.views.page_not_found"
