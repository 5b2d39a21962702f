# What a preflight says in English. A message's code has `/` where its name here has `_`:
# `found_white-overprints` is the text of `found/white-overprints`. What was found and what is
# wanted stand in one sentence after the object: lower case, no full stop, names in backticks.

list-separator = {", "}
list-or = {" or "}

## Reasons why a file cannot be judged

unreadable_no-pdf = it is no PDF
unreadable_encrypted = it is encrypted with a password, which no press takes
unreadable_damaged = it is damaged or cut off ({ $reason })
unreadable_no-pages = it has no pages
unreadable_too-much = it has more objects than can be held
unreadable_unforeseen = it is damaged in a way that was not foreseen

## The file: structure

found_encrypted = encryption
found_damaged-table = its table of objects is damaged or cut off
found_missing-page = it is missing
found_direct-page = it stands in the page tree itself
found_repeated-page = a page that is listed twice
found_endless-pages = more pages than are looked at
found_page-count = `Count` tells { $told }, the page tree holds { $pages }
found_endless-tree = a page tree that holds itself
found_no-page = a `{ $kind }` in place of a page
found_no-filter = a filter that is no name
found_pdf-version = PDF { $version }
found_object-streams = streams of objects
found_no-identifiers = no identifiers
found_external-data = data in another file
found_filter = { $filter }
found_opi = OPI
found_attached-file = an attached file

wanted_no-encryption = a file that is not encrypted
wanted_whole-file = a whole file
wanted_page-tree = pages and page trees, each once
wanted_type = `Type` as `{ $kind }`
wanted_whole-stream = a stream that says how long it is
wanted_pdf-version = PDF { $version }
wanted_plain-table = a plain table of objects
wanted_identifiers = two identifiers (ID) in the trailer
wanted_data-within = data within the file
wanted_other-filter = another filter
wanted_pictures-within = pictures within the file
wanted_no-attached-files = no attached files

## The file: identification

found_nothing = nothing
found_missing-entry = `{ $entry }` is missing
found_empty-entry = `{ $entry }` is empty
found_no-date = `{ $entry }` is `{ $text }`, which is no date
found_name-space = the name space `{ $space }` for `{ $prefix }`
found_trapped-is = `Trapped` is { $value }
found_trapped-kind = `Trapped` is a { $kind }
found_claim = { $claim }
found_no-claim = no claim
found_no-xmp = no XMP metadata
found_much-in-object-streams = { $count } object streams of more than can be held, which were not read
found_large-xmp = XMP metadata of so much that they are not looked at (at most { $limit } MiB, and not too many elements and attributes)
found_packed-xmp = XMP metadata that cannot be unpacked
found_unreadable-xmp = XMP metadata that cannot be read
found_trapped-differs = `pdf:Trapped` is { $xmp }, `Trapped` is { $information }
found_entries-differ = `{ $xmp }` and `{ $information }` are not the same

wanted_title-dates-trapping = title, dates and trapping
wanted_title-and-dates = title and dates
wanted_true-or-false = the name `True` or `False`
wanted_name-space = the name space `{ $space }`
wanted_claim = { $standard }
wanted_xmp = XMP metadata
wanted_claim-in-xmp = `pdfxid:GTS_PDFXVersion` in the XMP metadata
wanted_agreeing-metadata = metadata that are there and agree with the information

## The file: output intent

found_no-output-intent = no output intent for PDF/X
found_output-intents = several output intents for PDF/X
found_no-entry = no `{ $entry }`
found_unknown-condition = neither `RegistryName` nor `Info`
found_unreadable-profile = a profile that cannot be read
found_profile-class = a profile of the class `{ $class }`
found_profile-space = a profile without Lab or XYZ
found_profile-components = an `N` that is not the profile's
found_profile-not-cmyk = a profile that is not for CMYK
found_profile-version = an ICC profile of version { $version }
found_profile-colours = a profile for `{ $colours }`

