# What the program says in English. A message's code has `/` where its name here has `_`:
# `record_unknown-key` is the text of `record/unknown-key`. Lower case, no full stop, values in
# backticks; a hint says what to do.

list-separator = {", "}
list-or = {" or "}
