section "Installing"
put "$package" /root/blankettd.deb
check "apt installs it, asking nothing" run_apt install /root/blankettd.deb
same "the service runs" active inside systemctl is-active blankettd
same "and is enabled" enabled inside systemctl is-enabled blankettd
check "the status says what it does" sh -c '[ -n "$1" ]' sh \
  "$(inside systemctl show -P StatusText blankettd)"
same "the optional socket is left alone" disabled inside systemctl is-enabled blankettd-metrics.socket
same "systemd-analyze verify has nothing to say" "" inside systemd-analyze verify \
  blankettd.service blankettd-failure@blankettd.service blankettd-metrics.socket
# The threshold counts in tenths.
check "the exposure is at most 0.5" inside systemd-analyze security --threshold=5 blankettd
inside systemd-analyze security blankettd | tail -n 1
for page in 1:blankettd 8:blankettd 5:blankettd.yaml 5:blankettd-report; do
  same "man ${page#*:}(${page%:*}) has no warnings" "" inside sh -c \
    'man --warnings -E UTF-8 -Tutf8 -Z "$1" "$2" 2>&1 >/dev/null' sh "${page%:*}" "${page#*:}"
done
