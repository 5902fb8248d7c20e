#!/usr/bin/env bash
# Run a command in a desktop session of its own: a message bus and an unlocked GNOME keyring.
# The keyring lies under $HOME, which the caller has set; without --unlocked it stays locked.
set -euo pipefail
unlocked=${1:?}
shift
exec dbus-run-session -- bash -c '
  if [ "$0" = unlocked ]; then
    printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  fi
  exec "$@"
' "$unlocked" "$@"
