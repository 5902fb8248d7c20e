#!/bin/sh
# Run inside the clean root, by a user of it, without a network: a desktop, and a person's hands.
#   try_session.sh first    start Homeport by its menu entry, drop a file on it, have it summarized
#   try_session.sh later    start it again: what was done is there
# Prints "OK …" lines; ends with 1 at the first thing that is not as it should be.
# shellcheck disable=SC2015
set -eu
export DISPLAY=:7 XDG_RUNTIME_DIR="$HOME/.runtime" LANG=C.UTF-8
unset WAYLAND_DISPLAY
desk=$HOME/Desk
fail() { echo "FAILED: $*"; exit 1; }
ok() { echo "OK $*"; }
# wait_for WHAT SECONDS COMMAND…
wait_for() {
  what=$1 left=$(($2 * 10)); shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$left" -gt 0 ] || fail "no $what"
    left=$((left - 1)); sleep 0.1
  done
}
# The newest window with such a title, into $found. xdotool ends in an error when any window goes
# while it walks through all of them: only what it found counts, and who waits asks again.
find_window() {
  found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1) || true
  [ -n "$found" ]
}
mkdir -p "$XDG_RUNTIME_DIR" "$desk"; chmod 700 "$XDG_RUNTIME_DIR"

# No interface but the loopback, and that is down.
[ "$(grep -c : /proc/net/dev)" = 1 ] && ! grep -q 1 /sys/class/net/lo/carrier 2>/dev/null \
  && [ ! -s /proc/net/fib_trie ] && ok "the network namespace is empty" || fail "there is a network"
! command -v python3 >/dev/null && ! command -v python >/dev/null \
  && ok "there is no Python" || fail "there is a Python"

Xvfb :7 -screen 0 1500x900x24 -nolisten tcp -nolisten local >"$HOME/x.log" 2>&1 &
wait_for 'X server' 20 xwininfo -root
DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
export DBUS_SESSION_BUS_ADDRESS
dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" >/dev/null 2>&1 &
wait_for 'session bus' 20 test -S "$XDG_RUNTIME_DIR/bus"
xfwm4 --compositor=off >/dev/null 2>&1 &
printf try | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
wait_for 'window manager' 20 sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'

gio launch /usr/share/applications/homeport.desktop >"$HOME/app.log" 2>&1 &
wait_for 'window of Homeport' 60 find_window '^Homeport'
app=$found
ok "the window is open, started by its menu entry"
# The first run summarizes a sample of its own: it is the dropped file that counts.
has_task() { homeport queue list 2>>"$HOME/cli.log" | grep -q "$1.*Bericht"; }

if [ "$1" = later ]; then
  sleep 2
  find_window '^Welcome' && fail "the first run is there again"
  has_task succeeded && ok "what was done before is there" || fail "the task is gone"
  homeport --version
  exit 0
fi

# The first run's three steps and its sample, as a person without a network goes through them.
no_welcome() { ! find_window '^Welcome'; }
wait_for 'first run' 30 find_window '^Welcome'
welcome=$found
for keys in Return 'alt+k Return' Return Return; do
  # shellcheck disable=SC2086
  xdotool windowactivate --sync "$welcome" key --clearmodifiers $keys || true
  sleep 3
  xwd -id "$welcome" -silent -out "$HOME/welcome.xwd" 2>/dev/null || true
done
wait_for 'end of the first run' 20 no_welcome
ok "the steps of the first run were gone through"

side() { xwininfo -id "$1" | sed -n "s/^ *$2: *//p"; }
xdotool windowsize --sync "$app" 960 820 || true
xdotool windowmove "$app" 520 30
pcmanfm --no-desktop "$desk" >/dev/null 2>&1 &
wait_for 'window of the file manager' 30 find_window '^Desk$'
files=$found
xdotool windowsize --sync "$files" 420 300 || true
xdotool windowmove "$files" 10 480
sleep 1

# Take the icon and move it in steps; several places, for themes and layouts differ.
drag() {
  words="mousemove $1 $2 sleep 0.2 mousedown 1 sleep 0.4" n=1
  while [ $n -le 12 ]; do
    words="$words mousemove $(($1 + ($3 - $1) * n / 12)) $(($2 + ($4 - $2) * n / 12)) sleep 0.12"
    n=$((n + 1))
  done
  # shellcheck disable=SC2086
  xdotool $words mousemove $(($3 + 2)) "$4" sleep 1 mouseup 1
}
x=$(side "$files" 'Absolute upper-left X') y=$(side "$files" 'Absolute upper-left Y')
dropped=
for spot in '30 12' '50 30' '50 50'; do
  for icon in '215 105' '155 100' '150 120' '230 130'; do
    [ -z "$dropped" ] || break
    ax=$(side "$app" 'Absolute upper-left X') ay=$(side "$app" 'Absolute upper-left Y')
    width=$(side "$app" Width) height=$(side "$app" Height)
    drag $((x + ${icon% *})) $((y + ${icon#* })) \
      $((ax + width * ${spot% *} / 100)) $((ay + height * ${spot#* } / 100))
    sleep 3
    # A picture of the whole screen shows a dialog black: xwd leaves it out.
    if find_window '^Plan'; then xwd -id "$found" -silent -out "$HOME/dropped.xwd"
    else xwd -root -silent -out "$HOME/dropped.xwd"; fi
    xdotool windowactivate --sync "$app" key --clearmodifiers ctrl+Return || true
    sleep 3
    if has_task ''; then dropped="$icon to $spot"; fi
    # Without a plan that key asks for files.
    if find_window '^Open documents'; then
      xwd -root -silent -out "$HOME/asked.xwd"
      xdotool key Escape || true
    fi
  done
done
[ -n "$dropped" ] && ok "a file dragged from the file manager was taken ($dropped)" \
  || fail "no drop was taken"
wait_for 'summary' 300 has_task succeeded
ok "the summary is done"
sleep 1
xwd -root -silent -out "$HOME/done.xwd"
[ "$(homeport egress --json 2>/dev/null | tr -d ' \n')" ] && homeport egress --json | head -n 20
