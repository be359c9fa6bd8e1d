#!/usr/bin/env bash
# The first step of action.yml: records if there is a program to record, lints, writes the summary of the job and the outputs.
set -euo pipefail

out=${RUNNER_TEMP:?}/mechsym
mkdir -p "$out"

mechsym=(mechsym)
if [ -n "${MECHSYM_VERSION:-}" ]; then
  mechsym=(npx --yes "mechsym@$MECHSYM_VERSION")
elif ! command -v mechsym >/dev/null; then
  mechsym=(npx --yes "mechsym@$(node -p 'require(process.argv[1]).version' "${GITHUB_ACTION_PATH:?}/../package.json")")
fi

stop() { # stop MESSAGE: nothing can be linted
  echo "::error title=mechsym::$1"
  exit 2
}

if [ -n "${MECHSYM_COMMAND:-}" ]; then
  [ -z "${MECHSYM_FACTS:-}" ] || stop 'give either command or facts, not both'
  facts=$out/facts.jsonl.gz
  # An exit code other than 0 is the program's own, and ends the step.
  "${mechsym[@]}" record --output "$facts" -- "$MECHSYM_COMMAND"
else
  facts=${MECHSYM_FACTS:-}
  [ -n "$facts" ] || stop 'give the program to record as command, or a recording as facts'
  [ -e "$facts" ] || stop "$facts: there is no such recording; did the step that fetches it run?"
fi

arguments=()
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"${MECHSYM_ARGUMENTS:-}"

# What has no file goes to stdout, where the runner reads annotations.
shown=agent
if [ "${MECHSYM_ANNOTATE:-false}" = true ]; then shown=github; fi
code=0
"${mechsym[@]}" lint --facts "$facts" \
  --format sarif-github --output-file "$out/mechsym.sarif" \
  --format markdown --output-file "$out/mechsym.md" \
  --format jsonl --output-file "$out/mechsym.jsonl" \
  --format "$shown" ${arguments[@]+"${arguments[@]}"} || code=$?
[ "$code" -le 1 ] || exit "$code"

cat "$out/mechsym.md" >>"${GITHUB_STEP_SUMMARY:?}"
{
  echo "facts=$facts"
  echo "sarif=$out/mechsym.sarif"
  echo "markdown=$out/mechsym.md"
  echo "findings=$(($(wc -l <"$out/mechsym.jsonl") - 1))"
  echo "exit-code=$code"
} >>"${GITHUB_OUTPUT:?}"
