# What the scripts beside this file share: what a machine must have, and the virtual environment.
# Each of them sources it first. VENV and PYTHON can be set from outside.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
VENV=${VENV:-.venv}
[[ $VENV == /* ]] || VENV=$root/$VENV

say() { printf -- '-> %s\n' "$*"; }
fail() {
    printf 'ERROR: %s\n' "$*" >&2
    exit 1
}

# Two set-ups of one folder at once would spoil each other: the second one waits.
# The lock is on the folder itself, so no file stays behind.
take_lock() {
    exec 9<"$root"
    flock --nonblock 9 && return
    say "Another set-up is running in this folder; waiting for it ..."
    flock 9
}
release_lock() { exec 9<&-; }

# Make the machine and the virtual environment ready. $1: runtime, or dev for the test tools too.
prepare() {
    local packages
    find_python
    packages=$(missing_packages "$1")
    # shellcheck disable=SC2086 # one word per package
    install_packages $packages
    make_venv
    install_locked "$1"
}

# Set PYTHON to a Python >= 3.11: the one asked for, else python3, else the newest beside it.
find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$candidate
            return
        fi
    done
    fail "Python 3.11 or newer is needed; ${PYTHON:-python3} is" \
        "$("${PYTHON:-python3}" --version 2>/dev/null || echo "not there")." \
        "Install one (Debian 12: apt-get install python3) or name it: PYTHON=/path/to/python3.12"
}

# Print the Debian packages of what this machine lacks, one a line. $1: runtime or dev
missing_packages() {
    "$PYTHON" - "$1" <<'PY'
import ctypes
import importlib.util
import sys
import zoneinfo

# WeasyPrint loads these; Pango brings libthai, which finds the words to break Thai lines at.
libraries = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
if sys.argv[1] == "dev":
    libraries["libatomic.so.1"] = "libatomic1"  # for Playwright, which drives the browser
for library, package in libraries.items():
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
try:
    zoneinfo.ZoneInfo("Asia/Bangkok")
except zoneinfo.ZoneInfoNotFoundError:
    print("tzdata")
if not importlib.util.find_spec("ensurepip"):
    print(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
PY
    [[ -e /usr/share/libthai/thbrk.tri ]] || echo libthai-data
    command -v pdftotext >/dev/null || echo poppler-utils
    # A Thai font that is not ours: the tests prove that documents use the bundled one.
    [[ $1 != dev || -e /usr/share/fonts/truetype/tlwg/Loma.ttf ]] || echo fonts-tlwg-loma-ttf
}

# Install Debian packages, as root or through sudo. Without names it does nothing and needs no root.
install_packages() {
    local as_root=()
    (($#)) || return 0
    command -v apt-get >/dev/null || fail "This machine lacks what these Debian packages hold: $*." \
        "It has no apt-get; install their likes by hand and run this again."
    if ((EUID)); then
        command -v sudo >/dev/null ||
            fail "These packages are missing; run once as root: apt-get install $*"
        as_root=(sudo)
    fi
    say "Installing system packages: $* ..."
    "${as_root[@]}" apt-get update -qq ||
        say "apt-get update had trouble (see above); going on with the lists at hand ..."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
        --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >/dev/null ||
        fail "apt-get could not install: $*. Is the network there? Run this again, or by hand:" \
            "apt-get install $*"
}

# Make the virtual environment, or make it anew when its Python is gone or was replaced.
make_venv() {
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return
    [[ -f $VENV/pyvenv.cfg || -z $(ls -A "$VENV" 2>/dev/null) ]] ||
        fail "$VENV holds something that is no virtual environment; name another folder: VENV=..."
    say "Making the virtual environment $VENV with $("$PYTHON" --version) ..."
    "$PYTHON" -m venv --clear "$VENV" || fail "$PYTHON could not make a virtual environment."
}

# Install the locked packages when the lock changed since the last time. $1: runtime, dev, or scale
# (for several machines).
install_locked() {
    local lock=requirements.txt hash
    [[ $1 == runtime ]] || lock=requirements-$1.txt
    hash=$(cat requirements.txt requirements-dev.txt requirements-scale.txt | sha256sum)
    [[ $hash != "$(cat "$VENV/$1.stamp" 2>/dev/null)" ]] || return 0
    say "Installing the Python packages of $lock (some minutes on a slow line) ..."
    rm -f "$VENV"/*.stamp
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r "$lock" ||
        fail "pip could not install $lock (see above). Is the network there? Then run this again."
    echo "$hash" >"$VENV/$1.stamp"
    # The other locks hold the whole runtime lock.
    [[ $1 == runtime ]] || echo "$hash" >"$VENV/runtime.stamp"
}

# Print the path of a Chromium that starts: $CHROMIUM, or the system's. Prints nothing if there is none.
find_chromium() {
    local candidate
    for candidate in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
        # Ubuntu's chromium-browser may be a stub that only tells where to get one.
        if "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
}
