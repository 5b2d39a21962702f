// Every text of the page, in the languages of its interface. What the booklets and the preflight say comes
// from the server.

import { view } from "./state.js";

// Both languages stand side by side, in the order of the keys; what stands in {braces} is filled in.
/** @type {Record<string, Record<import("./state.js").Language, string>>} */
const WORDS = {
  "actual": { ar: "القياس الحقيقيّ على الورق (100 %)", en: "True size on paper (100 %)" },
  "bleed": { ar: "هامش القصّ", en: "Bleed" },
  "bleed-short": { ar: "القصّ", en: "Bleed" },
  "brand": { ar: "ملزمة · معاينة", en: "Malzama · Preview" },
  "close": { ar: "إغلاق", en: "Close" },
  "copied": { ar: "نُسخ", en: "Copied" },
  "copy": { ar: "نسخ أمر الفتح: {command}", en: "Copy the command to open it: {command}" },
  "copy-short": { ar: "نسخ", en: "Copy" },
  // Not a text: which way the texts of the language run.
  "direction": { ar: "rtl", en: "ltr" },
  "download": { ar: "تنزيل PDF: {name} ({size} ميغابايت)", en: "Download the PDF: {name} ({size} MB)" },
  "editions": { ar: "الكتيّبات", en: "Booklets" },
  "empty": {
    ar: "لا صفحات بعد. تظهر هنا حين تُصفّ.",
    en: "No pages yet. They appear here once they are set.",
  },
  "error": { ar: "خطأ", en: "Error" },
  "errors": { ar: "أخطاء", en: "Errors" },
  "faults": {
    ar: "ما يمنع صفّ الصفحات: {count}. ترون آخر صفحات سليمة.",
    en: "What keeps pages from being set: {count}. You see the last good pages.",
  },
  "findings": { ar: "ما وُجد", en: "What was found" },
  "fit-spread": { ar: "الصفحات كاملة", en: "Fit the spread" },
  "fit-width": { ar: "بعرض الشاشة", en: "Fit the width" },
  "full": { ar: "ملء الشاشة", en: "Full screen" },
  "grid": { ar: "شبكة الأسطر", en: "Baseline grid" },
  "grid-short": { ar: "الأسطر", en: "Lines" },
  "help": { ar: "المفاتيح", en: "Keys" },
  "help-close": { ar: "إغلاق ما فُتح", en: "Close what is open" },
  "help-ends": { ar: "الغلاف الأوّل، الغلاف الأخير", en: "Front cover, back cover" },
  "help-fit": {
    ar: "الصفحات كاملة، القياس الحقيقيّ، عرض الشاشة",
    en: "Fit the spread, true size, fit the width",
  },
  "help-hint": {
    ar: "انقروا نصًّا على صفحة تعرفوا أين كُتب.",
    en: "Click a text on a page to learn where it is written.",
  },
  "help-overlays": {
    ar: "هامش القصّ، خطّ القصّ، الأمان، الأسطر",
    en: "Bleed, trim line, safe area, baseline grid",
  },
  "help-steps": { ar: "ما يلي، ما سبق", en: "Next, previous" },
  "help-title": { ar: "مفاتيح المعاينة", en: "Keys of the preview" },
  "help-turn": { ar: "تقليب الصفحات في جهتها", en: "Turn pages to that side" },
  "help-zoom": { ar: "تكبير وتصغير", en: "Larger, smaller" },
  "language": { ar: "English", en: "العربيّة" },
  "larger": { ar: "تكبير", en: "Larger" },
  "lost": {
    ar: "توقّفت المعاينة، وستعود من تلقاء نفسها.",
    en: "The preview has stopped; it will come back by itself.",
  },
  "more": { ar: "المزيد (بقي {count})", en: "More ({count} left)" },
  "next": { ar: "ما يلي", en: "Next" },
  "next-edition": { ar: "الكتيّب التالي", en: "Next booklet" },
  "no-pages": { ar: "لم تُصفّ صفحاته بعد", en: "Its pages are not set yet" },
  "no-text": { ar: "لا نصّ في هذا الموضع.", en: "There is no text at this spot." },
  "note": { ar: "للعلم", en: "Note" },
  "notes": { ar: "للعلم", en: "Notes" },
  "nothing": { ar: "لا شيء يُصلَح.", en: "There is nothing to mend." },
  "older-pages": { ar: "آخر صفحات سليمة", en: "Last good pages" },
  "overlays": { ar: "خطوط فوق الصفحات", en: "Lines over the pages" },
  "page": { ar: "الصفحة {page}", en: "Page {page}" },
  "page-of": { ar: "{pages} من {last}", en: "{pages} of {last}" },
  "pages": { ar: "الصفحات: {count}", en: "Pages: {count}" },
  "panel": { ar: "القائمة الجانبيّة", en: "Side panel" },
  "pdf-current": { ar: "PDF مطابق", en: "PDF is current" },
  "pdf-making": { ar: "PDF يُصنع", en: "PDF is being made" },
  "pdf-none": { ar: "لا PDF بعد", en: "No PDF yet" },
  "pdf-older": { ar: "PDF أقدم", en: "PDF is older" },
  "pdf-rejected": { ar: "PDF مرفوض", en: "PDF is rejected" },
  "popover": { ar: "أين كُتب هذا", en: "Where this is written" },
  "previous": { ar: "ما سبق", en: "Previous" },
  "safe": { ar: "منطقة الأمان والطيّ", en: "Safe area and fold" },
  "safe-short": { ar: "الأمان", en: "Safe" },
  "sheets": { ar: "القوائم", en: "Lists" },
  "smaller": { ar: "تصغير", en: "Smaller" },
  "stage": { ar: "الصفحات كما تُفتح بين يدي القارئ", en: "The pages as they open before the reader" },
  "state-failed": { ar: "آخر صفحات سليمة", en: "Last good pages" },
  "state-making": { ar: "تُصنع ملفّات PDF", en: "PDFs are being made" },
  "state-ready": { ar: "الصفحات كما حُفظت", en: "Pages as they were saved" },
  "state-setting": { ar: "تُصفّ الصفحات", en: "Pages are being set" },
  "thumbs": { ar: "كلّ الصفحات", en: "All pages" },
  "took-milliseconds": { ar: "بعد {time} مللي ثانية من حفظ {file}", en: "{time} ms after {file} was saved" },
  "took-seconds": { ar: "بعد {time} ثانية من حفظ {file}", en: "{time} s after {file} was saved" },
  "trim": { ar: "خطّ القصّ", en: "Trim line" },
  "trim-short": { ar: "الخطّ", en: "Trim" },
  "turn": { ar: "تقليب الصفحات", en: "Turn pages" },
  "view": { ar: "العرض", en: "View" },
  "warning": { ar: "تنبيه", en: "Warning" },
  "warnings": { ar: "تنبيهات", en: "Warnings" },
  "whole": { ar: "الملفّ كلّه", en: "The whole file" },
  "written": { ar: "يكتبه التصميم نفسه.", en: "The layouts write it themselves." },
  "zoom": { ar: "التكبير", en: "Zoom" },
};

/**
 * Gives a text.
 * @param {string} key
 * @returns {string}
 */
export function word(key) {
  return WORDS[key][view.language];
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

/**
 * Gives a text as nodes, for values that are elements themselves.
 * @param {string} key
 * @param {Record<string, Node>} values
 * @returns {(Node | string)[]}
 */
export function phrase(key, values) {
  return word(key).split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] : piece));
}

/**
 * Gives a page number as readers of the language know it: in Arabic as the booklet prints it.
 * @param {import("./state.js").Page} page
 * @returns {string}
 */
export function folio(page) {
  return view.language === "ar" ? page.label : String(page.number);
}
