# What the program says in English. A message's code has `/` where its name here has `_`:
# `record_unknown-key` is the text of `record/unknown-key`. Lower case, no full stop, values in
# backticks; a hint says what to do.

list-separator = {", "}
list-or = {" or "}

## The machine's reasons

io_not-found = no such file or directory
io_permission-denied = permission denied
io_storage-full = no space left on device
io_out-of-memory = there is not enough memory
io_is-a-folder = it is a folder
io_not-a-file = it is not a regular file

## Files and folders

file_missing = there is no `{ $path }`
file_cannot-read = failed to read `{ $path }`: { $reason }
file_cannot-list = failed to list `{ $path }`: { $reason }
path_not-plain = path `{ $path }` is not a plain path within the project
path_link-out = `{ $path }` is a link that leads out of the project
text_too-large = `{ $path }` is larger than { $limit } MiB, too large for a text
text_not-utf8 = `{ $path }` is not a UTF-8 text
text_foreign = `{ $path }` is { $kind }, not a plain text in UTF-8
encoding_rtf = a formatted text (RTF)
encoding_office = a document of Word or another office program
encoding_pdf = a PDF
encoding_html = a web page (HTML)
encoding_picture = a picture
encoding_web-archive = a web page or a list of settings of macOS
encoding_utf-16 = a text in UTF-16 (“Unicode”)
encoding_windows-1256 = a text in Windows-1256 (“ANSI”, Arabic)
project_cannot-open = failed to open the project `{ $path }`: { $reason }
project_not-found = no `malzama.yaml` in `{ $path }` or any folder above it

hint_check-name = check the name, and that it was saved here
hint_save-a-file = rename it, and save a file under this name
hint_check-permissions = check the permissions of the file and its folder
hint_check-disk = check the disk, and try again
hint_close-programs = close other programs, and try again
hint_check-the-file = check that the right file was saved under this name
hint_keep-inside = keep every file of the project inside its folder
hint_save-as-utf8 = save the file as UTF-8 in your editor, and check this line
hint_make-plain-text = save it as plain text in UTF-8: in Word “Save As”, “Plain Text”, “Unicode (UTF-8)”; in TextEdit “Format”, “Make Plain Text”, then “Save”
hint_copy-to-plain-text = copy its words into a plain text, in Notepad or TextEdit, and save that in UTF-8 under this name
hint_put-into-photos = put the picture into `photos/`, and restore the record under this name
hint_choose-utf8 = save it again in UTF-8: in Notepad “Save As”, “Encoding”, “UTF-8”; in other editors look for “Encoding”
hint_name-a-project = run `malzama` inside a project, or name one: `--project DIR`

## Records

noun_partner-group = a partner group
noun_city = a city
noun_network = the network
noun_photograph = a photograph
noun_settings = the settings
noun_trim = the trim
noun_allowed-finding = a finding that is allowed
noun_limits = the limits of a layout

kind_nothing = nothing
kind_text = a text
kind_list = a list
kind_pairs = keys with values

expected_length = a length from { $least } to { $most } mm
expected_quantity = a number from { $least } to { $most } { $unit }
expected_whole-number = a whole number from { $least } to { $most }
expected_day = a day of the calendar (year, month, day)

record_not-a-mapping = expected { $record } as keys with values, found { $found }
record_missing-key = `{ $key }` is missing from { $record }
record_empty-key = `{ $key }` is empty
record_empty-item = an item of `{ $key }` is empty
record_empty-label = a label in `{ $key }` is empty
record_doubled-label = `{ $label }` appears twice in `{ $key }`
record_empty-value = `{ $label }` in `{ $key }` is empty
record_unknown-key = unknown key `{ $key }` in { $record }
record_doubled-key = `{ $key }` appears twice in { $record }
record_wrong-kind = expected { $expected } for `{ $key }`, found { $found }
record_no-book-number = `{ $number }` is not a book number (ISBN)
hint_copy-book-number = copy all its digits as the agency has written them; one of them is wrong, missing or too many
record_unexpected-value = expected { $expected } for `{ $key }`, found `{ $value }`
record_hidden-sign = { $sign } stands at the start or the end of `{ $key }`
photograph_no-key = `{ $file }` stands where a photograph has its keys
city_no-groups = `{ $city }` has no partner groups
group_no-text = the group has no text
photograph_bad-focus = focus `{ $focus }` is not a point in the picture
settings_no-editions = there are no editions
record_too-long = `{ $key }` has { $count } letters; it may have { $most }
record_too-many-words = `{ $key }` has { $count } words; it may have { $most }
record_too-many-paragraphs = `{ $key }` has { $count } paragraphs; it may have { $most }
record_too-many-items = `{ $key }` has { $count } items; it may have { $most }
record_too-many-keys = { $record } has { $count } keys; it may have { $most }
record_too-deep = lists and pairs in `{ $key }` are more than { $most } deep within each other
city_too-many-words = `{ $city }` has { $count } words with all its groups; it may have { $most }

hint_write-fields = write each field on its own line, as `key: value`
hint_add-key = add a line `{ $key }: …`
hint_write-after-key = write the text after `{ $key }:`
hint_fill-item = write a text after the `-`, or remove the line
hint_write-label = write what the value is
hint_keep-one = keep one of the two
hint_fill-value = write a text after the colon, or remove the line
hint_did-you-mean = did you mean `{ $name }`?
hint_known-keys = the keys are { $keys }
hint_write-one-text = write one text, in double quotes if it has `: `, `#` or brackets in it
hint_write-a-list = write each item on its own line, after `- `
hint_write-pairs = write each pair on its own line, as `label: text`
hint_write-like-this = write it like this: `{ $key }: { $example }`
hint_list-groups = list its groups under `partners:`, or remove `{ $city }` from `editions`
hint_write-body = write it below `body: |`, indented, an empty line between paragraphs
hint_write-focus = write two percentages, from the left and from the top: `focus: 30% 50%`
hint_list-editions = list the cities under `editions:`, and `network` for all together
hint_shorten = shorten it, or check that nothing was pasted twice
hint_fewer = keep the most important ones, or check that nothing was pasted twice
hint_join-paragraphs = join short paragraphs: an empty line begins a new one
hint_part-paragraphs = part it by empty lines into paragraphs
hint_part-words = put spaces between its words, or delete it if it is none
hint_part-city = part its groups between two cities, or shorten their texts
hint_add-trim = add `trim: {"{"} width: 148 mm, height: 210 mm {"}"}`

## YAML

yaml_tab = a tab stands where spaces are needed
yaml_colon-in-text = a colon and a space within a text
yaml_stray-line = a line that is neither a key with a value nor part of the text above
yaml_dash = a text that begins with `- `
yaml_after-quotation-mark = more text after a closing quotation mark
yaml_text-after-bar = a text on the line of its `|`
yaml_hash-line = a line of the text begins with `#`
yaml_open-quotation-mark = a quotation mark that is never closed
yaml_open-bracket = a bracket that is never closed
yaml_exclamation-mark = a text that begins with `!`
yaml_asterisk = a text that begins with `*`
yaml_ampersand-or-asterisk = a text that begins with `&` or `*`
yaml_anchor = a text that begins with `&`, or an anchor
yaml_alias = a text that begins with `*`, or an alias
yaml_second-document = `{ $mark }` ends the record here
yaml_too-large = the file is too large or too deeply nested
yaml_too-deep = the file is too deeply nested
yaml_null-key = a key that means nothing to YAML
yaml_key-not-text = a key that is not text
yaml_first-character = a text cannot begin with this character
yaml_nothing-word = `{ $word }` stands for nothing in YAML, and is not printed
yaml_cut-at-hash = the text ends before this `#`
yaml_unreadable = this line, or the one above it, cannot be read as part of a record
yaml_conflict = git left two versions of this place, which begin and end with `{ $mark }`
yaml_no-text-sign = { $sign } is no text
yaml_begins-with-sign = the line begins with { $sign }, where spaces are needed
yaml_sign-after-dash = { $sign } stands after the `-`, where a space is needed
yaml_no-space-after-dash = a space is missing after the `-` of the list
yaml_false-dash = { $sign } stands where a list needs a `-` and a space
yaml_sign-at-key = { $sign } stands beside `{ $key }`
yaml_sign-after-colon = { $sign } stands after `{ $key }:`, where a space is needed
yaml_no-space-after-colon = a space is missing after `{ $key }:`
yaml_false-colon = { $sign } stands after `{ $key }`, where a colon and a space are needed
yaml_no-colon = a colon and a space are missing after `{ $key }`
yaml_misplaced-item = the `-` stands { $found ->
    [one] 1 space
   *[other] { $found } spaces
 } in, where no list has its items
yaml_misplaced-key = `{ $key }` stands { $found ->
    [one] 1 space
   *[other] { $found } spaces
 } in; it must stand right under `{ $under }`
yaml_indented-key = `{ $key }` stands { $found ->
    [one] 1 space
   *[other] { $found } spaces
 } in; it must stand like the other keys of the record
yaml_first-sign = a text cannot begin with { $sign } here
yaml_two-keys = a second key, `{ $key }`, stands on this line
yaml_sign-after-quotation-mark = { $sign } stands after the closing quotation mark
yaml_backslash = a backslash within double quotes stands for nothing
yaml_after-bracket = more text after the closing `{ $sign }`
yaml_stray-bracket = the brackets of this value do not match
yaml_doubled-comma = a comma with no item before it
yaml_text-too-deep = the first line of the text stands { $found } spaces in, deeper than the lines after it
yaml_text-not-deep = this line of the text stands { $found ->
    [one] 1 space
   *[other] { $found } spaces
 } in, less than its first line
