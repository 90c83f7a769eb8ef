# Dropping reports, and finding every one of them again. To be sourced after machine.sh.

data=/var/lib/blankettd
dropped=/root/dropped

# drop_report USER FILE NAME: what `cp` does when somebody drops a file.
drop_report() {
  put "$2" "/tmp/$3"
  inside chmod 0644 "/tmp/$3"
  inside_as "$1" cp "/tmp/$3" "$data/inkorg/$3"
}

# drop_many COUNT PREFIX: reports of as many nämnder, PREFIX1 …, each noted by its digest.
drop_many() {
  inside_as anna sh -c '
    for number in $(seq "$1"); do
      name=$2$number
      sed "s/\"kod\": *\"EXN\"/\"kod\": \"$name\"/" /tmp/EXN.json >"$3/inkorg/.$name.json"
      mv "$3/inkorg/.$name.json" "$3/inkorg/$name.json"
    done' sh "$1" "$2" "$data"
  inside sh -c '
    for number in $(seq "$1"); do
      sed "s/\"kod\": *\"EXN\"/\"kod\": \"$2$number\"/" /tmp/EXN.json | sha256sum
    done >>"$3"' sh "$1" "$2" "$dropped"
}

# Every dropped report is in the inbox, in hand, archived or answered, once, byte for byte.
all_accounted() {
  inside sh -c '
    cd "$1" && find inkorg arbete arkiv fel -type f -exec sha256sum {} + | cut -c1-64 | sort >/tmp/found
    cut -c1-64 "$2" | sort >/tmp/expected
    lost=$(uniq /tmp/expected | while read -r digest; do
      [ "$(grep -c "$digest" /tmp/found)" = 1 ] || echo "$digest"
    done)
    [ -z "$lost" ] || { echo "not there just once: $lost"; exit 1; }' sh "$data" "$dropped"
}

# How many packages of PREFIX are there, each with its receipt.
packages() { inside sh -c 'ls -d "$1"/utkorg/"$2"[0-9]*/kvittens.json 2>/dev/null | wc -l' sh "$data" "$1"; }

# published COUNT PREFIX: so many are there.
published() { [ "$(packages "$2")" = "$1" ]; }

# drop_in_full_work PREFIX: drops many and returns in the middle of the work.
drop_in_full_work() {
  drop_many 24 "$1"
  until [ "$(packages "$1")" -ge 3 ]; do sleep 0.1; done
  echo "        with $(packages "$1") of 24 done:"
}

empty_inbox() { [ -z "$(inside find "$data/inkorg" -type f)" ]; }
