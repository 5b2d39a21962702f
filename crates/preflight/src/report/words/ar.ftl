# What a preflight says in Arabic: on the Arabic page of the report and in a terminal, what was found
# and what is wanted. Names, keys and values in Latin letters stand in backticks, which keeps them from
# turning the words around them. Codes as in `en.ftl`; a test compares both.

list-separator = {"، "}
list-or = {" أو "}

## Reasons why a file cannot be judged

unreadable_no-pdf = ليس هذا ملفّ `PDF`
unreadable_encrypted = الملفّ محميّ بكلمة مرور، ولا تقبله أيّ مطبعة
unreadable_damaged = الملفّ تالف أو مقطوع (`{ $reason }`)
unreadable_no-pages = ليس في الملفّ صفحات
unreadable_too-much = في الملفّ كائنات أكثر ممّا تتّسع له الذاكرة
unreadable_unforeseen = الملفّ تالف أو مقطوع على نحو غير معروف

## The file: structure

found_damaged-table = فهرس الملفّ تالف أو مقطوع
found_missing-page = صفحة مفقودة
found_endless-tree = قائمة صفحات تحوي نفسها
found_no-page = `{ $kind }` في مكان صفحة
found_encrypted = الملفّ محميّ
found_direct-page = صفحة مكتوبة في قائمة الصفحات نفسها
found_repeated-page = صفحة مذكورة مرّتين
found_endless-pages = صفحات أكثر ممّا يُنظر فيه
found_page-count = تذكر `Count` { $told }، وفي قائمة الصفحات { $pages }
found_no-filter = طريقة ضغط بلا اسم
found_pdf-version = `PDF { $version }`
found_object-streams = أجزاء مضغوطة معًا (`object streams`)
found_no-identifiers = لا رقم تعريف
found_external-data = بيانات في ملفّ آخر
found_filter = `{ $filter }`
found_opi = صور بديلة من خارج الملفّ (`OPI`)
found_attached-file = ملفّ مرفق

wanted_whole-file = ملفّ سليم كامل
wanted_page-tree = صفحات وقوائم صفحات، كلّ منها مرّة واحدة
wanted_no-encryption = ملفّ غير محميّ
wanted_type = `{ $kind }` في خانة `Type`
wanted_whole-stream = جزء يذكر طوله
wanted_pdf-version = `PDF { $version }`
wanted_plain-table = فهرس عاديّ غير مضغوط
wanted_identifiers = رقما تعريف (`ID`) في آخر الملفّ
wanted_data-within = البيانات كلّها داخل الملفّ
wanted_other-filter = طريقة ضغط أخرى
wanted_pictures-within = الصور كلّها داخل الملفّ
wanted_no-attached-files = لا ملفّات مرفقة

## The file: identification

found_nothing = لا شيء
found_missing-entry = الخانة `{ $entry }` ناقصة
found_empty-entry = الخانة `{ $entry }` فارغة
found_no-date = في الخانة `{ $entry }` القيمة `{ $text }`، وليست تاريخًا
found_trapped-is = خانة `Trapped` فيها `{ $value }`
found_trapped-kind = خانة `Trapped` من نوع `{ $kind }`
found_claim = `{ $claim }`
found_no-claim = لا يذكر الملفّ معيارًا
found_no-xmp = لا بيانات تعريف (`XMP`)
found_much-in-object-streams = مجاري كائنات أكثر ممّا تتّسع له الذاكرة ({ $count })، فلم تُقرأ
found_large-xmp = بيانات تعريف (`XMP`) أكثر من أن تُفحص (أقصاها { $limit } ميبيبايت، وبعددٍ معقول من العناصر والصفات)
found_packed-xmp = بيانات تعريف (`XMP`) لا يُفكّ ضغطها
found_unreadable-xmp = بيانات تعريف (`XMP`) لا تُقرأ
found_trapped-differs = في `pdf:Trapped` القيمة `{ $xmp }` وفي `Trapped` القيمة `{ $information }`
found_entries-differ = الخانتان `{ $xmp }` و`{ $information }` مختلفتان
found_name-space = مجال الأسماء `{ $space }` للبادئة `{ $prefix }`

