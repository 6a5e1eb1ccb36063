from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Names the fingerprint in the imports of JavaScript modules too: without it a browser that
    knows the old module goes on with it after a release."""

    support_js_module_import_aggregation = True
