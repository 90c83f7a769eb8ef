# Looking at the service. To be sourced after machine.sh.

yaml=/etc/blankettd/blankettd.yaml

main_pid() { inside systemctl show -P MainPID blankettd; }
restarts() { inside systemctl show -P NRestarts blankettd; }
has_restarted() { [ "$(restarts)" -gt "$1" ] && inside systemctl is-active -q blankettd; }
result() { inside systemctl show --value -p Result -p ExecMainStatus blankettd | tr '\n' ' '; }
logged() { inside sh -c 'journalctl -u "$1" -o cat | grep -- "$2"' sh "${2:-blankettd}" "$1"; }
# With no terminal and nobody to answer.
run_apt() {
  inside setsid -w env DEBIAN_FRONTEND=noninteractive apt-get -y -qq "$@" </dev/null
}

# extend TEXT: settings of the unit for as long as the machine runs.
extend() {
  inside mkdir -p /run/systemd/system/blankettd.service.d
  inside sh -c 'printf "$1" >/run/systemd/system/blankettd.service.d/test.conf' sh "$1"
  inside systemctl daemon-reload
}

extend_no_more() {
  inside rm -r /run/systemd/system/blankettd.service.d
  inside systemctl daemon-reload
}
