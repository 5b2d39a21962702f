# What the program says in English. A message's code has `/` where its name here has `_`:
# `record_unknown-key` is the text of `record/unknown-key`. Lower case, no full stop, values in
# backticks; a hint says what to do.

list-separator = {", "}
list-or = {" or "}

## Photographs

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
photo_forgotten = it was forgotten
photo_heic = it is a HEIC, expected JPEG, PNG, TIFF or WebP
photo_is-folder = it is a folder
photo_jpeg-bit-depth = it is a JPEG of { $bits } bits per colour, expected 8
photo_jpeg-components = it is a JPEG of { $components } colours, expected 1, 3 or 4
photo_no-picture = it has no picture in it
photo_no-pixels = it has no pixels
photo_no-press-profile = it is not an ICC profile of a press of four inks
photo_no-thread-pool = failed to start threads: { $reason }
photo_no-threads = failed to start threads
photo_not-found = there is no such file
photo_not-regular-file = it is not a file but a device or pipe
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
photo_spool-failed = failed to keep it: { $reason }
photo_too-large-to-encode = it is needed with more than 65535 pixels per side
photo_too-many-pixels = { $width } × { $height } pixels are more than { $limit } megapixels
photo_truncated = the file ends too early
photo_unknown-format = it is neither JPEG, PNG, TIFF nor WebP
photo_unreadable = { $reason }
photo_unsupported-jpeg = it is coded in a rare kind of JPEG (lossless or arithmetic)
photo_unsupported-pixels = its pixels are of a kind that is not taken ({ $kind })
photo_unsupported-tiff = it is a rare kind of TIFF ({ $reason })
photo_unsupported-tiff-pixels = it is a TIFF of a kind that is not taken ({ $kind })
photo_unsupported-tiff-samples = it is a TIFF of samples other than unsigned integers
