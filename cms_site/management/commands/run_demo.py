from django.contrib.staticfiles.management.commands.runserver import Command as RunServer

from cms_site import demo


class Command(RunServer):
    help = "Django's development server, ending its greeting with the address and the account."

    def on_bind(self, server_port: int) -> None:
        super().on_bind(server_port)
        for line in demo.introduction(f"http://{self.addr}:{server_port}"):
            self.stdout.write(line)
