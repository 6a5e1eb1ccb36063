"""What the sheet in the browser says. ``{name}`` is filled in there."""

from __future__ import annotations

from django.utils.translation import gettext as _


def desk_texts() -> dict[str, str]:
    return {**_states(), **_troubles(), **_offers()}


def _states() -> dict[str, str]:
    return {
        "current": _("In force"),
        "announced": _("Announced"),
        "incomplete": _("Incomplete"),
        "changed": _("Changed"),
        "new": _("New line"),
        "removed": _("Taken away"),
        "refused": _("Refused"),
        "conflict": _("Changed meanwhile"),
        "gone": _("Not there any more"),
        "draft": _("Draft differs"),
        "unpublished": _("Draft"),
        "derived": _("worked out"),
        "never": _("Never checked"),
        "days": _("{days} days"),
        "lines": _("{shown} of {all} lines"),
        "loading": _("Reading the prices …"),
        "noChanges": _("No changes"),
        "changes": _("{changes} changes in {models} models"),
        "oneChange": _("1 change"),
        "change": _("{changes} changes in 1 model"),
        "oneLeft": _("1 line with a mark is left out of the review"),
        "left": _("{count} lines with a mark are left out of the review"),
        "reading": _("Reading what was typed …"),
        "empty": _("empty"),
        "sortedBy": _("Sorted by {column}"),
        "openEntry": _("Open the entry"),
        "openSource": _("Open the source"),
        "draftSays": _("The unpublished draft says {value}."),
        "draftDropped": _("The unpublished draft has no such line."),
        "pasted": _("Cells pasted: {cells}."),
        "skipped": _("Left out, on columns that are not typed into: {cells}."),
        "checkedLines": _("Lines checked today: {count}."),
        "checkedLeft": _("Left out, because they have changes or are not yours: {count}."),
        "rangeIs": _("{rows} × {columns} cells"),
    }


def _troubles() -> dict[str, str]:
    return {
        "offline": _(
            "The server cannot be reached. What you typed is kept in this browser: try again."
        ),
        "session": _(
            "Your session has ended: sign in in another tab, then go on. What you typed is kept."
        ),
        "otherUser": _(
            "Somebody else is signed in now. What you typed is kept for you in this browser."
        ),
        "server": _("The server could not answer. What you typed is kept in this browser."),
        "full": _(
            "This browser keeps nothing more: what you type is lost when the page is closed."
        ),
        "tryAgain": _("Try again"),
        "goOn": _("Go on"),
        "signIn": _("Sign in in another tab"),
        "conflictIs": _("You saw {seen}; it is {now} by now; yours is {yours}."),
        "lineGone": _("Somebody took this line away, or changed what it is for."),
        "keepMine": _("Keep mine"),
        "take": _("Take {value}"),
        "readOnly": _("This column is not typed into."),
        "mayNotEdit": _("You may not change this model."),
        "noModel": _("No model is called “{name}”."),
        "manyModels": _("{count} models are called “{name}”: write the slug."),
        "noLine": _("{name} has no such line, and the block does not say what is billed."),
        "manyLines": _("{count} lines of {name} are meant: say more about which."),
        "noRoom": _("The sheet ends before this row of the block."),
        "strays": _("Rows of a block that found no line"),
        "dismiss": _("Dismiss"),
        "decideFirst": _("Decide first what becomes of the changes from before."),
        "nothingToReview": _("There is no change that could be reviewed."),
        "chooseModel": _("Choose a model of the list."),
    }


def _offers() -> dict[str, str]:
    return {
        "found": _("{changes} from {when} are not published."),
        "conflicts": _("{count} of them meet a line that somebody changed meanwhile:"),
        "resume": _("Go on with them"),
        "throwAway": _("Throw them away"),
        "confirmThrowAway": _("Throw away everything you typed?"),
        "doneOf": _("{done} of {total} models"),
    }
