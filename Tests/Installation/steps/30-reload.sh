section "Reloading"
before=$(main_pid)
inside cp "$yaml" /root/good.yaml
check "a reload is taken" inside systemctl reload blankettd
same "by the same process" "$before" main_pid
inside sh -c 'echo "inkorgg: /x" >>"$1"' sh "$yaml"
inside systemctl reload blankettd || true
check "the log names what is wrong with a bad configuration" within 10 logged inkorgg
same "and nothing else has changed" "$before" main_pid
inside cp /root/good.yaml "$yaml"
check "the good one is taken again" inside systemctl reload blankettd
# systemctl has only sent the signal: until the daemon has read its files it is "reloading".
check "and the service runs" within 10 inside sh -c '[ "$(systemctl is-active blankettd)" = active ]'
