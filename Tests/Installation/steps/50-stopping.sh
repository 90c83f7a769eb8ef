section "Stopped while it works"
drop_in_full_work STOP
begun=$SECONDS
check "it stops" inside systemctl stop blankettd
echo "        after $((SECONDS - begun)) s"
same "cleanly" "success 0 " result
check "nothing is lost, nothing there twice" all_accounted
inside systemctl start blankettd
check "started again, it does the rest" within 180 published 24 STOP
check "and the archive has them all" all_accounted

section "Given up"
inside sh -c 'printf "#!/bin/sh\necho told of \"\$1\"\n" >/etc/blankettd/on-failure
  chmod 755 /etc/blankettd/on-failure; echo "inkorgg: /x" >>"$1"' sh "$yaml"
refused "it does not start with a bad configuration" inside systemctl restart blankettd
same "the code is 78" "exit-code 78 " result
same "there is no second try" 0 restarts
check "the log says what is wrong" logged inkorgg
check "and somebody is told" within 10 logged "told of blankettd.service" 'blankettd-failure@*'
inside cp /root/good.yaml "$yaml"
inside rm /etc/blankettd/on-failure
inside systemctl reset-failed blankettd
check "mended, it starts" inside systemctl start blankettd
