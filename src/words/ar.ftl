# ما يقوله البرنامج بالعربيّة: كما يتكلّم زميل صبور، بصيغة الجمع («اكتبوا»)، بلا لوم، وفي الآخر ما العمل.
# What the program says in Arabic; the codes are those of `en.ftl`, and a test compares both. Names, keys,
# values and all Latin letters stand in backticks, which keeps them from turning the words around them; they
# are shown as «…». Numbers take the plural forms of Arabic (zero, one, two, few, many, other) and the digits
# of the project. The words to use are those of the table in `CONTRIBUTING.md`.

list-separator = {"، "}
list-or = {" أو "}

## The machine's reasons

io_not-found = لا ملفّ ولا مجلّد بهذا الاسم
io_permission-denied = الإذن غير متاح
io_storage-full = لم يبقَ مكان على القرص
io_out-of-memory = الذاكرة لا تكفي
io_is-a-folder = هذا مجلّد
io_not-a-file = ليس هذا ملفًّا عاديًّا

## Files and folders

file_missing = لا ملفّ ولا مجلّد باسم `{ $path }`
file_cannot-read = تعذّرت قراءة `{ $path }`: { $reason }
file_cannot-list = تعذّر فتح المجلّد `{ $path }`: { $reason }
path_not-plain = لا يدلّ `{ $path }` على مكان داخل مجلّد المشروع
path_link-out = `{ $path }` اختصار يقود إلى خارج مجلّد المشروع
text_too-large = حجم `{ $path }` أكثر من { $limit } ميغابايت، وهذا كثير على ملفّ نصّيّ
text_not-utf8 = `{ $path }` ليس نصًّا محفوظًا بترميز `UTF-8`
text_foreign = المطلوب في `{ $path }` نصّ عاديّ بترميز `UTF-8`، وهذا { $kind }
encoding_rtf = نصّ منسّق (`RTF`)
encoding_office = مستند `Word` أو برنامج مكتبيّ آخر
encoding_pdf = ملفّ `PDF`
encoding_html = صفحة ويب (`HTML`)
encoding_picture = صورة
encoding_web-archive = صفحة ويب محفوظة أو ملفّ إعدادات من `macOS`
encoding_utf-16 = نصّ بترميز `UTF-16` (يسمّيه بعض البرامج `Unicode`)
encoding_windows-1256 = نصّ بترميز `Windows-1256` (العربيّ القديم، ويسمّى أيضًا `ANSI`)
project_cannot-open = تعذّر فتح المشروع `{ $path }`: { $reason }
project_not-found = لا ملفّ `malzama.yaml` في `{ $path }` ولا في أيّ مجلّد فوقه

hint_check-name = تحقّقوا من الاسم، ومن أنّه حُفظ في هذا المكان
hint_save-a-file = غيّروا اسمه، واحفظوا ملفًّا بهذا الاسم
hint_check-permissions = تحقّقوا من أذونات الملفّ ومجلّده
hint_check-disk = تحقّقوا من القرص، ثمّ حاولوا مرّة أخرى
hint_close-programs = أغلقوا برامج أخرى، ثمّ حاولوا مرّة أخرى
hint_check-the-file = تحقّقوا من أنّ الملفّ المحفوظ بهذا الاسم هو الملفّ الصحيح
hint_keep-inside = اجعلوا ملفّات المشروع كلّها داخل مجلّده
hint_save-as-utf8 = احفظوا الملفّ من محرّركم بترميز `UTF-8`، ثمّ راجعوا هذا السطر
hint_make-plain-text = احفظوه نصًّا عاديًّا بترميز `UTF-8`: في `Word` من «حفظ باسم»، ثمّ «نصّ عاديّ»، ثمّ `Unicode (UTF-8)`؛ وفي `TextEdit` من «تنسيق»، ثمّ «تحويل إلى نصّ عاديّ»، ثمّ «حفظ»
hint_copy-to-plain-text = انسخوا كلماته إلى نصّ عاديّ في «المفكّرة» (`Notepad`) أو `TextEdit`، واحفظوه هنا بهذا الاسم وبترميز `UTF-8`
hint_put-into-photos = ضعوا الصورة في `photos/`، وأعيدوا ملفّ المجموعة بهذا الاسم
hint_choose-utf8 = احفظوه مرّة أخرى بترميز `UTF-8`: في «المفكّرة» (`Notepad`) من «حفظ باسم»، ثمّ «الترميز»، ثمّ `UTF-8`؛ وفي غيرها ابحثوا عن «الترميز» (`Encoding`)
hint_name-a-project = شغّلوا `malzama` من داخل مجلّد مشروع، أو اذكروا مجلّده: `--project DIR`

## Records

noun_partner-group = ملفّ المجموعة
noun_city = ملفّ المدينة
noun_network = ملفّ الشبكة
noun_photograph = خانات الصورة
noun_settings = إعدادات المشروع
noun_trim = قياس الصفحة (`trim`)
noun_allowed-finding = ملاحظة مسموح بها (`allow`)
noun_limits = حدود التصميم (`limits`)

kind_nothing = لا شيء
kind_text = نصّ
kind_list = قائمة
kind_pairs = خانات لكلّ منها قيمة

expected_length = طول من { $least } إلى { $most } مم
expected_quantity = عدد من { $least } إلى { $most } ({ $unit })
expected_whole-number = عدد صحيح من { $least } إلى { $most }
expected_day = يوم من التقويم (سنة ثمّ شهر ثمّ يوم)

record_not-a-mapping = هنا مكان { $record }، في كلّ سطر خانة وقيمتها، والمكتوب { $found }
record_missing-key = الخانة `{ $key }` غير مكتوبة في { $record }
record_empty-key = الخانة `{ $key }` فارغة
record_empty-item = في الخانة `{ $key }` بند فارغ
record_empty-label = في الخانة `{ $key }` قيمة بلا عنوان
record_doubled-label = العنوان `{ $label }` مكتوب مرّتين في الخانة `{ $key }`
record_empty-value = لا قيمة للعنوان `{ $label }` في الخانة `{ $key }`
record_unknown-key = لا خانة باسم `{ $key }` في { $record }
record_doubled-key = الخانة `{ $key }` مكتوبة مرّتين في { $record }
record_wrong-kind = المطلوب في الخانة `{ $key }`: { $expected }، والمكتوب { $found }
record_no-book-number = `{ $number }` ليس رقمًا معياريًّا دوليًّا لكتاب، `ISBN`
hint_copy-book-number = انسخوا أرقامه كلّها كما كتبتها الجهة التي أعطته: فيها رقم خاطئ أو ناقص أو زائد
record_unexpected-value = المطلوب في الخانة `{ $key }`: { $expected }، والمكتوب `{ $value }`
record_hidden-sign = في أوّل الخانة `{ $key }` أو آخرها { $sign }
photograph_no-key = كُتب `{ $file }` حيث تُكتب خانات الصورة
city_no-groups = لا مجموعات في `{ $city }`
group_no-text = لا نصّ لهذه المجموعة
photograph_bad-focus = لا تدلّ `{ $focus }` على نقطة داخل الصورة
record_too-long = عدد الحروف في الخانة `{ $key }`: { $count }، والحدّ { $most }
record_too-many-words = عدد الكلمات في الخانة `{ $key }`: { $count }، والحدّ { $most }
record_too-many-paragraphs = عدد الفقرات في الخانة `{ $key }`: { $count }، والحدّ { $most }
record_too-many-items = عدد البنود في الخانة `{ $key }`: { $count }، والحدّ { $most }
record_too-many-keys = عدد الخانات في { $record }: { $count }، والحدّ { $most }
record_too-deep = في الخانة `{ $key }` قوائم وأزواج بعضها داخل بعض، والحدّ من الطبقات { $most }
city_too-many-words = عدد الكلمات في `{ $city }` مع مجموعاتها كلّها: { $count }، والحدّ { $most }
settings_no-editions = لا كتيّبات في الإعدادات

hint_write-fields = اكتبوا كلّ خانة في سطر وحدها، هكذا: `key: value`
hint_add-key = أضيفوا سطرًا: `{ $key }: …`
hint_write-after-key = اكتبوا النصّ بعد `{ $key }:`
hint_fill-item = اكتبوا نصًّا بعد `-`، أو احذفوا السطر
hint_write-label = اكتبوا عنوانًا يقول ما هذه القيمة
hint_keep-one = أبقوا على واحدة منهما
hint_fill-value = اكتبوا نصًّا بعد النقطتين، أو احذفوا السطر
hint_did-you-mean = هل تقصدون `{ $name }`؟
hint_known-keys = الخانات هي { $keys }
hint_write-one-text = اكتبوا نصًّا واحدًا، وضعوه بين علامتي تنصيص `"…"` إن كان فيه `: ` أو `#` أو أقواس
hint_write-a-list = اكتبوا كلّ بند في سطر وحده، بعد `- `
hint_write-pairs = اكتبوا كلّ عنوان مع نصّه في سطر وحده، هكذا: `label: text`
hint_write-like-this = اكتبوها هكذا: `{ $key }: { $example }`
hint_list-groups = اذكروا مجموعاتها تحت `partners:`، أو احذفوا `{ $city }` من `editions`
hint_write-body = اكتبوه تحت `body: |`، وفي أوّل كلّ سطر منه فراغان، وبين الفقرة والفقرة سطر فارغ
hint_write-focus = اكتبوا نسبتين، الأولى من اليسار والثانية من الأعلى: `focus: 30% 50%`
hint_list-editions = اذكروا المدن تحت `editions:`، و`network` للكتيّب الذي يجمعها كلّها
hint_shorten = اختصروا النصّ، أو انظروا هل لُصق شيء مرّتين
hint_fewer = أبقوا الأهمّ، أو انظروا هل لُصق شيء مرّتين
hint_join-paragraphs = صلوا الفقرات القصيرة: كلّ سطر فارغ يبدأ فقرة جديدة
hint_part-paragraphs = قسّموا النصّ إلى فقرات بينها أسطر فارغة
hint_part-words = ضعوا فراغات بين كلماتها، أو احذفوها إن لم تكن كلمات
hint_part-city = قسّموا مجموعاتها بين مدينتين، أو اختصروا نصوصها
hint_add-trim = أضيفوا: `trim: {"{"} width: 148 mm, height: 210 mm {"}"}`

## YAML

yaml_tab = في مكان الفراغات علامة من مفتاح `Tab`
yaml_colon-in-text = في داخل النصّ نقطتان بعدهما فراغ
yaml_stray-line = ليس هذا السطر خانة مع قيمتها، ولا هو من النصّ الذي فوقه
yaml_dash = نصّ يبدأ بـ `- `
yaml_after-quotation-mark = بعد علامة التنصيص الأخيرة نصّ آخر
yaml_text-after-bar = على سطر العلامة `|` نصّ
yaml_hash-line = في النصّ سطر يبدأ بالعلامة `#`
yaml_open-quotation-mark = علامة تنصيص مفتوحة لم تُغلق
yaml_open-bracket = قوس مفتوح لم يُغلق
yaml_exclamation-mark = نصّ يبدأ بالعلامة `!`
yaml_asterisk = نصّ يبدأ بالعلامة `*`
yaml_ampersand-or-asterisk = نصّ يبدأ بالعلامة `&` أو `*`
yaml_anchor = نصّ يبدأ بالعلامة `&`
yaml_alias = نصّ يبدأ بالعلامة `*`
yaml_second-document = تُنهي العلامة `{ $mark }` الملفّ هنا قبل آخره
yaml_too-large = الملفّ كبير جدًّا، أو فيه خانات كثيرة بعضها داخل بعض
yaml_too-deep = في الملفّ خانات كثيرة بعضها داخل بعض
yaml_null-key = في مكان اسم الخانة كلمة تعني «لا شيء»
yaml_key-not-text = اسم الخانة ليس نصًّا
yaml_first-character = لا يبدأ النصّ بهذه العلامة
yaml_nothing-word = `{ $word }` هنا تعني «لا شيء»، ولن تُطبع
yaml_cut-at-hash = ينتهي النصّ قبل هذه العلامة `#`
yaml_unreadable = لم يُفهم هذا السطر أو السطر الذي فوقه
yaml_conflict = بقيت هنا نسختان من الموضع نفسه، بين علامتين تشبهان `{ $mark }`، منذ جمع برنامج `git` تعديلين
yaml_no-text-sign = ليس من النصّ { $sign }
yaml_begins-with-sign = في أوّل السطر { $sign }، وهذا مكان فراغات
yaml_sign-after-dash = بعد `-` مكان فراغ، وفيه { $sign }
yaml_no-space-after-dash = ينقص فراغ بعد `-` في القائمة
yaml_false-dash = تبدأ بنود القائمة بـ `-` وفراغ، وهنا { $sign }
yaml_sign-at-key = إلى جانب `{ $key }` { $sign }
yaml_sign-after-colon = بعد `{ $key }:` مكان فراغ، وفيه { $sign }
yaml_no-space-after-colon = ينقص فراغ بعد `{ $key }:`
yaml_false-colon = بعد `{ $key }` مكان نقطتين وفراغ، وفيه { $sign }
yaml_no-colon = تنقص نقطتان وفراغ بعد `{ $key }`
yaml_misplaced-item = { $found ->
    [zero] `-` في أوّل السطر بلا فراغ، ولا تبدأ هناك بنود أيّ قائمة
    [one] `-` بعد فراغ واحد، ولا تبدأ هناك بنود أيّ قائمة
    [two] `-` بعد فراغين، ولا تبدأ هناك بنود أيّ قائمة
    [few] `-` بعد { $found } فراغات، ولا تبدأ هناك بنود أيّ قائمة
    [many] `-` بعد { $found } فراغًا، ولا تبدأ هناك بنود أيّ قائمة
   *[other] `-` بعد { $found } فراغ، ولا تبدأ هناك بنود أيّ قائمة
 }
yaml_misplaced-key = { $found ->
    [zero] الخانة `{ $key }` في أوّل السطر بلا فراغ
    [one] الخانة `{ $key }` بعد فراغ واحد
    [two] الخانة `{ $key }` بعد فراغين
    [few] الخانة `{ $key }` بعد { $found } فراغات
    [many] الخانة `{ $key }` بعد { $found } فراغًا
   *[other] الخانة `{ $key }` بعد { $found } فراغ
 }، ومكانها تحت `{ $under }` تمامًا
yaml_indented-key = { $found ->
    [zero] الخانة `{ $key }` في أوّل السطر بلا فراغ
    [one] الخانة `{ $key }` بعد فراغ واحد
    [two] الخانة `{ $key }` بعد فراغين
    [few] الخانة `{ $key }` بعد { $found } فراغات
    [many] الخانة `{ $key }` بعد { $found } فراغًا
   *[other] الخانة `{ $key }` بعد { $found } فراغ
 }، ومكانها مثل مكان الخانات الأخرى في الملفّ
yaml_first-sign = لا يصلح هذا في أوّل نصّ: { $sign }
yaml_two-keys = في هذا السطر خانة ثانية: `{ $key }`
yaml_sign-after-quotation-mark = بعد علامة التنصيص الأخيرة { $sign }
yaml_backslash = لا معنى هنا لشرطة مائلة إلى الخلف بين علامتي تنصيص
yaml_after-bracket = بعد القوس الأخير `{ $sign }` نصّ آخر
yaml_stray-bracket = لا توافق الأقواس هنا بعضها بعضًا
yaml_doubled-comma = فاصلة لا بند قبلها
yaml_text-too-deep = { $found ->
    [zero] يبدأ السطر الأوّل من النصّ بلا فراغات
    [one] يبدأ السطر الأوّل من النصّ بعد فراغ واحد
    [two] يبدأ السطر الأوّل من النصّ بعد فراغين
    [few] يبدأ السطر الأوّل من النصّ بعد { $found } فراغات
    [many] يبدأ السطر الأوّل من النصّ بعد { $found } فراغًا
   *[other] يبدأ السطر الأوّل من النصّ بعد { $found } فراغ
 }، أي أبعد من الأسطر التي تليه
yaml_text-not-deep = { $found ->
    [zero] يبدأ هذا السطر من النصّ بلا فراغات
    [one] يبدأ هذا السطر من النصّ بعد فراغ واحد
    [two] يبدأ هذا السطر من النصّ بعد فراغين
    [few] يبدأ هذا السطر من النصّ بعد { $found } فراغات
    [many] يبدأ هذا السطر من النصّ بعد { $found } فراغًا
   *[other] يبدأ هذا السطر من النصّ بعد { $found } فراغ
 }، أي أقلّ ممّا في أوّل أسطره
