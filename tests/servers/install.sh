#!/bin/sh
# Install the missing ones of the named Debian packages, as root or through sudo without a password.
# Without either, or without network, say so and go on: the tests that need them skip with a sentence.
missing=""
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "No apt-get here: tests that need$missing will be skipped."
    exit 0
elif [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "Not root, and sudo wants a password: tests that need$missing will be skipped."
    exit 0
fi

echo "Installing$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    echo "Installing failed: tests that need$missing may be skipped."
exit 0
