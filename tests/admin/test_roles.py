"""Four roles are there from the first day; each may do its own work and no other."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from comparisons.models import ComparisonIndexPage
from comparisons.roles import ROLES, make_roles
from model_pages.models import ModelIndexPage
from tests import factories


@pytest.fixture
def member(db, django_user_model):
    """Makes a person of a role."""

    def make(role):
        user = django_user_model.objects.create_user(role.replace(" ", "-").lower())
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def entry(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})


def abilities(page, user):
    tester = page.permissions_for_user(user)
    names = ("can_edit", "can_publish", "can_publish_prices", "can_edit_prices", "can_delete")
    return {name for name in names if getattr(tester, name)()}


def test_a_pricing_editor_publishes_prices_and_no_entry(entry, member):
    user = member("Pricing editors")

    assert abilities(entry, user) == {"can_edit", "can_edit_prices", "can_publish_prices"}
    assert not entry.get_parent().specific.permissions_for_user(user).can_edit()


def test_a_content_editor_edits_entries_and_no_price(entry, member):
    assert abilities(entry, member("Content editors")) == {"can_edit"}


def test_a_content_editor_publishes_comparisons(entry, member):
    pair = factories.comparison(entry, factories.model("GPT-4.1", prices={"input_text": "2"}))

    assert pair.permissions_for_user(member("Content editors")).can_publish()
    assert not pair.permissions_for_user(member("Pricing editors")).can_edit()


@pytest.mark.parametrize("role", ["Publishers", "Administrators"])
def test_a_publisher_and_an_administrator_publish_everything(entry, member, role):
    user = member(role)

    assert abilities(entry, user) >= {"can_edit", "can_publish", "can_publish_prices"}
    assert user.has_perm("model_pages.confirm_unlikely_prices")


def test_nobody_but_publishers_and_administrators_confirms_what_looks_wrong(member):
    for role in ("Pricing editors", "Content editors"):
        assert not member(role).has_perm("model_pages.confirm_unlikely_prices")


def test_wagtails_own_editors_and_moderators_go_on_editing_entries(entry, member):
    assert abilities(entry, member("Editors")) == {"can_edit", "can_edit_prices"}
    assert "can_publish_prices" in abilities(entry, member("Moderators"))


def test_who_has_no_role_may_edit_nothing(entry, django_user_model):
    assert abilities(entry, django_user_model.objects.create_user("stranger")) == set()


def test_a_role_that_an_administrator_deleted_or_changed_stays_so(site):
    Group.objects.get(name="Publishers").delete()
    pricing = Group.objects.get(name="Pricing editors")
    pricing.permissions.clear()

    GroupPagePermission.objects.all().delete()
    factories.index_page(ComparisonIndexPage).delete()
    factories.index_page(ComparisonIndexPage)

    assert not Group.objects.filter(name="Publishers").exists()
    assert not pricing.permissions.exists()
    granted = set(GroupPagePermission.objects.values_list("group__name", flat=True))
    assert granted == {"Content editors", "Administrators"}


def test_index_pages_that_were_there_before_the_roles_are_given_to_them(site):
    GroupPagePermission.objects.all().delete()
    Group.objects.filter(name__in=[role.name for role in ROLES]).delete()

    make_roles(apps)

    index = ModelIndexPage.objects.get()
    on_index = GroupPagePermission.objects.filter(page=index, group__name="Pricing editors")
    assert [one.permission.codename for one in on_index] == ["change_page"]


def test_the_roles_can_be_taken_away_again(db):
    migration = importlib.import_module("comparisons.migrations.0003_roles")

    migration.remove(apps, None)

    assert set(Group.objects.values_list("name", flat=True)) == {"Editors", "Moderators"}


def test_an_administrator_sees_the_permissions_in_the_form_of_a_group(admin_client):
    group = Group.objects.get(name="Pricing editors")

    html = admin_client.get(f"/admin/groups/edit/{group.pk}/").content.decode()

    assert "Can confirm prices that look wrong" in html