yaml_blank-too-deep = في هذا السطر الفارغ فراغات أكثر ممّا في أوّل سطر من النصّ
yaml_text-not-indented = لا فراغات في أوّل هذا السطر، فلا يُعدّ من نصّ `{ $key }`
yaml_key-in-text = وقعت `{ $key }:` داخل النصّ، وستُطبع معه
yaml_dash-before-key = قبل `{ $key }` علامة `-`، وليست هذه بندًا في قائمة
yaml_sign-after-bar = بعد `|` { $sign }
yaml_sign-before-key = قبل `{ $key }` { $sign }، ومكان الخانة في سطر وحدها
yaml_first-hash = النصّ الذي يبدأ بـ `#` يُعدّ ملاحظة جانبيّة، ولا يُطبع
yaml_mere-comment = ما بعد `#` ملاحظة جانبيّة، ولا يُطبع
yaml_comment-line = هذا السطر ملاحظة جانبيّة، ولا يُطبع
yaml_arabic-comma = الفاصلة العربيّة `،` لا تفصل بين بنود القائمة
yaml_empty-file = الملفّ فارغ
yaml_only-comments = ليس في الملفّ إلّا ملاحظات جانبيّة
yaml_not-empty = يبدو هذا السطر فارغًا، وفيه { $sign }
yaml_no-key-before-colon = نقطتان لا خانة قبلهما
yaml_no-text-key = نصّ لا خانة له: ينقص السطر `{ $key }: |`
yaml_no-bar = تحت `{ $key }:` نصّ، وتنقص بعدها العلامة `|`
yaml_no-key = سطر بلا خانة

hint_indent-with-spaces = ضعوا في أوّل السطر فراغات بدل علامة `Tab`
hint_quote-text = ضعوا النصّ كلّه بين علامتي تنصيص `"…"`، أو اكتبوه تحت الخانة بعد `|`
hint_quote-colon = ضعوا النصّ كلّه بين علامتي تنصيص `"…"`؛ أو اكتبوا فراغًا بعد نقطتي الخانة التي فوقه
hint_quote-or-remove = إن أردتم طباعته فضعوه بين علامتي تنصيص `"…"`، وإلّا فاحذفوه
hint_quote-hash = ضعوا النصّ كلّه بين علامتي تنصيص `"…"`؛ أمّا الملاحظة الجانبيّة فيليها فراغ بعد `#`
hint_indent-line = ضعوا في أوّله فراغات كما في أسطر النصّ الأخرى، أو اكتبوا خانة وقيمتها مع فراغ بعد النقطتين: `key: value`
hint_write-after-bar = اكتبوا النصّ تحت الخانة بعد `|`، فهناك تُكتب علامات التنصيص بلا قيد
hint_next-line = ابدؤوه في السطر التالي
hint_one-document = لكلّ مجموعة ملفّ واحد: احذفوا `{ $mark }`؛ وإن كانت من النصّ فضعوا قبلها فراغات مثل بقيّة النصّ
hint_make-simpler = اكتبوه أبسط من ذلك
hint_quote-key = ضعوا اسم الخانة بين علامتي تنصيص `"…"`
hint_write-key = اكتبوا كلّ سطر هكذا: `key: value`
hint_write-line = اكتبوه هكذا: `{ $line }`
hint_resolve-conflict = أبقوا على واحدة من النسختين، واحذفوا الأسطر التي تبدأ بـ `<<<<<<<` و`=======` و`>>>>>>>`
hint_delete-sign = احذفوا هذه العلامة، ولن يضيع شيء
hint_replace-by-line-break = احذفوا هذه العلامة، وابدؤوا سطرًا جديدًا هناك إن كان هذا المقصود
hint_delete-and-indent = { $count ->
    [zero] احذفوا هذه العلامة، وليبدأ السطر بلا أيّ فراغ
    [one] احذفوا هذه العلامة، وضعوا مكانها في أوّل السطر فراغًا واحدًا
    [two] احذفوا هذه العلامة، وضعوا مكانها في أوّل السطر فراغين
    [few] احذفوا هذه العلامة، وضعوا مكانها في أوّل السطر { $count } فراغات
    [many] احذفوا هذه العلامة، وضعوا مكانها في أوّل السطر { $count } فراغًا
   *[other] احذفوا هذه العلامة، وضعوا مكانها في أوّل السطر { $count } فراغ
 }
hint_begin-with-spaces = { $count ->
    [zero] ليبدأ السطر بلا أيّ فراغ
    [one] ليبدأ السطر بفراغ واحد لا أكثر
    [two] ليبدأ السطر بفراغين لا أكثر
    [few] اجعلوا في أوّل السطر { $count } فراغات
    [many] اجعلوا في أوّل السطر { $count } فراغًا
   *[other] اجعلوا في أوّل السطر { $count } فراغ
 }
hint_indent-text = { $count ->
    [zero] ليبدأ كلّ سطر من النصّ بلا أيّ فراغ
    [one] اجعلوا في أوّل كلّ سطر من النصّ فراغًا واحدًا
    [two] اجعلوا في أوّل كلّ سطر من النصّ فراغين
    [few] اجعلوا في أوّل كلّ سطر من النصّ { $count } فراغات
    [many] اجعلوا في أوّل كلّ سطر من النصّ { $count } فراغًا
   *[other] اجعلوا في أوّل كلّ سطر من النصّ { $count } فراغ
 }
hint_empty-line = احذفوا فراغات السطر الفارغ
hint_indent-or-extra = إن كان السطر من النصّ الذي فوقه فضعوا في أوّله فراغين؛ أمّا معلومة لا خانة لها فمكانها تحت `extra:`
hint_indent-or-space = إن كان من النصّ فضعوا في أوّله فراغين؛ أمّا الملاحظة الجانبيّة فيليها فراغ بعد `#`
hint_no-dash = احذفوها: لا تُكتب `-` إلّا قبل بنود قائمة
hint_unindent-key = إن كانت خانة فليبدأ سطرها بلا أيّ فراغ
hint_add-bar-line = اكتبوا فوق النصّ سطرًا فيه `{ $key }: |` وحدها، وضعوا في أوّل كلّ سطر من النصّ فراغين
hint_write-bar = اكتبوا `{ $key }: |` وحدها في سطرها، والنصّ تحتها، وفي أوّل كلّ سطر منه فراغان
hint_new-line = ابدؤوا سطرًا جديدًا قبل `{ $key }`
hint_compare-line = قارنوا السطر بمثله في ملفّ مجموعة أخرى

## Letters and signs

text_joined = { $count ->
    [zero] يمتدّ هذا النصّ على أسطر تُطبع كأنّها سطر واحد
    [one] يمتدّ هذا النصّ على سطر واحد
    [two] يمتدّ هذا النصّ على سطرين يُطبعان كأنّهما سطر واحد
    [few] يمتدّ هذا النصّ على { $count } أسطر تُطبع كأنّها سطر واحد
    [many] يمتدّ هذا النصّ على { $count } سطرًا تُطبع كأنّها سطر واحد
   *[other] يمتدّ هذا النصّ على { $count } سطر تُطبع كأنّها سطر واحد
 }
text_single-break = يُطبع هذا السطر في فقرة واحدة مع السطر الذي فوقه؛ ولو كان بينهما سطر فارغ لصارا فقرتين
text_last-sign = سيُطبع في آخر النصّ { $sign }
text_curly-quotes = ستُطبع علامتا التنصيص المعقوفتان حول هذا النصّ
text_lone-quotation-mark = ستُطبع علامة تنصيص وحيدة
text_bar-look-alike = كُتب `{ $sign }` في مكان `|`، وسيُطبع كما هو

hint_write-on-one-line = اكتبوه في سطر واحد
hint_straight-quotes = احذفوهما، أو اكتبوا بدلهما علامتي تنصيص مستقيمتين: `"…"`
hint_remove-or-add-quote = احذفوها، أو أضيفوا العلامة الأخرى
hint_remove-if-not-meant = احذفوا هذه العلامة إن لم تكن مقصودة
hint_use-bar = اكتبوا `|` في مكانه: وهي في أكثر لوحات المفاتيح على مفتاح الشرطة المائلة إلى الخلف

text_lost-letter = ضاع هنا حرف أو رسم، ومكانه { $sign }
text_garbled = حروف مشوّهة: كان هذا نصًّا عربيًّا قُرئ بترميز نظام آخر
text_shapes = { $count ->
    [zero] حروف من النوع الذي في ملفّات `PDF`
    [one] حرف واحد من النوع الذي في ملفّات `PDF`
    [two] حرفان من النوع الذي في ملفّات `PDF`
    [few] { $count } حروف من النوع الذي في ملفّات `PDF`
    [many] { $count } حرفًا من النوع الذي في ملفّات `PDF`
   *[other] { $count } حرف من النوع الذي في ملفّات `PDF`
 }: أشكال حروف لا حروف، وكثيرًا ما يختلّ ترتيبها
text_turned = ينقلب ترتيب الكلمات هنا بسبب { $sign }
text_long-word = كلمة عدد حروفها { $count }، والحدّ { $most }
text_many-marks = على حرف واحد { $count } من العلامات أو الإشارات الخفيّة، والحدّ { $most }
text_long-paragraph = فقرة عدد كلماتها { $count }، والحدّ { $most }
text_line-sign = يُطبع هنا فراغ بدل { $sign }
text_gap = ستبقى هنا فجوة في الطباعة بسبب { $sign }، ولا يتركها فراغ عاديّ

hint_type-again = اكتبوا هنا ما يلزم، أو احذفوا هذه العلامة
hint_paste-again = انسخوا النصّ مرّة أخرى من مصدره، واحفظوا الملفّ بترميز `UTF-8`
hint_copy-from-original = خذوا النصّ من حيث كُتب لا من ملفّ `PDF`، أو اكتبوه من جديد

sign_visible = `{ $sign }`
sign_with-code = `{ $sign }` (`U+{ $code }`)
sign_control = رمز تحكّم لا يُرى (`U+{ $code }`)
sign_other-space = فراغ خاصّ (`U+{ $code }`)
sign_other-invisible = رمز خفيّ (`U+{ $code }`)
sign_tab = علامة من مفتاح `Tab`
sign_line-tabulation = كسر سطر من `Word` (`U+000B`)
sign_next-line = رمز سطر جديد (`U+0085`)
sign_no-break-space = فراغ لا ينكسر (`U+00A0`)
sign_soft-hyphen = واصلة خفيّة (`U+00AD`)
sign_arabic-letter-mark = علامة اتّجاه خفيّة (`U+061C`)
sign_zero-width-space = فراغ خفيّ بلا عرض (`U+200B`)
sign_zero-width-non-joiner = فاصل خفيّ بلا عرض (`U+200C`)
sign_zero-width-joiner = واصل خفيّ بلا عرض (`U+200D`)
sign_left-to-right-mark = علامة اتّجاه خفيّة إلى اليمين (`U+200E`)
sign_right-to-left-mark = علامة اتّجاه خفيّة إلى اليسار (`U+200F`)
sign_line-separator = فاصل أسطر من `Word` (`U+2028`)
sign_paragraph-separator = فاصل فقرات من `Word` (`U+2029`)
sign_left-to-right-embedding = بداية اتّجاه خفيّة إلى اليمين (`U+202A`)
sign_right-to-left-embedding = بداية اتّجاه خفيّة إلى اليسار (`U+202B`)
sign_pop-directional-formatting = نهاية اتّجاه خفيّة (`U+202C`)
sign_left-to-right-override = رمز خفيّ يفرض الاتّجاه إلى اليمين (`U+202D`)
sign_right-to-left-override = رمز خفيّ يفرض الاتّجاه إلى اليسار (`U+202E`)
sign_narrow-no-break-space = فراغ ضيّق لا ينكسر (`U+202F`)
sign_word-joiner = واصل كلمات خفيّ (`U+2060`)
sign_left-to-right-isolate = عازل خفيّ إلى اليمين (`U+2066`)
sign_right-to-left-isolate = عازل خفيّ إلى اليسار (`U+2067`)
sign_first-strong-isolate = عازل خفيّ يتبع أوّل حرف (`U+2068`)
sign_pop-directional-isolate = نهاية عازل خفيّة (`U+2069`)
sign_byte-order-mark = علامة خفيّة من أوّل ملفّ (`U+FEFF`)
sign_object = رمز مكان صورة (`U+FFFC`)
sign_replacement = رمز حرف ضائع (`U+FFFD`)
sign_backtick = علامة اقتباس مائلة
sign_arabic-semicolon = فاصلة منقوطة عربيّة `؛`
sign_arabic-comma = فاصلة عربيّة `،`
sign_full-width-colon = نقطتان عريضتان `：`
sign_small-colon = نقطتان صغيرتان `﹕`
sign_ratio = علامة نسبة `∶`
sign_sof-pasuq = نقطتان عبريّتان `׃`
sign_length-mark = علامة مدّ صوتيّ `ː`
sign_en-dash = شرطة متوسّطة `–`
sign_em-dash = شرطة طويلة `—`
sign_minus = علامة طرح `−`
sign_bullet = نقطة تعداد `•`
sign_curly-quote = علامة تنصيص معقوفة

## Settings, cities and groups

settings_name-of-part = اسم الكتيّب `{ $edition }` هو اسم جزء من الكتيّب `{ $of }`: يحلّ ملفّ أحدهما محلّ ملفّ الآخر
hint_other-edition-name = سمّوا مجلّده وسطره هنا باسم آخر
settings_doubled-edition = الكتيّب `{ $edition }` مذكور مرّتين
settings_no-city = ليس في الشبكة أيّ مدينة
data_too-many-files = عدد الملفّات في `{ $path }`: { $count }، والحدّ { $most }
data_not-read = لا يُقرأ `{ $path }`
data_unlisted-folder = لا كتيّب للمجلّد `{ $path }`
city_no-record = لا ملفّ `{ $path }` للكتيّب `{ $edition }`
city_doubled-group = المجموعة `{ $group }` مذكورة مرّتين
group_no-record = لا ملفّ `{ $path }` للمجموعة `{ $group }`
group_yml = لا يُقرأ `{ $path }`: تنتهي أسماء ملفّات المجموعات بـ `.yaml`
group_not-a-record = `{ $path }` ليس ملفّ مجموعة، ولا يُقرأ
group_unlisted = لا تذكر أيّ قائمة مجموعات الملفّ `{ $path }`
data_copied-folder = `{ $path }` نسخة من `{ $of }`، ولن تُطبع
group_conflict-copy = `{ $path }` نسخة تعارض من `{ $of }`: عدّله اثنان في الوقت نفسه، ولن يُطبع إلّا `{ $of }`
group_copy = `{ $path }` نسخة من `{ $of }`، ولن تُطبع
group_hidden = `{ $path }` مخفيّ: لا يطبعه أيّ كتيّب
city_all-hidden = مجموعات `{ $city }` كلّها مخفيّة
record_sign-in-name = في أوّل هذا الاسم أو آخره { $sign }
record_bad-name = لا يصلح `{ $name }` اسمًا لملفّ مجموعة أو لمجلّد مدينة
edition_unknown = لا كتيّب باسم `{ $edition }`
text_no-glyphs = ليس في الخطوط { $characters }{ $more ->
    [zero] {""}
    [one] {" "}ولا علامة أخرى
    [two] {" "}ولا علامتان أخريان
    [few] {" "}ولا { $more } علامات أخرى
    [many] {" "}ولا { $more } علامة أخرى
   *[other] {" "}ولا { $more } علامة أخرى
 }

