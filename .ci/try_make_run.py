"""Start `make run` in a directory, wait for its models page, look at what it printed, stop it."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status == 200
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def wait_for(url: str, process: subprocess.Popen, seconds: int) -> float:
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if process.poll() is not None:
            sys.exit(f"make run ended with code {process.returncode}")
        if answers(url):
            return time.monotonic() - started
        time.sleep(0.5)
    sys.exit(f"{url} did not answer 200 within {seconds} s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=Path)
    parser.add_argument("--within", type=int, required=True, help="seconds until the first 200")
    arguments = parser.parse_args()

    port = free_port()
    log = arguments.directory / "make-run.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=arguments.directory,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    try:
        seconds = wait_for(f"http://127.0.0.1:{port}/models/", process, arguments.within)
        wait_for(f"http://127.0.0.1:{port}/compare/", process, 10)
        wait_for(f"http://127.0.0.1:{port}/admin/login/", process, 10)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
        print(log.read_text())
    assert "Password:" in log.read_text(), "make run did not show the account"
    print(f"make run served its pages after {seconds:.0f} s")


if __name__ == "__main__":
    main()