wanted_one-output-intent = one output intent for PDF/X
wanted_condition-name = the name of the printing condition
wanted_condition-profile = the profile of the printing condition
wanted_condition-source = where the condition is known from
wanted_output-profile = an ICC output profile
wanted_printer-class = an output profile (`prtr`)
wanted_profile-components = as many components as the profile has
wanted_cmyk-profile = a CMYK output profile
wanted_profile-version = at most version { $version }
wanted_profile-for-cmyk = a profile for CMYK

## The file: actions, layers and what viewers are told

found_open-action = an action on opening (OpenAction)
found_additional-actions = additional actions (AA)
found_scripts = scripts (JavaScript)
found_embedded-files = attached files (EmbeddedFiles)
found_associated-files = attached files (AF)
found_alternate-presentations = alternate presentations
found_presentation-steps = steps of a presentation
found_field-action = an action of a form's field
found_xfa = a form (XFA)
found_area-box = `{ $key }` is another box
found_layers = layers
found_layer = a layer
found_no-layer-settings = no settings (D)
found_unnamed-layer-settings = settings without a name
found_automatic-layers = layers that switch by themselves (AS)
found_action = an action

wanted_no-actions = no actions
wanted_no-scripts = no scripts
wanted_one-presentation = one way to show the pages
wanted_no-forms = no forms
wanted_media-or-bleed = MediaBox or BleedBox
wanted_always-shown = content that is always shown
wanted_layer-settings = settings for the layers
wanted_named-layer-settings = a name for all settings
wanted_fixed-layers = layers that stay as they are set
wanted_plain-bookmarks = bookmarks that only point at pages

## Pages

found_no-media-box = no MediaBox
found_trim-and-art = both TrimBox and ArtBox
found_no-trim = neither TrimBox nor ArtBox
found_box-beyond = a { $inner } beyond the { $outer }
found_user-unit = a unit of its own (UserUnit)
found_crop-box = a CropBox of its own
found_turned = turned by { $degrees }°
found_trim = a trim of { $width } × { $height } mm
found_annotation = { $kind }
found_annotation-action = an action of a `{ $kind }`
found_annotation-on-page = a `{ $kind }` on the printed page
found_no-ink = no ink at all
found_ink = { $ink } % of ink

wanted_media-box = a MediaBox
wanted_one-of-them = one of them
wanted_trim-box = a TrimBox
wanted_nested-boxes = boxes within each other
wanted_points = points
wanted_media-box-or-none = the MediaBox, or none
wanted_upright-pages = upright pages
wanted_one-size = pages of one size
found_faux-fonts = fonts that stand in for others (`FontFauxing`)
wanted_real-fonts = the fonts themselves
wanted_still = nothing that moves or sounds
wanted_annotations-outside = annotations outside of the bleed
wanted_something-to-print = something to print
wanted_ink-limit = at most { $limit } %

## Content

found_deep-drawings = more than { $limit } drawings within each other
found_many-operators = more than { $limit } operators
found_much-work = more to draw than a page may have; the rest of it was not judged
found_much-work-of-file = the work that its file may take is used up; the page was not judged to its end
found_much-memory = more that must be held at once than a page may have; the rest of it was not judged
found_operator = `{ $operator }`
found_missing-resource = `{ $name }` of `{ $category }` is missing
found_damaged-stream = a damaged stream
found_endless-inline-image = an inline image without an end (EI)
found_endless-pattern = a pattern that paints with itself
found_pattern-without-step = a pattern without a box or a step
found_endless-glyph = a glyph that draws itself
found_endless-form = a form that draws itself
found_reference-form = a form that stands for another file
found_postscript = PostScript
found_rendering-intent = `{ $intent }`
found_transfer-function = a transfer function ({ $key })
found_halftone-phase = a halftone phase (HTP)
found_halftone = a halftone of another kind than 1 or 5

