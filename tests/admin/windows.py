"""What an editor does in a window with the form of an entry."""

# Wagtail remembers the form two seconds after it was loaded; what was typed before is no edit to
# it, and is not saved by itself. It does so twice within a moment.
REMEMBERED = """() => wagtail.app.getControllerForElementAndIdentifier(
  document.querySelector("[data-edit-form]"), "w-unsaved")?.initialFormData"""


def open_form(window, live_site, entry):
    window.goto(f"{live_site.url}/admin/pages/{entry.pk}/edit/")
    window.wait_for_function(REMEMBERED)
    window.wait_for_timeout(500)


def press(window, action):
    """One of the buttons of the form; those behind the arrow as well."""
    button = window.locator(f"footer button[name='{action}']")
    if not button.is_visible():
        window.locator("footer [data-w-dropdown-target='toggle']").click()
    button.click()
