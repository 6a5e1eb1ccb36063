"""Catalogues: model entries as YAML that a person likes to edit, in and out of the database."""