yaml_blank-too-deep = this empty line has more spaces than the first line of the text
yaml_text-not-indented = this line is not indented, so that it is no part of the text of `{ $key }`
yaml_key-in-text = `{ $key }:` stands within the text, and is printed with it
yaml_dash-before-key = a `-` stands before `{ $key }`, which is no item of a list
yaml_sign-after-bar = { $sign } stands after the `|`
yaml_sign-before-key = { $sign } stands before `{ $key }`, which needs a line of its own
yaml_first-hash = a text that begins with `#` counts as a comment, and is not printed
yaml_mere-comment = what follows `#` is a comment, and is not printed
yaml_comment-line = this line is a comment, and is not printed
yaml_arabic-comma = an Arabic comma `،` does not part the items of a list
yaml_empty-file = the file is empty
yaml_only-comments = the file has nothing but comments
yaml_not-empty = this line looks empty, but holds { $sign }
yaml_no-key-before-colon = a colon with no key before it
yaml_no-text-key = a text that no key belongs to: the line `{ $key }: |` is missing
yaml_no-bar = `|` is missing after `{ $key }:`, with the text below it
yaml_no-key = a line without a key

hint_indent-with-spaces = indent with spaces
hint_quote-text = put the whole text in double quotes, or below the key after `|`
hint_quote-colon = put the whole text in double quotes; or write a space after the colon of the key above
hint_quote-or-remove = put it in double quotes to print it, or leave it out
hint_quote-hash = put the whole text in double quotes; a comment has a space after `#`
hint_indent-line = indent it like the other lines of its text, or write `key: value` with a space
hint_write-after-bar = write the text below the key after `|`, where quotation marks are free
hint_next-line = begin it on the next line
hint_one-document = a record is one file: remove `{ $mark }`; within a text, indent it like the text
hint_make-simpler = make it simpler
hint_quote-key = put the key in double quotes
hint_write-key = write each line as `key: value`
hint_write-line = write it like this: `{ $line }`
hint_resolve-conflict = keep one of the two versions, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`
hint_delete-sign = delete it: nothing is lost with it
hint_replace-by-line-break = delete it, and begin a new line there if one is meant
hint_delete-and-indent = delete it, and let the line begin with { $count ->
    [0] no spaces
    [one] 1 space
   *[other] { $count } spaces
 }
hint_begin-with-spaces = let the line begin with { $count ->
    [0] no spaces
    [one] 1 space
   *[other] { $count } spaces
 }
hint_indent-text = let each line of the text begin with { $count } spaces
hint_empty-line = remove the spaces of the empty line
hint_indent-or-extra = if the line belongs to the text above, let it begin with two spaces; a free fact stands below `extra:`
hint_indent-or-space = if it belongs to the text, let it begin with two spaces; a comment has a space after `#`
hint_no-dash = remove it: a `-` stands only before the items of a list
hint_unindent-key = if it is a key, let its line begin with no spaces
hint_add-bar-line = write `{ $key }: |` on a line of its own above the text, and let each line of the text begin with two spaces
hint_write-bar = write `{ $key }: |` alone on its line, and the text below it, each line with two spaces before it
hint_new-line = begin a new line before `{ $key }`
hint_compare-line = compare the line with the same line of another record

## Letters and signs

text_joined = this text goes on over { $count } lines, which are printed as one
text_single-break = this line is printed in one paragraph with the line above; an empty line between them would part them
text_last-sign = { $sign } at the end of the text is printed
text_curly-quotes = the curly quotation marks around this text are printed
text_lone-quotation-mark = a single quotation mark is printed
text_bar-look-alike = `{ $sign }` stands where a `|` is meant, and is printed

hint_write-on-one-line = write it on one line
hint_straight-quotes = remove them, or use straight ones: `"…"`
hint_remove-or-add-quote = remove it, or add the one that belongs to it
hint_remove-if-not-meant = remove it if it is not meant
hint_use-bar = write `|` in its place: on most keyboards it shares a key with the backslash

text_lost-letter = { $sign } stands where a letter or a picture was lost
text_garbled = garbled letters: this was Arabic, read in the code of another system
text_shapes = { $count ->
    [one] 1 letter is
   *[other] { $count } letters are
 } of the kind that PDFs have: shapes, often in the wrong order
text_turned = { $sign } turns the order of the words after it
text_long-word = a word of { $count } letters; one may have { $most }
text_many-marks = { $count } marks or invisible signs on one letter; it may have { $most }
text_long-paragraph = a paragraph of { $count } words; one may have { $most }
text_line-sign = { $sign } is printed as a space
text_gap = { $sign } prints a gap here; an ordinary space would not

hint_type-again = type what belongs here, or remove it
hint_paste-again = copy the text from its source again, and save the file as UTF-8
hint_copy-from-original = take the text from where it was written instead of a PDF, or type it again

sign_visible = `{ $sign }`
sign_with-code = `{ $sign }` (U+{ $code })
sign_control = a control character (U+{ $code })
sign_other-space = a special space (U+{ $code })
sign_other-invisible = an invisible sign (U+{ $code })
sign_tab = a tab
sign_line-tabulation = a line break of Word (U+000B)
sign_next-line = a next-line sign (U+0085)
sign_no-break-space = a no-break space (U+00A0)
sign_soft-hyphen = a soft hyphen (U+00AD)
sign_arabic-letter-mark = an invisible Arabic letter mark (U+061C)
sign_zero-width-space = an invisible zero-width space (U+200B)
sign_zero-width-non-joiner = an invisible zero-width non-joiner (U+200C)
sign_zero-width-joiner = an invisible zero-width joiner (U+200D)
sign_left-to-right-mark = an invisible left-to-right mark (U+200E)
sign_right-to-left-mark = an invisible right-to-left mark (U+200F)
sign_line-separator = a line separator of Word (U+2028)
sign_paragraph-separator = a paragraph separator of Word (U+2029)
sign_left-to-right-embedding = an invisible left-to-right embedding (U+202A)
sign_right-to-left-embedding = an invisible right-to-left embedding (U+202B)
sign_pop-directional-formatting = an invisible end of a direction (U+202C)
sign_left-to-right-override = an invisible left-to-right override (U+202D)
sign_right-to-left-override = an invisible right-to-left override (U+202E)
sign_narrow-no-break-space = a narrow no-break space (U+202F)
sign_word-joiner = an invisible word joiner (U+2060)
sign_left-to-right-isolate = an invisible left-to-right isolate (U+2066)
sign_right-to-left-isolate = an invisible right-to-left isolate (U+2067)
sign_first-strong-isolate = an invisible first-strong isolate (U+2068)
sign_pop-directional-isolate = an invisible end of an isolate (U+2069)
sign_byte-order-mark = an invisible byte order mark (U+FEFF)
sign_object = an object sign (U+FFFC)
sign_replacement = a replacement sign (U+FFFD)
sign_backtick = a backtick
sign_arabic-semicolon = an Arabic semicolon `؛`
sign_arabic-comma = an Arabic comma `،`
sign_full-width-colon = a full-width colon `：`
sign_small-colon = a small colon `﹕`
sign_ratio = a ratio sign `∶`
sign_sof-pasuq = a Hebrew sof pasuq `׃`
sign_length-mark = a length mark `ː`
sign_en-dash = an en dash `–`
sign_em-dash = an em dash `—`
sign_minus = a minus sign `−`
sign_bullet = a bullet `•`
sign_curly-quote = a curly quotation mark

## Settings, cities and groups

settings_name-of-part = the edition `{ $edition }` has the name of a part of the edition `{ $of }`: their files would replace one another
hint_other-edition-name = give its folder and its line here another name
settings_doubled-edition = the edition `{ $edition }` is listed twice
settings_no-city = the network has no city
data_too-many-files = `{ $path }` has { $count } files; it may have { $most }
data_not-read = `{ $path }` is not read
data_unlisted-folder = no edition lists the folder `{ $path }`
city_no-record = there is no `{ $path }` for the edition `{ $edition }`
city_doubled-group = the partner group `{ $group }` is listed twice
group_no-record = there is no `{ $path }` for the group `{ $group }`
group_yml = `{ $path }` is not read: a record's name ends in `.yaml`
group_not-a-record = `{ $path }` is not a record and is not read
group_unlisted = `{ $path }` is in no list of groups
data_copied-folder = `{ $path }` is a copy of `{ $of }`, and is not printed
group_conflict-copy = `{ $path }` is a conflict copy of `{ $of }`: two people changed it at the same time, and only `{ $of }` is printed
group_copy = `{ $path }` is a copy of `{ $of }`, and is not printed
group_hidden = `{ $path }` is hidden: no edition prints it
city_all-hidden = all groups of `{ $city }` are hidden
record_sign-in-name = { $sign } stands at the start or the end of this name
record_bad-name = `{ $name }` cannot be the name of a record or of a city's folder
edition_unknown = there is no edition `{ $edition }`
text_no-glyphs = no font has { $characters }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }

hint_list-cities = list the cities above `network`, by the names of their folders in `data/`
hint_record-in-city-folder = a group's record lies in the folder of its city; keep other files elsewhere
hint_add-edition = add `{ $name }` to `editions` in `malzama.yaml`
hint_rename-edition = rename it with the letters a to z, digits and `-`, then add it to `editions` in `malzama.yaml`
hint_write-city = write the city's record under this name, or take it out of `editions`
hint_write-group = write its record under this name, or take the group out of the list
hint_rename-to = rename it to `{ $name }`
hint_keep-elsewhere = a record's name ends in `.yaml`; keep other files elsewhere
hint_add-group = add `- { $name }` below `partners:`, or remove the file
hint_rename-group = rename it with the letters a to z, digits and `-`, then add its new name below `partners:`
hint_hide-group = to leave the group out of all editions, write `hidden: true` into its record
hint_show-a-group = remove `hidden: true` from one of them, or take `{ $city }` out of `editions`
hint_compare-copies = compare the two, take over what is missing, and remove the copy
hint_remove-or-rename-copy = remove it; or, for a new group, rename it with the letters a to z, digits and `-`, and add its new name below `partners:`
hint_keep-copies-elsewhere = keep copies outside of `data/`
hint_use-plain-letters = use up to 64 of the letters a to z, digits and `-`, such as `old-city-youth`
hint_editions-are = the editions are { $editions }
hint_fonts-are = the fonts are { $families }: change the text, or add a font to `fonts/`

## Photographs as records name them