hint_list-cities = اذكروا المدن فوق `network`، بأسماء مجلّداتها في `data/`
hint_record-in-city-folder = مكان ملفّ المجموعة مجلّد مدينتها؛ وضعوا الملفّات الأخرى في مكان آخر
hint_add-edition = أضيفوا `{ $name }` إلى `editions` في `malzama.yaml`
hint_rename-edition = غيّروا اسمه، بحروف من `a` إلى `z` وأرقام و`-`، ثمّ أضيفوه إلى `editions` في `malzama.yaml`
hint_write-city = اكتبوا ملفّ المدينة بهذا الاسم، أو احذفوها من `editions`
hint_write-group = اكتبوا ملفّ المجموعة بهذا الاسم، أو احذفوها من القائمة
hint_rename-to = غيّروا اسمه إلى `{ $name }`
hint_keep-elsewhere = تنتهي أسماء ملفّات المجموعات بـ `.yaml`؛ وضعوا الملفّات الأخرى في مكان آخر
hint_add-group = أضيفوا `- { $name }` تحت `partners:`، أو احذفوا الملفّ
hint_rename-group = غيّروا اسمه، بحروف من `a` إلى `z` وأرقام و`-`، ثمّ أضيفوا الاسم الجديد تحت `partners:`
hint_hide-group = إن أردتم ألّا تظهر المجموعة في أيّ كتيّب فاكتبوا `hidden: true` في ملفّها
hint_show-a-group = احذفوا `hidden: true` من إحداها، أو احذفوا `{ $city }` من `editions`
hint_compare-copies = قارنوا النسختين، وانقلوا ما ينقص، ثمّ احذفوا النسخة
hint_remove-or-rename-copy = احذفوها؛ وإن كانت لمجموعة جديدة فغيّروا اسمها، بحروف من `a` إلى `z` وأرقام و`-`، وأضيفوا الاسم الجديد تحت `partners:`
hint_keep-copies-elsewhere = احفظوا النسخ خارج `data/`
hint_use-plain-letters = اكتبوا الاسم بحروف من `a` إلى `z` وأرقام و`-`، ولا يزيد على 64 حرفًا، مثل `old-city-youth`
hint_editions-are = الكتيّبات هي { $editions }
hint_fonts-are = الخطوط هي { $families }: غيّروا النصّ، أو أضيفوا خطًّا إلى `fonts/`

## Photographs as records name them

photograph_illustration = ما زال مكان `{ $path }` رسم ينتظر صورته
photograph_no-words = ليس للصورة `{ $path }` خانة `{ $key }`
photograph_placeholder-name = `{ $name }` في الخانة `{ $key }` للصورة `{ $path }` ليس اسمًا بل مكانه
photograph_file-name = في الخانة `{ $key }` للصورة `{ $path }` اسم ملفّها
photograph_unused = لا تذكر أيّ مجموعة الصورة `{ $path }`
photograph_missing = لا وجود للصورة `{ $path }`
photograph_unusable = لا تصلح الصورة `{ $path }`: { $reason }
photograph_cannot-prepare = تعذّر إعداد الصورة `{ $path }`: { $reason }

hint_say-what-it-shows = قولوا ما الذي تُظهره
hint_say-who-made-it = قولوا من صوّرها
hint_describe-it = صفوها لمن لا يراها
hint_and-add-key = { $advice }: أضيفوا سطرًا `{ $key }: …`
hint_name-it-in-a-record = اذكروا اسمها في ملفّ مجموعة، أو غيّروه إلى الاسم المذكور هناك، أو احذفوها
hint_copy-photograph = انسخوا الصورة إلى `photos/`، واكتبوا مسارها من هناك، وبين المجلّد والاسم `/`
hint_put-photograph = ضعوا الملفّ في `photos/`، أو اكتبوا الاسم الذي له هناك
hint_write-found-name = هناك `{ $found }`؛ اكتبوا هذا الاسم
hint_write-one-of = هناك { $found }؛ اكتبوا المقصود منها
hint_rename-look-alike = يبدو الاسمان واحدًا، غير أنّ في اسم الملفّ { $there } وفي ملفّ المجموعة { $written }: انسخوا الاسم من هنا، أو غيّروا اسم الملفّ إلى المكتوب
hint_save-as-jpeg = احفظوها مرّة أخرى بصيغة `JPEG`، أو اطلبوا الملفّ الأصليّ
hint_develop-raw = افتحوها ببرنامج الكاميرا أو ببرنامج يحمّض ملفّات `RAW`، وصدّروها بصيغة `JPEG` أو `TIFF`، واكتبوا اسم ذلك الملفّ: فالصورة الصغيرة التي في داخلها لا تصلح للطباعة
hint_export-as-jpeg = صدّروها بصيغة `JPEG`: في `iPhone` أرسلوها من تطبيق «الصور» بالبريد، أو اختاروا «الأكثر توافقًا» في «الإعدادات» ثمّ «الكاميرا» ثمّ «التنسيقات»؛ وفي الحاسوب افتحوها واحفظوها بصيغة `JPEG`
hint_check-file-and-permissions = تحقّقوا من الملفّ، ومن أذوناته وأذونات مجلّده
hint_report-fault = هذا خلل في البرنامج: أبلغونا به رجاءً

## Fonts

file_too-large = حجم `{ $path }` أكثر من { $limit } ميغابايت
fonts_none = لا خطوط في `fonts/`
fonts_too-deep = لا تُقرأ الخطوط التي في `{ $path }`
fonts_not-a-font = `{ $path }` ليس ملفّ خطّ
fonts_not-embeddable = لا تسمح رخصة الخطّ `{ $path }` بحفظه داخل ملفّ (`fsType 2`)

hint_copy-fonts = انسخوا إليه ملفّات `.ttf` أو `.otf`؛ فلا تُستعمل خطوط الجهاز أبدًا
hint_move-fonts = انقلوها إلى مجلّد في `fonts/` نفسه
hint_copy-font-itself = انسخوا الخطّ نفسه إلى `fonts/`
hint_use-static-font = استعملوا بدله خطًّا ثابتًا لكتابة واحدة
hint_copy-font-again = انسخوا ملفّ الخطّ مرّة أخرى، أو احذفوه
hint_use-embeddable-font = تُحفظ الخطوط داخل ملفّ الطباعة: استعملوا خطًّا يُسمح بذلك فيه، كالخطوط المتاحة برخصة `OFL`

## Print contracts

noun_print-contract = مواصفات المطبعة
noun_overprint = خانات الطباعة الفوقيّة (`overprint`)
noun_paper = خانات الورق (`paper`)
noun_photographs = خانات دقّة الصور (`photographs`)
noun_sheets = خانات أفرخ الطباعة (`sheets`)
expected_sheet-size = مقاس فرخ مثل `SRA3`، أو عرضه وارتفاعه بالمليمتر
expected_creep = `none` أو `caliper` أو طول من 0 إلى { $most } مليمتر
contract_missing = لا وجود لمواصفات المطبعة `{ $path }`
contract_not-a-file = `{ $path }` ليس ملفًّا
contract_floors-contradict = `target` و`warning` و`error` في دقّة الصور يناقض بعضها بعضًا
contract_no-bleed = لا تطلب مواصفات المطبعة هامش قصّ
contract_wide-bleed = تطلب مواصفات المطبعة هامش قصّ مقداره { $bleed } مم
profile_too-large = حجم `{ $path }` أكبر من اللازم
profile_not-icc = `{ $path }` ليس ملفّ ألوان `ICC`
profile_not-cmyk-output = `{ $path }` ليس ملفّ ألوان لمطبعة بالأحبار الأربعة (`CMYK`): صنفه `{ $class }` وألوانه `{ $space }`
profile_damaged = الملفّ `{ $path }` تالف
profile_version = `{ $path }` ملفّ ألوان `ICC` من الإصدار { $version }، ولا يقبل المعيار { $standard } إصدارًا بعد { $most }
profile_other-condition = أُعدّ `{ $path }` لشرط الطباعة { $conditions }، والشرط المطلوب `{ $condition }`

hint_put-contract = ضعوا ملفّ مواصفات في `data/press/`
hint_contracts-are = المواصفات الموجودة هي { $contracts }
hint_copy-lines = انسخوا هذه الأسطر من ملفّ مواصفات آخر
hint_order-of-floors = لا تزيد `error` على `warning`، ولا `warning` على `target`
hint_usual-bleed = هل هذا هو المقصود؟ المعتاد 3 مم، ويطلب بعض المجلّدين 5 مم
hint_use-press-profile = استعملوا ملفّ ألوان لمطبعة
hint_copy-profile = انسخوه إلى مجلّد مواصفات المطبعة
hint_ask-for-profile = اطلبوا من المطبعة ملفّ الألوان (`ICC`) لشرط طباعتها
hint_match-condition = اكتبوا الشرط الذي في ملفّ الألوان، أو خذوا ملفّ ألوان هذا الشرط

## Files that are written

out_among-sources = يقع `{ $path }` بين ملفّات المشروع نفسها
hint_write-into-out = احفظوا في `out/` أو في مجلّد خارج المشروع

## Layouts

layout_missing = لا وجود للتصميم `{ $path }`
layout_typst = رسالة بالإنكليزيّة من `Typst`: { $message }
layout_reads-package = لا تُنزَّل حزم من الشبكة: انسخوا ملفّات `{ $package }` إلى `layouts/`
layout_reads-elsewhere = يقرأ التصميم `/manuscript.json` والصور المذكورة فيه وما في `layouts/`، ولا يقرأ `/{ $path }`
layout_reads-too-much = حجم `/{ $path }` أكبر من { $most } ميغابايت
layout_too-slow = أُوقف ترتيب صفحات كتيّب `{ $edition }` بعد مدّة بالثواني: { $seconds }
layout_too-much-memory = أُوقف ترتيب صفحات كتيّب `{ $edition }` إذ بلغت الذاكرة بالميغابايت: { $mebibytes }
layout_broke-off = انقطع ترتيب صفحات كتيّب `{ $edition }`: احتاج إلى ذاكرة أكبر ممّا في الجهاز، أو إلى خطوات متداخلة كثيرة
layout_engine-failed = تعذّر على `Typst` ترتيب صفحات كتيّب `{ $edition }`: { $reason }
layout_too-many-pages = عدد الصفحات في كتيّب `{ $edition }`: { $pages }، والحدّ { $most }
layout_unplaceable = تعذّر وضع صور `{ $edition }` في أماكنها: { $reason }
web_no-design = `{ $path }` غير موجود: لا تذكر التصاميم شكل صفحات الويب
web_untold = لا يذكر `{ $path }` كلّ ما تحتاج إليه صفحة الويب: { $reason }
web_no-metadata = ليس فيه `metadata` بعلامة `<web>`
hint_tell-web-design = اكتبوه كما يشرح `layouts/README.md` تحت عنوان `The web edition`، أو خذوه من تصاميم ملزمة
layout_unwritable = تعذّر حفظ صفحات `{ $edition }` في ملفّ `PDF`
layout_less-accessible = نسخة الشاشة من `{ $edition }` لا تبلغ المعيار `{ $standard }`: { $reason }
layout_not-inks = في `{ $edition }` ما لا يُطبع بأحبار المطبعة: { $what }
layout_no-glyph = ليس في الخطّ `{ $font }` الحرف `{ $character }` ({ $code })، في الصفحة { $page } من `{ $edition }`
layout_page-count = { $pages ->
    [zero] لا صفحات في الكتيّب `{ $edition }`، والعدد المطلوب
    [one] في الكتيّب `{ $edition }` صفحة واحدة، والعدد المطلوب
    [two] في الكتيّب `{ $edition }` صفحتان، والعدد المطلوب
    [few] في الكتيّب `{ $edition }` { $pages } صفحات، والعدد المطلوب
    [many] في الكتيّب `{ $edition }` { $pages } صفحة، والعدد المطلوب
   *[other] في الكتيّب `{ $edition }` { $pages } صفحة، والعدد المطلوب
 } يقبل القسمة على { $sheet }
layout_other-trim = الصفحة { $page } من `{ $edition }` عرضها { $width } مم وارتفاعها { $height } مم، والمطلوب بعد القصّ عرض { $trim_width } مم وارتفاع { $trim_height } مم
companion_no-layout = لا يوجد `{ $path }`، وبه يُنضَّد هذا الملفّ
hint_copy-companion = انسخوه من مشروع آخر من هذا الإصدار
layout_other-bleed = هامش القصّ في الصفحة { $page } من `{ $edition }` ليس { $bleed } مم كما في مواصفات المطبعة
layout_type-cut = يتجاوز `{ $words }` في الصفحة { $page } من `{ $edition }` خطّ القصّ بمقدار { $by } مم، فيُقصّ
layout_figure-cut = يتجاوز شكل في الصفحة { $page } من `{ $edition }` خطّ القصّ بمقدار { $by } مم، وينتهي داخل هامش القصّ
layout_figure-lost = يقع شكل من الصفحة { $page } من `{ $edition }` خارج خطّ القصّ، فيضيع
layout_type-on-type = يقع `{ $words }` فوق `{ $others }` في الصفحة { $page } من `{ $edition }`
layout_type-on-picture = يقع `{ $words }` فوق صورة في الصفحة { $page } من `{ $edition }`
layout_type-near-trim = يقترب `{ $words }` في الصفحة { $page } من `{ $edition }` من خطّ القصّ { $by } مم أكثر من اللازم، وقد يميل السكّين إليه
layout_type-near-fold = يقترب `{ $words }` في الصفحة { $page } من `{ $edition }` من الطيّة { $by } مم أكثر من اللازم، فيغور في التجليد
layout_screened-type = قياس الحرف في `{ $words }` في الصفحة { $page } من `{ $edition }` { $size } نقطة، ويُطبع بشبكة نقاط تكسر خطوطه
layout_screened-line = خطّ سمكه { $thickness } مم في الصفحة { $page } من `{ $edition }` يُطبع بشبكة نقاط تقطّعه
layout_thin-line = سمك خطّ في الصفحة { $page } من `{ $edition }` { $thickness } مم، وهذا رفيع جدًّا
layout_too-much-ink = يحتاج لون في الصفحة { $page } من `{ $edition }` إلى { $sum } % من الحبر، وتسمح مواصفات المطبعة بـ { $limit } %
layout_spare-colours = ليس للمدينة `{ $city }` ألوان ولا رسم خاصّ بها: لها الآن ألوان احتياطيّة ورسم بسيط
layout_more-crowded = { $count ->
    [zero] لا خلل آخر من هذا النوع في `{ $edition }`
    [one] خلل آخر من هذا النوع في `{ $edition }`
    [two] خللان آخران من هذا النوع في `{ $edition }`
    [few] { $count } مواضع أخرى من هذا النوع في `{ $edition }`
    [many] { $count } موضعًا آخر من هذا النوع في `{ $edition }`
   *[other] { $count } موضع آخر من هذا النوع في `{ $edition }`
 }
layout_miscounted-part = حُسب للجزء `{ $part }` من `{ $edition }` هذا العدد من الصفحات: { $counted }، ورُسم منها { $drawn }

typst_unknown-variable = اسم غير معروف في التصميم: `{ $name }`
typst_expected = المنتظر هنا { $wanted }، والمكتوب `{ $found }`
typst_no-file = لا وجود للملفّ `{ $path }`
typst_open-bracket = قوس فُتح ولم يُغلق
typst_open-string = علامة تنصيص فُتحت ولم تُغلق
typst_unexpected-argument = لا مكان هنا لما سُمّي `{ $name }`
typst_argument-too-many = في القوسين قيمة زائدة
typst_missing-argument = تنقص في القوسين قيمة: `{ $name }`
typst_no-key = ليس في القاموس مفتاح باسم `{ $key }`
typst_no-item = ليس في القائمة ما رقمه `{ $index }`: فعدد ما فيها `{ $length }`
typst_no-field = ليس في `{ $of }` ما اسمه `{ $name }`
typst_unresolved-import = ما يُستورد هنا غير موجود
typst_no-label = لا علامة باسم `{ $label }` في الصفحات
typst_stopped = أوقف التصميم نفسه وقال: { $words }
typst_no-font = لا خطّ باسم `{ $font }`

colour_luma = لون رماديّ (`luma`)
colour_rgb = لون `RGB`
colour_oklab = لون `Oklab`
colour_hsl = لون `HSL` أو `HSV`
colour_cmyk = لون `CMYK`
colour_spot = اللون الخاصّ `{ $name }`
colour_gradient = تدرّج لا تُمزج ألوانه بالأحبار (`space: cmyk`)
colour_foreign-picture = صورة لا تأتي من ملفّ مجموعة
colour_svg = رسم `SVG`، وألوانه ألوان شاشة

