section "Who may what"
inside useradd --groups blankett anna
inside useradd bo
put "$root/examples/EXN-2020-T2.json" /tmp/EXN.json
inside chmod 0644 /tmp/EXN.json
drop_report anna "$root/examples/AMN-2020-T2.json" AMN-2020-T2.json
amn=$data/utkorg/AMN-2020-T2
check "a report that a member drops becomes a package" within 30 inside test -f "$amn/kvittens.json"
check "a member reads every file of it" inside_as anna sh -c 'cat "$1"/* >/dev/null' sh "$amn"
refused "a member changes nothing in it" inside_as anna sh -c 'touch "$1/x"' sh "$amn"
refused "a member adds nothing to the outbox" inside_as anna mkdir "$data/utkorg/X"
refused "others do not even see it" inside_as bo ls "$amn"
refused "others drop nothing" inside_as bo cp /tmp/EXN.json "$data/inkorg/x.json"
for private in arbete state; do
  refused "a member does not look into $private" inside_as anna ls "$data/$private"
done

# A number in the name of the file stands for what a name must not carry into a log.
printf '{ "schemaVersion": 1, "namnd": { "kod": "amn" } }\n' >"$scratch/bad.json"
drop_report anna "$scratch/bad.json" 191212121212.json
check "a report with faults is answered" within 30 inside sh -c \
  'cat "$1"/fel/*/191212121212*/kvittens.txt' sh "$data"
check "a member reads the answer" inside_as anna sh -c 'cat "$1"/fel/*/*/* >/dev/null' sh "$data"
refused "others do not" inside_as bo sh -c 'ls "$1"/fel' sh "$data"
check "the original is kept byte for byte" inside sh -c \
  'cmp /tmp/191212121212.json "$1"/fel/*/191212121212*/191212121212.json' sh "$data"
check "a member reads the archive" inside_as anna sh -c 'cat "$1"/arkiv/*/*.json >/dev/null' sh "$data"
refused "no log tells the name of a file" inside sh -c \
  'journalctl -u blankettd -o export | grep -a 191212121212'
refused "no library fills the log" logged "thread priority"
same "nothing that people read is open to others" "" inside find "$data" -mindepth 1 \
  -not -path "$data/inkorg*" -type d -perm /0007
inside sh -c 'cd "$1" && find . -maxdepth 3 -printf "    %M %u:%g %p\n" | sort -k3 | head -n 30' sh "$data"
