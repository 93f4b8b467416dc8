"""
readers.py HOST CERTIFICATE: readers who ask over HTTPS without a pause until a number comes in
and so many requests are made (never longer than four minutes after it).

Prints as JSON how many requests they made, which failed and how long the slowest took.
"""

import http.client
import json
import ssl
import sys
import threading
import time

PATHS = ("/", "/2566/oit/", "/2566/oit/o13/", "/healthz", "/admin/login/")
host, certificate = sys.argv[1:]
context = ssl.create_default_context(cafile=certificate)
stop = threading.Event()
times: list[float] = []
failures: list[str] = []


class Here(http.client.HTTPSConnection):
    """The server of this network, whatever its name leads to elsewhere."""

    def connect(self):
        self.host = "127.0.0.1"
        http.client.HTTPConnection.connect(self)
        self.sock = context.wrap_socket(self.sock, server_hostname=host)


def read(number: int) -> None:
    """Ask until it is time to stop; a new connection each time, as new readers come."""
    while not stop.is_set():
        path = PATHS[(number + len(times)) % len(PATHS)]
        begun = time.monotonic()
        try:
            connection = Here("127.0.0.1", 443, timeout=30)
            connection.request("GET", path, headers={"Host": host})
            status = connection.getresponse().status
            connection.close()
        except (OSError, http.client.HTTPException) as error:
            failures.append(f"{path}: {error!r}")
        else:
            if status != 200:
                failures.append(f"{path}: {status}")
        times.append(time.monotonic() - begun)
        time.sleep(0.02)


readers = [threading.Thread(target=read, args=(number,)) for number in range(8)]
for reader in readers:
    reader.start()
least = int(sys.stdin.readline())
over = time.monotonic() + 240
time.sleep(4)  # what has just ended may still show
while len(times) < least and time.monotonic() < over:
    time.sleep(0.1)
stop.set()
for reader in readers:
    reader.join()
print(json.dumps({"requests": len(times), "failures": failures, "slowest": max(times)}))