hint_end-the-loop = ابحثوا في التصميم عن تكرار أو دالّة بلا نهاية؛ وإن احتاج التصميم إلى أكثر فحدوده في `limits` في `malzama.yaml`
hint_simplify-layout = بسّطوا ما يعمله التصميم هنا، وأبلغوا مطوّري `Typst` بهذه الرسالة
hint_make-layout = التصميم مجلّد في `layouts/` فيه ملفّ `layout.typ`
hint_layouts-are = التصاميم هي { $layouts }
hint_typst = نصيحة بالإنكليزيّة من `Typst`: { $advice }
hint_typst-at = نصيحة بالإنكليزيّة من `Typst`: { $advice } (في { $at })
hint_while-calling = عند استدعاء `{ $name }` في { $at }
hint_while-calling-function = عند استدعاء دالّة في { $at }
hint_while-showing = عند عرض `{ $name }` في { $at }
hint_while-importing = عند استيراد `{ $name }` في { $at }
hint_still-readable = يُصنع الملفّ مع ذلك وتمكن قراءته، لكنّه لا يُعلن المعيار `{ $standard }` الذي يدلّ على أنّ من يسمعه لا يفوته شيء
hint_use-cmyk = اكتبوا كلّ لون في التصميم هكذا: `cmyk(…)`، وأدخلوا الصور من ملفّات المجموعات: فما عدا ذلك لا يتحوّل إلى أحبار المطبعة
hint_change-wording = غيّروا كلمات التصميم، أو أضيفوا إلى خطوطه خطًّا فيه هذا الحرف
hint_fill-sheets = سينتهي الكتيّب المدبّس بأوراق فارغة: ليملأها التصميم
hint_set-trim = خذوا قياس الصفحة من البيانات: `width: manuscript.page.width * 1mm`
hint_set-bleed = خذوا هامش القصّ من البيانات: `bleed: manuscript.page.bleed * 1mm`
hint_shorten-or-make-room = اختصروا النصّ، أو وسّعوا له في التصميم
hint_solid-type = الحروف الأصغر من { $size } نقطة تُطبع بحبر كامل واحد أو حبرين، مثل `cmyk(0%, 0%, 0%, 100%)`
hint_solid-line = الخطوط التي سمكها { $most } مم أو أقلّ تُطبع بحبر كامل واحد أو حبرين
hint_thicker-line = أرفع خطّ في هذا التصميم { $least } مم
hint_less-ink = خفّفوا الحبر حيث تجتمع الألوان كلّها: أقلّ من السماويّ والأرجوانيّ والأصفر، وشيء من الأسود
hint_add-colours = لاختيارها أضيفوا المدينة إلى `cities` في `layouts/house.typ`، ورسمها إلى `layouts/motifs/`
hint_bleed-or-move = مدّوه إلى آخر هامش القصّ، أو أبقوه داخل خطّ القصّ
hint_move-or-mark-on-picture = حرّكوا أحدهما؛ وإن كان هذا مكانه فضعوا قبله `#metadata(none)<on-picture>`
hint_keep-from-edges = اختصروا النصّ أو حرّكوه: حدوده `safe` و`fold` في التصميم
hint_drawn-at = مكانه في التصميم { $at }
hint_more-pages = { $count ->
    [zero] لا يتكرّر في صفحة أخرى
    [one] ويتكرّر في صفحة أخرى
    [two] ويتكرّر في صفحتين أخريين
    [few] ويتكرّر في { $count } صفحات أخرى
    [many] ويتكرّر في { $count } صفحة أخرى
   *[other] ويتكرّر في { $count } صفحة أخرى
 }
hint_count-pages = ليعدّ التصميم صفحات هذا الجزء كما يرسمها

## The press step

colour_unreadable = نظام ألوان لا يُقرأ
colour_own-profile = لون له ملفّ ألوان خاصّ
colour_calibrated-grey = رماديّ معايَر
colour_other = لون من النوع `{ $name }`
press_transparent-colour = لون شفّاف
press_blend = مزج مع ما تحته
press_soft-mask = قناع شفافيّة
press_transparent-picture = صورة شفّافة
press_broken = تعذّر إكمال ملفّ `PDF` للكتيّب `{ $edition }`: { $reason }
press_unfit = في `{ $edition }` ما لا تطبعه المطبعة: { $what }، في الصفحة { $page }، على بعد { $x } مم من اليسار و{ $y } مم من الأعلى
press_more-unfit = { $count ->
    [zero] لا موضع آخر في `{ $edition }` فيه { $what }
    [one] وفي موضع آخر من `{ $edition }`: { $what }
    [two] وفي موضعين آخرين من `{ $edition }`: { $what }
    [few] وفي { $count } مواضع أخرى من `{ $edition }`: { $what }
    [many] وفي { $count } موضعًا آخر من `{ $edition }`: { $what }
   *[other] وفي { $count } موضع آخر من `{ $edition }`: { $what }
 }

## Photographs on their pages

photograph_too-few-pixels = الصورة `{ $path }` أصغر ممّا يلزم في الصفحة { $page } من `{ $edition }`: عرض ما يظهر منها { $pixels_wide } بكسل وارتفاعه { $pixels_high }، ومكانه { $width } × { $height } مم، أي { $ppi } بكسل في البوصة
photograph_remark = `{ $path }`: { $remark }
hint_pixels-needed = اطلبوا الملفّ الأصليّ: يلزم أكثر من { $floor } بكسل في البوصة، أي عرض { $pixels_wide } بكسل وارتفاع { $pixels_high } لما يظهر منها
file_cannot-write = تعذّر حفظ `{ $path }`: { $reason }

## Delivery

preflight_own-pdf = تعذّر فحص ملفّ `PDF` للكتيّب `{ $edition }`: { $reason }
preflight_on-page = {" "}في الصفحة { $page }
preflight_finding = { $object }{ $on_page } من `{ $edition }`: { $found } (القاعدة { $rule })
preflight_more-findings = { $count ->
    [zero] لا ملاحظات أخرى على `{ $edition }`
    [one] ملاحظة أخرى على `{ $edition }`
    [two] ملاحظتان أخريان على `{ $edition }`
    [few] { $count } ملاحظات أخرى على `{ $edition }`
    [many] { $count } ملاحظة أخرى على `{ $edition }`
   *[other] { $count } ملاحظة أخرى على `{ $edition }`
 }
hint_wanted = المطلوب: { $wanted }
hint_see-report = تجدونها كلّها في التقرير
out_left-over-web = `{ $path }` صفحة ويب للكتيّب `{ $edition }`، وليس هذا من كتيّبات المشروع
out_left-over = `{ $path }` ملفّ `PDF` للكتيّب `{ $edition }`، وليس هذا من كتيّبات المشروع
out_left-over-alongside = `{ $path }` يخصّ الكتيّب `{ $edition }`، وليس هذا من كتيّبات المشروع
out_old-pack = `{ $path }` نسخة قديمة: ليس فيه ملفّ `PDF` الموجود الآن للكتيّب `{ $edition }` أو ليست فيه بطاقة طلبه
hint_pack-again = اجمعوه مرّة أخرى قبل إرساله: `malzama pack { $edition }`
hint_prune = احذفوه بالأمر `malzama build --prune`، أو أضيفوا كتيّبه إلى `editions`
hint_remove-by-hand = احذفوه بأيديكم، أو أضيفوا كتيّبه إلى `editions`: لا يُعرف هل هو آخر ما صُنع، فلا يحذفه `--prune`
hint_check-space-and-permissions = تحقّقوا من المكان الباقي على القرص ومن أذونات المجلّد، أو اختاروا مجلّدًا آخر: `--out DIR`
machine_no-thread = تعذّر بدء عمل جانبيّ في الجهاز: { $reason }
hint_fewer-jobs = اصنعوا كتيّبات أقلّ في وقت واحد: `--jobs 1`

## Tickets and packs

ticket_title = بطاقة الطلب، { $title }
pack_faulty = لم يُجمع الكتيّب `{ $edition }`، ففي ملفّاته أخطاء
pack_withheld = لم يُجمع الكتيّب `{ $edition }`، فهو محجوب عن الطباعة بسبب صوره
pack_rejected = لم يُجمع الكتيّب `{ $edition }`، فقد خالف آخر ملفّ له قواعد الطباعة
pack_no-print = لم يُجمع الكتيّب `{ $edition }`، إذ لا يوجد `{ $path }`
pack_old = لم يُجمع الكتيّب `{ $edition }`، فإنّ `{ $path }` نسخة قديمة: { $reason }
hint_check-first = اعرفوا ما يجب إصلاحه بالأمر `malzama check`
hint_build-first = اصنعوه أوّلًا بالمواصفات نفسها وفي المجلّد نفسه: `malzama build { $edition }`
pack_nothing-packed = لم يُجمع شيء؛ وبقي ما جُمع سابقًا كما هو إن وُجد
pack_refused = لم يُجمع الكتيّب `{ $edition }`
pack_refused-old = لم يُجمع الكتيّب `{ $edition }`، أمّا `{ $path }` فنسخة قديمة: لا ترسلوها
pack_line = `{ $edition }`: { $files ->
    [zero] لا ملفّات
    [one] ملفّ واحد
    [two] ملفّان
    [few] { $files } ملفّات
    [many] { $files } ملفًّا
   *[other] { $files } ملفّ
 }، { $size }، `{ $path }`
built_ticket = بطاقة الطلب
pack_title = ملفّات للمطبعة: { $title }
pack_date = التاريخ: `{ $date }`
pack_pages-right = `{ $path }`: صفحات الكتيّب كلّها للطباعة ومعها الغلاف ({ $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
 })، صفحةً صفحةً بترتيب القراءة. الكتيّب مجلّد من اليمين: الصفحة الأولى وجه الغلاف، وكعبه عن يمينه
pack_pages-left = `{ $path }`: صفحات الكتيّب كلّها للطباعة ومعها الغلاف ({ $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
 })، صفحةً صفحةً بترتيب القراءة. الكتيّب مجلّد من اليسار: الصفحة الأولى وجه الغلاف، وكعبه عن يساره
pack_text = `{ $path }`: صفحات المتن وحدها ({ $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
 })
pack_cover-pages = `{ $path }`: صفحات الغلاف الأربع، وورقها غير ورق المتن
pack_cover = `{ $path }`: الغلاف قطعة واحدة: الظهر والكعب والوجه
pack_sheets = `{ $path }`: أفرخ موضّبة جاهزة للطيّ
pack_ticket-page = `{ $path }`: بطاقة الطلب للطباعة على الورق: صفحة بالعربيّة وصفحة بالإنكليزيّة
pack_ticket-json = `{ $path }`: بطاقة الطلب للبرامج بصيغة `JSON`
pack_ticket-xjdf = `{ $path }`: بطاقة الطلب لبرامج المطابع بصيغة `XJDF 2.1`
pack_contract = `{ $path }`: مواصفات المطبعة التي صُنعت بها الملفّات
pack_profile = `{ $path }`: ملفّ الألوان المذكور في المواصفات
pack_report = `{ $path }`: تقرير فحص ما قبل الطباعة، يُفتح في المتصفّح
pack_checksums = في بطاقة الطلب بصمة `SHA-256` لكلّ ملفّ `PDF`. إن اختلفت بصمة ملفّ فهو لم يصل سليمًا: اطلبوه مرّة أخرى رجاءً

## Approvals

finished_faulty = لا ملفّ طباعة مكتملًا للكتيّب `{ $edition }`، ففي ملفّاته أخطاء
finished_withheld = لا ملفّ طباعة مكتملًا للكتيّب `{ $edition }`، فهو محجوب عن الطباعة بسبب صوره
finished_rejected = لا ملفّ طباعة مكتملًا للكتيّب `{ $edition }`، فقد خالف آخر ملفّ له قواعد الطباعة
finished_missing = لا ملفّ طباعة مكتملًا للكتيّب `{ $edition }`: لا يوجد `{ $path }`
finished_old = `{ $path }` نسخة قديمة، وليس الكتيّب `{ $edition }` كما هو الآن: { $reason }
finished_not-drawn = تعذّر رسم الصفحة { $page } من `{ $path }`
approve_no-name = لا بدّ للموافقة من اسم من يمنحها
approve_hidden-sign = في اسم من يمنح الموافقة علامة لا تُرى، `{ $sign }`
approve_long-name = اسم من يمنح الموافقة أطول من { $most ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفين
    [few] { $most } أحرف
    [many] { $most } حرفًا
   *[other] { $most } حرف
 }
hint_name-who-approves = اكتبوه هكذا: `--by "Board of the network"`
approve_no-date = `{ $date }` ليس يومًا
hint_write-a-date = اكتبوا السنة والشهر واليوم هكذا: `--date 2026-11-23`
approve_nothing-approved = لم تُسجَّل موافقة؛ وبقيت الموافقات السابقة كما هي إن وُجدت
approve_known = آخر موافقة تقول الشيء نفسه، فلم تُكتب أخرى
approve_line = `{ $edition }`: { $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
 }، الموافقة `{ $approval }` بتاريخ `{ $date }`
approve_kept = حُفظت الموافقة في `{ $path }`
approval_mark = `{ $hash }` (بتاريخ `{ $date }`)
approval_damaged = `{ $path }` تالف: ليس كما كُتب
hint_restore-approval = أعيدوه كما كان من نسخة احتياطيّة أو من سجلّ المشروع، أو اذكروا موافقة أخرى: `malzama diff --since`
approval_newer = كُتب `{ $path }` بإصدار أحدث من هذا البرنامج
hint_newer-program = استعملوا ذلك الإصدار أو ما هو أحدث منه
approval_pages-differ = { $count ->
    [one] الصفحة { $pages } من الكتيّب `{ $edition }` ليست
    [two] الصفحتان { $pages } من الكتيّب `{ $edition }` ليستا
   *[other] الصفحات { $pages } من الكتيّب `{ $edition }` ليست
 } كما كانت عند الموافقة `{ $approval }` بتاريخ `{ $date }`
approval_pages-gone = في الكتيّب `{ $edition }` أقلّ ممّا كان عند الموافقة `{ $approval }` بتاريخ `{ $date }`، والفرق { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
 }
approval_other-terms = مواصفات المطبعة ليست التي مُنحت بها الموافقة `{ $approval }` على الكتيّب `{ $edition }` بتاريخ `{ $date }`
hint_see-changes = انظروا ما تغيّر: `malzama diff { $edition }`
diff_no-approval = لا موافقة بعد ليُقارن بها
hint_approve-first = سجّلوا الموافقة على ما اكتمل: `malzama approve --by NAME`
diff_not-approved = لم يُقارن الكتيّب `{ $edition }`، إذ لا موافقة عليه
hint_approve-edition = سجّلوا الموافقة عليه: `malzama approve { $edition } --by NAME`
diff_unknown-approval = لا موافقة واحدة باسم `{ $approval }`
hint_approvals-are = آخر الموافقات { $approvals }؛ اكتبوا أربعة رموز منها على الأقلّ
diff_edition-gone = مُنحت موافقة على الكتيّب `{ $edition }`، وهو لم يعد في المشروع
diff_nothing-compared = لم يُقارن شيء؛ وبقيت آخر صفحة للتغيّرات كما هي إن وُجدت
diff_unchanged = `{ $edition }`: لا تغيّرات منذ الموافقة `{ $approval }` بتاريخ `{ $date }`
diff_changed = `{ $edition }`: تغيّرات منذ الموافقة `{ $approval }` بتاريخ `{ $date }`: { $changes }
diff_other-format = شكل آخر
diff_pages-changed = { $count ->
    [one] تغيّرت الصفحة { $pages }
    [two] تغيّرت الصفحتان { $pages }
   *[other] تغيّرت الصفحات { $pages }
 }
diff_pages-moved = { $count ->
    [one] انتقلت الصفحة { $was } وصارت { $is }
    [two] انتقلت الصفحتان { $was } وصارتا { $is }
   *[other] انتقلت الصفحات { $was } وصارت { $is }
 }
diff_pages-added = { $count ->
    [one] الصفحة { $pages } جديدة
    [two] الصفحتان { $pages } جديدتان
   *[other] الصفحات { $pages } جديدة
 }
diff_pages-gone = { $count ->
    [one] حُذفت الصفحة { $pages }
    [two] حُذفت الصفحتان { $pages }
   *[other] حُذفت الصفحات { $pages }
 }
diff_renumbered = { $count ->
    [zero] لا أرقام أخرى
    [one] لصفحة واحدة رقم آخر
    [two] لصفحتين رقمان آخران
    [few] لـ{ $count } صفحات أرقام أخرى
    [many] لـ{ $count } صفحة أرقام أخرى
   *[other] لـ{ $count } صفحة أرقام أخرى
 }
