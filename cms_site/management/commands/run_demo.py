from django.contrib.staticfiles.management.commands.runserver import Command as RunServer

from cms_site import demo


class Command(RunServer):
    help = "Django's development server, greeting with the demo's address and account."

    def on_bind(self, server_port: int) -> None:
        self.stdout.write("Ready. Stop with CONTROL-C.")
        self.stdout.write(demo.introduction(f"http://{self.addr}:{server_port}"))