wanted_fewer = fewer
found_many-findings = more than { $limit } findings; of the pages that follow, only the worst is told
wanted_judgeable-page = a page that can be judged to its end
wanted_objects-that-can-be-held = objects that can be held
wanted_page = a page
wanted_known-operator = an operator that exists
wanted_all-resources = all that is used
wanted_readable-code = code that can be read
wanted_ending-patterns = patterns that end
wanted_repeatable-pattern = a pattern that can be repeated
wanted_ending-forms = forms that end
wanted_ending-glyphs = glyphs that end
wanted_print-within = what is printed within the file
wanted_no-postscript = no PostScript
wanted_rendering-intent = one of the four rendering intents
wanted_press-settings = nothing that the press sets itself

## Transparency

found_opacity = a colour that is see-through
found_blend = a blend with what lies below
found_soft-mask = a soft mask
found_group = a transparency group
found_group-colours = a group in { $space }
found_image-opacity = a picture that is see-through
found_coloured-soft-mask = a soft mask of a picture that is not grey

wanted_no-transparency = no transparency
wanted_cmyk-groups = groups in DeviceCMYK
wanted_grey-soft-masks = soft masks in DeviceGray

## Colours

colours_stencil = stencil

space_within-itself = a colour space within itself
space_none = no colour space
space_no-profile = ICCBased without a profile

found_alternate-space = { $space } as the alternate of { $of }
found_colour-space = { $space }
found_spot-colour = the spot colour `{ $name }`
found_registration-colour = the colour of registration marks (All)

wanted_inks = DeviceCMYK, DeviceGray or separations
wanted_inks-or-icc-rgb = DeviceCMYK, DeviceGray, or ICC-based RGB
wanted_cmyk-or-grey = DeviceCMYK or DeviceGray
wanted_intent-colours = colours that the output intent can take
wanted_intent-device = DeviceCMYK, as the profile is that of the output intent
wanted_profiled-space = a colour space with a profile
wanted_known-space = a colour space that exists
wanted_no-spot-colours = no spot colours
wanted_registration-outside = registration marks outside of the trim

## Text, lines and shapes

found_white-overprints = white that overprints
found_black-knocks-out = { $size } pt of black that knocks out
found_black-in-mode-0 = { $size } pt of black in overprint mode 0
found_fine-grey = { $size } pt in DeviceGray over other art
found_grey-overprints = DeviceGray that overprints
found_fine-white = white of { $size } pt over art
found_fine-in-inks = { $size } pt in { $inks } inks
found_rich-black = { $ink } % of ink, { $black } % black

wanted_white-knocks-out = white that knocks out
wanted_black-overprints = black that overprints
wanted_overprint-mode-1 = overprint mode 1
wanted_cmyk-black = black as DeviceCMYK
wanted_overprinting-black = black as DeviceCMYK, which can overprint
wanted_least-size = at least { $size } pt
wanted_one-ink = one ink, or at least { $size } pt
wanted_black-text-ink = at most { $limit } % in black text

## Fonts

found_courier = Courier
found_font-not-embedded = `{ $font }` is not embedded
found_font-not-embedded-unseen = `{ $font }` is not embedded, and shows text that is not seen
found_font-open-type = `{ $font }` is OpenType
found_font-unreadable = `{ $font }` is embedded as no font
found_font-glyph-missing = `{ $font }` has no glyph for some of what it shows
found_font-widths = `{ $font }` has glyphs of other widths than are told

wanted_meant-font = the font that was meant
wanted_embedded-fonts = all fonts embedded
wanted_known-fonts = fonts of known kinds
wanted_font-widths = the font's own widths
wanted_font-glyphs = glyphs for all that is shown

## Images

found_resolution = { $ppi } ppi
found_bits = { $bits } bits a colour
found_alternate-image = another picture for print

wanted_resolution = more than { $ppi } ppi
wanted_eight-bits = at most 8 bits
wanted_one-image = one picture

