#!/usr/bin/env bash
# Writes the comment on a pull request, or edits the one that an earlier run wrote: its first line is a mark that nobody sees.
set -euo pipefail

comments=repos/${GITHUB_REPOSITORY:?}/issues/${MECHSYM_PULL_REQUEST:?}/comments
mark=$(head -n 1 "${MECHSYM_MARKDOWN:?}")

refused() { # A pull request from a fork has a token that may only read: the summary of the job has the same text.
  echo "::notice title=mechsym::the comment could not be written; does the job have the permission pull-requests: write?"
  exit 0
}

# Only a comment of a bot is edited: anybody can write the mark.
ids=$(gh api --paginate "$comments" --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id") || refused
id=${ids%%$'\n'*}
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$MECHSYM_MARKDOWN" || refused
elif [ "${MECHSYM_FINDINGS:?}" -gt 0 ]; then
  gh api --silent --method POST "$comments" --field "body=@$MECHSYM_MARKDOWN" || refused
fi
