section "Workers that die or hang"
signal_workers() { inside sh -c 'kill "-$1" $(pgrep -P "$2")' sh "$1" "$(main_pid)"; }
inside sed -i 's,^  #count: .*,  count: 2,; s,^  #deadline: .*,  deadline: 3s,' "$yaml"
inside systemctl reload blankettd
same_pid=$(main_pid)
# More than one worker does at a time: so both are there.
drop_many 12 WARM
check "two workers work" within 60 published 12 WARM
drop_many 2 DEAD
signal_workers KILL 2>/dev/null || true
check "killed as for their memory, they cost no report" within 30 published 2 DEAD
drop_many 12 AGAIN
check "others have taken their place" within 60 published 12 AGAIN
# Both that wait for work: so the second attempt meets a hung one too.
signal_workers STOP
drop_many 1 HUNG
check "what hangs twice is set aside" within 30 inside sh -c \
  'grep -q HUNG "$1"/fel/*/HUNG1.json.*/kvittens.json' sh "$data"
drop_many 2 AFTER
check "and the next reports are published" within 60 published 2 AFTER
same "all by the same daemon" "$same_pid" main_pid
check "nothing is lost, nothing there twice" all_accounted
inside cp /root/good.yaml "$yaml"
inside systemctl reload blankettd