photograph_illustration = `{ $path }` is still an illustration
photograph_no-words = `{ $path }` has no `{ $key }`
photograph_placeholder-name = `{ $name }` in the `{ $key }` of `{ $path }` stands in for a name
photograph_file-name = the `{ $key }` of `{ $path }` is the name of its file
photograph_unused = no record names `{ $path }`
photograph_missing = there is no photograph `{ $path }`
photograph_unusable = `{ $path }` is not a photograph that can be used: { $reason }
photograph_cannot-prepare = failed to prepare `{ $path }`: { $reason }

hint_say-what-it-shows = say what it shows
hint_say-who-made-it = say who made it
hint_describe-it = describe it for those who cannot see it
hint_and-add-key = { $advice }: add a line `{ $key }: …`
hint_name-it-in-a-record = write its name into a record, rename it as the record has it, or remove it
hint_copy-photograph = copy the photograph into `photos/` and write its path from there, with `/` between folders
hint_put-photograph = put the file into `photos/`, or write the name it has there
hint_write-found-name = there is `{ $found }`; write that name
hint_write-one-of = there are { $found }; write the one that is meant
hint_rename-look-alike = the two names look the same, but the file has { $there } where the record has { $written }: copy the name from here, or rename the file as the record has it
hint_save-as-jpeg = save it again as JPEG, or ask for the original file
hint_develop-raw = open it in the camera's program or a raw converter, export it as JPEG or TIFF, and write that file's name: the small picture inside it is not for print
hint_export-as-jpeg = export it as JPEG: on an iPhone, send it from the Photos app by mail or choose “Most Compatible” in Settings, Camera, Formats; on a computer, open it and save it as JPEG
hint_check-file-and-permissions = check the file, and the permissions of it and its folder
hint_report-fault = this is a fault of the program: please report it

## Fonts

file_too-large = `{ $path }` is larger than { $limit } MiB
fonts_none = there are no fonts in `fonts/`
fonts_too-deep = the fonts in `{ $path }` are not read
fonts_not-a-font = `{ $path }` is not a font
fonts_not-embeddable = the licence bits of `{ $path }` forbid embedding (fsType 2)

hint_copy-fonts = copy `.ttf` or `.otf` files into it; system fonts are never used
hint_move-fonts = move them to a folder of `fonts/` itself
hint_copy-font-itself = copy the font itself into `fonts/`
hint_use-static-font = use a static font of one script instead
hint_copy-font-again = copy the font file again, or remove it
hint_use-embeddable-font = a print file must embed its fonts: use one that allows it, such as any under the OFL

## Print contracts

noun_print-contract = a print contract
noun_overprint = overprint
noun_paper = the paper
noun_photographs = the photographs
noun_sheets = the sheets
expected_sheet-size = a sheet such as `SRA3`, or its width and height in millimetres
expected_creep = `none`, `caliper`, or a length from 0 to { $most } mm
contract_missing = there is no print contract `{ $path }`
contract_not-a-file = `{ $path }` is not a file
contract_floors-contradict = the photographs' `target`, `warning` and `error` contradict each other
contract_no-bleed = the contract asks for no bleed
contract_wide-bleed = the contract asks for { $bleed } mm of bleed
profile_too-large = `{ $path }` is too large
profile_not-icc = `{ $path }` is not an ICC profile
profile_not-cmyk-output = `{ $path }` is not a CMYK output profile: its class is `{ $class }`, its colours are `{ $space }`
profile_damaged = `{ $path }` is damaged
profile_version = `{ $path }` is an ICC profile of version { $version }, { $standard } knows them up to { $most }
profile_other-condition = `{ $path }` is made for { $conditions }, the condition is `{ $condition }`

hint_put-contract = put one into `data/press/`
hint_contracts-are = the contracts are { $contracts }
hint_copy-lines = copy these lines from another contract
hint_order-of-floors = `error` is at most `warning`, and `warning` at most `target`
hint_usual-bleed = is this meant? 3 mm is usual, some binders want 5 mm
hint_use-press-profile = use a press profile
hint_copy-profile = copy it into the folder of the print contract
hint_ask-for-profile = ask the print shop for the ICC profile of its printing condition
hint_match-condition = write the condition of the profile, or take its profile

## Files that are written

out_among-sources = `{ $path }` lies among the project's sources
hint_write-into-out = write into `out/` or a folder outside of the project

## Layouts

layout_missing = there is no layout `{ $path }`
layout_typst = { $message }
layout_reads-package = packages are never downloaded: copy the files of `{ $package }` into `layouts/`
layout_reads-elsewhere = a layout reads `/manuscript.json`, the photographs that it names, and files below `layouts/`, not `/{ $path }`
layout_reads-too-much = `/{ $path }` is larger than { $most } MiB
layout_too-slow = laying out `{ $edition }` was stopped after { $seconds } s
layout_too-much-memory = laying out `{ $edition }` was stopped at { $mebibytes } MiB of memory
layout_broke-off = laying out `{ $edition }` broke off: it asked for more memory than there is, or nested too deep
layout_engine-failed = Typst failed to lay out `{ $edition }`: { $reason }
layout_too-many-pages = edition `{ $edition }` has { $pages } pages; it may have { $most }
layout_unplaceable = the photographs of `{ $edition }` cannot be placed: { $reason }
web_no-design = `{ $path }` is missing: the layouts tell no look of a web edition
web_untold = `{ $path }` does not tell all that a web edition needs: { $reason }
web_no-metadata = it has no metadata with the label `<web>`
hint_tell-web-design = write it as `layouts/README.md` says under “The web edition”, or take it over from the layouts of Malzama
layout_unwritable = the pages of `{ $edition }` cannot be written as a PDF
layout_less-accessible = the screen edition of `{ $edition }` does not reach `{ $standard }`: { $reason }
layout_not-inks = `{ $edition }` is printed with { $what }
layout_no-glyph = the font `{ $font }` has no `{ $character }` ({ $code }), on page { $page } of `{ $edition }`
layout_page-count = edition `{ $edition }` has { $pages } pages, which is not a multiple of { $sheet }
layout_other-trim = page { $page } of `{ $edition }` is { $width } × { $height } mm, the trim is { $trim_width } × { $trim_height } mm
companion_no-layout = there is no `{ $path }`, which this file is laid out with
hint_copy-companion = copy it from another project of this version
layout_other-bleed = page { $page } of `{ $edition }` has another bleed than the { $bleed } mm of the print contract
layout_type-cut = `{ $words }` on page { $page } of `{ $edition }` reaches { $by } mm beyond the trim, and would be cut off
layout_figure-cut = a figure on page { $page } of `{ $edition }` reaches { $by } mm beyond the trim and ends within the bleed
layout_figure-lost = a figure of page { $page } of `{ $edition }` lies beyond the trim, and would be lost
layout_type-on-type = `{ $words }` stands on `{ $others }` on page { $page } of `{ $edition }`
layout_type-on-picture = `{ $words }` stands on a picture on page { $page } of `{ $edition }`
layout_type-near-trim = `{ $words }` on page { $page } of `{ $edition }` is { $by } mm too near to the trim, where the knife may stray
layout_type-near-fold = `{ $words }` on page { $page } of `{ $edition }` is { $by } mm too near to the fold, where it sinks into the binding
layout_screened-type = `{ $words }` on page { $page } of `{ $edition }` is type of { $size } pt in a screen of dots, which would break its strokes
layout_screened-line = a line of { $thickness } mm on page { $page } of `{ $edition }` is drawn in a screen of dots, which would break it
layout_thin-line = a line on page { $page } of `{ $edition }` is { $thickness } mm thin
layout_too-much-ink = a flat colour on page { $page } of `{ $edition }` takes { $sum } % of ink, the print contract allows { $limit } %
layout_spare-colours = the city `{ $city }` has no colours and no figure of its own: it takes spare colours and a plain figure
layout_more-crowded = { $count } more faults of this kind in `{ $edition }`
layout_miscounted-part = part `{ $part }` of `{ $edition }` was counted as { $counted } pages but draws { $drawn }

typst_unknown-variable = unknown variable: `{ $name }`
typst_expected = expected { $wanted }, found `{ $found }`
typst_no-file = there is no file `{ $path }`
typst_open-bracket = a bracket is not closed
typst_open-string = a quotation mark is not closed
typst_unexpected-argument = unexpected argument: `{ $name }`
typst_argument-too-many = there is an argument too many
typst_missing-argument = missing argument: `{ $name }`
typst_no-key = the dictionary has no key `{ $key }`
typst_no-item = the array has no item at `{ $index }`: it has `{ $length }`
typst_no-field = `{ $of }` has no `{ $name }`
typst_unresolved-import = what is imported here is not there
typst_no-label = no page has the label `{ $label }`
typst_stopped = the layout stops: { $words }
typst_no-font = there is no font `{ $font }`

colour_luma = a grey (`luma`) colour
colour_rgb = an RGB colour
colour_oklab = an Oklab colour
colour_hsl = an HSL or HSV colour
colour_cmyk = a CMYK colour
colour_spot = the spot colour `{ $name }`
colour_gradient = a gradient that is not mixed in inks (`space: cmyk`)
colour_foreign-picture = a picture that does not come from a record
colour_svg = an SVG, whose colours are those of a screen