## The print contract

side_left = left
side_top = top
side_right = right
side_bottom = bottom

found_bleed = art at the { $side } edge that has { $reach } mm of bleed, over { $length } mm
found_condition = `{ $condition }`
found_unnamed = a profile without a name
found_other-profile = `{ $profile }`
found_profile-of = `{ $profile }`, made for { $conditions }
found_pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
 }

wanted_bleed = { $bleed } mm of bleed wherever art reaches the edge
wanted_condition = `{ $condition }`
wanted_profile-named = `{ $profile }` or another profile of `{ $condition }`
wanted_profile-of = a profile of `{ $condition }`
wanted_pages = a multiple of { $sheet }, as the binding asks
wanted_trim = { $width } × { $height } mm
wanted_open-file = a file without password and restrictions

## The report in a terminal

report_finding = { $severity }[{ $rule }]: { $object }: { $found }; wanted: { $wanted }
report_place = { $file }{ $pages }{ $at }{ $times }
report_on = , { $pages }
report_at = , { $x } mm from the left and { $y } mm from the head of the trim
report_first-at = ; first at { $x } mm from the left and { $y } mm from the head of the trim
report_times = , { $count } times
report_more = { $count } more of { $rule }{ $pages }
report_sum = { $file }: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
 }, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
 } by { $standard } and { $variant }; { $pages ->
    [one] 1 page
   *[other] { $pages } pages
 }, { $ink }
report_most-ink = most ink { $ink } % (mean of a square of 15 mm)
report_most-known-ink = most ink { $ink } % (mean of a square of 15 mm), and unknown on { $pages ->
    [one] 1 page with a picture
   *[other] { $pages } pages with pictures
 } that cannot be decoded
report_unknown-ink = unknown ink

pages_one = page { $page }
pages_many = pages { $pages }

## What the file holds

inventory_written = PDF { $version }, written by { $producer }, made with { $creator }
inventory_named = `{ $name }`
inventory_unknown = (unknown)
inventory_intent = output intent: { $identifier }, profile { $profile }
inventory_no-intent = output intent: none for PDF/X
inventory_boxes = { $pages }: { $boxes }
inventory_boxes-and-bleed = { $boxes }; bleed { $left } mm left, { $top } mm at the head, { $right } mm right, { $bottom } mm at the foot
inventory_box = { $name } { $width } × { $height } mm
inventory_inks = inks: { $inks }
inventory_no-inks = inks: none
inventory_ink = { $name } ({ $pages })
inventory_spot = spot colour `{ $name }` ({ $pages })
inventory_plates = page { $page }: { $cyan } % cyan, { $magenta } % magenta, { $yellow } % yellow, { $black } % black on the mean; at most { $most } % in a square of 15 mm
inventory_unknown-plates = page { $page }: unknown ink, as pictures cannot be decoded
inventory_layers = layers: { $layers }
inventory_layer-on = `{ $name }` (on)
inventory_layer-off = `{ $name }` (off)
inventory_transparency = transparency: { $kinds } ({ $pages })
inventory_no-transparency = transparency: none
inventory_smallest-type = smallest type: { $size } pt, on page { $page }
inventory_smallest-reversed = smallest white type on inks: { $size } pt, on page { $page }
inventory_thinnest-line = thinnest line: { $width } pt, on page { $page }
inventory_font = font `{ $name }` ({ $kind }): { $kept }{ $smallest }
inventory_smallest = , from { $size } pt
inventory_embedded = embedded as a whole
inventory_subset = embedded with the glyphs in use
inventory_not-embedded = not embedded
inventory_pictures = pictures: { $count }, the coarsest of { $ppi } ppi on page { $page }
inventory_no-pictures = pictures: none
inventory_picture = picture on page { $page }: { $width } × { $height } pixels, { $ppi } ppi, { $colours }
inventory_more = … and { $count } more