diff_page = انظروا `{ $path }`

## Why editions are made

reason_no-pdf = لا ملفّ `PDF` مكتملًا بعد
reason_other-pdf = ملفّ `PDF` الموجود ليس آخر ما صُنع هنا
reason_rejected = خالف آخر ملفّ قواعد الطباعة
reason_forced = `--force`
reason_settings = الإعدادات أو اسم مدينة
reason_contract = مواصفات المطبعة
reason_program = البرنامج
reason_approval = آخر موافقة
reason_file = `{ $path }`
reason_all = { $named }{ $more ->
    [zero] {""}
    [one] {" "}وسبب آخر
    [two] {" "}وسببان آخران
    [few] {" "}و{ $more } أسباب أخرى
    [many] {" "}و{ $more } سببًا آخر
   *[other] {" "}و{ $more } سبب آخر
 }

## Preflight of a file

preflight_unreadable = تعذّر فحص `{ $path }`: { $reason }
hint_let-the-shop-look = اطلبوا من المطبعة أن تنظر في ملفّ بهذا الحجم
hint_check-name-and-permissions = تحقّقوا من الاسم، ومن أذونات الملفّ ومجلّده
hint_save-without-password = احفظوه مرّة أخرى بلا كلمة مرور وبلا قيود
hint_export-again = اصنعوا الملفّ أو صدّروه مرّة أخرى

## The terminal

label_hint = ما العمل
label_note = للعلم: `{ $place }`: { $text }
label_place = (السطر { $line }، الموضع { $column })
noun_editions = كتيّبات
noun_pages = صفحات
count_errors = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأ
   *[other] { $count } خطأ
 }
count_warnings = { $count ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهًا
   *[other] { $count } تنبيه
 }
count_notes = { $count ->
    [zero] لا شيء للعلم
    [one] أمر واحد للعلم
    [two] أمران للعلم
    [few] { $count } أمور للعلم
    [many] { $count } أمرًا للعلم
   *[other] { $count } أمر للعلم
 }
check_no-faults = لا أخطاء
check_summary = { $counts }
check_more = { $count ->
    [zero] لا مواضع أخرى في `{ $path }`
    [one] وموضع آخر في `{ $path }`
    [two] وموضعان آخران في `{ $path }`
    [few] و{ $count } مواضع أخرى في `{ $path }`
    [many] و{ $count } موضعًا آخر في `{ $path }`
   *[other] و{ $count } موضع آخر في `{ $path }`
 }
build_waiting = تُصنع كتيّبات هذا المشروع الآن في مكان آخر؛ وهذا الأمر ينتظر انتهاءها
build_making = جارٍ صنع { $editions }: { $reason }
build_nothing-made = لم يُصنع أيّ كتيّب؛ وبقيت ملفّات `PDF` السابقة كما هي إن وُجدت
build_rejected = خالف الكتيّب `{ $edition }` قواعد الطباعة: بقي ملفّه السابق كما هو إن وُجد، والجديد في `{ $path }`
build_withheld = حُجب الكتيّب `{ $edition }` عن الطباعة بسبب صوره: صُنعت منه تجربة فقط
build_withheld-old = حُجب الكتيّب `{ $edition }` عن الطباعة بسبب صوره: صُنعت منه تجربة فقط، أمّا `{ $path }` فنسخة قديمة
build_not-made = لم يُصنع الكتيّب `{ $edition }`، وليس له ملفّ طباعة
build_not-made-old = لم يُصنع الكتيّب `{ $edition }`، أمّا `{ $path }` فنسخة قديمة
build_removed = حُذف `{ $path }`
build_no-page-changed = `{ $path }`: لم تتغيّر أيّ صفحة
build_all-pages-changed = `{ $path }`: تغيّرت الصفحات كلّها
build_pages-changed = `{ $path }`: { $count ->
    [one] تغيّرت الصفحة { $pages }
    [two] تغيّرت الصفحتان { $pages }
   *[other] تغيّرت الصفحات { $pages }
 }
built_line = `{ $edition }`: { $pages }، { $size }، { $time }، `{ $path }`
built_pages = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
 }
built_web-page = صفحة ويب
built_kibibytes = { $size } كيلوبايت
built_mebibytes = { $size } ميغابايت
built_time = في { $seconds } ثانية
built_unchanged = لم يتغيّر
build_page = { $page }
build_run = { $first }–{ $last }
manuscript_not-written = لم تُكتب بيانات الكتيّب `{ $edition }`
preview_open = المعاينة على العنوان { $address } (وتنتهي بالضغط على `Ctrl-C`)
preview_no-browser = تعذّر فتح المتصفّح: افتحوا العنوان بأنفسكم
preview_file-ready = { $pages ->
    [zero] `{ $file }`: لم تتغيّر أيّ صفحة
    [one] `{ $file }`: تغيّرت صفحة واحدة
    [two] `{ $file }`: تغيّرت صفحتان
    [few] `{ $file }`: تغيّرت { $pages } صفحات
    [many] `{ $file }`: تغيّرت { $pages } صفحة
   *[other] `{ $file }`: تغيّرت { $pages } صفحة
 }، بعد { $milliseconds } مللي ثانية
preview_ready = { $pages ->
    [zero] الصفحات كلّها: لم تتغيّر أيّ صفحة
    [one] الصفحات كلّها: تغيّرت صفحة واحدة
    [two] الصفحات كلّها: تغيّرت صفحتان
    [few] الصفحات كلّها: تغيّرت { $pages } صفحات
    [many] الصفحات كلّها: تغيّرت { $pages } صفحة
   *[other] الصفحات كلّها: تغيّرت { $pages } صفحة
 }، بعد { $milliseconds } مللي ثانية
preview_problems = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأ
   *[other] { $count } خطأ
 }؛ ومكانها ظاهر في المتصفّح
terminal_cannot-print = تعذّرت الكتابة في هذه النافذة: { $reason }
terminal_stopped = توقّف العمل: ما لم يكتمل من الملفّات بقي كما كان
terminal_no-process = لم تُصنع الكتيّبات الأخرى، إذ تعذّر بدء عمل جديد في الجهاز: { $reason }
terminal_our-fault = توقّف `malzama` بسبب خلل فيه؛ أبلغونا رجاءً وأرسلوا الأسطر التي فوق

## The preview

io_no-port-left = لم يبقَ منفذ متاح
io_port-in-use = يستعمله برنامج آخر
preview_port-taken = تعذّر استعمال المنفذ `{ $port }`: { $reason }
preview_no-port = لم يوجد منفذ متاح: { $reason }
preview_cannot-serve = تعذّرت المعاينة: { $reason }
preview_setting-failed = تعذّر ترتيب صفحات كتيّب `{ $edition }` لعطل في البرنامج نفسه: { $reason }
preview_reading-failed = تعذّر عرض المشروع لعطل في البرنامج نفسه: { $reason }
preview_drawing-failed = تعذّر رسم الصفحة { $page } من كتيّب `{ $edition }` لعطل في البرنامج نفسه: { $reason }
preview_finishing-failed = تعذّر صنع ملفّات `PDF` لعطل في البرنامج نفسه: { $reason }
hint_undo-or-report = تراجعوا عن آخر تغيير؛ ونرجو إبلاغنا به مع الأسطر الظاهرة في نافذة الأوامر
preview_finding = { $object }: { $found }؛ والمطلوب: { $wanted }
hint_both = { $one }؛ { $next }
hint_choose-port = أغلقوا المعاينة الأخرى، أو اختاروا منفذًا آخر: `--port N`

## Faces

style_normal = قائم
style_italic = مائل (`italic`)
style_oblique = مائل (`oblique`)
fonts_face = الوزن { $weight } { $style }
fonts_doubled-face = في { $files } الخطّ نفسه: `{ $family }`، الوزن { $weight }، { $style }
layout_missing-face = يطلب التصميم الخطّ `{ $family }` بالوزن { $weight }، { $style }، وليس في `fonts/`: سيُطبع بأقرب خطّ إليه

hint_keep-one-font = أبقوا على ملفّ واحد منها: فالاسم وحده يقرّر أيّها يُطبع
hint_faces-are = المتاح من `{ $family }`: { $faces }. اطلبوا واحدًا منها، أو أضيفوا الخطّ إلى `fonts/`

## Photographs

photo_camera-raw = هذا ملفّ خام من كاميرا ({ $kind })، والمطلوب `JPEG` أو `PNG` أو `TIFF` أو `WebP` أو `HEIC`
photo_crop-outside = يقع الجزء المقتطع خارج الصورة، أو لا بكسل فيه
photo_cut-off = الملفّ مقطوع: ليس للصورة آخر
photo_damaged = الملفّ تالف ({ $reason })
photo_damaged-header = أوّل الملفّ تالف
photo_damaged-or-cut-off = الصورة تالفة أو مقطوعة ({ $reason })
photo_decoder-panicked = الملفّ تالف على نحو غير معروف
photo_empty-file = الملفّ فارغ
photo_encoding-failed = تعذّر حفظ الصورة بصيغة الطباعة: { $reason }
photo_endless-header = لا نهاية لأوّل الملفّ
photo_file-changed = تغيّر الملفّ وهو يُقرأ
photo_file-too-large = حجم الملفّ { $size } ميغابايت، والحدّ { $limit }
photo_forgotten = ضاعت الصورة من البرنامج
photo_hdr = الصورة بمدى ضوئيّ واسع (`HDR`: `HLG` أو `PQ`)، ولم يُتّفق على شكله على الورق
photo_heif-coding = ملفّ `HEIF` بترميز { $coding }، والمطلوب `HEVC` كما تحفظه الهواتف
photo_is-folder = هذا مجلّد
photo_jpeg-bit-depth = ملفّ `JPEG` بدقّة لون { $bits } بتّ، والمطلوب 8
photo_jpeg-components = في ملفّ `JPEG` هذا العدد من الألوان: { $components }، والمطلوب 1 أو 3 أو 4
photo_no-end = ينقص آخر الملفّ مع أنّ صورته كاملة: انسخوه مرّة أخرى إن أمكن
photo_no-picture = لا صورة في الملفّ
photo_no-pixels = لا بكسلات في الصورة
photo_no-press-profile = ليس هذا ملفّ ألوان `ICC` لمطبعة بالأحبار الأربعة
photo_no-threads = تعذّر بدء أعمال جانبيّة في الجهاز
photo_not-found = لا ملفّ بهذا الاسم
photo_not-regular-file = ليس هذا ملفًّا بل جهاز أو أنبوب
photo_only-reduced = كلّ ما في الملفّ صور مصغّرة عن صورة ليست فيه
photo_permission-denied = الإذن غير متاح
photo_profile-damaged = هو تالف
photo_profile-for-other-colours = { $model ->
    [grey] ليس لصور رماديّة
    [rgb] ليس لصور `RGB`
   *[cmyk] ليس لصور `CMYK`
 }
photo_profile-inconvertible = لا يمكن التحويل به
photo_profile-not-used = لم يُستعمل ملفّ ألوان الصورة، فهذا سببه: { $reason }؛ وتُفهم ألوانها على أنّها { $model ->
    [grey] رماديّ بدرجات `sRGB`
    [rgb] `sRGB`
   *[cmyk] `CMYK` المطبعة
 }
photo_profile-of-no-device = لا يصف كاميرا ولا شاشة ولا مطبعة
photo_resampling-failed = تعذّر تغيير قياس الصورة: { $reason }
photo_size-mismatch = قياس الصورة غير المذكور في أوّل الملفّ
photo_too-large-to-encode = يلزم للصورة أكثر من 65535 بكسلًا في الضلع
photo_too-many-pixels = عرض الصورة { $width } بكسل وارتفاعها { $height }، والحدّ { $limit } مليون بكسل
photo_truncated = ينتهي الملفّ قبل آخره
photo_unknown-format = ليس الملفّ `JPEG` ولا `PNG` ولا `TIFF` ولا `WebP` ولا `HEIC`
photo_unreadable = { $reason }
photo_unsupported-heic = نوع نادر من `HEIC` ({ $reason })
photo_unsupported-jpeg = ملفّ `JPEG` بترميز نادر (`lossless` أو `arithmetic`)
photo_unsupported-pixels = بكسلات من نوع لا يُقبل ({ $kind })
photo_unsupported-tiff = نوع نادر من `TIFF` ({ $reason })
photo_unsupported-tiff-pixels = ملفّ `TIFF` من نوع لا يُقبل ({ $kind })
photo_unsupported-tiff-samples = ملفّ `TIFF` قيمه ليست أعدادًا صحيحة موجبة

## The language

language_unknown = اللغة `{ $language }` في `{ $source }` غير معروفة؛ واللغات هي { $languages }، وهذه الإنكليزيّة
language_not-utf8 = هذه النافذة مضبوطة على `{ $letters }`، ولا تظهر العربيّة بها، فهذه الإنكليزيّة؛ اضبطوها على `UTF-8`، أو جرّبوا `--lang ar`
language_no-letters = ليس في هذه النافذة حروف عربيّة، فهذه الإنكليزيّة؛ ويمكن أن تجرّبوا `--lang ar`

## The command line

help_about = كتيّبات معارض جاهزة للطباعة، من ملفّات المجموعات والصور.
help_usage = الاستعمال:
help_commands = الأوامر
help_arguments = ما يُكتب بعد الأمر
help_options = الخيارات
help_help = عرض هذه التعليمات.
help_version = عرض رقم الإصدار.
help_project = مجلّد المشروع؛ وهو المجلّد الحاليّ إن لم يُذكر.
help_lang = اللغة: `ar` أو `en`؛ وهي لغة `MALZAMA_LANG` أو الجهاز أو المشروع إن لم تُذكر.
help_build = صنع الكتيّبات، كلّها أو المذكورة منها.
help_build-editions = الكتيّبات المطلوبة؛ وهي كلّ ما يذكره `malzama.yaml` إن لم تُذكر.
help_build-press = مواصفات المطبعة: اسم ملفّ في `data/press/` أو مسار ملفّ؛ وهي المذكورة في `malzama.yaml` إن لم تُذكر.
help_build-out = مجلّد ملفّات `PDF`؛ وهو `out` في المشروع إن لم يُذكر.
help_build-jobs = عدد الكتيّبات التي تُصنع معًا؛ وهو عدد أنوية المعالج إن لم يُذكر.
help_build-draft = صنع نسخ تجربة في `draft/` بدل `print/`: يُكتب على كلّ صفحة منها أنّها تجربة، وعلى كلّ رسم أنّه ينتظر صورته.
help_build-force = صنع الكتيّبات كلّها من جديد، حتّى التي لم يتغيّر فيها شيء.
help_build-screen = ومعها ملفّات `PDF` صغيرة بألوان الشاشة، للبريد والويب.
help_build-web = ومعها صفحات ويب تُقرأ في المتصفّح، لكلّ كتيّب مجلّد يوضع على أيّ خادم.
help_build-ticket = ومعها بطاقات الطلب للمطبعة: صفحةً تُطبع، وبصيغتي `JSON` و`XJDF`.
help_build-prune = حذف ملفّات `PDF` وصفحات الويب وبطاقات الطلب وما جُمع للكتيّبات التي لم تعد في المشروع.
help_pack = جمع كلّ ما تأخذه المطبعة في ملفّ واحد لكلّ كتيّب، في `pack/`.
help_pack-editions = الكتيّبات التي تُجمع؛ وهي كلّ ما يذكره `malzama.yaml` إن لم تُذكر.
help_pack-out = مجلّد ملفّات `PDF`؛ وهو `out` في المشروع إن لم يُذكر.
help_approve = تسجيل الموافقة على الكتيّبات المكتملة، ليُعرف لاحقًا ما تغيّر منذ الموافقة.
help_approve-editions = الكتيّبات التي تُمنح الموافقة عليها؛ وهي كلّ ما يذكره `malzama.yaml` إن لم تُذكر.
help_approve-by = من يمنح الموافقة: شخص أو هيئة.
help_approve-date = يوم الموافقة، مثل `2026-11-23`؛ وهو تاريخ المشروع إن لم يُذكر.
help_diff = عرض ما تغيّر في الكتيّبات المكتملة منذ الموافقة عليها، في صفحة للمتصفّح. رمز الخروج 0: لا شيء، 4: تغيّر شيء.
help_diff-editions = الكتيّبات التي تُقارن؛ وهي كلّ ما يذكره `malzama.yaml` إن لم تُذكر.
help_diff-since = الموافقة التي يُقارن بها: أوائل رمزها؛ وهي آخر موافقة على كلّ كتيّب إن لم تُذكر.
help_diff-out = مكان كتابة الصفحة؛ وهو `report/changes.html` مع ملفّات `PDF` إن لم يُذكر.
help_check = البحث عمّا يجب إصلاحه، بلا صفّ صفحات.
help_check-format = كيف يُعرض ما وُجد: `text` للناس وهو المعتاد، أو `json` للبرامج.
help_check-texts = مع `json`: النصوص أيضًا، باللغتين.
help_preflight = فحص ملفّات `PDF` قبل الطباعة، أيًّا كان صانعها، بمعيار `PDF/X` وقواعد `Ghent Workgroup`.
help_preflight-files = ملفّات `PDF`.
help_preflight-press = مواصفات المطبعة: اسم ملفّ في `data/press/` أو مسار ملفّ؛ وهي مواصفات المشروع إن لم تُذكر، وفي خارجه `PDF/X-4` كما يطلبه `Ghent Workgroup`.
help_preflight-format = كيف يُعرض ما وُجد: `text` لهذه النافذة وهو المعتاد، أو `json` للبرامج، أو `html` للمتصفّح باللغتين.
help_preview = عرض الكتيّبات في المتصفّح كما هي الملفّات الآن، إلى أن تضغطوا `Ctrl-C`.
help_preview-port = المنفذ الذي تُعرض عليه، في هذا الجهاز وحده؛ وهو أوّل منفذ متاح من 7410 إن لم يُذكر.
help_preview-no-open = بلا فتح المتصفّح.
help_preview-no-pdf = عرض الصفحات وحدها، بلا صنع ملفّات `PDF`.
help_manuscript = كتابة بيانات كتيّب في ملفّ، للعمل على تصميمه في محرّر `Typst`.
help_manuscript-edition = الكتيّب.
help_manuscript-out = أين تُكتب، و`-` تعني عرضها هنا؛ وهي `manuscript.json` في المشروع إن لم يُذكر، حيث تبحث عنها التصاميم.
help_manuscript-draft = وضع علامة على كلّ رسم ما زال ينتظر صورته.

