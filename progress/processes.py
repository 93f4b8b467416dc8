"""Whether a process that noted its name is still at work; Linux only, elsewhere nobody knows."""

import os
import socket
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def this_process() -> str:
    """The name of this process among all of all machines and times; "" where there is no /proc."""
    return _name(os.getpid())


def has_died(name: str) -> bool:
    """Whether that process ran on this machine and is gone. False if it cannot be known."""
    machine, _, rest = name.partition(" ")
    if machine != socket.gethostname() or not _BOOT.exists():
        return False
    return name != _name(int(rest.split()[0]))


def _name(process: int) -> str:
    try:
        # After the program's name in brackets, the 20th word is when the process began.
        started = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
        return f"{socket.gethostname()} {process} {started} {_BOOT.read_text().strip()}"
    except OSError:
        return ""