hint_end-the-loop = look for a loop or a function that never ends; a layout that needs more has its `limits` in `malzama.yaml`
hint_simplify-layout = simplify what the layout does here, and report this text to Typst
hint_make-layout = a layout is a folder of `layouts/` with a `layout.typ`
hint_layouts-are = the layouts are { $layouts }
hint_typst = { $advice }
hint_typst-at = { $advice } ({ $at })
hint_while-calling = while calling `{ $name }` at { $at }
hint_while-calling-function = while calling a function at { $at }
hint_while-showing = while showing a `{ $name }` at { $at }
hint_while-importing = while importing `{ $name }` at { $at }
hint_still-readable = the file is made nevertheless and can be read; it only makes no claim to `{ $standard }`, which tells that readers who hear it miss nothing
hint_use-cmyk = write every colour of a layout as `cmyk(…)`, and bring photographs through the records: what else there is cannot be turned into the inks of the press
hint_change-wording = change the layout's wording, or add a font that has it to its list of families
hint_fill-sheets = a stitched booklet would end in blank leaves: let the layout fill them
hint_set-trim = set the page by the manuscript: `width: manuscript.page.width * 1mm`
hint_set-bleed = set the page by the manuscript: `bleed: manuscript.page.bleed * 1mm`
hint_shorten-or-make-room = shorten the text, or let the layout make room for it
hint_solid-type = type below { $size } pt takes one solid ink or two, such as `cmyk(0%, 0%, 0%, 100%)`
hint_solid-line = lines up to { $most } mm take one solid ink or two
hint_thicker-line = the thinnest line of this layout is { $least } mm
hint_less-ink = take ink away where all colours meet: less cyan, magenta and yellow, and some black
hint_add-colours = to choose them, add the city to `cities` in `layouts/house.typ`, and its figure to `layouts/motifs/`
hint_bleed-or-move = let it reach to the end of the bleed, or keep it within the trim
hint_move-or-mark-on-picture = move one of them; if it is to stand there, put `#metadata(none)<on-picture>` before it in its block
hint_keep-from-edges = shorten the text, or move it: the bounds are `safe` and `fold` of the layout
hint_drawn-at = it is set at { $at }
hint_more-pages = { $count ->
    [one] so it is on one more page
   *[other] so it is on { $count } more pages
}
hint_count-pages = let the layout count the pages of this part as it draws them

## The press step

colour_unreadable = a colour space that cannot be read
colour_own-profile = a colour with a profile of its own
colour_calibrated-grey = a calibrated grey
colour_other = a colour of the kind `{ $name }`
press_transparent-colour = a transparent colour
press_blend = a blend with what lies below
press_soft-mask = a soft mask
press_transparent-picture = a transparent picture
press_broken = the PDF of `{ $edition }` cannot be finished: { $reason }
press_unfit = `{ $edition }` is printed with { $what } on page { $page }, { $x } mm from the left and { $y } mm from the head
press_more-unfit = `{ $edition }` has { $what } at { $count } more places

## Photographs on their pages

photograph_too-few-pixels = `{ $path }` has { $ppi } ppi on page { $page } of `{ $edition }`: { $pixels_wide } × { $pixels_high } pixels show, on { $width } × { $height } mm
photograph_remark = `{ $path }`: { $remark }
hint_pixels-needed = more than { $floor } ppi are needed, { $pixels_wide } × { $pixels_high } pixels where it shows: ask for the original file
file_cannot-write = failed to write `{ $path }`: { $reason }

## Delivery

preflight_own-pdf = the PDF of `{ $edition }` cannot be judged: { $reason }
preflight_on-page = {" "}on page { $page }
preflight_finding = { $rule }: { $object }{ $on_page } of `{ $edition }`: { $found }
preflight_more-findings = { $count } more findings in `{ $edition }`
hint_wanted = wanted: { $wanted }
hint_see-report = the report has all of them
out_left-over-web = `{ $path }` is a web edition of `{ $edition }`, which is no edition of this project
out_left-over = `{ $path }` is a PDF of `{ $edition }`, which is no edition of this project
out_left-over-alongside = `{ $path }` goes along with `{ $edition }`, which is no edition of this project
out_old-pack = `{ $path }` is old: its PDF or ticket of `{ $edition }` is not the one that is there now
hint_pack-again = pack it again before you send it: `malzama pack { $edition }`
hint_prune = remove it with `malzama build --prune`, or add its edition to `editions`
hint_remove-by-hand = remove it, or add its edition to `editions`: it is not known as the last one made, so that `--prune` leaves it alone
hint_check-space-and-permissions = check the disk's space and the folder's permissions, or use `--out DIR`
machine_no-thread = failed to start a thread: { $reason }
hint_fewer-jobs = make fewer editions at a time: `--jobs 1`

## Tickets and packs

ticket_title = Job ticket, { $title }
pack_faulty = `{ $edition }` is not packed, since its records have faults
pack_withheld = `{ $edition }` is not packed, since it is withheld from print because of its photographs
pack_rejected = `{ $edition }` is not packed, since its last PDF breaks rules of the press
pack_no-print = `{ $edition }` is not packed, since there is no `{ $path }`
pack_old = `{ $edition }` is not packed, since `{ $path }` is old: { $reason }
hint_check-first = see what is wrong with `malzama check`
hint_build-first = make it first, with the same contract and folder: `malzama build { $edition }`
pack_nothing-packed = nothing was packed; the last packs, if any, are untouched
pack_refused = edition `{ $edition }` was not packed
pack_refused-old = edition `{ $edition }` was not packed, and `{ $path }` is old: do not send it
pack_line = { $edition }: { $files ->
    [one] 1 file
   *[other] { $files } files
 }, { $size }, { $path }
built_ticket = ticket
pack_title = Files for the print shop: { $title }
pack_date = Date: { $date }
pack_pages-right = `{ $path }`: all { $pages } pages for print, cover included, one by one in reading order. The booklet is bound on the RIGHT: page 1 is the front cover, and its spine is on its right
pack_pages-left = `{ $path }`: all { $pages } pages for print, cover included, one by one in reading order. The booklet is bound on the left: page 1 is the front cover, and its spine is on its left
pack_text = `{ $path }`: the text alone, { $pages } pages
pack_cover-pages = `{ $path }`: the four pages of the cover, of other paper than the text
pack_cover = `{ $path }`: the cover in one piece: back, spine, front
pack_sheets = `{ $path }`: imposed sheets, ready to be folded
pack_ticket-page = `{ $path }`: the job ticket, to be printed: two pages, in Arabic and in English
pack_ticket-json = `{ $path }`: the job ticket for programs, as JSON
pack_ticket-xjdf = `{ $path }`: the job ticket for programs of print shops, as XJDF 2.1
pack_contract = `{ $path }`: the print contract that the files were made by
pack_profile = `{ $path }`: the colour profile of the contract
pack_report = `{ $path }`: the report of the preflight, for a browser
pack_checksums = The ticket lists a SHA-256 checksum of each PDF. A file with another one did not arrive whole: please ask for it again

## Approvals

finished_faulty = there is no finished print file of `{ $edition }`, since its records have faults
finished_withheld = there is no finished print file of `{ $edition }`, since it is withheld from print because of its photographs
finished_rejected = there is no finished print file of `{ $edition }`, since its last PDF breaks rules of the press
finished_missing = there is no finished print file of `{ $edition }`: `{ $path }` is missing
finished_old = `{ $path }` is old, and not as `{ $edition }` is now: { $reason }
finished_not-drawn = page { $page } of `{ $path }` cannot be drawn
approve_no-name = an approval needs the name of who gives it
approve_hidden-sign = the name of who approves has a sign that is not seen, { $sign }
approve_long-name = the name of who approves has more than { $most } characters
hint_name-who-approves = write it like this: `--by "Board of the network"`
approve_no-date = `{ $date }` is not a day
hint_write-a-date = write year, month and day like this: `--date 2026-11-23`
approve_nothing-approved = nothing was approved; earlier approvals, if any, are untouched
approve_known = the last approval says the same; no other one was written
approve_line = { $edition }: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
 } approved, approval { $approval } of { $date }
approve_kept = kept in `{ $path }`
approval_mark = { $hash } ({ $date })
approval_damaged = `{ $path }` is damaged: it is not as it was written
hint_restore-approval = put it back as it was, from a backup or the history of the project; or name another approval: `malzama diff --since`
approval_newer = `{ $path }` was written by a newer version of this program
hint_newer-program = use that version, or a newer one
approval_pages-differ = { $count ->
    [one] page { $pages } of `{ $edition }` is
   *[other] pages { $pages } of `{ $edition }` are
 } not as approved on { $date } (approval `{ $approval }`)
approval_pages-gone = `{ $edition }` has { $count ->
    [one] 1 page
   *[other] { $count } pages
 } fewer than approved on { $date } (approval `{ $approval }`)
approval_other-terms = the terms of the print contract are not those with which `{ $edition }` was approved on { $date } (approval `{ $approval }`)
hint_see-changes = look at what changed: `malzama diff { $edition }`
diff_no-approval = there is no approval yet with which to compare
hint_approve-first = approve what is finished: `malzama approve --by NAME`
diff_not-approved = `{ $edition }` is not compared, since it was not approved
hint_approve-edition = approve it: `malzama approve { $edition } --by NAME`
diff_unknown-approval = there is no single approval `{ $approval }`
hint_approvals-are = the last approvals are { $approvals }; type at least four digits
diff_edition-gone = `{ $edition }` was approved, and is no longer in the project
diff_nothing-compared = nothing was compared; the last page of changes, if any, is untouched
diff_unchanged = { $edition }: nothing changed since { $date } (approval { $approval })
diff_changed = { $edition }: since { $date } (approval { $approval }): { $changes }
diff_other-format = another format
diff_pages-changed = { $count ->
    [one] page { $pages } changed
   *[other] pages { $pages } changed
 }
diff_pages-moved = { $count ->
    [one] page { $was } is now page { $is }
   *[other] pages { $was } are now pages { $is }
 }
diff_pages-added = { $count ->
    [one] page { $pages } is new
   *[other] pages { $pages } are new
 }
diff_pages-gone = { $count ->
    [one] page { $pages } is gone
   *[other] pages { $pages } are gone
 }
diff_renumbered = { $count ->
    [one] 1 page has another number
   *[other] { $count } pages have other numbers
 }
diff_page = see `{ $path }`

## Why editions are made

reason_no-pdf = no finished PDF is there
reason_other-pdf = the PDF that is there is not known as the last one made
reason_rejected = the last one broke rules of the press
reason_forced = `--force`
reason_settings = the settings, or the name of a city
reason_contract = the print contract
reason_program = the program
reason_approval = the last approval
reason_file = `{ $path }`
reason_all = { $named }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }

## Preflight of a file