usage_unknown-command = لا أمر باسم `{ $command }`
usage_unknown-argument = لا خيار هنا باسم `{ $argument }`
usage_no-value = تنقص قيمة بعد `{ $argument }`
usage_bad-value = لا تصلح `{ $value }` قيمة للخيار `{ $argument }`
usage_missing = لم يُذكر { $arguments }
usage_conflict = لا يجتمع `{ $argument }` و`{ $other }`
usage_other = لم يُفهم الأمر ({ $reason })

hint_values-are = القيم الممكنة هي { $values }
hint_see-help = لتعرفوا ما يمكن كتابته اطلبوا `malzama --help`

## The menu

menu_opening = ما يمكن عمله في `{ $project }`:
menu_preview = النظر إلى الكتيّبات في المتصفّح
menu_check = البحث عمّا يجب إصلاحه
menu_build = صنع ملفّات `PDF` للمطبعة
menu_help = الأوامر كلّها
menu_other-language = {"In English: malzama --lang en"}

## Sheets

cover_too-few-pages = في `{ $edition }` { $pages } من الصفحات: لا تكفي لغلاف مستقلّ
hint_staple = جلّدوه بالتدبيس، بلا ورق خاصّ للغلاف
cover_no-caliper = لم يُصنع غلاف `{ $edition }`: عرض الكعب من سماكة الورق
hint_caliper = أضيفوا `paper: {"{"} text: {"{"} caliper: 0.12 mm {"}"} {"}"}` إلى مواصفات المطبعة كما يذكرها تاجر الورق؛ ومع `spine: text-and-cover` سماكة ورق الغلاف أيضًا
cover_plain-spine = عرض كعب `{ $edition }` هو { $width } مليمتر ويبقى بلا كلمات: تحتاج الكلمات إلى { $least } مليمتر
hint_plain-spine = الورق الأسمك أو الصفحات الأكثر تزيده عرضًا
cover_rejected = يخالف غلاف `{ $edition }` القاعدة `{ $rule }`: { $object }: { $found }
cover_no-spine = نضّدت التصاميم { $pages } من الصفحات لكعب `{ $edition }` ولسانيه، والمطلوب { $wanted }
impose_line = { $sheets ->
    [zero] لا فرخ
    [one] فرخ واحد
    [two] فرخان
    [few] { $sheets } أفرخ
    [many] { $sheets } فرخًا
   *[other] { $sheets } فرخ
} بمقاس { $width } × { $height } مليمتر: `{ $path }`
impose_padded = في `{ $path }` { $count ->
    [zero] لا صفحات فارغة
    [one] صفحة فارغة واحدة
    [two] صفحتان فارغتان
    [few] { $count } صفحات فارغة
    [many] { $count } صفحة فارغة
   *[other] { $count } صفحة فارغة
} قبل الغلاف الخلفيّ، لإتمام الفرخ الأخير
impose_omitted = لا تتّسع أفرخ `{ $path }` لكلّ { $mark }
impose_one-plate = تُطبع أفرخ `{ $path }` على الوجهين من لوح واحد، ثمّ تُقصّ نسختين
impose_too-large = `{ $path }` أكبر من { $most } ميغابايت
impose_over-itself = ستحلّ الأفرخ محلّ `{ $path }`، ومنه تُصنع
hint_other-name = اكتبوها باسم آخر: `--out sheets.pdf`
impose_gang-scheme = توضع الملفّات (وعددها { $count }) متجاورة على الأفرخ نفسها، و`--scheme` لملفّ واحد وحده
hint_gang-scheme = احذفوا `--scheme`، أو وضّبوا الملفّات واحدًا واحدًا
impose_bad-value = لا معنى للقيمة `{ $value }` في `{ $option }`
impose_no-caliper = لحساب الزحف بسماكة الورق، سماكة الورقة الواحدة ناقصة
impose_encrypted = `{ $path }` محميّ بكلمة مرور
impose_no-pdf = `{ $path }` ليس ملفّ `PDF` تمكن قراءته
impose_unreadable = تتعذّر قراءة `{ $path }`: { $reason }
impose_no-pages = لا توجد هذه الصفحات في `{ $path }`
impose_page-content = تتعذّر قراءة الصفحة { $page } من `{ $path }`
impose_no-trim-box = ليس للصفحة { $page } من `{ $path }` حدّ قصّ (`TrimBox`)، فلا يُعرف أين تُقصّ
impose_mixed-trims = تُقصّ الصفحة { $page } من `{ $path }` بمقاس { $found } مليمتر، والأولى بمقاس { $expected } مليمتر
impose_sheet-too-small = تحتاج الصفحات إلى فرخ بمقاس { $needed } مليمتر، ومقاس الفرخ { $found } مليمتر
impose_gang-lengths = عدد صفحات الكتيّب { $booklet } هو { $found }، وعدد صفحات الأوّل { $expected }
impose_gang-trims = يُقصّ الكتيّب { $booklet } بمقاس { $found } مليمتر، والأوّل بمقاس { $expected } مليمتر
impose_gang-conditions = الكتيّب { $booklet } محضَّر لظروف طباعة أو معيار غير ما للأوّل
impose_gang-size = لا يتّسع فرخ واحد لعدد { $found } من الكتيّبات، فالأقصى { $most }
impose_out-of-bounds = تعذّر صنع الأفرخ: { $reason }
mark_crop = علامات القصّ
mark_fold = علامات الطيّ
mark_registration = علامات المطابقة
mark_collating = علامات ترتيب الملازم
mark_colour-bar = مربّعات شريط الألوان
mark_slug = كلمات سطر التعريف
hint_padded = عدد صفحات كتيّب من أفرخ مطويّة من مضاعفات الأربعة
hint_wider-gutter = تحتاج إلى فراغ عند الكعب لا يقلّ عن 3 مليمتر
hint_larger-sheet = خذوا فرخًا أكبر، مثل `SRA3`
hint_one-plate = قولوا للمطبعة أن تقلب الفرخ كما يذكر سطر التعريف
hint_for-example = مثلًا: `{ $example }`
hint_export-trim-box = صدّروه مع القصّ والنزف كما يُصدَّر للمطبعة
hint_one-trim = لصفحات الكتيّب كلّها مقاس واحد
hint_gang = تتّفق كتيّبات الفرخ الواحد في عدد الصفحات ومقاسها وفي ظروف الطباعة
help_impose = ضع صفحات ملفّات `PDF` على أفرخ لا تحتاج إلّا إلى الطيّ.
help_impose-files = ملفّ `PDF`، أو ما لا يزيد على أربعة بالطول نفسه توضع على الأفرخ نفسها.
help_impose-scheme = ترتيب الصفحات على الأفرخ، وهو `saddle-2-up` إن لم يُذكر: `saddle-2-up`، `saddle-4-up`، `saddle-8-up`، `saddle-4-up-work-and-turn`، `saddle-4-up-work-and-tumble`، `saddle-8-up-work-and-turn`، `saddle-8-up-work-and-tumble`، `signatures-8`، `signatures-16`، `signatures-32`، `signatures-8-2-up`، `signatures-16-2-up`، `signatures-32-2-up`، `one-sided`، `copy-shop`.
help_impose-sheet = الفرخ: `A4` أو `SRA4` أو `A3` أو `SRA3` أو `B2`، أو العرض × الارتفاع بالمليمتر؛ وإلّا فأصغرها الذي يتّسع للصفحات والعلامات.
help_impose-binding = جهة التجليد، `right` لليمين أو `left` لليسار؛ وإلّا فما يذكره الملفّ.
help_impose-creep = إزاحة الصفحات الداخليّة نحو الكعب: `none` أو `caliper` أو طول إزاحة الصفحة الوسطى.
help_impose-caliper = سماكة ورقة واحدة، مثل `"0.12 mm"`.
help_impose-gripper = الشريط الذي تمسك منه الآلة الفرخ، مثل `"10 mm"`.
help_impose-gutter = الفراغ بين الصفحتين عند الكعب، وهو ما يكشطه المجلّد.
help_impose-no-marks = لا ترسم علامات حول الصفحات.
help_impose-out = مكان ملفّ الأفرخ؛ وإلّا فإلى جانب ملفّ `PDF`.
help_build-sheets = اصنع أيضًا أفرخًا لا تحتاج إلّا إلى الطيّ، بحسب مواصفات المطبعة، أو صفحتين على كلّ وجه.
help_build-spreads = اصنع أيضًا ملفّات للشاشة تتجاور فيها الصفحتان كما في الكتيّب.

## The start of a project

start_is-a-file = `{ $path }` ملفّ، فلا يمكن إنشاء مجلّد مكانه
start_not-empty = المجلّد `{ $path }` ليس فارغًا: { $count ->
    [zero] لا شيء فيه
    [one] فيه { $names }
    [two] فيه { $names }
    [few] فيه { $count } ملفّات أو مجلّدات، منها { $names }
    [many] فيه { $count } ملفًّا أو مجلّدًا، منها { $names }
   *[other] فيه { $count } ملفّ أو مجلّد، منها { $names }
 }
start_no-folder = المجلّد الذي يُنشأ فيه `{ $path }` غير موجود
start_not-carried = ينقص البرنامج نفسه الملفّ `{ $path }`
start_taken = `{ $path }` موجود من قبل
start_listed-already = `{ $name }` مذكور من قبل في الخانة `{ $key }` من `{ $path }`
start_list-not-understood = القائمة `{ $key }` في `{ $path }` مكتوبة على نحو لا يمكن أن يُضاف إليها شيء
start_no-city = لا مدينة باسم `{ $city }`
start_begun = `{ $path }`: { $files ->
    [zero] لا ملفّات
    [one] ملفّ واحد
    [two] ملفّان
    [few] { $files } ملفّات
    [many] { $files } ملفًّا
   *[other] { $files } ملفّ
 }
start_next = والآن شغّلوا فيه `malzama build`، أو `malzama preview` لرؤية الكتيّبات
start_written = كُتب `{ $path }`
start_listed = أُضيف الاسم إلى القائمة في `{ $path }`
start_replace-sample = والآن اكتبوا ما عندكم مكان المثال في `{ $path }`
hint_begin-a-project = أو ابدأوا مشروعًا: `malzama new DIR`
hint_another-folder = اكتبوا اسم مجلّد فارغ، أو مجلّد لا وجود له بعد
hint_make-folder-first = أنشئوا أوّلًا المجلّد الذي يحيط به، أو تحقّقوا من اسمه
hint_another-name = اختاروا اسمًا آخر، أو عدّلوا الموجود
hint_new-city-first = أضيفوا مدينة أوّلًا: `malzama new city SLUG --name NAME`
hint_cities-are = المدن هي { $cities }
hint_add-line-to-list = أضيفوا إليها بأيديكم `- { $name }` في سطر وحده تحت `{ $key }:`
help_json = مع `--version`: بصيغة `JSON`، ومعه بصمات كلّ ما يحمله البرنامج.
help_new = بدء مشروع فيه التصاميم والخطوط ومثال، أو إضافة مدينة أو مجموعة إلى مشروع.
help_new-folder = مجلّد المشروع: يُنشأ، أو هو فارغ.
help_new-city = إضافة مدينة فيها مجموعة للمثال.
help_new-city-slug = اسم مجلّدها وكتيّبها: حروف من `a` إلى `z` وأرقام و`-`.
help_new-city-name = اسم المدينة كما يُطبع.
help_new-partner = إضافة مجموعة إلى مدينة.
help_new-partner-city = المدينة: اسم مجلّدها أو اسمها.
help_new-partner-slug = اسم ملفّ المجموعة بلا `.yaml`: حروف من `a` إلى `z` وأرقام و`-`.
help_new-partner-name = اسم المجموعة كما يُطبع.

## The import of a manuscript

noun_slugs = أسماء الملفّات
import_empty = الملفّ `{ $path }` فارغ
import_word-damaged = `{ $path }` مستند من `Word` أو ملفّ مضغوط، وهو تالف
import_no-word = `{ $path }` ملفّ مضغوط، لا مستند من `Word`
import_tracked-changes = { $count ->
    [zero] لا تعديلات متعقَّبة في `{ $path }`
    [one] في `{ $path }` تعديل متعقَّب لم يُقبل ولم يُرفض
    [two] في `{ $path }` تعديلان متعقَّبان لم يُقبلا ولم يُرفضا، وهذا أوّلهما
    [few] في `{ $path }` { $count } تعديلات متعقَّبة لم تُقبل ولم تُرفض، وهذا أوّلها
    [many] في `{ $path }` { $count } تعديلًا متعقَّبًا لم تُقبل ولم تُرفض، وهذا أوّلها
   *[other] في `{ $path }` { $count } تعديل متعقَّب لم تُقبل ولم تُرفض، وهذا أوّلها
 }
import_comments = { $count ->
    [zero] لا تعليقات
    [one] تعليق لم يُؤخذ
    [two] تعليقان لم يُؤخذا، وهذا أوّلهما
    [few] { $count } تعليقات لم تُؤخذ، وهذا أوّلها
    [many] { $count } تعليقًا لم تُؤخذ، وهذا أوّلها
   *[other] { $count } تعليق لم تُؤخذ، وهذا أوّلها
 }
import_notes = { $count ->
    [zero] لا حواشي
    [one] حاشية لم تُؤخذ
    [two] حاشيتان لم تُؤخذا، وهذه أولاهما
    [few] { $count } حواشٍ لم تُؤخذ، وهذه أولاها
    [many] { $count } حاشية لم تُؤخذ، وهذه أولاها
   *[other] { $count } حاشية لم تُؤخذ، وهذه أولاها
 }
import_pictures = { $count ->
    [zero] لا صور
    [one] صورة لم تُؤخذ
    [two] صورتان لم تُؤخذا، وهذه أولاهما
    [few] { $count } صور لم تُؤخذ، وهذه أولاها
    [many] { $count } صورة لم تُؤخذ، وهذه أولاها
   *[other] { $count } صورة لم تُؤخذ، وهذه أولاها
 }
