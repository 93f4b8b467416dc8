"""
.ci/try_install [SUITE]: follow docs/operations.md on a bare Debian (default bookworm), then look.

Exits with 77 and the reason where no Debian can be started; with --can it only tells that.
"""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bare_server import BareServer, why_impossible
from manual import Block, blocks
from server_checks import CHECKS, caddy_serves_too

ROOT = Path(__file__).resolve().parent.parent
CANNOT = 77
DOMAIN = "ita.example.go.th"
# The one place where the test says something else than the page: where the program comes from.
OWN_LINES = f"DOMAIN={DOMAIN}\nSOURCE=/mnt/portal.git\n"
ANSWERS = ["admin@example.go.th", "rung-arun-2569", "rung-arun-2569"]


def main() -> int:
    """Follow the page, check the server, say how long each step took."""
    if reason := why_impossible():
        print(f"cannot be tried here: {reason}")
        return CANNOT
    if "--can" in sys.argv:
        return 0
    suite = sys.argv[1] if len(sys.argv) > 1 else "bookworm"
    with tempfile.TemporaryDirectory(prefix="bare-") as folder:
        report("a bare Debian starts", started := time.monotonic())
        with BareServer(Path(folder), suite) as server:
            report(f"it runs {suite} with systemd as its first process", started)
            give_the_program(server)
            page = blocks()
            follow(server, [block for block in page if not is_of_caddy(block)])
            look(server, CHECKS)
            # In place of nginx, so after everything else.
            follow(server, [block for block in page if is_of_caddy(block)])
            look(server, [caddy_serves_too])
    return 0


def is_of_caddy(block: Block) -> bool:
    """Whether a block belongs to the chapter about another web server."""
    return block.heading.startswith("Caddy")


def look(server: BareServer, checks: list) -> None:
    """Carry out checks; the first that does not hold ends everything."""
    for check in checks:
        begun = time.monotonic()
        check(server)
        report(f"ok: {check.__doc__.splitlines()[0]}", begun)


def give_the_program(server: BareServer) -> None:
    """The last commit, as a repository that the server can clone."""
    target = server.tree / "mnt/portal.git"
    subprocess.run(["git", "-c", "safe.directory=*", "clone", "-q", "--bare", "--no-local", ROOT,
                    target], check=True)  # fmt: skip
    server.run(f"echo '127.0.0.1 {DOMAIN}' >> /etc/hosts")


def follow(server: BareServer, page: list[Block]) -> None:
    """Type these blocks of the page."""
    for block in page:
        begun = time.monotonic()
        if block.not_tried:
            print(f"not tried: {block.heading}: {block.not_tried}")
            stand_in(server, block)
            continue
        if block.text.startswith("DOMAIN="):
            continue
        script = f"{OWN_LINES}\n[ ! -d /srv/ita-portal ] || cd /srv/ita-portal\n{block.text}"
        if "createsuperuser" in script:
            server.type_into(script, ANSWERS)
        else:
            said = server.run(script).stdout
            print(said if "doctor" in script else "", end="")
        report(f"followed: {block.heading}", begun)


def stand_in(server: BareServer, block: Block) -> None:
    """What the test does in place of a block: it trusts the provisional certificate."""
    if "certbot" in block.text:
        server.run(
            "cp /etc/ssl/ita-portal/fullchain.pem /usr/local/share/ca-certificates/own.crt\n"
            "update-ca-certificates"
        )


def report(what: str, begun: float) -> None:
    print(f"--- {what} ({time.monotonic() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    # Stopped from outside, the server is shut down too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