preflight_unreadable = `{ $path }` cannot be judged: { $reason }
hint_let-the-shop-look = let the print shop look at a file of this size
hint_check-name-and-permissions = check the name, and the permissions of the file and its folder
hint_save-without-password = save it again without a password or restrictions
hint_export-again = make or export the file again

## The terminal

label_hint = hint
label_note = note: { $place }: { $text }
label_place = line { $line }, column { $column }
noun_editions = editions
noun_pages = pages
count_errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
 }
count_warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
 }
count_notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
 }
check_no-faults = no faults found
check_summary = { $counts }
check_more = { $count } more in `{ $path }`
build_waiting = another build of this project is at work; this one waits for its end
build_making = making { $editions }: { $reason }
build_nothing-made = no edition was made; the last PDFs, if any, are untouched
build_rejected = edition `{ $edition }` breaks rules of the press: its last PDF, if any, is untouched, and the new one is `{ $path }`
build_withheld = edition `{ $edition }` is withheld from print because of its photographs: there is only a proof of it
build_withheld-old = edition `{ $edition }` is withheld from print because of its photographs: there is only a proof of it, and `{ $path }` is old
build_not-made = edition `{ $edition }` was not made, and it has no print PDF
build_not-made-old = edition `{ $edition }` was not made: `{ $path }` is old
build_removed = removed `{ $path }`
build_no-page-changed = `{ $path }`: no page changed
build_all-pages-changed = `{ $path }`: all pages changed
build_pages-changed = `{ $path }`: { $count ->
    [one] page { $pages }
   *[other] pages { $pages }
 } changed
built_line = { $edition }: { $pages }, { $size }, { $time }, { $path }
built_pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
 }
built_web-page = web page
built_kibibytes = { $size } KiB
built_mebibytes = { $size } MiB
built_time = { $seconds } s
built_unchanged = unchanged
build_page = { $page }
build_run = { $first }–{ $last }
manuscript_not-written = the manuscript of `{ $edition }` was not written
preview_open = the preview is at { $address } (Ctrl-C ends it)
preview_no-browser = no browser could be opened: open the address yourself
preview_file-ready = `{ $file }`: { $pages } pages look different, ready in { $milliseconds } ms
preview_ready = all pages: { $pages } pages look different, ready in { $milliseconds } ms
preview_problems = { $count ->
    [one] 1 error
   *[other] { $count } errors
 }; the browser shows where
terminal_cannot-print = failed to print: { $reason }
terminal_stopped = stopped: files that were not finished are as they were before
terminal_no-process = the other editions were not made, as no further process can be started: { $reason }
terminal_our-fault = malzama failed by a fault of its own; please report it with the lines above

## The preview

io_no-port-left = no port is left
io_port-in-use = it is in use
preview_port-taken = failed to listen at port `{ $port }`: { $reason }
preview_no-port = failed to find a free port: { $reason }
preview_cannot-serve = failed to serve the preview: { $reason }
preview_setting-failed = edition `{ $edition }` cannot be set, by a fault of malzama itself: { $reason }
preview_reading-failed = the project cannot be shown, by a fault of malzama itself: { $reason }
preview_drawing-failed = page { $page } of `{ $edition }` cannot be drawn, by a fault of malzama itself: { $reason }
preview_finishing-failed = the PDFs cannot be made, by a fault of malzama itself: { $reason }
hint_undo-or-report = undo the last change; please report what it was, with the lines in the terminal
preview_finding = { $object }: { $found }; { $wanted }
hint_both = { $one }; { $next }
hint_choose-port = close the other preview, or choose another port with `--port N`

## Faces

style_normal = upright
style_italic = italic
style_oblique = oblique
fonts_face = { $weight } { $style }
fonts_doubled-face = { $files } hold the same face: `{ $family }`, weight { $weight }, { $style }
layout_missing-face = the layout asks for `{ $family }` of weight { $weight }, { $style }, which `fonts/` lacks: the nearest face is printed

hint_keep-one-font = keep one of the files: which of them is printed depends on their names
hint_faces-are = the faces of `{ $family }` are { $faces }: ask for one of them, or add the font to `fonts/`
## Photographs

photo_camera-raw = it is a camera raw file ({ $kind }), expected JPEG, PNG, TIFF, WebP or HEIC
photo_crop-outside = its crop lies outside of it, or has no pixel
photo_cut-off = the file is cut off: the picture has no end
photo_damaged = it is damaged ({ $reason })
photo_damaged-header = its header is damaged
photo_damaged-or-cut-off = the picture is damaged or cut off ({ $reason })
photo_decoder-panicked = it is damaged in a way not foreseen
photo_empty-file = the file is empty
photo_encoding-failed = failed to encode: { $reason }
photo_endless-header = its header has no end
photo_file-changed = the file changed while it was read
photo_file-too-large = the file has { $size } MiB, expected at most { $limit }
photo_forgotten = the program lost track of it
photo_hdr = it is coded in HDR (HLG or PQ), of which nobody has settled how it looks on paper
photo_heif-coding = it is a HEIF coded as { $coding }, expected HEVC, as telephones write it
photo_is-folder = it is a folder
photo_jpeg-bit-depth = it is a JPEG of { $bits } bits per colour, expected 8
photo_jpeg-components = it is a JPEG of { $components } colours, expected 1, 3 or 4
photo_no-end = the end of the file is missing, though its picture is whole: copy it again if you can
photo_no-picture = it has no picture in it
photo_no-pixels = it has no pixels
photo_no-press-profile = it is not an ICC profile of a press of four inks
photo_no-threads = failed to start threads
photo_not-found = there is no such file
photo_not-regular-file = it is not a file but a device or pipe
photo_only-reduced = all its pictures are marked as reduced versions of another one, which it does not hold
photo_permission-denied = permission denied
photo_profile-damaged = it is damaged
photo_profile-for-other-colours = it is not one for { $model ->
    [grey] grey
    [rgb] RGB
   *[cmyk] CMYK
 }
photo_profile-inconvertible = it cannot be converted
photo_profile-not-used = its colour profile is not used, as { $reason }; its colours are taken as { $model ->
    [grey] grey of sRGB's tones
    [rgb] sRGB
   *[cmyk] CMYK of the press
 }
photo_profile-of-no-device = it does not describe a camera, screen or press
photo_resampling-failed = failed to resample: { $reason }
photo_size-mismatch = its size is not what its header tells
photo_too-large-to-encode = it is needed with more than 65535 pixels per side
photo_too-many-pixels = { $width } × { $height } pixels are more than { $limit } megapixels
photo_truncated = the file ends too early
photo_unknown-format = it is neither JPEG, PNG, TIFF, WebP nor HEIC
photo_unreadable = { $reason }
photo_unsupported-heic = it is a rare kind of HEIC ({ $reason })
photo_unsupported-jpeg = it is coded in a rare kind of JPEG (lossless or arithmetic)
photo_unsupported-pixels = its pixels are of a kind that is not taken ({ $kind })
photo_unsupported-tiff = it is a rare kind of TIFF ({ $reason })
photo_unsupported-tiff-pixels = it is a TIFF of a kind that is not taken ({ $kind })
photo_unsupported-tiff-samples = it is a TIFF of samples other than unsigned integers

## The language

language_unknown = the language `{ $language }` of `{ $source }` is not known; the languages are { $languages }, and this is English
language_not-utf8 = this terminal is set to `{ $letters }`, which cannot show Arabic, so this is English; set it to UTF-8, or write `--lang ar` to try
language_no-letters = this terminal has no Arabic letters, so this is English; write `--lang ar` to try

## The command line

help_about = Exhibition booklets, print-ready, from records and photographs.
help_usage = Usage:
help_commands = Commands
help_arguments = Arguments
help_options = Options
help_help = Print help.
help_version = Print the version.
help_project = A folder of the project; by default the current one.
help_lang = The language: `en` or `ar`; by default that of `MALZAMA_LANG`, of the system, or of the project.
help_build = Make the booklets, all of them or those that are named.
help_build-editions = Editions to make; by default all that `malzama.yaml` lists.
help_build-press = The print contract: the name of a file of `data/press/`, or the path of a file; by default the one that `malzama.yaml` names.
help_build-out = Where to put the PDFs; by default `out` in the project.
help_build-jobs = How many editions to make side by side; by default one for each core.
help_build-draft = Make drafts, in `draft/` instead of `print/`: every page is marked as a proof, and so is every illustration that still waits for its photograph.
help_build-force = Make every edition anew, also those that nothing has changed for.
help_build-screen = Also make PDFs for the screen: small, in RGB, for mail and the web.
help_build-web = Also make web editions, to be read in a browser: one folder each, for any web server.
help_build-ticket = Also make job tickets for the print shop: as a page, as JSON and as XJDF.
help_build-prune = Remove the PDFs, web editions, tickets and packs of editions that are no longer in the project.
help_pack = Put all that the print shop gets into one archive for each booklet, in `pack/`.
help_pack-editions = Editions to pack; by default all that `malzama.yaml` lists.
help_pack-out = Where the PDFs are; by default `out` in the project.
help_approve = Keep what is approved of the finished booklets, to tell later what changed since.
help_approve-editions = Editions to approve; by default all that `malzama.yaml` lists.
help_approve-by = Who approves: a person or a board.
help_approve-date = The day of the approval, like 2026-11-23; by default the date of the project.
help_diff = Show what changed in the finished booklets since they were approved, as a page for a browser. Status 0: nothing, 4: something.
help_diff-editions = Editions to compare; by default all that `malzama.yaml` lists.
help_diff-since = The approval to compare with: the first digits of its hash; by default the last one of each edition.
help_diff-out = Where to write the page; by default `report/changes.html` beside the PDFs.
help_check = Look for faults without setting anything in type.
help_check-format = How to print what was found: `text` for people, as by default, or `json` for programs.
help_check-texts = With `json`, the texts as well, in both languages.
help_preflight = Judge PDFs, whoever made them, by PDF/X and the rules of the Ghent Workgroup.
help_preflight-files = The PDFs.
help_preflight-press = The print contract: the name of a file of `data/press/`, or the path of a file; by default that of the project, and outside of one PDF/X-4 as the Ghent Workgroup asks.
help_preflight-format = How to print what was found: `text` for a terminal, as by default, `json` for programs, or `html` for a browser, in Arabic and English.
help_preview = Show the booklets in a browser, as the files are now, until you press Ctrl-C.
help_preview-port = The port to serve at, on this machine alone; by default the first free one from 7410.
help_preview-no-open = Do not open the browser.
help_preview-no-pdf = Show pages only, make no PDFs.
help_manuscript = Write the manuscript of an edition, to work on its layout in a Typst editor.
help_manuscript-edition = The edition.
help_manuscript-out = Where to write it, `-` for the standard output; by default `manuscript.json` in the project, where layouts look for it.
help_manuscript-draft = Mark every illustration that still waits for its photograph.