import_tables = { $count ->
    [zero] لا جداول
    [one] خلايا جدول أُخذت على أنّها فقرات
    [two] خلايا جدولين أُخذت على أنّها فقرات، وهذا أوّلهما
    [few] خلايا { $count } جداول أُخذت على أنّها فقرات، وهذا أوّلها
    [many] خلايا { $count } جدولًا أُخذت على أنّها فقرات، وهذا أوّلها
   *[other] خلايا { $count } جدول أُخذت على أنّها فقرات، وهذا أوّلها
 }
import_text-boxes = { $count ->
    [zero] لا مربّعات نصّ
    [one] مربّع نصّ أُخذ على أنّه فقرات قبل الفقرة التي يتعلّق بها
    [two] مربّعا نصّ أُخذا على أنّهما فقرات قبل ما يتعلّقان به، وهذا أوّلهما
    [few] { $count } مربّعات نصّ أُخذت على أنّها فقرات قبل ما تتعلّق به، وهذا أوّلها
    [many] { $count } مربّع نصّ أُخذت على أنّها فقرات قبل ما تتعلّق به، وهذا أوّلها
   *[other] { $count } مربّع نصّ أُخذت على أنّها فقرات قبل ما تتعلّق به، وهذا أوّلها
 }
import_list-marks = { $count ->
    [zero] لا أرقام قوائم
    [one] رقم قائمة أو علامتها لم يُؤخذ
    [two] رقما فقرتين من قائمة أو علامتاهما لم يُؤخذا، وهذا أوّلهما
    [few] أرقام { $count } فقرات من قوائم أو علاماتها لم تُؤخذ، وهذا أوّلها
    [many] أرقام { $count } فقرة من قوائم أو علاماتها لم تُؤخذ، وهذا أوّلها
   *[other] أرقام { $count } فقرة من قوائم أو علاماتها لم تُؤخذ، وهذا أوّلها
 }
import_symbols = { $count ->
    [zero] لا رموز
    [one] رمز من خطّ رموز لم يُؤخذ
    [two] رمزان من خطوط رموز لم يُؤخذا، وهذا أوّلهما
    [few] { $count } رموز من خطوط رموز لم تُؤخذ، وهذا أوّلها
    [many] { $count } رمزًا من خطوط رموز لم تُؤخذ، وهذا أوّلها
   *[other] { $count } رمز من خطوط رموز لم تُؤخذ، وهذا أوّلها
 }
import_not-arabic = لا حروف عربيّة في `{ $path }`
import_no-headings = لا عنوان مدينة في `{ $path }`، وهو سطر أوّله «مجموعات»
import_doubled-city = لمدينة `{ $city }` عنوانان
import_no-groups = لا شيء تحت عنوان `{ $city }`
import_no-group = هذا النصّ ليس لأيّ مجموعة من `{ $city }`
import_no-label = فُهم هذا السطر على أنّه اسم مجموعة: `{ $name }`، وليس فوقه سطر آخر
import_short-paragraph = فُهم هذا السطر القصير على أنّه فقرة من نصّ `{ $name }`
import_no-text = لا نصّ تحت `{ $name }`
import_unknown-name = لا مدينة ولا مجموعة في النصّ باسم `{ $name }`
import_unknown-slug = لا مدينة ولا مجموعة ملفّها باسم `{ $name }`
import_network-kept = لم يُؤخذ العنوان والمقدّمة، ففي `{ $path }` غيرهما
import_no-record = لا يمكن أن يُكتب ملفّ سليم من `{ $name }`
import_line = `{ $path }`: `{ $name }`، السطر { $line }
import_nothing = لم يُكتب شيء
hint_save-word-again = افتحوه في `Word` واحفظوه مرّة أخرى مستند `Word` (`.docx`)
hint_save-as-word = احفظوه مستند `Word` (`.docx`)، أو نصًّا عاديًّا بترميز `UTF-8`
hint_accept-changes = اختاروا في `Word` «مراجعة» ثمّ «قبول كافّة التغييرات» أو «رفض كافّة التغييرات»، واحفظوه، ثمّ أعيدوا الأمر
hint_form-of-text = شكل النصّ: سطر أوّله «مجموعات» ثمّ اسم المدينة، ثمّ لكلّ مجموعة سطر لصورتها، وسطر فيه اسمها، ثمّ فقراتها، وكلّ فقرة في سطر واحد
hint_one-heading = ضعوا مجموعات المدينة كلّها تحت عنوان واحد
hint_name-above-text = اكتبوا فوقه سطرين قصيرين: سطرًا للصورة، ثمّ اسم المجموعة
hint_two-lines = وإن لم يكن كذلك فاكتبوا فوق كلّ مجموعة سطرين قصيرين، ونقطة في آخر كلّ فقرة
hint_copy-name = انسخوا الاسم من النصّ
hint_name-below-slugs = اذكروا الملفّ تحت `slugs:` أيضًا
hint_import-elsewhere = انقلوا النصّ إلى مشروع جديد، `--into DIR`، أو احذفوا المدينة أوّلًا
hint_copy-introduction = انسخوا إليه ما يلزمكم
hint_reason-is = السبب: { $reason }
hint_plain-letters-in-text = ابحثوا فيه عن علامات ليست حروفًا
hint_import-into = أو اصنعوا منه مشروعًا جديدًا: `--into DIR`
help_import = صنع ملفّات المجموعات من نصّ واحد فيه المدن والمجموعات كلّها، عاديّ أو من `Word`.
help_import-file = النصّ: ملفّ نصّ عاديّ بترميز `UTF-8`، أو مستند `Word` (`.docx`).
help_import-into = مجلّد مشروع جديد للملفّات؛ وهي تُضاف إلى المشروع الحاليّ إن لم يُذكر.
help_import-slugs = ملفّ فيه أسماء الملفّات، وغير ذلك ممّا لا يذكره النصّ.

## Schemas

schema_editions = الكتيّبات بترتيبها: مجلّدات المدن، و`network` للمدن كلّها معًا.
schema_trim = الصفحة بعد القصّ؛ وهامش القصّ في مواصفات المطبعة.
schema_trim-width = العرض، من 50 إلى 500 ملم.
schema_trim-height = الارتفاع، من 50 إلى 500 ملم.
schema_binding = جهة الكعب، والغلاف الأماميّ أمامكم: `right` أي اليمين للعربيّة.
schema_language = لغة ما يكتبه التصميم نفسه؛ وهي العربيّة إن لم تُذكر.
schema_digits = أرقام الصفحات والتاريخ والرسائل؛ وتبقى أرقام النصوص كما كُتبت.
schema_date = تاريخ الكتيّبات كلّها: السنة والشهر واليوم. ولا تُقرأ ساعة الجهاز.
schema_layout = التصميم: مجلّد في `layouts`.
schema_press = مواصفات المطبعة: ملفّ في `data/press` بلا `.yaml`.
schema_limits = الحدود التي ينتهي فيها ترتيب صفحات الكتيّب.
schema_limits-time = الوقت؛ 120 ثانية إن لم يُذكر.
schema_limits-memory = الذاكرة؛ 4096 ميغابايت إن لم تُذكر.
schema_limits-pages = عدد الصفحات؛ 5000 إن لم يُذكر.
schema_allow = ملاحظات المدقّق التي هي صحيحة في هذا الملفّ.
schema_allow-rule = القاعدة التي ذكرتها.
schema_allow-words = الكلمات التي تسكت عنها.
schema_allow-reason = لماذا هي صحيحة.
schema_words = كلمات يعدّها المدقّق صحيحة.
schema_dictionary = معجم `Hunspell` الذي يبحث فيه عن الكلمات، من مجلّد المشروع.
schema_title = عنوان المعرض.
schema_network-name = اسم الشبكة واسم كتيّبها.
schema_introduction = مقدّمة الكتيّبات كلّها، وبين كلّ فقرتين سطر فارغ.
schema_imprint = أسطر بيانات الطبعة، كلّ منها عنوان ونصّ؛ ويضيف التصميم التاريخ.
schema_isbn = الرقم الدوليّ لهذا الكتيّب (`ISBN`)؛ وتُطبع خطوطه على الغلاف الخلفيّ.
schema_free = خانات حرّة لتصميم خاصّ.
schema_city-name = اسم المدينة.
schema_heading = السطر الذي فوق مجموعاتها.
schema_partners = مجموعاتها بترتيب صفحاتها: ملفّات هذا المجلّد بلا `.yaml`.
schema_cover = صورة الغلاف.
schema_market = صور السوق: الأولى تفتتح المدينة، وما بعدها يملأ صفحاتها.
schema_group-name = اسم المجموعة.
schema_label = شرح صورتها الأولى، إن لم يكن لها شرح.
schema_founded = سنة التأسيس أو تاريخه كما تكتبونه.
schema_phone = رقم هاتف.
schema_links = مواقعها على الشبكة.
schema_photographs = صورها، والأولى هي الكبيرة.
schema_extra = معلومات أخرى، كلّ منها عنوان ونصّ، تُطبع تحت اسمها.
schema_hidden = إن كُتب `true` فلا يطبع المجموعة أيّ كتيّب.
schema_body = النصّ، وبين كلّ فقرتين سطر فارغ.
schema_file = الملفّ من مجلّد `photos`: مجلّد المدينة ثمّ `/` ثمّ الاسم.
schema_caption = ما يُكتب تحت الصورة.
schema_credit = من صوّرها.
schema_alt = ما يظهر فيها لمن لا يراها.
schema_focus = النقطة التي تبقى حين تُقتطع: كم من اليسار ثمّ كم من الأعلى.
schema_standard = معيار ملفّات الطباعة.
schema_variant = قواعد `Ghent Workgroup` التي تُفحص بها الملفّات.
schema_condition = شرط الطباعة باسمه في `www.color.org`.
schema_description = طريقة الطباعة والورق بالكلمات.
schema_profile = ملفّ ألوان الشرط (`ICC`)، ومساره من هذا الملفّ.
schema_bleed = عرض هامش القصّ من كلّ الجهات، إلى 20 ملم.
schema_contract-trim = الصفحة بعد القصّ، إن لم تكن كما في المشروع.
schema_contract-binding = كيف تُجلَّد الكتيّبات.
schema_ink-limit = حدّ الأحبار الأربعة معًا.
schema_ink-limit-severity = هل يكون ما زاد على الحدّ تنبيهًا أم خطأ.
schema_intent = كيف تُقرَّب الألوان التي لا تطبعها المطبعة.
schema_black-point-compensation = هل يصير أدكن ما في الصور أدكن ما تطبعه المطبعة.
schema_overprint = ما دون هذين القياسين من الأسود الخالص يُطبع فوق ما تحته؛ و`0 pt` يوقف ذلك.
schema_overprint-text = قياس الحروف.
schema_overprint-lines = عرض الخطوط.
schema_resolution = دقّة الصور بقياسها المطبوع.
schema_ppi-target = ما تُصغَّر إليه.
schema_ppi-warning = عنده أو دونه تنبيه.
schema_ppi-error = عنده أو دونه يُحجب الكتيّب عن الطباعة.
schema_sharpen = قوّة إبراز التفاصيل؛ و`0 %` يوقفه.
schema_copies = عدد نسخ كلّ كتيّب.
schema_paper = الورق.
schema_paper-text = ورق الداخل، أو الكتيّب كلّه.
schema_paper-cover = ورق غلاف مستقلّ.
schema_stock = اسمه.
schema_weight = وزنه.
schema_caliper = سماكة الورقة الواحدة.
schema_spine = ما يُحسب في عرض الكعب.
schema_flaps = عرض طيّتي الغلاف، من 20 إلى 300 ملم.
schema_finishing = ما يُعمل بعد الطباعة والتجليد.
schema_proof = التجربة المطلوبة قبل الطباعة.
schema_contact = من يُسأل: الاسم والهاتف والبريد.
schema_sheets = كيف تقع الصفحات على الأفرخ.
schema_scheme = طريقة توضيب الصفحات.
schema_sheet-size = الفرخ: `A4` أو `SRA4` أو `A3` أو `SRA3` أو `B2`، أو العرض والارتفاع بالملم وبينهما `x`.
schema_creep = زحف الصفحات: `none` أو `caliper` أو ما تُزاح به الصفحة الداخليّة.
schema_gripper = الشريط الذي تمسك منه المطبعة الفرخ.
schema_gutter = الفراغ بين الصفحات عند الكعب، وهو يُكشط.
schema_marks = هل تُرسم علامات حول الصفحات.
help_schema = عرض مخطّط `JSON Schema` لنوع من ملفّات `YAML`، وهو للمحرّرات، أو كتابة المخطّطات كلّها.
help_schema-kind = نوع الملفّ: `settings` أو `network` أو `city` أو `partner` أو `contract`؛ وهي كلّها معًا إن لم يُذكر.
help_schema-write = كتابتها في `schema/` من المشروع، حيث تبحث عنها المحرّرات.

## المدقّق اللغويّ (src/proofreading)

hint_take-away = احذفوا `{ $words }`
hint_write-instead = اكتبوا `{ $text }` بدل `{ $words }`
hint_choose-one = اكتبوا { $texts }
allow_unknown-rule = لا قاعدة للمدقّق اللغويّ اسمها `{ $rule }`
allow_finds-nothing = لا أثر لهذا السماح: لا تجد القاعدة `{ $rule }` العبارة `{ $words }` في هذا الملفّ
hint_copy-words-of-finding = انقلوا الكلمات كما يعرضها `malzama check`، أو احذفوا هذه الأسطر
hint_rules-are = القواعد هي { $rules }
fix_unknown-name = ليس `{ $name }` قاعدة للمدقّق اللغويّ ولا موضع ملاحظة
fix_no-proposal = لا يعرف غيركم ما يُكتب بدل `{ $words }`
fix_choose = لكتابة `{ $words }` أكثر من وجه
fix_by-hand = لا يستطيع البرنامج أن يبدّل `{ $words }` في هذا الموضع
fix_not-kept = لو كُتبت هذه الكلمات لقُرئ `{ $path }` على غير ما هو، فتُرك كما هو
hint_edit-by-hand = بدّلوا الكلمات في محرّر نصوص
fix_changed-meanwhile = تغيّر `{ $path }` في هذه الأثناء، فلم يُكتب شيء
hint_run-again = أعيدوا الأمر
fix_nothing = لا شيء يُكتب
fix_would-write = { $count ->
    [zero] لا تغييرات
    [one] تغيير واحد
    [two] تغييران
    [few] { $count } تغييرات
    [many] { $count } تغييرًا
   *[other] { $count } تغيير
 } في { $files ->
    [zero] لا ملفّات
    [one] ملفّ واحد
    [two] ملفّين
    [few] { $files } ملفّات
    [many] { $files } ملفًّا
   *[other] { $files } ملفّ
 }، ولم يُكتب شيء
fix_written = كُتب { $count ->
    [zero] لا شيء
    [one] تغيير واحد
    [two] تغييران
    [few] { $count } تغييرات
    [many] { $count } تغييرًا
   *[other] { $count } تغيير
 } في { $files ->
    [zero] لا ملفّات
    [one] ملفّ واحد
    [two] ملفّين
    [few] { $files } ملفّات
    [many] { $files } ملفًّا
   *[other] { $files } ملفّ
 }
fix_not-written = لم يُكتب شيء
fix_question = هل يُكتب هذا؟ (ن للقبول، وأيّ حرف سواه للرفض)
check_fixable = لكتابة ما للمدقّق فيه اقتراح أكيد: `{ $command }`
help_check-fix = اكتب ما يقترحه المدقّق اللغويّ بعد عرضه: `ID` قاعدة، مثل `hamza`، أو موضع ملاحظة، `FILE:LINE:COLUMN`.
help_check-dry-run = مع `--fix`: اعرض ما يُكتب ولا تكتبه.

## خانات الملفّات كما تعرضها طاولة التحرير (src/desk)

