"""People of each role, and how a view tells them that it is not for them."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

ROLES = {
    "P": "Pricing editors",
    "C": "Content editors",
    "U": "Publishers",
    "A": "Administrators",
}
"""``S`` may enter the admin and has no role, ``R`` may not even do that, ``N`` is nobody."""
EVERYBODY = "NRSPCUA"


def person(letter: str):
    user = get_user_model().objects.create_user(f"person-{letter}", password="right")
    if letter == "S":
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if letter in ROLES:
        user.groups.add(Group.objects.get(name=ROLES[letter]))
    return user


def member(role: str):
    """A person of the group of that name, one of ours or one of Wagtail's."""
    user = get_user_model().objects.create_user(role.replace(" ", "-").lower(), password="right")
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(user) -> Client:
    client = Client(raise_request_exception=True)
    if user is not None:
        client.force_login(user)
    return client


def is_refused(response) -> bool:
    """403, or sent to the login page, or home with a message."""
    if response.status_code == HTTPStatus.FORBIDDEN:
        return True
    if response.status_code != HTTPStatus.FOUND:
        return False
    told = any("permission" in str(message) for message in _messages(response))
    to_login = response.url.startswith(reverse("wagtailadmin_login"))
    return to_login or (response.url == reverse("wagtailadmin_home") and told)


def _messages(response):
    from django.contrib.messages import get_messages

    return get_messages(response.wsgi_request)