wanted_title-dates-trapping = العنوان والتواريخ وحالة التراكب
wanted_title-and-dates = العنوان والتواريخ
wanted_true-or-false = الاسم `True` أو `False`
wanted_claim = `{ $standard }`
wanted_xmp = بيانات تعريف (`XMP`)
wanted_claim-in-xmp = `pdfxid:GTS_PDFXVersion` في بيانات التعريف (`XMP`)
wanted_agreeing-metadata = بيانات تعريف كاملة توافق بطاقة الملفّ
wanted_name-space = مجال الأسماء `{ $space }`

## The file: output intent

found_no-output-intent = لا شرط طباعة لمعيار `PDF/X`
found_output-intents = أكثر من شرط طباعة لمعيار `PDF/X`
found_no-entry = لا خانة `{ $entry }`
found_unknown-condition = لا `RegistryName` ولا `Info`
found_unreadable-profile = ملفّ ألوان لا يُقرأ
found_profile-class = ملفّ ألوان من صنف `{ $class }`
found_profile-space = ملفّ ألوان بلا `Lab` ولا `XYZ`
found_profile-components = قيمة `N` ليست قيمة ملفّ الألوان
found_profile-not-cmyk = ملفّ ألوان ليس للأحبار الأربعة (`CMYK`)
found_profile-version = ملفّ ألوان `ICC` من الإصدار { $version }
found_profile-colours = ملفّ ألوان لنظام `{ $colours }`

wanted_one-output-intent = شرط طباعة واحد لمعيار `PDF/X`
wanted_condition-name = اسم شرط الطباعة
wanted_condition-profile = ملفّ ألوان شرط الطباعة
wanted_condition-source = مصدر يُعرف منه الشرط
wanted_output-profile = ملفّ ألوان `ICC` للطباعة
wanted_printer-class = ملفّ ألوان للطباعة (`prtr`)
wanted_profile-components = عدد القنوات نفسه الذي في ملفّ الألوان
wanted_cmyk-profile = ملفّ ألوان للأحبار الأربعة (`CMYK`)
wanted_profile-version = الإصدار { $version } على الأكثر
wanted_profile-for-cmyk = ملفّ ألوان للأحبار الأربعة (`CMYK`)

## The file: actions, layers and what viewers are told

found_open-action = أمر يعمل عند الفتح (`OpenAction`)
found_additional-actions = أوامر إضافيّة (`AA`)
found_scripts = برمجة (`JavaScript`)
found_embedded-files = ملفّات مرفقة (`EmbeddedFiles`)
found_associated-files = ملفّات مرفقة (`AF`)
found_alternate-presentations = طرق عرض بديلة
found_presentation-steps = خطوات عرض
found_xfa = استمارة (`XFA`)
found_area-box = في `{ $key }` حدود أخرى
found_layers = طبقات
found_layer = طبقة
found_no-layer-settings = لا إعدادات (`D`)
found_unnamed-layer-settings = إعدادات بلا اسم
found_automatic-layers = طبقات تتبدّل وحدها (`AS`)
found_action = أمر
found_field-action = أمر لخانة في استمارة

wanted_no-actions = لا أوامر
wanted_no-scripts = لا برمجة
wanted_one-presentation = طريقة واحدة لعرض الصفحات
wanted_no-forms = لا استمارات
wanted_media-or-bleed = `MediaBox` أو `BleedBox`
wanted_always-shown = محتوى يظهر دائمًا
wanted_layer-settings = إعدادات للطبقات
wanted_named-layer-settings = اسم لكلّ مجموعة إعدادات
wanted_fixed-layers = طبقات تبقى كما ضُبطت
wanted_plain-bookmarks = إشارات لا تفعل سوى أن تدلّ على صفحات

## Pages