usage_unknown-command = there is no command `{ $command }`
usage_unknown-argument = there is no option `{ $argument }` here
usage_no-value = a value is missing after `{ $argument }`
usage_bad-value = `{ $value }` cannot be the value of `{ $argument }`
usage_missing = { $arguments } is missing
usage_conflict = `{ $argument }` and `{ $other }` cannot be used together
usage_other = the command line cannot be understood ({ $reason })

hint_values-are = the values are { $values }
hint_see-help = for what can be typed, see `malzama --help`

## The menu

menu_opening = what can be done in `{ $project }`:
menu_preview = look at the booklets in a browser
menu_check = look for what is to be mended
menu_build = make the PDFs for the print shop
menu_help = all commands
menu_other-language = بالعربيّة: malzama --lang ar

## Sheets

cover_too-few-pages = `{ $edition }` has { $pages } pages: too few for a cover of its own
hint_staple = bind it by saddle stitch, without paper for a cover
cover_no-caliper = the cover of `{ $edition }` is not made: its spine depends on the thickness of the paper
hint_caliper = add `paper: {"{"} text: {"{"} caliper: 0.12 mm {"}"} {"}"}` to the print contract, as the paper merchant tells it; with `spine: text-and-cover`, that of the cover too
cover_plain-spine = the spine of `{ $edition }` is { $width } mm wide and stays without words: these need { $least } mm
hint_plain-spine = thicker paper or more pages make it wider
cover_rejected = the cover of `{ $edition }` breaks rule { $rule }: { $object }: { $found }
cover_no-spine = the layouts set { $pages } pages for the spine and the flaps of `{ $edition }`, and { $wanted } are wanted
impose_line = { $sheets ->
    [one] 1 sheet
   *[other] { $sheets } sheets
} of { $width } × { $height } mm: `{ $path }`
impose_padded = `{ $path }` has { $count ->
    [one] 1 blank page
   *[other] { $count } blank pages
} before its back cover, to fill the last sheet
impose_omitted = the sheets of `{ $path }` have no room for all { $mark }
impose_one-plate = the sheets of `{ $path }` are printed on both sides from one plate, and cut into two copies
impose_too-large = `{ $path }` is larger than { $most } MiB
impose_over-itself = the sheets would replace `{ $path }`, of which they are made
hint_other-name = write them under another name: `--out sheets.pdf`
impose_gang-scheme = { $count } files go side by side on the same sheets, and `--scheme` is for one file alone
hint_gang-scheme = leave out `--scheme`, or impose the files one by one
impose_bad-value = `{ $value }` is no value for `{ $option }`
impose_no-caliper = for creep by caliper, the thickness of a leaf is missing
impose_encrypted = `{ $path }` is encrypted
impose_no-pdf = `{ $path }` is no PDF that can be read
impose_unreadable = `{ $path }` cannot be read: { $reason }
impose_no-pages = `{ $path }` has no such pages
impose_page-content = page { $page } of `{ $path }` cannot be read
impose_no-trim-box = page { $page } of `{ $path }` has no TrimBox, so nobody knows where it is cut
impose_mixed-trims = page { $page } of `{ $path }` is cut to { $found } mm, and the first page to { $expected } mm
impose_sheet-too-small = the pages need a sheet of { $needed } mm, and the sheet has { $found } mm
impose_gang-lengths = booklet { $booklet } has { $found } pages, and the first one { $expected }
impose_gang-trims = booklet { $booklet } is cut to { $found } mm, and the first one to { $expected } mm
impose_gang-conditions = booklet { $booklet } is made for another printing condition or standard than the first one
impose_gang-size = { $found } booklets do not go on one sheet, at most { $most } do
impose_out-of-bounds = the sheets cannot be made: { $reason }
mark_crop = crop marks
mark_fold = fold marks
mark_registration = registration marks
mark_collating = collating marks
mark_colour-bar = patches of the colour bar
mark_slug = words of the slug
hint_padded = a booklet of folded sheets has a multiple of four pages
hint_wider-gutter = these need a gutter of at least 3 mm between pages at the spine
hint_larger-sheet = take a larger sheet, such as `SRA3`
hint_one-plate = tell the press to turn the sheet as its slug says
hint_for-example = for example: `{ $example }`
hint_export-trim-box = export it with bleed and trim, as for a print shop
hint_one-trim = all pages of a booklet have one size
hint_gang = booklets on one sheet agree in number and size of pages, and in printing condition
help_impose = Put the pages of PDFs on sheets that only need to be folded.
help_impose-files = The PDF; or up to four of the same length, which go on the same sheets.
help_impose-scheme = How pages lie on sheets, by default saddle-2-up: saddle-2-up, saddle-4-up, saddle-8-up, saddle-4-up-work-and-turn, saddle-4-up-work-and-tumble, saddle-8-up-work-and-turn, saddle-8-up-work-and-tumble, signatures-8, signatures-16, signatures-32, signatures-8-2-up, signatures-16-2-up, signatures-32-2-up, one-sided, copy-shop.
help_impose-sheet = The sheet: A4, SRA4, A3, SRA3, B2, or width x height in millimetres; by default the smallest of these on which pages and marks go.
help_impose-binding = The side at which the booklet is bound, right or left; by default the one that the PDF names.
help_impose-creep = How far inner pages are shifted to the spine: none, caliper, or the shift of the innermost.
help_impose-caliper = The thickness of one leaf, such as "0.12 mm".
help_impose-gripper = The strip in which the press grips the sheet, such as "10 mm".
help_impose-gutter = The space between pages at the spine, which a binder mills off.
help_impose-no-marks = Draw no marks around the pages.
help_impose-out = Where to write the sheets; by default beside the PDF.
help_build-sheets = Also make sheets that only need to be folded, by the contract, or 2-up.
help_build-spreads = Also make PDFs for the screen whose pages stand side by side as in the booklet.

## The start of a project

start_is-a-file = `{ $path }` is a file, and no folder can be made there
start_not-empty = `{ $path }` is not empty: { $count ->
    [one] { $names } is in it
   *[other] it has { $count } files and folders, such as { $names }
 }
start_no-folder = there is no folder in which `{ $path }` could be made
start_not-carried = the program itself lacks `{ $path }`
start_taken = `{ $path }` is there already
start_listed-already = `{ $name }` stands in `{ $key }` of `{ $path }` already
start_list-not-understood = the list `{ $key }` in `{ $path }` is written in a way that nothing can be added to
start_no-city = there is no city `{ $city }`
start_begun = `{ $path }`: { $files ->
    [one] 1 file
   *[other] { $files } files
 }
start_next = now run `malzama build` there, or `malzama preview` to see the booklets
start_written = written: `{ $path }`
start_listed = added to the list in `{ $path }`
start_replace-sample = now put your own words in place of the sample: `{ $path }`
hint_begin-a-project = or begin one: `malzama new DIR`
hint_another-folder = name a folder that is empty, or one that is not there yet
hint_make-folder-first = make the folder around it first, or check its name
hint_another-name = choose another name, or change what is there
hint_new-city-first = add a city first: `malzama new city SLUG --name NAME`
hint_cities-are = the cities are { $cities }
hint_add-line-to-list = add `- { $name }` to it by hand, on a line of its own below `{ $key }:`
help_json = With `--version`: as JSON, with hashes of all that the program carries.
help_new = Begin a project with layouts, fonts and a sample, or add a city or a group to one.
help_new-folder = The folder of the project, which is made, or is empty.
help_new-city = Add a city, with one sample group.
help_new-city-slug = The name of its folder and booklet: letters from a to z, digits and -.
help_new-city-name = The name of the city, as it is printed.
help_new-partner = Add a group to a city.
help_new-partner-city = The city: its folder or its name.
help_new-partner-slug = The name of the group's file without .yaml: letters from a to z, digits and -.
help_new-partner-name = The name of the group, as it is printed.

## The import of a manuscript

noun_slugs = the names of records
import_empty = `{ $path }` is empty
import_word-damaged = `{ $path }` is a Word file or archive that is damaged
import_no-word = `{ $path }` is an archive, but no Word file
import_tracked-changes = { $count ->
    [one] a change is tracked in `{ $path }` that nobody has accepted or rejected
   *[other] { $count } changes are tracked in `{ $path }` that nobody has accepted or rejected; this is the first
 }
import_comments = { $count ->
    [one] a comment is not taken
   *[other] { $count } comments are not taken; this is the first
 }
import_notes = { $count ->
    [one] a footnote is not taken
   *[other] { $count } footnotes are not taken; this is the first
 }
import_pictures = { $count ->
    [one] a picture is not taken
   *[other] { $count } pictures are not taken; this is the first
 }
import_tables = { $count ->
    [one] the cells of a table are taken as paragraphs
   *[other] the cells of { $count } tables are taken as paragraphs; this is the first
 }
import_text-boxes = { $count ->
    [one] a text box is taken as paragraphs before the one that it hangs on
   *[other] { $count } text boxes are taken as paragraphs before those that they hang on; this is the first
 }
import_list-marks = { $count ->
    [one] the number or bullet of a list is not taken
   *[other] the numbers or bullets of { $count } paragraphs are not taken; this is the first
 }
import_symbols = { $count ->
    [one] a sign of a symbol font is not taken
   *[other] { $count } signs of symbol fonts are not taken; this is the first
 }
