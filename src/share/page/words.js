// The texts of the page in both languages, in the order of their keys.

/** @type {Record<string, Record<"ar" | "en", string>>} */
const WORDS = {
  "as": { ar: "باسم", en: "As" },
  "close": { ar: "إغلاق الملاحظات", en: "Close the remarks" },
  "draw": { ar: "تعليم مساحة", en: "Mark an area" },
  "draw-now": { ar: "اسحبوا الإصبع على الصفحة.", en: "Draw a finger across the page." },
  "edit": { ar: "تعديل", en: "Edit" },
  "edit-of": { ar: "تعديل الملاحظة {number}", en: "Edit remark {number}" },
  "help": { ar: "كيف؟", en: "How?" },
  "help-keys": {
    ar: "وبلوحة المفاتيح: Tab من صفحة إلى صفحة، والأسهم من فقرة إلى فقرة، وEnter لكتابة ملاحظة.",
    en: "By keyboard: Tab goes from page to page, arrows from paragraph to paragraph, and Enter writes a remark.",
  },
  "help-text": {
    ar: "انقروا على كلمة أو صورة، أو اسحبوا على ما تقصدونه، ثمّ اكتبوا ملاحظتكم. وحين تفرغون احفظوا ملفّ الملاحظات وأرسلوه إلى من أرسل إليكم هذه الصفحة.",
    en: "Point at a word or a picture, or draw across what you mean, and write your remark. When you are done, save the file of remarks and send it to whoever sent you this page.",
  },
  "keep": { ar: "تمّ", en: "Done" },
  "lost": {
    ar: "لا يسمح هذا المتصفّح بالحفظ هنا: تضيع الملاحظات حين تُغلق الصفحة. احفظوا ملفّها قبل ذلك.",
    en: "This browser keeps nothing here: remarks are lost when the page is closed. Save their file before.",
  },
  "mark": { ar: "الملاحظة {number}: {remark}", en: "Remark {number}: {remark}" },
  "name": { ar: "اسمكم", en: "Your name" },
  "name-needed": { ar: "اكتبوا اسمكم أوّلًا.", en: "Write your name first." },
  "never-mind": { ar: "لا داعي", en: "Never mind" },
  "none": { ar: "لا ملاحظات بعد.", en: "No remarks yet." },
  "other-language": { ar: "English", en: "العربيّة" },
  "page": { ar: "صفحة {page}", en: "Page {page}" },
  "page-of": { ar: "{page} من {last}", en: "{page} of {last}" },
  "pages": { ar: "عدد الصفحات", en: "Pages" },
  "paragraph": { ar: "الفقرة {number}", en: "paragraph {number}" },
  "picture": { ar: "صورة", en: "Picture" },
  "proof": { ar: "نسخة للقراءة", en: "Proof" },
  "remark": { ar: "الملاحظة", en: "Remark" },
  "remark-needed": { ar: "اكتبوا ملاحظة.", en: "Write a remark." },
  "remarks": { ar: "الملاحظات", en: "Remarks" },
  "remove": { ar: "حذف", en: "Remove" },
  "remove-of": { ar: "حذف الملاحظة {number}", en: "Remove remark {number}" },
  "removed": { ar: "حُذفت ملاحظة.", en: "A remark was removed." },
  "rename": { ar: "تغيير الاسم: {name}", en: "Change the name: {name}" },
  "save": { ar: "حفظ ملفّ الملاحظات", en: "Save the file of remarks" },
  "save-help": {
    ar: "ملفّ صغير يُرسَل بأيّ طريقة. ولا تُرسِل هذه الصفحة شيئًا من تلقاء نفسها.",
    en: "A small file, to be sent by any way. This page sends nothing by itself.",
  },
  "saved": { ar: "كلّ الملاحظات في ملفّ {file}.", en: "All remarks are in the file {file}." },
  "send": { ar: "إرسال…", en: "Send…" },
  "too-many": { ar: "لا مكان لملاحظات أخرى: احفظوا الملفّ وأرسلوه.", en: "There is no room for more remarks: save the file and send it." },
  "tools": { ar: "أدوات القراءة", en: "Tools" },
  "undo": { ar: "إعادتها", en: "Put it back" },
  "unsaved": { ar: "لم تُحفظ في ملفّ بعد.", en: "Not in a file yet." },
  "whole": { ar: "هذا النصّ كلّه", en: "All of this text" },
  "write-on": { ar: "كتابة ملاحظة على: {text}", en: "Write a remark on: {text}" },
};

const root = document.documentElement;

/** @returns {"ar" | "en"} */
export function languageNow() {
  return root.lang === "en" ? "en" : "ar";
}

/** @param {string} key @returns {string} */
export function word(key) {
  return WORDS[key][languageNow()];
}

/**
 * Gives a text with its values filled in; each is isolated, so that it does not turn the words around it.
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function say(key, values) {
  return word(key).replace(/\{(\w+)\}/g, (_, name) => `\u2068${values[name]}\u2069`);
}

/** Changes the language of the page to the other one. */
export function switchLanguage() {
  root.lang = languageNow() === "ar" ? "en" : "ar";
  root.dir = languageNow() === "ar" ? "rtl" : "ltr";
}