found_no-media-box = لا حدود للفرخ (`MediaBox`)
found_trim-and-art = `TrimBox` و`ArtBox` معًا
found_no-trim = لا `TrimBox` ولا `ArtBox`
found_box-beyond = `{ $inner }` خارج `{ $outer }`
found_user-unit = وحدة قياس خاصّة (`UserUnit`)
found_crop-box = حدود عرض خاصّة (`CropBox`)
found_turned = الصفحة مدوّرة { $degrees }°
found_trim = عرض الصفحة بعد القصّ { $width } مم وارتفاعها { $height } مم
found_annotation = `{ $kind }`
found_annotation-action = أمر لعنصر `{ $kind }`
found_annotation-on-page = عنصر `{ $kind }` فوق الصفحة المطبوعة
found_faux-fonts = خطوط تنوب عن غيرها (`FontFauxing`)
found_no-ink = لا حبر على الصفحة
found_ink = حبر { $ink } %

wanted_media-box = حدود الفرخ (`MediaBox`)
wanted_one-of-them = واحد منهما
wanted_trim-box = حدود القصّ (`TrimBox`)
wanted_nested-boxes = حدود بعضها داخل بعض
wanted_points = النقاط
wanted_media-box-or-none = حدود الفرخ نفسها (`MediaBox`) أو لا شيء
wanted_upright-pages = صفحات غير مدوّرة
wanted_one-size = صفحات بقياس واحد
wanted_still = لا شيء يتحرّك أو يُسمع
wanted_annotations-outside = الروابط والتعليقات خارج هامش القصّ
wanted_real-fonts = الخطوط نفسها
wanted_something-to-print = شيء يُطبع
wanted_ink-limit = { $limit } % على الأكثر

## Content

found_deep-drawings = أكثر من { $limit } رسمًا بعضها داخل بعض
found_many-operators = أكثر من { $limit } أمر رسم
found_much-work = رسمٌ أكثر ممّا يُقبل لصفحة، فلم يُفحص ما بقي منها
found_much-work-of-file = نفد ما يُقبل من عمل لملفّها، فلم تُفحص الصفحة إلى آخرها
found_much-memory = ما يُحفظ في الذاكرة معًا أكثر ممّا يُقبل لصفحة، فلم يُفحص ما بقي منها
found_operator = `{ $operator }`
found_missing-resource = `{ $name }` من `{ $category }` مفقود
found_damaged-stream = جزء تالف
found_endless-inline-image = صورة بلا نهاية (`EI`)
found_endless-pattern = نقش مرسوم بنفسه
found_pattern-without-step = نقش بلا حدود أو بلا مسافة تكرار
found_endless-form = مجموعة عناصر ترسم نفسها
found_endless-glyph = حرف يرسم نفسه
found_reference-form = مجموعة عناصر تنوب عن ملفّ آخر
found_postscript = `PostScript`
found_rendering-intent = `{ $intent }`
found_transfer-function = منحنى حبر (`{ $key }`)
found_halftone-phase = إزاحة شبكة (`HTP`)
found_halftone = شبكة طباعيّة ليست من النوع 1 ولا 5

wanted_fewer = أقلّ من ذلك
found_many-findings = أكثر من { $limit } ملاحظة؛ لا يُذكر من كلّ صفحة تالية إلا أشدّها
wanted_judgeable-page = صفحة يمكن فحصها إلى آخرها
wanted_objects-that-can-be-held = كائنات تتّسع لها الذاكرة
wanted_page = صفحة
wanted_known-operator = أمر رسم معروف
wanted_all-resources = كلّ ما يُستعمل
wanted_readable-code = محتوى يُقرأ
wanted_ending-patterns = نقوش لها نهاية
wanted_repeatable-pattern = نقش يمكن تكراره
wanted_ending-forms = مجموعات عناصر لها نهاية
wanted_ending-glyphs = حروف لها نهاية
wanted_print-within = كلّ ما يُطبع داخل الملفّ
wanted_no-postscript = لا `PostScript`
wanted_rendering-intent = واحدة من طرق تحويل الألوان الأربع
wanted_press-settings = لا شيء ممّا تضبطه المطبعة بنفسها

## Transparency

found_opacity = لون شفّاف
found_blend = مزج مع ما تحته
found_soft-mask = قناع شفافيّة
found_group = مجموعة شفافيّة
found_group-colours = مجموعة بنظام `{ $space }`
found_image-opacity = صورة شفّافة
found_coloured-soft-mask = قناع شفافيّة لصورة ليس رماديًّا

