section "What the daemon cannot take"
# made_report KOD: lies ready in /tmp, and is noted by its digest.
made_report() {
  inside sh -c 'sed "s/\"kod\": *\"EXN\"/\"kod\": \"$1\"/" /tmp/EXN.json >"/tmp/$1.json"
    chmod 0644 "/tmp/$1.json"; sha256sum <"/tmp/$1.json" >>"$2"' sh "$1" "$dropped"
}
# As the daemon has found it, though it is root who asks, and may do everything.
explained() {
  local said
  said=$(inside blankettd explain "$1") || return 1
  echo "$said"
  [[ $said == *"the daemon cannot deal with it ($2)"*"told "*"tried again"* ]]
}
answered() { inside_as anna sh -c 'grep -l "$2" "$3"/fel/*/"$1".*/kvittens.txt' sh "$1" "$2" "$data"; }

inside cp "$yaml" /root/patient.yaml
inside sed -i 's,^  #patience: .*,  patience: 3s,' "$yaml"
# None may be taken before it is what it is to be.
inside systemctl stop blankettd
refused "without a daemon the status is 1" inside blankettd status
for kod in STNG SKRV KLBG LAST; do made_report "$kod"; done
for line in 'umask 077; mkdir stängd; cp /tmp/STNG.json stängd' \
  'mkdir skriv; cp /tmp/SKRV.json skriv; chmod 0555 skriv' \
  'umask 007; mkdir klibbig; chmod +t klibbig; cp /tmp/KLBG.json klibbig' \
  'cp /tmp/LAST.json .'; do
  inside_as anna sh -ec "cd '$data/inkorg'; $line"
done
check "a file is made immutable" inside chattr +i "$data/inkorg/LAST.json"
drop_many 5 HELD
check "the daemon starts" inside systemctl start blankettd
check "everybody else's reports are published" within 60 published 5 HELD
drop_many 5 MORE
check "those that come then, too" within 60 published 5 MORE
check "the status counts what is held" within 30 inside sh -c \
  'blankettd status --json | grep "\"held\":4[,}]"'
check "and says so to people" within 30 inside sh -c \
  'blankettd status | grep "^inbox .*4 held back; the oldest for"'
for entry in "stängd:closed folder:läsa mappen" "skriv:closed folder:flytta" \
  "klibbig/KLBG.json:cannot be moved:inte flytta filen" "LAST.json:cannot be moved:inte flytta filen"; do
  IFS=: read -r name reason words <<<"$entry"
  check "$name is answered after the patience" within 60 answered "${name##*/}" "$words"
  check "and explained" within 60 explained "$name" "$reason"
done
check "a report in a closed folder is explained by its folder" explained skriv/SKRV.json "closed folder"
refused "nothing has paused" logged " paused"
inside sh -c 'cd "$1/inkorg"; chattr -i LAST.json; chmod 2770 stängd skriv klibbig; chmod 0640 stängd/*' sh "$data"
for kod in STNG SKRV KLBG LAST; do
  check "opened, $kod is published" within 60 inside test -f "$data/utkorg/$kod-2020-T2/kvittens.json"
done
check "nothing is lost, nothing there twice" all_accounted
inside sh -c 'rmdir "$1"/inkorg/*/ && cp /root/patient.yaml "$2"' sh "$data" "$yaml"
check "the configuration is as before" inside systemctl reload blankettd
