import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms_site.settings.production")

application = get_wsgi_application()

if settings.WARM_UP:
    from comparisons.impact.warming import warm_up

    warm_up()
    connections.close_all()  # the server may fork after this
