#!/usr/bin/env bash
# Gradescope runs this script once, when it builds the image. It installs Java and bubblewrap with apt, and prepares what all
# submissions use.
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
# Answers may run as another user, so only root may open this folder. The files in it keep their permissions, because answers read
# hard links to the libraries.
chmod go-rwx .
