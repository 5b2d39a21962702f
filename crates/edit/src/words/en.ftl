# What is told when a record is not edited; every code begins with `edit/`.

edit_not-yaml = the file cannot be read from here on
edit_tab = the line is indented with a tab
edit_lone-return = the line ends in a way that old systems used
edit_directive = a line that begins with `%` is no part of a record
edit_several-documents = a second record begins here
edit_anchor = the value begins with `&`, which YAML takes for a mark of its own
edit_alias = the value begins with `*`, which YAML takes for a mark of its own
edit_tag = the value begins with `!`, which YAML takes for a mark of its own
edit_question-mark = the key follows a `?` or stands on several lines
edit_key-not-text = the key is not a text
edit_doubled-key = the key `{ $key }` is written twice
edit_too-deep = lists and fields stand too deep within one another
edit_refused = the file cannot be read
edit_readers-differ = the file can be read in two ways
edit_not-there = there is nothing at `{ $path }`
edit_already-there = there is something at `{ $path }` already
edit_other-kind = the value of `{ $path }` is not of the kind that the change needs
edit_comment-within-brackets = a comment within the brackets of `{ $path }` would be lost
edit_list-beside-dash = the list of `{ $path }` begins beside another dash, and its items cannot be moved
edit_not-kept = the change of `{ $path }` was not made: the file would have read otherwise than wanted

edit_hint-check = open the file, correct this place, and try again
edit_hint-spaces = indent it with spaces
edit_hint-save-again = save the file again with the line endings of today
edit_hint-one-record = keep one record in the file, and no such lines
edit_hint-quote = put the whole text in double quotes
edit_hint-key = write the key as a word, with a colon right after it, on one line
edit_hint-keep-one = keep one of the two
edit_hint-reload = the file was changed meanwhile: open it again
edit_hint-by-hand = change it in the file itself
