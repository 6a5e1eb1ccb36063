from django.urls import path

from model_pages.exporting.views import ExportView

from . import views

app_name = "model_imports"
urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("export/", ExportView.as_view(), name="export"),
    path("<int:pk>/", views.ReviewView.as_view(), name="review"),
    path("<int:pk>/start/", views.StartView.as_view(), name="start"),
    path("<int:pk>/go-on/", views.GoOnView.as_view(), name="go_on"),
    path("<int:pk>/discard/", views.DiscardView.as_view(), name="discard"),
]