wanted_no-transparency = لا شفافيّة
wanted_cmyk-groups = مجموعات بالأحبار الأربعة (`DeviceCMYK`)
wanted_grey-soft-masks = أقنعة شفافيّة رماديّة (`DeviceGray`)

## Colours

colours_stencil = رسم بلون واحد

space_within-itself = نظام ألوان داخل نفسه
space_none = لا نظام ألوان
space_no-profile = نظام `ICCBased` بلا ملفّ ألوان

found_colour-space = `{ $space }`
found_alternate-space = `{ $space }` بديلًا عن `{ $of }`
found_spot-colour = اللون الخاصّ `{ $name }`
found_registration-colour = لون علامات التسجيل (`All`)

wanted_inks = `DeviceCMYK` أو `DeviceGray` أو ألواح مسمّاة
wanted_inks-or-icc-rgb = `DeviceCMYK` أو `DeviceGray` أو `RGB` مع ملفّ ألوانه
wanted_cmyk-or-grey = `DeviceCMYK` أو `DeviceGray`
wanted_intent-colours = ألوان يقبلها شرط الطباعة
wanted_intent-device = `DeviceCMYK`، فملفّ الألوان هو ملفّ شرط الطباعة
wanted_profiled-space = نظام ألوان مع ملفّ ألوان
wanted_known-space = نظام ألوان معروف
wanted_no-spot-colours = لا ألوان خاصّة
wanted_registration-outside = علامات التسجيل خارج حدّ القصّ

## Text, lines and shapes

found_white-overprints = أبيض يُطبع فوق ما تحته
found_black-knocks-out = أسود بقياس { $size } نقطة يُفرَّغ ما تحته
found_black-in-mode-0 = أسود بقياس { $size } نقطة بالطباعة الفوقيّة من النوع 0
found_fine-grey = `DeviceGray` بقياس { $size } نقطة فوق عناصر أخرى
found_grey-overprints = `DeviceGray` بطباعة فوقيّة
found_fine-white = أبيض بقياس { $size } نقطة فوق عناصر أخرى
found_fine-in-inks = قياس { $size } نقطة، وعدد الأحبار { $inks }
found_rich-black = حبر { $ink } %، منه { $black } % أسود

wanted_white-knocks-out = أبيض يُفرَّغ ما تحته
wanted_black-overprints = أسود يُطبع فوق ما تحته
wanted_overprint-mode-1 = الطباعة الفوقيّة من النوع 1
wanted_cmyk-black = أسود من `DeviceCMYK`
wanted_overprinting-black = أسود من `DeviceCMYK` يمكن أن يُطبع فوق ما تحته
wanted_least-size = { $size } نقطة على الأقلّ
wanted_one-ink = حبر واحد، أو { $size } نقطة على الأقلّ
wanted_black-text-ink = { $limit } % على الأكثر في النصّ الأسود

## Fonts

found_courier = `Courier`
found_font-not-embedded = الخطّ `{ $font }` غير محفوظ في الملفّ
found_font-not-embedded-unseen = الخطّ `{ $font }` غير محفوظ في الملفّ، ونصّه لا يُرى
found_font-open-type = الخطّ `{ $font }` من نوع `OpenType`
found_font-unreadable = الخطّ `{ $font }` محفوظ على نحو لا يُقرأ
found_font-glyph-missing = ليس في الخطّ `{ $font }` بعض ما يُكتب به من حروف
found_font-widths = في الخطّ `{ $font }` حروف عرضها غير المذكور

wanted_meant-font = الخطّ المقصود
wanted_embedded-fonts = الخطوط كلّها محفوظة في الملفّ
wanted_known-fonts = خطوط من أنواع معروفة
wanted_font-widths = عرض الحروف كما في الخطّ نفسه
wanted_font-glyphs = حرف لكلّ ما يُكتب

## Images

found_resolution = { $ppi } بكسل في البوصة
found_bits = { $bits } بتًّا للّون
found_alternate-image = صورة أخرى عند الطباعة

wanted_resolution = أكثر من { $ppi } بكسل في البوصة
wanted_eight-bits = 8 بتّات على الأكثر
wanted_one-image = صورة واحدة

## The print contract

side_left = اليسرى
side_top = العليا
side_right = اليمنى
side_bottom = السفلى

