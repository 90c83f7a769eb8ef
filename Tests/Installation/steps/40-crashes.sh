section "Killed while it works"
count=$(restarts)
drop_in_full_work KILL
inside kill -KILL "$(main_pid)"
check "it is started again" within 30 has_restarted "$count"
check "every report is published" within 180 published 24 KILL
check "the inbox is empty" within 30 empty_inbox
check "nothing is lost, nothing there twice" all_accounted

section "Hung"
extend '[Service]\nWatchdogSec=10s\n'
inside systemctl restart blankettd
sleep 12
same "an idle daemon feeds the watchdog" 0 restarts
drop_many 3 HANG
inside kill -STOP "$(main_pid)"
check "a hung one is ended and started again" within 60 has_restarted 0
check "the log names the watchdog" logged "Watchdog timeout"
check "its reports are published" within 60 published 3 HANG
extend_no_more
inside systemctl restart blankettd
