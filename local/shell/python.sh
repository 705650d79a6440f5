# shellcheck shell=sh
# Where a Python is that LocalStack 4.14.0 runs on. Sourced by ./lightup localstack and by the doctor.

# Whether a command is a Python 3.12 or newer that makes environments. A pyenv shim may be there and still say no.
fits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

# Prints the first that fits.
find_python() {
    for python in python3.13 python3.12 python3 python "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.13*/bin/python3 \
        "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.12*/bin/python3 "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.1[4-9]*/bin/python3 \
        python3.14; do
        if command -v "$python" >/dev/null 2>&1 && fits "$python"; then
            printf '%s\n' "$python"
            return 0
        fi
    done
}
