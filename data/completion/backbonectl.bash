# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of backbonectl in bash: the program itself says what may follow.

_backbonectl () {
  local words=() lines=() line word open='' i current

  # bash takes --option=value apart.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ ${#words[@]} -gt 0 && ( $word == '=' || -n $open ) ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
    open=
    [[ $word != '=' ]] || open=yes
  done

  current=${words[-1]}
  COMPREPLY=()
  mapfile -t lines < <("${COMP_WORDS[0]}" __complete "${words[@]}" 2>/dev/null)
  for line in "${lines[@]}"; do
    if [[ $line == ':files' ]]; then
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "${current#--*=}")
    else
      line=${line%%$'\t'*}
      COMPREPLY+=("${line#--*=}")
    fi
  done
}

complete -F _backbonectl backbonectl
