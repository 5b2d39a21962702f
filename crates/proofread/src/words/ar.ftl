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