import_not-arabic = `{ $path }` has no Arabic letters
import_no-headings = `{ $path }` has no heading of a city, a line that begins with `مجموعات`
import_doubled-city = `{ $city }` has two headings
import_no-groups = nothing stands below the heading of `{ $city }`
import_no-group = this text belongs to no group of `{ $city }`
import_no-label = this line is taken as the name of a group: `{ $name }`, which has no line above it
import_short-paragraph = this short line is taken as a paragraph of `{ $name }`
import_no-text = `{ $name }` has no text
import_unknown-name = no city and no group of the manuscript is called `{ $name }`
import_unknown-slug = no city and no group has the name `{ $name }` for its record
import_network-kept = the title and introduction are not taken, as `{ $path }` has others
import_no-record = no sound record can be made of `{ $name }`
import_line = `{ $path }`: `{ $name }`, line { $line }
import_nothing = nothing was written
hint_save-word-again = open it in Word, and save it again as a Word document (.docx)
hint_save-as-word = save it as a Word document (.docx), or as plain text in UTF-8
hint_accept-changes = in Word choose “Review”, “Accept All Changes” or “Reject All Changes”, save, and import it again
hint_form-of-text = the form is: a line `مجموعات` with the name of the city, then for each group a line for its photograph, a line with its name, and its paragraphs, each on one line
hint_one-heading = put all groups of a city below one heading
hint_name-above-text = write two short lines above it: one for the photograph, then the name of the group
hint_two-lines = if it is not, write two short lines above each group, and full stops at the ends of paragraphs
hint_copy-name = copy the name from the manuscript
hint_name-below-slugs = name the record below `slugs:` too
hint_import-elsewhere = import into a new project, `--into DIR`, or remove the city first
hint_copy-introduction = copy into it what you need
hint_reason-is = the reason: { $reason }
hint_plain-letters-in-text = look for signs in it that are no letters
hint_import-into = or make a new project of it: `--into DIR`
help_import = Make records of a manuscript, a plain text or a Word file with all cities and groups.
help_import-file = The manuscript: a plain text in UTF-8, or a Word file (.docx).
help_import-into = The folder of a new project for the records; by default they go into the current one.
help_import-slugs = A file with the names of records, and what else the manuscript does not tell.

## Schemas

schema_editions = The booklets in their order: the folders of cities, and `network` for all cities together.
schema_trim = The page after it is cut; the bleed is set in the print contract.
schema_trim-width = The width, from 50 to 500 mm.
schema_trim-height = The height, from 50 to 500 mm.
schema_binding = The side of the spine, seen from the front cover: right for Arabic.
schema_language = The language of the layout's own words; Arabic by default.
schema_digits = The digits of page numbers, dates and messages; digits in texts stay as written.
schema_date = The date of all editions: year, month and day. The system clock is never read.
schema_layout = The layout: a folder in layouts/.
schema_press = The print contract: a file in data/press/, without .yaml.
schema_limits = The limits within which the layout of a booklet has to end.
schema_limits-time = The time; 120 s by default.
schema_limits-memory = The memory; 4096 MiB by default.
schema_limits-pages = The number of pages; 5000 by default.
schema_allow = Findings of the proof-reader that are right in this record.
schema_allow-rule = The rule that found it.
schema_allow-words = The words that it is silent about.
schema_allow-reason = Why they are right.
schema_words = Words that the proof-reader takes as right.
schema_dictionary = The Hunspell dictionary that it looks words up in, from the project's folder.
schema_title = The title of the exhibition.
schema_network-name = The name of the network, and of its booklet.
schema_introduction = The introduction of all booklets, an empty line between paragraphs.
schema_imprint = Lines of the imprint, each a label and a text; the date is added by the layout.
schema_isbn = The book number of this booklet (ISBN); a barcode is set on its back cover.
schema_free = Free values for a layout of your own.
schema_city-name = The name of the city.
schema_heading = The line above its groups.
schema_partners = Its groups in the order of their pages: files of this folder, without .yaml.
schema_cover = The photograph on the cover.
schema_market = Photographs of the market: the first opens the city, the others are its plates.
schema_group-name = The name of the group.
schema_label = The caption of its first photograph, if that has none of its own.
schema_founded = The year or date of its founding, in your words.
schema_phone = A telephone number.
schema_links = Its sites.
schema_photographs = Its photographs, the main one first.
schema_extra = Other facts, each a label and a text, printed below its name.
schema_hidden = With true, no booklet prints the group.
schema_body = The text, an empty line between paragraphs.
schema_file = The file, from photos/: the folder of the city, / and the name.
schema_caption = What stands below the photograph.
schema_credit = Who made it.
schema_alt = What it shows, for those who cannot see it.
schema_focus = The point that stays when it is cropped: from the left, then from the top.
schema_standard = The standard of the files for the press.
schema_variant = The rules of the Ghent Workgroup that files are checked against.
schema_condition = The printing condition, by its name at www.color.org.
schema_description = Process and paper in words.
schema_profile = The colour profile (ICC) of the condition, relative to this file.
schema_bleed = The width of the bleed on all sides, up to 20 mm.
schema_contract-trim = The page after it is cut, if not that of the project.
schema_contract-binding = How the booklets are bound.
schema_ink-limit = The limit of all four inks added.
schema_ink-limit-severity = Whether more ink is a warning or an error.
schema_intent = How colours that the press cannot print are brought nearer.
schema_black-point-compensation = Whether the darkest black of photographs becomes that of the press.
schema_overprint = Below these sizes, pure black overprints; 0 pt turns it off.
schema_overprint-text = The size of text.
schema_overprint-lines = The width of lines.
schema_resolution = The resolution of photographs at their printed size.
schema_ppi-target = What they are scaled down to.
schema_ppi-warning = At or below this, there is a warning.
schema_ppi-error = At or below this, the booklet is withheld.
schema_sharpen = The strength of sharpening; 0 % turns it off.
schema_copies = The number of copies of each booklet.
schema_paper = The paper.
schema_paper-text = That of the text, or of the whole booklet.
schema_paper-cover = That of a cover of its own.
schema_stock = What it is called.
schema_weight = Its weight.
schema_caliper = The thickness of one leaf.
schema_spine = What the width of the spine counts.
schema_flaps = The width of flaps of the cover, from 20 to 300 mm.
schema_finishing = What is done after printing and binding.
schema_proof = The proof that is wanted before print.
schema_contact = Whom to ask: name, telephone, mail.
schema_sheets = How pages lie on sheets.
schema_scheme = The scheme of imposition.
schema_sheet-size = The sheet: A4, SRA4, A3, SRA3, B2, or width x height in millimetres.
schema_creep = The shift of inner pages: none, caliper, or that of the innermost.
schema_gripper = The strip in which the press grips the sheet.
schema_gutter = The space between pages at the spine, which a binder mills off.
schema_marks = Whether there are marks around the pages.
help_schema = Print the JSON Schema of a kind of YAML file, for editors, or write those of all kinds.
help_schema-kind = The kind of file: settings, network, city, partner or contract; by default all of them, in one object.
help_schema-write = Write them into `schema/` of the project, where editors look for them.

## The proof-reader (src/proofreading)

hint_take-away = take `{ $words }` away
hint_write-instead = write `{ $text }` in place of `{ $words }`
hint_choose-one = write { $texts }
allow_unknown-rule = the proof-reader has no rule `{ $rule }`
allow_finds-nothing = this allows nothing: `{ $rule }` finds no `{ $words }` in this record
hint_copy-words-of-finding = copy the words as `malzama check` shows them, or remove these lines
hint_rules-are = there are { $rules }
fix_unknown-name = `{ $name }` is neither a rule of the proof-reader nor the place of a finding
fix_no-proposal = only you can know what to write for `{ $words }`
fix_choose = there is more than one way to write `{ $words }`
fix_by-hand = `{ $words }` cannot be replaced here by the program
fix_not-kept = `{ $path }` would read otherwise with these words, and was left as it is
hint_edit-by-hand = change the words in an editor
fix_changed-meanwhile = `{ $path }` has changed meanwhile; nothing was written
hint_run-again = run the command again
fix_nothing = nothing to write
fix_would-write = { $count ->
    [one] 1 change
   *[other] { $count } changes
 } in { $files ->
    [one] 1 file
   *[other] { $files } files
 }, nothing written
fix_written = { $count ->
    [one] 1 change
   *[other] { $count } changes
 } written to { $files ->
    [one] 1 file
   *[other] { $files } files
 }
fix_not-written = nothing written
fix_question = write this? (y/N)
check_fixable = to write what the proof-reader is sure of: `{ $command }`
help_check-fix = Write what the proof-reader proposes, after showing it: `ID` is a rule, such as `hamza`, or the place of a finding, `FILE:LINE:COLUMN`.
help_check-dry-run = With `--fix`, only show what would be written.

## The fields of records, as the desk shows them (src/desk)