found_bleed = رسم يصل إلى الحافّة { $side } وهامش قصّه { $reach } مم، على طول { $length } مم
found_condition = `{ $condition }`
found_unnamed = ملفّ ألوان بلا اسم
found_other-profile = `{ $profile }`
found_profile-of = `{ $profile }`، أُعدّ لشرط { $conditions }
found_pages = عدد الصفحات { $count }

wanted_bleed = هامش قصّ { $bleed } مم حيث يصل الرسم إلى الحافّة
wanted_condition = `{ $condition }`
wanted_profile-named = `{ $profile }` أو ملفّ ألوان آخر لشرط `{ $condition }`
wanted_profile-of = ملفّ ألوان لشرط `{ $condition }`
wanted_pages = عدد يقبل القسمة على { $sheet }، كما يقتضي التجليد
wanted_trim = العرض { $width } مم والارتفاع { $height } مم
wanted_open-file = ملفّ بلا كلمة مرور وبلا قيود

## The report in a terminal

report_finding = { $severity } ({ $rule }): { $object }: { $found }؛ والمطلوب: { $wanted }
report_place = `{ $file }`{ $pages }{ $at }{ $times }
report_on = ، { $pages }
report_at = ، على بعد { $x } مم من يسار القصّ و{ $y } مم من أعلاه
report_first-at = ؛ أوّلها على بعد { $x } مم من يسار القصّ و{ $y } مم من أعلاه
report_times = { $count ->
    [zero] {""}
    [one] ، مرّة واحدة
    [two] ، مرّتين
    [few] ، { $count } مرّات
    [many] ، { $count } مرّة
   *[other] ، { $count } مرّة
 }
report_more = { $count ->
    [zero] لا ملاحظات أخرى من { $rule }
    [one] ملاحظة أخرى من { $rule }
    [two] ملاحظتان أخريان من { $rule }
    [few] { $count } ملاحظات أخرى من { $rule }
    [many] { $count } ملاحظة أخرى من { $rule }
   *[other] { $count } ملاحظة أخرى من { $rule }
 }{ $pages }
report_sum = `{ $file }`: { $errors ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $errors } أخطاء
    [many] { $errors } خطأ
   *[other] { $errors } خطأ
 } و{ $warnings ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $warnings } تنبيهات
    [many] { $warnings } تنبيهًا
   *[other] { $warnings } تنبيه
 } بحسب { $standard } و{ $variant }؛ { $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
 }، { $ink }
report_most-ink = أكثر الحبر { $ink } % (متوسّط مربّع ضلعه 15 مم)
report_most-known-ink = أكثر الحبر { $ink } % (متوسّط مربّع ضلعه 15 مم)، وهو غير معروف { $pages ->
    [zero] في أيّ صفحة
    [one] في صفحة واحدة فيها صور لا تُقرأ
    [two] في صفحتين فيهما صور لا تُقرأ
    [few] في { $pages } صفحات فيها صور لا تُقرأ
    [many] في { $pages } صفحة فيها صور لا تُقرأ
   *[other] في { $pages } صفحة فيها صور لا تُقرأ
 }
report_unknown-ink = الحبر غير معروف

pages_one = الصفحة { $page }
pages_many = الصفحات { $pages }

## What the file holds

