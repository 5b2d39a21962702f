# ما يقوله المدقّق بالعربيّة

list-separator = {"، "}
list-or = {" أو "}

proof_hamza = تُكتب `{ $found }` هكذا: { $right }
proof_doubled-word = `{ $found }` مكتوبة هنا مرّتين
proof_space-after-waw = تُكتب واو العطف ملتصقة بالكلمة التي بعدها: `{ $next }`
proof_space-before-punctuation = تلتصق `{ $sign }` بكلمتها، بلا فراغ بينهما
proof_no-space-after-punctuation = ينقص فراغ بعد `{ $sign }`
proof_no-space-before-bracket = ينقص فراغ قبل `{ $sign }`
proof_double-space = { $count ->
    [one] هنا علامة جدولة مكان الفراغ
    [two] هنا فراغان مكان فراغ واحد
    [few] هنا { $count } فراغات مكان فراغ واحد
   *[other] هنا { $count } فراغًا مكان فراغ واحد
}
proof_latin-punctuation = تُكتب `{ $found }` في العربيّة هكذا: `{ $right }`
proof_doubled-punctuation = `{ $found }` أكثر من علامة واحدة
proof_spelling = تُكتب `{ $found }` هكذا: `{ $right }`
proof_anna-before-verb = قبل الفعل `{ $next }` تأتي `{ $right }` لا `{ $found }`
proof_run-together = `{ $found }` كلمتان ملتصقتان
proof_invisible-sign = في النصّ علامة لا تُرى: `{ $sign }`
proof_no-break-space = بين كلمتين فراغ لا ينكسر السطر عنده: `{ $sign }`
proof_stray-tatweel = في `{ $found }` تطويل كُتب باليد
proof_lone-mark = هنا حركة بلا حرف
proof_doubled-mark = في `{ $found }` حركات لا تجتمع على حرف
proof_mark-on-alef = الألف في آخر `{ $found }` عليها حركة ليست لها
proof_shadda-on-first-letter = الشدّة في `{ $found }` على الحرف الأوّل
proof_persian-letter = في `{ $found }` حرف فارسيّ، وهي في العربيّة: { $right }
proof_persian-digit = أرقام `{ $found }` فارسيّة، وهي في العربيّة: `{ $right }`
proof_presentation-form = ابتداءً من `{ $found }` صور حروف مكان الحروف
proof_reversed-text = ابتداءً من `{ $found }` حروف معكوسة الترتيب
proof_unpaired-bracket = العلامة `{ $sign }` بلا أختها
proof_turned-brackets = العلامة `{ $sign }` وأختها مقلوبتان
proof_underscore = شرطة سفليّة باقية من اسم ملفّ
proof_file-ending = اللاحقة `{ $ending }` باقية من اسم ملفّ
proof_camera-name = `{ $found }` اسم وضعته الكاميرا أو التطبيق
proof_row-of-signs = سطر من `{ $sign }` ينتظر نصًّا
proof_empty-brackets = لا شيء بين هذين القوسين
proof_unfinished-text = `{ $found }` مكان نصّ لم يصل بعد
proof_placeholder-credit = `{ $found }` مكان اسم لم يصل بعد
proof_mixed-digits = أرقام `{ $found }` بغير الشكل الغالب في هذا الملفّ: `{ $right }`
proof_mixed-quotes = في هذا الملفّ علامات تنصيص بشكل آخر: `{ $right }`
proof_other-quotes = الكتيّب يضع الاقتباسات بين «…»، وهنا علامة من شكل آخر
proof_name-spelling = يكتب المشروع هذا الاسم هكذا: `{ $right }`
proof_other-city = `{ $found }` مدينة غير المدينة التي يتبعها هذا النصّ
proof_unknown-word = لا يعرف القاموس `{ $found }`
