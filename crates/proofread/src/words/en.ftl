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