inventory_written = `PDF` من الإصدار { $version }، كتبه { $producer } وصُمّم في { $creator }
inventory_named = `{ $name }`
inventory_unknown = (غير معروف)
inventory_intent = شرط الطباعة: { $identifier }، ملفّ الألوان { $profile }
inventory_no-intent = شرط الطباعة: لا شرط لمعيار `PDF/X`
inventory_boxes = { $pages }: { $boxes }
inventory_boxes-and-bleed = { $boxes }؛ هامش القصّ { $left } مم من اليسار و{ $top } مم من الأعلى و{ $right } مم من اليمين و{ $bottom } مم من الأسفل
inventory_box = `{ $name }` عرض { $width } مم وارتفاع { $height } مم
inventory_inks = الأحبار: { $inks }
inventory_no-inks = الأحبار: لا شيء
inventory_ink = `{ $name }` ({ $pages })
inventory_spot = اللون الخاصّ `{ $name }` ({ $pages })
inventory_plates = الصفحة { $page }: { $cyan } % سماويّ و{ $magenta } % أرجوانيّ و{ $yellow } % أصفر و{ $black } % أسود في المتوسّط؛ وأكثره { $most } % في مربّع ضلعه 15 مم
inventory_unknown-plates = الصفحة { $page }: الحبر غير معروف، فالصور لا تُقرأ
inventory_layers = الطبقات: { $layers }
inventory_layer-on = `{ $name }` (ظاهرة)
inventory_layer-off = `{ $name }` (مخفيّة)
inventory_transparency = الشفافيّة: { $kinds } ({ $pages })
inventory_no-transparency = الشفافيّة: لا شيء
inventory_smallest-type = أصغر حرف: { $size } نقطة، في الصفحة { $page }
inventory_smallest-reversed = أصغر حرف أبيض على أحبار: { $size } نقطة، في الصفحة { $page }
inventory_thinnest-line = أرفع خطّ: { $width } نقطة، في الصفحة { $page }
inventory_font = الخطّ `{ $name }` (`{ $kind }`): { $kept }{ $smallest }
inventory_smallest = ، وأصغر قياس { $size } نقطة
inventory_embedded = محفوظ كلّه في الملفّ
inventory_subset = محفوظ في الملفّ بما يُستعمل من حروفه
inventory_not-embedded = غير محفوظ في الملفّ
inventory_pictures = عدد الصور { $count }، وأقلّها دقّة { $ppi } بكسل في البوصة في الصفحة { $page }
inventory_no-pictures = الصور: لا شيء
inventory_picture = صورة في الصفحة { $page }: عرضها { $width } بكسل وارتفاعها { $height }، دقّتها { $ppi } بكسل في البوصة، { $colours }
inventory_more = { $count ->
    [zero] {""}
    [one] … وواحد غيرها
    [two] … واثنان غيرها
   *[other] … وغيرها، وعددها { $count }
 }

## What to send to the print shop

send_link = ما يُرسل إلى المطبعة، وما ينقص، ورسالة جاهزة للنسخ
send_title = ما يُرسل إلى المطبعة
send_nothing = لا ملفّ يُرسل بعد. أصلحوا أوّلًا ما يمنع الطباعة، وستجدون هنا ما يُرسل والرسالة معه.
send_ready = ملفّات جاهزة للطباعة
send_look = انظروا أوّلًا إلى ما وُجد في هذه، ثمّ قرّروا هل ترسلونها
send_stop = لا ترسلوا هذه بعد
send_pages = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
 }
send_size = العرض { $width } مم × الارتفاع { $height } مم

## What editions still lack

lacking_title = ما ينقص
lacking_nothing = لا ينقصه شيء ممّا تذكره ملفّات المجموعات.
lacking_unknown = لا نعرف ما ينقصه ما دامت ملفّاته لا تُقرأ.
lacking_photographs = { $count ->
    [zero] لا صور منتظرة
    [one] صورة واحدة لم تصل، ومكانها رسم توضيحيّ
    [two] صورتان لم تصلا، ومكانهما رسم توضيحيّ
    [few] { $count } صور لم تصل، ومكانها رسم توضيحيّ
    [many] { $count } صورة لم تصل، ومكانها رسم توضيحيّ
   *[other] { $count } صورة لم تصل، ومكانها رسم توضيحيّ
 }
lacking_unusable = { $count ->
    [zero] لا صور ناقصة
    [one] صورة واحدة ناقصة أو لا تصلح، وهي تمنع الطباعة
    [two] صورتان ناقصتان أو لا تصلحان، وهما تمنعان الطباعة
    [few] { $count } صور ناقصة أو لا تصلح، وهي تمنع الطباعة
    [many] { $count } صورة ناقصة أو لا تصلح، وهي تمنع الطباعة
   *[other] { $count } صورة ناقصة أو لا تصلح، وهي تمنع الطباعة
 }
lacking_credits = { $count ->
    [zero] لا صور بلا اسم من صوّرها
    [one] صورة واحدة بلا اسم من صوّرها
    [two] صورتان بلا اسم من صوّرهما
    [few] { $count } صور بلا اسم من صوّرها
    [many] { $count } صورة بلا اسم من صوّرها
   *[other] { $count } صورة بلا اسم من صوّرها
 }
