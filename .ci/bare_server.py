"""
A bare Debian with systemd as its first process, in a folder, with a network of its own.

mmdebstrap makes the folder from Debian's packages, systemd-nspawn starts it. slirp4netns carries
its connections to where packages come from; nothing in it can be seen from outside, nor can it
reach this machine's own servers.
"""

import os
import pty
import shutil
import signal
import subprocess
import time
from pathlib import Path

# The folder has systemd and what apt needs; a server's Debian has more, so nothing is missed.
PACKAGES = "systemd,systemd-sysv,dbus,ca-certificates,iproute2"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
TOOLS = ("mmdebstrap", "systemd-nspawn", "slirp4netns", "nsenter", "unshare")


def why_impossible() -> str:
    """Why no Debian can be started here; "" if it can."""
    if os.geteuid():
        return "needs root"
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        return f"{', '.join(missing)} missing"
    tried = subprocess.run(
        ["unshare", "--net", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode:
        return "namespaces are not allowed here"
    return "" if _cgroup_roots() else "cgroups may not be made here"


def _cgroup_roots() -> list[Path]:
    """Where systemd keeps account of its processes: version 2, or version 1 with 2 beside it."""
    roots = [Path("/sys/fs/cgroup", name) for name in ("systemd", "unified", ".")]
    return [root for root in roots if os.access(root / "cgroup.procs", os.W_OK)]


class BareServer:
    """The started Debian; commands run in it as root."""

    def __init__(self, folder: Path, suite: str):
        self.tree, self.suite = folder / "tree", suite
        self.console = folder / "console.log"
        self.processes: list[subprocess.Popen] = []
        self.cgroups = [root / f"bare-{os.getpid()}" for root in _cgroup_roots()]

    def __enter__(self):
        try:
            self._make()
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _make(self) -> None:
        subprocess.run(
            ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={PACKAGES}",
             "--components=main", self.suite, str(self.tree)],
            check=True,
        )  # fmt: skip
        # As this machine does: where names are asked, and whom pip and apt believe.
        for file in ("/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf"):
            if Path(file).exists():
                target = self.tree / file[1:]
                target.unlink(missing_ok=True)
                shutil.copyfile(file, target)

        # What Debian's installer writes, mmdebstrap does not.
        (self.tree / "etc/hosts").write_text("127.0.0.1 localhost\n::1 localhost\n")

    def _start(self) -> None:
        holder = self._process("unshare", "--net", "sleep", "infinity")
        self._wait(lambda: _inode(holder.pid) != _inode(os.getpid()), "the network namespace")
        self.network = f"/proc/{holder.pid}/ns/net"
        self._process("slirp4netns", "--configure", "--mtu=65520", "--disable-host-loopback",
                      str(holder.pid), "tap0")  # fmt: skip
        for group in self.cgroups:
            group.mkdir()
        enter = "".join(f"echo $$ >{group}/cgroup.procs; " for group in self.cgroups)
        nspawn = self._process(
            "bash", "-c", f'{enter} exec "$@"', "-",
            "nsenter", f"--net={self.network}", "systemd-nspawn", f"--directory={self.tree}",
            "--boot", "--register=no", "--keep-unit", "--console=pipe", "--resolv-conf=off",
            "--hostname=bare",
        )  # fmt: skip
        self._wait(lambda: _children(nspawn.pid), "the first process")
        self.first = _children(nspawn.pid)[0]
        self._wait(lambda: self._state() in ("running", "degraded"), "systemd")
        if self._state() != "running":
            raise SystemExit(self.run("systemctl --failed --no-pager").stdout)

    def _state(self) -> str:
        return self.run("systemctl is-system-running", check=False).stdout.strip()

    def _process(self, *command: str) -> subprocess.Popen:
        with self.console.open("ab") as log:
            started = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(started)
        return started

    def _wait(self, ready, what: str, seconds: int = 60) -> None:
        end = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > end:
                raise SystemExit(f"{what} did not come up:\n{self.console.read_text()[-3000:]}")
            time.sleep(0.1)

    def inside(self, *command: str) -> list[str]:
        """A command line that runs a command in the Debian."""
        enter = ["nsenter", f"--target={self.first}", "--mount", "--uts", "--ipc", "--net", "--pid"]
        environment = [
            f"PATH={PATH}",
            "HOME=/root",
            "LANG=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
        ]
        return [*enter, "env", "-i", *environment, *command]

    def run(self, script: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run lines of bash in the Debian; SystemExit with their output if they fail."""
        done = subprocess.run(
            self.inside("bash", "-euo", "pipefail", "-c", script),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if check and done.returncode:
            log = self.run("journalctl -n 40 --no-pager -o cat", check=False).stdout
            said = f"{done.stdout[-6000:]}\nThe last of its log:\n{log}"
            raise SystemExit(f"FAILED ({done.returncode}):\n{script}\n{said}")
        return done

    def type_into(self, script: str, answers: list[str]) -> None:
        """Run lines of bash at a terminal and type the answers, one to each question."""
        pid, terminal = pty.fork()
        if pid == 0:
            command = self.inside("bash", "-euo", "pipefail", "-c", script)
            os.execvp(command[0], command)  # noqa: S606 - the list above, no shell
        seen = b""
        for answer in answers:
            while not seen.rstrip(b" ").endswith(b":"):
                seen += os.read(terminal, 1000)
            os.write(terminal, answer.encode() + b"\n")
            seen = b""
        while True:
            try:
                seen += os.read(terminal, 1000)
            except OSError:
                break
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if status:
            raise SystemExit(f"FAILED ({status}):\n{script}\n{seen.decode()}")

    def __exit__(self, *error):
        for process in reversed(self.processes):
            # systemd-nspawn shuts its Debian down at SIGTERM.
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for group in self.cgroups:
            for folder in sorted(group.glob("**/"), reverse=True):
                folder.rmdir()


def _inode(pid: int) -> int:
    return os.stat(f"/proc/{pid}/ns/net").st_ino


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