## What to send to the print shop

send_link = What to send to the print shop, what is missing, and a letter to copy
send_title = What to send to the print shop
send_nothing = There is no file to send yet. Mend what keeps them from the press first; then this lists what to send, with a letter.
send_ready = Files that are ready to print
send_look = Look at what was found in these first, then decide whether to send them
send_stop = Do not send these yet
send_pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
 }
send_size = width { $width } mm × height { $height } mm

## What editions still lack

lacking_title = What is missing
lacking_nothing = It lacks nothing that the records tell of.
lacking_unknown = What it lacks is not known as long as its records cannot be read.
lacking_photographs = { $count ->
    [one] 1 photograph has not come; an illustration stands in its place
   *[other] { $count } photographs have not come; illustrations stand in their place
 }
lacking_unusable = { $count ->
    [one] 1 photograph is missing or cannot be used, and keeps it from the press
   *[other] { $count } photographs are missing or cannot be used, and keep it from the press
 }
lacking_credits = { $count ->
    [one] 1 photograph of which nothing says who made it
   *[other] { $count } photographs of which nothing says who made them
 }
lacking_consent = The records do not say whether those seen in the photographs have agreed to it. Ask them before printing.

## The letter to the print shop

letter_title = A letter to the print shop
letter_how = Copy the letter, and write in place of the dots what this program does not know: quantity and paper.
letter_look = The letter names files that deserve a look before they are sent: strike out those that you do not send.
letter_in-arabic = In Arabic
letter_in-english = In English
letter_copy = Copy
letter_copied = Copied
letter_greeting = Hello,
letter_request = please print the following; the files are attached.
letter_edition = { $at }. { $title }: file `{ $file }`, { $pages }
letter_file = { $at }. File `{ $file }`, { $pages }
letter_quantity = Quantity: ………………
letter_format = Trimmed size: width { $width } mm × height { $height } mm
letter_saddle-stitch = Binding: saddle stitch
letter_perfect = Binding: perfect (glued)
letter_no-binding = Binding: ………………
letter_right = Spine: on the right, seen from the front cover (read from right to left)
letter_left = Spine: on the left, seen from the front cover (read from left to right)
letter_no-side = Side of the spine: ………………
letter_single-pages = Each file has single pages in reading order, not imposed.
letter_colours = Colours: { $inks }
letter_paper = Paper, inside: ………………
letter_cover-paper = Paper, cover: ………………
letter_standard = Standard: { $standard }
letter_coated = Printing condition: { $condition } (offset, coated paper)
letter_premium-coated = Printing condition: { $condition } (offset, premium coated paper)
letter_uncoated = Printing condition: { $condition } (offset, uncoated paper)
letter_condition = Printing condition: { $condition }
letter_bleed = Bleed: { $bleed } mm
letter_ink-limit = Ink limit: { $limit } %
letter_contract = Print contract: the file `{ $contract }`
letter_checked = The files were structurally checked, not certified: you have the last word.
letter_signature = Name and telephone: ………………

ink_four = four process inks (CMYK)
ink_cyan = cyan
ink_magenta = magenta
ink_yellow = yellow
ink_black = black
ink_spot = the spot colour `{ $name }`

## What findings are about

object_file = file
object_header = header
object_trailer = trailer
object_stream = stream
object_object = object
object_catalog = catalog
object_information = information
object_metadata = metadata
object_output-intent = output intent
object_layers = layers
object_bookmark = bookmark
object_page = page
object_annotation = annotation
object_content = content
object_operator = operator
object_intent-operator = operator `ri`
object_resources = resources
object_graphics-state = graphics state
object_x-object = XObject
object_form = form
object_pattern = pattern
object_shading = shading
object_soft-mask = soft mask
object_font = font
object_text = text
object_line = line
object_shape = shape
object_image = image
object_stencil = stencil

## How much they matter

severity_note = note
severity_warning = warning
severity_error = error