field_group-name = الاسم
field-help_group-name = كما يُطبع في الكتيّب
field_body = النصّ
field-help_body = فقرات صفحة المجموعة
field_photographs = الصور
field-help_photographs = الأولى هي الصورة الرئيسة
field_label = شرح الصورة الأولى
field-help_label = إن بقي فارغًا فالاسم
field_founded = التأسيس
field-help_founded = سنة أو تاريخ، كما تكتبونه
field_phone = الهاتف
field-help_phone = كما يُطلب؛ ويُقرأ من اليسار إلى اليمين أينما كُتب
field_links = عناوين الإنترنت
field-help_links = عنوان في كلّ سطر
field_facts = معلومات أخرى
field-help_facts = عنوان وما يُكتب بعده، مثل «الأعضاء: ٤٠»
field_hidden = مخفيّة
field-help_hidden = المجموعة المخفيّة ليست في أيّ كتيّب، ولا يضيع منها شيء
field_city-name = اسم المدينة
field-help_city-name = كما يُطبع على الغلاف وفي المحتويات
field_heading = عنوان مجموعاتها
field-help_heading = يظهر في الصفحة التي تسبقها
field_cover = صورة الغلاف
field-help_cover = إن لم تكن فأولى صور السوق
field_market = صور السوق
field-help_market = تملأ الصفحات بين المجموعات
field_partners = المجموعات
field-help_partners = بترتيب الكتيّب
field_isbn = رقم الكتاب الدوليّ
field-help_isbn = يظهر على ظهر الغلاف خطوطًا تقرؤها الآلة
field_title = عنوان المعرض
field-help_title = على كلّ غلاف
field_network-name = اسم الشبكة
field-help_network-name = على غلاف كتيّب المدن كلّها
field_introduction = المقدّمة
field-help_introduction = الفقرات التي يبدأ بها كلّ كتيّب
field_imprint = بيانات النشر
field-help_imprint = من صنع الكتيّب، في آخر صفحاته
field_caption = شرح الصورة
field-help_caption = ما الذي تُريه الصورة
field_credit = تصوير
field-help_credit = من التقط الصورة
field_alt = وصف لمن لا يرى
field-help_alt = ما في الصورة بجملة؛ يُقرأ بصوت عالٍ ولا يُطبع
field_date = التاريخ
field-help_date = السنة والشهر واليوم، مثل 2026-11-23
field_layout = التصميم
field-help_layout = هيئة الصفحات
field_digits = الأرقام
field-help_digits = أرقام الصفحات والتواريخ؛ أمّا النصوص فتبقى كما كُتبت
field_press = مواصفات المطبعة
field-help_press = ما تطلبه المطبعة
field_binding = جهة الكعب
field-help_binding = اليمين للعربيّة
field_language = اللغة
field-help_language = لغة الكلمات التي يضيفها التصميم
field_editions = الكتيّبات
field-help_editions = بترتيب الشبكة
field_trim = قياس الصفحة بعد القصّ
field-help_trim = يُحدَّد في `malzama.yaml`
choice_digits-arabic-indic = ٠١٢٣
choice_digits-latin = 0123
choice_binding-right = اليمين، كما للعربيّة
choice_binding-left = اليسار، كما للإنكليزيّة
choice_language-ar = العربيّة
choice_language-en = الإنكليزيّة
choice_language-fr = الفرنسيّة
choice_layout-market = السوق: مساحة للصور
choice_layout-reading = القراءة: النصّ أوّلًا
choice_other = { $value }
desk_no-record = ليس `{ $path }` ملفّ مجموعة ولا مدينة

## طاولة التحرير: ما يُكتب، وسجلّه (src/desk)

desk_not-edited = لم يتغيّر `{ $path }`: { $reason }
desk_cannot-remove = لا يُزال `{ $path }`: يحتاج إليه كلّ كتيّب
desk_not-listed = ليس `{ $item }` في قائمة `{ $path }`
desk_moved-on = تغيّر `{ $path }` في هذه الأثناء
desk_nothing-to-undo = لا شيء يُتراجع عنه
desk_cannot-take-back = تغيّر ما في `{ $path }` مرّة أخرى منذ ذلك الحين
history_added = أُضيف `{ $name }`
history_removed = أُزيل `{ $name }`
history_undone = أُلغي تغيير في `{ $name }`
history_arranged = رُتّبت أسطر `{ $name }` ترتيبًا آخر
history_words = { $count ->
    [zero] لم تتغيّر كلمة
    [one] تغيّرت كلمة واحدة
    [two] تغيّرت كلمتان
    [few] تغيّرت { $count } كلمات
    [many] تغيّرت { $count } كلمة
   *[other] تغيّرت { $count } كلمة
 } في `{ $name }`
desk_nothing-here = لا شيء هنا
desk_malformed = ليس هذا طلبًا من طاولة التحرير
desk_too-large = هذا أكبر ممّا يكون عليه نصّ أو صورة
desk_cut-off = لم يصل كلّه؛ أعيدوا المحاولة
desk_no-room = لا مكان له على هذا الجهاز
help_preview-read-only = اعرض الكتيّبات ولا تغيّر شيئًا.
proofreading_no-dictionary = تعذّرت قراءة القاموس `{ $path }`، فلم يُبحث عن الكلمات فيه
proofreading_odd-dictionary = ليس `{ $path }` قاموسًا من قواميس `Hunspell`، فلم يُبحث عن الكلمات فيه
hint_install-dictionary = سمّوا ملفّ `.dic` إلى جانبه ملفّ `.aff`، مثل `/usr/share/hunspell/ar.dic`، أو احذفوا `dictionary`

## Proofs for others, and the remarks that come back (src/share, src/remarks)

help_preview-editions = مع `--share`: الكتيّبات المطلوبة؛ وإلّا فكلّ ما في `malzama.yaml`.
help_preview-share = اصنع نسخ قراءة تُرسَل بدل تشغيل المعاينة: لكلّ كتيّب صفحة للمتصفّح يكتب عليها القرّاء ملاحظاتهم، وملفّ `PDF`.
help_preview-out = مع `--share`: أين توضع نسخ القراءة؛ وإلّا ففي `out` داخل المشروع.
help_preview-remarks = ملفّ ملاحظات أعاده أحد القرّاء: يُفتح في طاولة التحرير.
share_line = `{ $edition }`: { $pages ->
    [zero] بلا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
 }: `{ $page }` ({ $page_size })، `{ $pdf }` ({ $pdf_size })
share_nothing-made = لم تُصنع نسخة قراءة؛ وبقيت النسخ السابقة كما هي إن وُجدت
share_not-drawn = تعذّر رسم الصفحة { $page } من `{ $edition }`
remarks_no-json = `{ $file }` ليس ملفّ ملاحظات: تعذّرت قراءته من السطر { $line }، العمود { $column }
remarks_too-large = `{ $file }` ليس ملفّ ملاحظات: حجمه أكبر من { $limit } كيلوبايت
remarks_other-kind = `{ $file }` ليس ملفّ ملاحظات
remarks_other-schema = في `{ $file }` ملاحظات بالصيغة `{ $found }`، وهذا البرنامج يقرأ الصيغة { $known }
remarks_unknown-key = لا مكان للمفتاح `{ $key }` في ملفّ ملاحظات
remarks_missing-key = ينقص المفتاح `{ $key }` في ملفّ الملاحظات
remarks_odd-value = يجب أن يكون `{ $key }` في ملفّ الملاحظات { $wanted }
remarks_wanted-object = مجموعة قيم لها أسماء
remarks_wanted-text = نصًّا لا يزيد على { $most } حرفًا
remarks_wanted-remark = نصًّا يقول شيئًا
remarks_wanted-slug = اسم كتيّب
remarks_wanted-hash = بصمة بأرقام ستّ عشريّة
remarks_wanted-count = عددًا صحيحًا يبدأ من الواحد
remarks_wanted-millimetres = طولًا بالملّيمترات
remarks_wanted-list = قائمة لا تزيد على { $most }
remarks_wanted-path = قائمة مفاتيح وأعداد
remarks_too-many-files = فُتح من قبل { $most } ملفّ ملاحظات
hint_remarks-from-proof = افتحوا الملفّ كما حفظته صفحة نسخة القراءة؛ وإن عُدّل أو انقطع في الطريق فاطلبوا من قارئه أن يحفظه ويرسله مرّة أخرى
hint_close-remarks = أغلقوا بعضها في طاولة التحرير، تحت «الملاحظات»

## كتيّبات كثيرة: الخطّة وأجزاؤها وجمع ما صُنع (src/shards)

shard_not-a-share = ليس `{ $shard }` جزءًا من العمل
hint_write-share = اكتبوا `--shard 3/16` للجزء الثالث من ستّة عشر؛ والأوّل `1/16`
shard_at-work = الجزء `{ $shard }` قيد العمل في هذا المشروع
hint_wait-for-shard = انتظروا حتّى ينتهي؛ والعمليّة التي أُوقفت لا تمنع غيرها
shard_other-division = لا يبدأ الجزء `{ $shard }` الآن: الجزء `{ $other }` من تقسيم آخر قيد العمل، وقد يصنع الكتيّبات نفسها
hint_one-division = قسّموا عمل المشروع تقسيمًا واحدًا في كلّ مرّة
plan_unreadable = تعذّرت قراءة الخطّة `{ $path }`: { $reason }
plan_malformed = ليس `{ $path }` خطّة عمل: { $reason }
plan_other-schema = كُتبت الخطّة `{ $path }` بإصدار آخر من البرنامج (`schema { $schema }`)
hint_make-plan = اكتبوا خطّة بالأمر `malzama plan --json > plan.json`
plan_old = الخطّة `{ $path }` أقدم من المشروع؛ وما اختلف: { $changes }
hint_plan-anew = اكتبوها من جديد بالأمر `malzama plan --json` وابدؤوا الأجزاء كلّها ثانية: ما لم يتغيّر لا يُصنع مرّتين
plan_edition-gone = الكتيّب `{ $edition }` الذي لم يعد في المشروع
plan_nothing = لا شيء يمكن التخطيط له
plan_whole = { $count ->
    [zero] لا كتيّبات
    [one] كتيّب واحد
    [two] كتيّبان
    [few] { $count } كتيّبات
    [many] { $count } كتيّبًا
   *[other] { $count } كتيّب
 }، والكلفة { $cost } (نحو جزء من ألف من الثانية لنواة واحدة)
gather_not-made = لم يُصنع الكتيّب `{ $edition }` بعد: { $reason }
gather_no-file = الملفّ `{ $path }` من الكتيّب `{ $edition }` غير موجود
hint_build-shard = نفّذوا `malzama build --shard { $shard }` الذي يصنعه
hint_shard-anew = نفّذوا جزءه من جديد
cache_left-alone = تُركت الذاكرة المشتركة `{ $path }` دون استعمال: { $reason }
hint_shared-cache = لا تتأثّر الكتيّبات: جُهّزت صورها على هذا الجهاز؛ تحقّقوا من المجلّد ومن المساحة الفارغة فيه
help_build-shard = اصنع جزءًا من الكتيّبات فقط: `3/16` هو الثالث من ستّة عشر.
help_build-plan = خطّة كتبها `malzama plan --json`: تُصنع كتيّباتها كما تقول.
help_build-cache = مجلّد تُحفظ فيه الصور المجهّزة لأجهزة أخرى وتُؤخذ منه؛ أو عنوان مثل `s3://bucket/prefix` في برنامج بُني لذلك.
help_plan = قل ما الذي سيُصنع، وممّا يُصنع، وكم يكلّف.
help_plan-json = بصيغة `JSON` التي تُبنى بها الأجزاء.
help_gather = انظر في كلّ ما صنعته الأجزاء، واكتب التقرير عنه كلّه.
help_gather-plan = الخطّة التي بُنيت بها الأجزاء؛ وإلّا فالمشروع كما هو الآن.

## طاولة التحرير: ما أُعيد، وما بقي من الصفحة، وما تكفي له الصورة (src/desk, src/preview/desk)

history_redone = أُعيد تغيير في `{ $name }` بعد إلغائه
desk_lines-left = { $count ->
    [zero] امتلأت الصفحة
    [one] بقي سطر واحد
    [two] بقي سطران
    [few] بقيت { $count } أسطر
    [many] بقي { $count } سطرًا
   *[other] بقي { $count } سطر
}
desk_lines-over = { $count ->
    [zero] لا أسطر زيادة
    [one] سطر واحد زيادة
    [two] سطران زيادة
    [few] { $count } أسطر زيادة
    [many] { $count } سطرًا زيادة
   *[other] { $count } سطر زيادة
}
desk_fits-page = تكفي لصفحة كاملة
desk_fits-half = تكفي لنصف صفحة، لا تكفي لصفحة كاملة
desk_fits-quarter = تكفي لربع صفحة، لا تكفي لنصفها
desk_fits-less = لا تكفي لربع صفحة
desk_photograph-fits = { $share } (عرضها { $wide } بكسل وارتفاعها { $high })
desk_photograph-fits-here = { $share } (عرضها { $wide } بكسل وارتفاعها { $high })؛ ودقّتها في مكانها { $ppi } بكسل في البوصة
desk_photograph-coarse-here = { $share } (عرضها { $wide } بكسل وارتفاعها { $high })؛ ودقّتها في مكانها { $ppi } بكسل في البوصة، وتطلب المطبعة أكثر من { $floor }
desk_photograph-awaited = رسم ينتظر صورته
desk_photograph-awaited-here = رسم ينتظر صورته: تلزم هنا صورة عرضها { $wide } بكسل على الأقلّ، وارتفاعها { $high }
city_no-motif = لا نقش اسمه `{ $motif }` في `layouts/motifs/`
hint_motifs-are = اكتبوا أحد هذه: { $motifs }، أو احذفوا السطر
schema_colours = ألوان المدينة باسمها في `layouts/house.typ`؛ وإن لم تُذكر فلها ألوانها أو ألوان احتياطيّة.
schema_motif = نقش المدينة المطرّز، وهو ملفّ من `layouts/motifs/` بلا نهايته؛ وإن لم يُذكر فلها نقشها أو النقش البسيط.
dress_own = { $name }
dress_plum = برقوقيّ
dress_clay = طينيّ
dress_pine = صنوبريّ
dress_mulberry = توتيّ
dress_slate = أردوازيّ
dress_ochre = مغريّ
dress_plain = بسيط
dress_jerusalem = القدس
dress_hebron = الخليل
dress_nazareth = الناصرة
dress_gaza = غزة
dress_nablus = نابلس
dress_jaffa = يافا
dress_acre = عكا
# A folder of photographs that no record names.
photograph_unused-many = لا تذكر أيّ مجموعة { $count ->
    [zero] أيّ ملفّ
    [one] ملفًّا واحدًا
    [two] ملفّين
    [few] { $count } ملفّات
    [many] { $count } ملفًّا
   *[other] { $count } ملفّ
 } في `{ $path }`، أوّلها `{ $first }`
hint_name-them-in-records = اذكروا أسماءها في ملفّات المجموعات، أو انقلوها إلى خارج `photos/`
# A shared cache in a bucket.
bucket_scheme = لا يقبل `--cache` عناوين تبدأ بـ `{ $scheme }:`
bucket_address = العنوان المكتوب بعد `--cache` ليس عنوان حاوية (`bucket`)
bucket_not-built = العنوان المكتوب بعد `--cache` في مخزن كائنات (`object storage`)، وقد بُني هذا البرنامج دون ما يتّصل به
bucket_no-credentials = لا بيانات دخول في متغيّرات البيئة
bucket_settings = ما تقوله متغيّرات البيئة عن الخادم وبيانات الدخول إليه لا يصلح
bucket_unreachable = تعذّر الوصول إلى الخادم
bucket_too-slow = لم يُجب الخادم في الوقت المحدّد
bucket_refused = أجاب الخادم `{ $code }`
hint_cache-places = اكتبوا مسار مجلّد، أو عنوانًا مثل `s3://bucket/prefix`
hint_bucket = اكتبوا عنوانًا مثل `s3://bucket/prefix`؛ أمّا الخادم وبيانات الدخول فتؤخذ من متغيّرات البيئة (`AWS_ENDPOINT_URL` و`AWS_ACCESS_KEY_ID` و`AWS_SECRET_ACCESS_KEY`)
hint_object-store = ابنوه مع ما يتّصل به بالأمر `cargo build --release --features object-store`، أو اكتبوا مسار مجلّد، كمجلّد يوصله `s3fs` أو `rclone`
hint_shared-bucket = لا تتأثّر الكتيّبات: جُهّزت صورها على هذا الجهاز؛ تحقّقوا من الحاوية ومن صلاحيّاتها، ومن `AWS_ENDPOINT_URL` و`AWS_REGION` و`AWS_ACCESS_KEY_ID` و`AWS_SECRET_ACCESS_KEY`، وإن كان الخادم بلا `TLS` فمن `AWS_ALLOW_HTTP=true`
