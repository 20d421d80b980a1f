# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of backbonectl in fish: the program itself says what may follow.

function __backbonectl_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l program $words[1]
    set -l current (commandline --current-token --cut-at-cursor)
    for line in ($program __complete $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end

complete --command backbonectl --no-files --arguments '(__backbonectl_complete)'
