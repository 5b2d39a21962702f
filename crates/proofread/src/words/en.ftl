# What a proof-reader says in English. Values are what was found, and what could stand there.

list-separator = {", "}
list-or = {" or "}

proof_hamza = `{ $found }` is written { $right }
proof_doubled-word = `{ $found }` stands here twice
proof_space-after-waw = `و` joins the next word, `{ $next }`
proof_space-before-punctuation = `{ $sign }` joins its word: no space belongs between them
proof_no-space-after-punctuation = a space is missing after `{ $sign }`
proof_no-space-before-bracket = a space is missing before `{ $sign }`
proof_double-space = { $count ->
    [one] a tab stands in place of a space
   *[other] there are { $count } spaces in place of one
}
proof_latin-punctuation = in Arabic `{ $found }` is written `{ $right }`
proof_doubled-punctuation = `{ $found }` is more than one sign
proof_spelling = `{ $found }` is written `{ $right }`
proof_anna-before-verb = before the verb `{ $next }` stands `{ $right }`, not `{ $found }`
proof_run-together = `{ $found }` is two words
proof_invisible-sign = a sign that cannot be seen, `{ $sign }`, stands in the text
proof_no-break-space = a space at which no line breaks, `{ $sign }`, stands between two words
proof_stray-tatweel = a tatweel stretches `{ $found }`
proof_lone-mark = a mark stands here without a letter
proof_doubled-mark = `{ $found }` has marks that exclude one another
proof_mark-on-alef = the alef at the end of `{ $found }` has a mark that it cannot have
proof_shadda-on-first-letter = the shadda of `{ $found }` is on its first letter
proof_persian-letter = `{ $found }` has a Persian letter: in Arabic it is { $right }
proof_persian-digit = `{ $found }` is written with Persian digits: in Arabic it is `{ $right }`
proof_presentation-form = from `{ $found }` on there are shapes of letters in place of letters
proof_reversed-text = from `{ $found }` on the letters are in reverse
proof_unpaired-bracket = `{ $sign }` is without its other half
proof_turned-brackets = `{ $sign }` opens and its other half closes: they are turned around
proof_underscore = an underscore is left over from a file name
proof_file-ending = the ending `{ $ending }` is left over from a file name
proof_camera-name = `{ $found }` is the name that a camera or an application gave
proof_row-of-signs = a row of `{ $sign }` waits for text
proof_empty-brackets = there is nothing between these brackets
proof_unfinished-text = `{ $found }` stands in for text to come
proof_placeholder-credit = `{ $found }` stands in for a name to come
proof_mixed-digits = `{ $found }` has other digits than most numbers of this record: `{ $right }`
proof_mixed-quotes = this record has quotation marks of another kind: `{ $right }`
proof_other-quotes = the booklet sets quotations in «…», and this mark is of another kind
proof_name-spelling = the project spells this name `{ $right }`
proof_other-city = `{ $found }` is another city than the one that this text belongs to
proof_unknown-word = the dictionary does not know `{ $found }`
