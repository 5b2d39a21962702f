# ما يقال حين لا يمكن تعديل ملفّ؛ كلّ رمز يبدأ بـ `edit/`.
# The codes are those of `en.ftl`, and a test compares both.

edit_not-yaml = لا يمكن قراءة الملفّ ابتداءً من هنا
edit_tab = السطر مزاح بمفتاح `Tab`
edit_lone-return = ينتهي السطر بطريقة كانت تستعملها أنظمة قديمة
edit_directive = السطر الذي يبدأ بالعلامة `%` ليس من خانات الملفّ
edit_several-documents = يبدأ هنا ملفّ ثانٍ داخل الملفّ نفسه
edit_anchor = تبدأ القيمة بالعلامة `&`، ولهذه العلامة معنى خاصّ في `YAML`
edit_alias = تبدأ القيمة بالعلامة `*`، ولهذه العلامة معنى خاصّ في `YAML`
edit_tag = تبدأ القيمة بالعلامة `!`، ولهذه العلامة معنى خاصّ في `YAML`
edit_question-mark = قبل اسم الخانة العلامة `?`، أو هو مكتوب على أكثر من سطر
edit_key-not-text = اسم الخانة ليس كلمة
edit_doubled-key = الخانة `{ $key }` مكتوبة مرّتين
edit_too-deep = القوائم والخانات متداخلة أكثر ممّا يجوز
edit_refused = لا يمكن قراءة الملفّ
edit_readers-differ = يمكن أن يُقرأ الملفّ بطريقتين
edit_not-there = لا شيء في الخانة `{ $path }`
edit_already-there = في الخانة `{ $path }` قيمة من قبل
edit_other-kind = قيمة الخانة `{ $path }` من نوع غير الذي يحتاج إليه هذا التعديل
edit_comment-within-brackets = بين الأقواس في الخانة `{ $path }` ملاحظة كانت ستضيع
edit_list-beside-dash = قائمة `{ $path }` تبدأ بجانب شرطة أخرى، ولا يمكن نقل بنودها
edit_not-kept = لم تُعدَّل الخانة `{ $path }`: لو عُدّلت لقُرئ الملفّ على غير المطلوب

edit_hint-check = افتحوا الملفّ، وصحّحوا هذا الموضع، ثمّ حاولوا مرّة أخرى
edit_hint-spaces = ابدأوا السطر بفراغات
edit_hint-save-again = احفظوا الملفّ مرّة أخرى بنهايات الأسطر المعتادة اليوم
edit_hint-one-record = أبقوا في الملفّ الخانات وحدها، بلا مثل هذه الأسطر
edit_hint-quote = ضعوا النصّ كلّه بين علامتي تنصيص `"`
edit_hint-key = اكتبوا اسم الخانة كلمة واحدة، وبعدها مباشرة نقطتان، على سطر واحد
edit_hint-keep-one = أبقوا واحدة منهما
edit_hint-reload = تغيّر الملفّ في هذه الأثناء: افتحوه مرّة أخرى
edit_hint-by-hand = عدّلوه في الملفّ نفسه