lacking_consent = لا تذكر ملفّات المجموعات هل وافق من يظهرون في الصور على نشرها. اسألوهم قبل الطباعة.

## The letter to the print shop

letter_title = رسالة إلى المطبعة
letter_how = انسخوا الرسالة، واكتبوا مكان النقاط ما لا يعرفه البرنامج: الكمّيّة والورق.
letter_look = في الرسالة ملفّات تستحقّ نظرة قبل أن تُرسل: احذفوا منها ما لا ترسلونه.
letter_in-arabic = بالعربيّة
letter_in-english = بالإنكليزيّة
letter_copy = انسخوا
letter_copied = نُسخت
letter_greeting = تحيّة طيّبة،
letter_request = نرجو أن تطبعوا ما يلي، والملفّات مرفقة.
letter_edition = { $at }. { $title }: الملفّ `{ $file }`، { $pages }
letter_file = { $at }. الملفّ `{ $file }`، { $pages }
letter_quantity = الكمّيّة: ………………
letter_format = القياس بعد القصّ: العرض { $width } مم × الارتفاع { $height } مم
letter_saddle-stitch = التجليد: تدبيس على الطيّة
letter_perfect = التجليد: بالغراء
letter_no-binding = التجليد: ………………
letter_right = جهة الكعب: اليمين، والغلاف أمامكم (يُقرأ من اليمين إلى اليسار)
letter_left = جهة الكعب: اليسار، والغلاف أمامكم (يُقرأ من اليسار إلى اليمين)
letter_no-side = جهة الكعب: ………………
letter_single-pages = في كلّ ملفّ صفحات مفردة بترتيب القراءة، بلا توضيب.
letter_colours = الألوان: { $inks }
letter_paper = ورق الداخل: ………………
letter_cover-paper = ورق الغلاف: ………………
letter_standard = المعيار: { $standard }
letter_coated = شرط الطباعة: { $condition } (أوفست على ورق مصقول)
letter_premium-coated = شرط الطباعة: { $condition } (أوفست على ورق مصقول ممتاز)
letter_uncoated = شرط الطباعة: { $condition } (أوفست على ورق غير مصقول)
letter_condition = شرط الطباعة: { $condition }
letter_bleed = هامش القصّ: { $bleed } مم
letter_ink-limit = حدّ الحبر: { $limit } %
letter_contract = مواصفات المطبعة: الملفّ `{ $contract }`
letter_checked = فُحصت بنية الملفّات قاعدةً قاعدة، وهذا ليس شهادة اعتماد: القول الأخير لكم.
letter_signature = الاسم والهاتف: ………………

ink_four = الأحبار الأربعة (`CMYK`)
ink_cyan = سماويّ
ink_magenta = أرجوانيّ
ink_yellow = أصفر
ink_black = أسود
ink_spot = اللون الخاصّ `{ $name }`

## What findings are about

object_file = الملفّ
object_header = بداية الملفّ
object_trailer = نهاية الملفّ
object_stream = جزء من البيانات
object_object = جزء من الملفّ
object_catalog = فهرس الملفّ
object_information = بطاقة الملفّ
object_metadata = بيانات التعريف
object_output-intent = شرط الطباعة
object_layers = طبقات
object_bookmark = إشارة مرجعيّة
object_page = الصفحة
object_annotation = ملاحظة أو رابط
object_content = محتوى الصفحة
object_operator = أمر رسم
object_intent-operator = أمر تحويل الألوان
object_resources = موارد الصفحة
object_graphics-state = إعدادات الرسم
object_x-object = مجموعة عناصر
object_form = مجموعة عناصر
object_pattern = نقش
object_shading = تدرّج لونيّ
object_soft-mask = قناع شفافيّة
object_font = خطّ الحروف
object_text = نصّ
object_line = خطّ مرسوم
object_shape = شكل
object_image = صورة
object_stencil = صورة بلون واحد

## How much they matter

severity_note = للعلم
severity_warning = تنبيه
severity_error = خطأ
