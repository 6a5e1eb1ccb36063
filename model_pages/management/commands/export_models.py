from model_pages.exporting.export_command import ExportCommand


class Command(ExportCommand):
    help = "Write the models of the published models as CSV or XLSX."
    exports = "models"