field_group-name = Name
field-help_group-name = As the booklet prints it
field_body = Text
field-help_body = The paragraphs of the group's page
field_photographs = Photographs
field-help_photographs = The first is the main one
field_label = Caption of the first photograph
field-help_label = The name, if this is left empty
field_founded = Founded
field-help_founded = A year or a date, in your own words
field_phone = Telephone
field-help_phone = As it is to be dialled; it reads from left to right everywhere
field_links = Web addresses
field-help_links = One address on each line
field_facts = More facts
field-help_facts = A label and what it says, such as "Members: 40"
field_hidden = Hidden
field-help_hidden = A hidden group is in no booklet, and nothing of it is lost
field_city-name = Name of the city
field-help_city-name = As covers and contents print it
field_heading = Heading of its groups
field-help_heading = It stands on the page before them
field_cover = Cover photograph
field-help_cover = The first market photograph, if there is none
field_market = Photographs of the market
field-help_market = They fill the pages between the groups
field_partners = Groups
field-help_partners = In the order of the booklet
field_isbn = Book number (ISBN)
field-help_isbn = The back cover shows it as a barcode
field_title = Title of the exhibition
field-help_title = On every cover
field_network-name = Name of the network
field-help_network-name = On the cover of the booklet of all cities
field_introduction = Introduction
field-help_introduction = The paragraphs at the beginning of every booklet
field_imprint = Imprint
field-help_imprint = Who made the booklet, on its last pages
field_caption = Caption
field-help_caption = What the photograph shows
field_credit = Credit
field-help_credit = Who took it
field_alt = For those who cannot see it
field-help_alt = What is in the picture, in a sentence; it is read aloud, not printed
field_date = Date
field-help_date = Year, month and day, such as 2026-11-23
field_layout = Layout
field-help_layout = How the pages look
field_digits = Digits
field-help_digits = Of page numbers and dates; texts keep theirs
field_press = Print contract
field-help_press = What the print shop asks for
field_binding = Side of the spine
field-help_binding = Right for Arabic
field_language = Language
field-help_language = Of the words that the layout adds
field_editions = Booklets
field-help_editions = In the order of the network
field_trim = Trimmed page
field-help_trim = It is set in `malzama.yaml`
choice_digits-arabic-indic = ٠١٢٣
choice_digits-latin = 0123
choice_binding-right = Right, as for Arabic
choice_binding-left = Left, as for English
choice_language-ar = Arabic
choice_language-en = English
choice_language-fr = French
choice_layout-market = Market: room for the photographs
choice_layout-reading = Reading: led by the text
choice_other = { $value }
desk_no-record = `{ $path }` is no record

## The desk: what is written, and its history (src/desk)

desk_not-edited = `{ $path }` was not changed: { $reason }
desk_cannot-remove = `{ $path }` cannot be removed: every booklet needs it
desk_not-listed = `{ $item }` is not in the list of `{ $path }`
desk_moved-on = `{ $path }` was changed meanwhile
desk_nothing-to-undo = there is nothing to undo
desk_cannot-take-back = what `{ $path }` says now was changed again since then
history_added = `{ $name }` was added
history_removed = `{ $name }` was removed
history_undone = a change of `{ $name }` was taken back
history_arranged = the lines of `{ $name }` were arranged otherwise
history_words = { $count ->
    [one] 1 word changed
   *[other] { $count } words changed
 } in `{ $name }`
desk_nothing-here = there is nothing here
desk_malformed = this is no request of the desk
desk_too-large = this is more than a record or a photograph can be
desk_cut-off = not all of it has arrived; try again
desk_no-room = this machine has no room for it
help_preview-read-only = Show the booklets, and change nothing.
proofreading_no-dictionary = the dictionary `{ $path }` cannot be read; words were not looked up
proofreading_odd-dictionary = `{ $path }` is not a Hunspell dictionary; words were not looked up
hint_install-dictionary = name a `.dic` file that has its `.aff` beside it, such as `/usr/share/hunspell/ar.dic`, or remove `dictionary`

## Proofs for others, and the remarks that come back (src/share, src/remarks)

help_preview-editions = With `--share`, the editions; by default all that `malzama.yaml` lists.
help_preview-share = Make proofs that can be sent, in place of serving a preview: of each edition a page for a browser, on which readers write remarks, and a PDF.
help_preview-out = With `--share`, where to put the proofs; by default `out` in the project.
help_preview-remarks = A file of remarks that a reader sent back: opens it in the desk.
share_line = { $edition }: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
 }: `{ $page }` ({ $page_size }), `{ $pdf }` ({ $pdf_size })
share_nothing-made = no proof was made; the last ones, if any, are untouched
share_not-drawn = page { $page } of `{ $edition }` cannot be drawn
remarks_no-json = `{ $file }` is no file of remarks: it cannot be read from line { $line }, column { $column } on
remarks_too-large = `{ $file }` is no file of remarks: it is larger than { $limit } KiB
remarks_other-kind = `{ $file }` is no file of remarks
remarks_other-schema = `{ $file }` holds remarks in form `{ $found }`; this program reads form { $known }
remarks_unknown-key = `{ $key }` does not belong in a file of remarks
remarks_missing-key = `{ $key }` is missing in the file of remarks
remarks_odd-value = `{ $key }` in the file of remarks must be { $wanted }
remarks_wanted-object = a group of named values
remarks_wanted-text = a text of at most { $most } characters
remarks_wanted-remark = a text that says something
remarks_wanted-slug = the name of an edition
remarks_wanted-hash = a hash in hexadecimal digits
remarks_wanted-count = a whole number from 1 on
remarks_wanted-millimetres = a length in millimetres
remarks_wanted-list = a list of at most { $most }
remarks_wanted-path = a list of keys and numbers
remarks_too-many-files = { $most } files of remarks are open already
hint_remarks-from-proof = open the file as the page of the proof saved it; if it was edited or cut off on its way, ask its reader to save and send it again
hint_close-remarks = close some of them in the desk, under “Remarks”

## Many editions: plans, shards, and what is gathered (src/shards)

shard_not-a-share = `{ $shard }` is no share of the work
hint_write-share = write `--shard 3/16` for the third of sixteen shards; the first is `1/16`
shard_at-work = shard `{ $shard }` is already at work in this project
hint_wait-for-shard = wait for its end; a process that was killed holds no lock
shard_other-division = shard `{ $shard }` may not begin: `{ $other }`, of another division, is at work and may be making the same editions
hint_one-division = divide the work of a project in one way at a time
plan_unreadable = the plan `{ $path }` cannot be read: { $reason }
plan_malformed = `{ $path }` is not a plan: { $reason }
plan_other-schema = the plan `{ $path }` was written by another version of the program (schema { $schema })
hint_make-plan = write one with `malzama plan --json > plan.json`
plan_old = the plan `{ $path }` is older than the project; what differs: { $changes }
hint_plan-anew = write it anew with `malzama plan --json`, and begin all shards again: what is up to date is not made twice
plan_edition-gone = edition `{ $edition }`, which is no longer in the project
plan_nothing = nothing can be planned
plan_whole = { $count ->
    [one] 1 edition
   *[other] { $count } editions
 }, cost { $cost } (about milliseconds of one core)
gather_not-made = edition `{ $edition }` has not been made: { $reason }
gather_no-file = `{ $path }` of edition `{ $edition }` is missing
hint_build-shard = run `malzama build --shard { $shard }`, which makes it
hint_shard-anew = run its shard again
cache_left-alone = the shared cache `{ $path }` was left alone: { $reason }
hint_shared-cache = the booklets are not affected: their photographs were prepared on this machine; check the folder and its free space
help_build-shard = Make only a share of the editions: `3/16` is the third of sixteen.
help_build-plan = A plan that `malzama plan --json` has written: its editions are made, and as it says.
help_build-cache = A folder in which prepared photographs are kept for other machines, and taken from; or `s3://bucket/prefix`, in a program that was built for it.
help_plan = Tell what a build would make, from what, and what that costs.
help_plan-json = As JSON, which shards build by.
help_gather = Look through what shards have made, and write the report on all of it.
help_gather-plan = The plan that the shards were built by; by default, the project as it is now.

## The desk: what is made again, what is left on a page, what a photograph is good for (src/desk, src/preview/desk)

history_redone = a change of `{ $name }` was made again
desk_lines-left = { $count ->
    [0] the page is full
    [one] 1 line left
   *[other] { $count } lines left
}
desk_lines-over = { $count ->
    [one] 1 line too many
   *[other] { $count } lines too many
}
desk_fits-page = enough for a whole page
desk_fits-half = enough for half a page, not for a whole one
desk_fits-quarter = enough for a quarter of a page, not for half of one
desk_fits-less = not enough for a quarter of a page
desk_photograph-fits = { $share } ({ $wide } × { $high } pixels)
desk_photograph-fits-here = { $share } ({ $wide } × { $high } pixels); { $ppi } ppi where it stands
desk_photograph-coarse-here = { $share } ({ $wide } × { $high } pixels); { $ppi } ppi where it stands, and the press asks for more than { $floor }
desk_photograph-awaited = an illustration, until the photograph arrives
desk_photograph-awaited-here = an illustration, until the photograph arrives: { $wide } × { $high } pixels are needed here
city_no-motif = there is no figure `{ $motif }` in `layouts/motifs/`
hint_motifs-are = write one of { $motifs }, or remove the line
schema_colours = The colours of the city, by their name in layouts/house.typ; without it, it has its own or spare ones.
schema_motif = The stitched figure of the city, a file of layouts/motifs/ without its ending; without it, it has its own or the plain one.
dress_own = { $name }
dress_plum = plum
dress_clay = clay
dress_pine = pine
dress_mulberry = mulberry
dress_slate = slate
dress_ochre = ochre
dress_plain = plain
dress_jerusalem = Jerusalem
dress_hebron = Hebron
dress_nazareth = Nazareth
dress_gaza = Gaza
dress_nablus = Nablus
dress_jaffa = Jaffa
dress_acre = Acre
# A folder of photographs that no record names.
photograph_unused-many = no record names { $count } files in `{ $path }`, the first of them `{ $first }`
hint_name-them-in-records = write their names into records, or move them out of `photos/`
# A shared cache in a bucket.
bucket_scheme = `--cache` takes no addresses that begin with `{ $scheme }:`
bucket_address = the address of `--cache` is not that of a bucket
bucket_not-built = the address of `--cache` is in object storage, for which this program was built without a client
bucket_no-credentials = the environment holds no credentials
bucket_settings = what the environment says of the server and its credentials cannot be used
bucket_unreachable = the server cannot be reached
bucket_too-slow = the server did not answer in time
bucket_refused = the server answered `{ $code }`
hint_cache-places = write the path of a folder, or `s3://bucket/prefix`
hint_bucket = write `s3://bucket/prefix`; server and credentials are taken from the environment (`AWS_ENDPOINT_URL`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`)
hint_object-store = build it with one by `cargo build --release --features object-store`, or give a folder, such as one that s3fs or rclone mounts
hint_shared-bucket = the booklets are not affected: their photographs were prepared on this machine; check the bucket and its rights, and `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, and for a server without TLS `AWS_ALLOW_HTTP=true`
