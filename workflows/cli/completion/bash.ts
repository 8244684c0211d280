/** Without bash-completion, which is not everywhere, and without `eval` of what is typed. */
export function bashScript(program: string): string {
  return `# bash completion for werkgebied
_werkgebied() {
  local i out value directive
  local words=()
  for ((i = 1; i <= COMP_CWORD; i++)); do
    # Bash takes --name=value for three words.
    if ((\${#words[@]})) && [[ \${COMP_WORDS[i]} == "=" || \${COMP_WORDS[i - 1]} == "=" ]]; then
      words[\${#words[@]} - 1]+=\${COMP_WORDS[i]}
    else
      words+=("\${COMP_WORDS[i]}")
    fi
  done
  COMPREPLY=()
  out=$(${program} complete -- "\${words[@]}" 2>/dev/null) || return
  directive=\${out##*:}
  while IFS=$'\\t' read -r value _; do
    [[ -z $value || $value == :* ]] || COMPREPLY+=("$value")
  done <<<"$out"
  ((directive & 4)) && compopt +o default 2>/dev/null
  if ((directive & 16)); then
    compopt -o filenames 2>/dev/null
    while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "\${COMP_WORDS[COMP_CWORD]}")
  fi
  return 0
}
complete -o default -F _werkgebied werkgebied
`;
}
