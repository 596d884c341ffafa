#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image: installs Java and bubblewrap with apt, and prepares what all submissions use.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

missing=()
command -v javac >/dev/null || missing+=(openjdk-17-jdk-headless)
command -v bwrap >/dev/null || missing+=(bubblewrap)
if [ ${#missing[@]} -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y --no-install-recommends "${missing[@]}"
fi

chmod +x grade run_autograder
reports=$(mktemp -d)
./grade blank "$reports" -XX:ArchiveClassesAtExit="$PWD/grader.jsa"
[ -s "$reports/gradescope/submission.json" ]
rm -r "$reports"
# Answers may run as another user: what they must not read is root's alone. Only this folder is closed, as the libraries in it are
# linked to where answers read them.
chmod go-rwx .
