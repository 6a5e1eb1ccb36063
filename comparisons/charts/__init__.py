"""Pictures that set two models against each other; see ``model_pages.charts``."""
