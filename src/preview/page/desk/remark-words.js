// The texts of the remarks of readers, in the languages of the interface; `../words.js` gives them with all others.

/** @type {Record<string, Record<import("../state.js").Language, string>>} */
export const REMARK_WORDS = {
  "close-remarks": { ar: "إغلاق الملفّ", en: "Close the file" },
  "drop-remarks": { ar: "أو أفلتوا الملفّ هنا.", en: "Or drop the file here." },
  "no-remarks": {
    ar: "لا ملاحظات مفتوحة. يصنع {command} نسخ قراءة تُرسَل، ويعيد قرّاؤها ملفّ ملاحظات يُفتح هنا.",
    en: "No remarks are open. {command} makes proofs to send; their readers send a file of remarks back, which is opened here.",
  },
  "open-remarks": { ar: "فتح ملفّ ملاحظات", en: "Open a file of remarks" },
  "remark-done": { ar: "تمّت", en: "Done" },
  "remark-done-of": { ar: "تمّت ملاحظة {by}: {remark}", en: "Done: remark of {by}: {remark}" },
  "remark-on-page": { ar: "صفحة {page}", en: "Page {page}" },
  "remark-on-paragraph": { ar: "صفحة {page} · الفقرة {paragraph}", en: "Page {page} · paragraph {paragraph}" },
  "remark-on-picture": { ar: "صفحة {page} · صورة", en: "Page {page} · picture" },
  "remarks": { ar: "الملاحظات", en: "Remarks" },
  "remarks-closed": { ar: "أُغلقت ملاحظات {by}.", en: "The remarks of {by} were closed." },
  "remarks-left": { ar: "بقي: {count} من {all}", en: "Left: {count} of {all}" },
  "remarks-of": { ar: "ملاحظات {by}", en: "Remarks of {by}" },
  "remarks-opened": { ar: "فُتحت ملاحظات: {count}", en: "Remarks opened: {count}" },
  "standing-changed": { ar: "تغيّر النصّ منذ ذلك.", en: "The text has changed since." },
  "standing-gone": { ar: "لم يعد هذا النصّ موجودًا.", en: "This text is not there any more." },
  "standing-moved": { ar: "صار النصّ الفقرة {now}.", en: "The text is paragraph {now} now." },
  "standing-none": { ar: "لا نصّ في هذا الموضع يُكتب هنا.", en: "Nothing at this place is written here." },
};
