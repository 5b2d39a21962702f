// Every text of the page, in the languages of its interface. What the booklets and the preflight say comes
// from the server.

import { REMARK_WORDS } from "./desk/remark-words.js";
import { DESK_WORDS } from "./desk/words.js";
import { state, view } from "./state.js";

// Both languages stand side by side, in the order of the keys; what stands in {braces} is filled in.
/** @type {Record<string, Record<import("./state.js").Language, string>>} */
const WORDS = {
  "actual": { ar: "القياس الحقيقيّ على الورق (100 %)", en: "True size on paper (100 %)" },
  "back-blank": { ar: "الظهر أبيض", en: "The back stays blank" },
  "binding-perfect": { ar: "تجليد بالغراء", en: "Perfect binding" },
  "binding-saddle-stitch": { ar: "تدبيس على الطيّة", en: "Saddle stitch" },
  "blank": { ar: "بيضاء", en: "Blank" },
  "blank-count": { ar: "صفحات بيضاء تُزاد قبل الأخيرة: {count}", en: "Blank pages added before the last: {count}" },
  "bleed": { ar: "هامش القصّ", en: "Bleed" },
  "bleed-short": { ar: "القصّ", en: "Bleed" },
  "bound-left": { ar: "من اليسار", en: "At the left" },
  "bound-right": { ar: "من اليمين", en: "At the right" },
  "brand": { ar: "ملزمة · معاينة", en: "Malzama · Preview" },
  "close": { ar: "إغلاق", en: "Close" },
  "copied": { ar: "نُسخ", en: "Copied" },
  "copy": { ar: "نسخ أمر الفتح: {command}", en: "Copy the command to open it: {command}" },
  "copy-short": { ar: "نسخ", en: "Copy" },
  "cover-apart": {
    ar: "الغلاف من ورق غير ورق الصفحات، ويُطبع وحده: أربع صفحات تُطوى حولها.",
    en: "The cover is of other paper and printed by itself: four pages, folded around the others.",
  },
  "cover-back": { ar: "الظهر", en: "Back" },
  "cover-front": { ar: "الوجه", en: "Front" },
  "cover-in-text": {
    ar: "الغلاف من ورق الصفحات ويُطبع معها: لا كعب له، بل طيّة.",
    en: "The cover is of the same paper as the pages and printed with them: it has a fold and no spine.",
  },
  "cover-inside": { ar: "الداخل", en: "Inside" },
  "cover-inside-back": { ar: "باطن الظهر", en: "Inside back" },
  "cover-inside-front": { ar: "باطن الوجه", en: "Inside front" },
  "cover-no-caliper": {
    ar: "تطلب المطبعة غلافًا بكعب، ولا يُعرف عرض الكعب قبل أن تذكر مواصفاتها سُمك الورق.",
    en: "The print shop asks for a cover with a spine; its width is not known before the contract tells the caliper of the paper.",
  },
  "cover-outside": { ar: "الخارج", en: "Outside" },
  "cover-too-few-pages": {
    ar: "صفحات الكتيّب أقلّ من أن يكون له غلاف وحده.",
    en: "The booklet has too few pages for a cover of its own.",
  },
  "cover-wrapped": {
    ar: "الغلاف قطعة واحدة تُلصق على الكعب، والقياسات بنِسَبها الصحيحة.",
    en: "The cover is one piece, glued to the spine; all is in true proportion.",
  },
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
  "findings-short": { ar: "ما وُجد", en: "Found" },
  "fit-spread": { ar: "الصفحات كاملة", en: "Fit the spread" },
  "fit-width": { ar: "بعرض الشاشة", en: "Fit the width" },
  "flap-blank": { ar: "باطن الثنية", en: "Inside of the flap" },
  "flap-width": { ar: "ثنية {width} مم", en: "Flap {width} mm" },
  "fold-done": { ar: "طُوي الكتيّب، ووجهه إلى أعلى.", en: "Folded: a booklet, its front up." },
  "fold-done-signature": {
    ar: "طُويت الملزمة، وصفحتها الأولى إلى أعلى.",
    en: "Folded: a signature, its first page up.",
  },
  "fold-flat": { ar: "الأفرخ مفتوحة، ظهرها إلى أعلى.", en: "The sheets lie open, their backs up." },
  "fold-nest": { ar: "تُجمع الأفرخ: الخارجيّ أسفل والداخليّ أعلى.", en: "The sheets are gathered: the outermost below, the innermost on top." },
  "fold-over": { ar: "طيّة: {half}.", en: "A fold: {half}." },
  "fold-play": { ar: "طيّ", en: "Fold" },
  "fold-slider": { ar: "الطيّ، من أفراخ مفتوحة إلى كتيّب", en: "Fold, from flat sheets to a booklet" },
  "fold-some": {
    ar: "تظهر {count} من الأفرخ الخارجيّة ومثلها من الداخليّة، وعددها {all}.",
    en: "Shown are the {count} outermost and the {count} innermost of {all} sheets.",
  },
  "fold-spine": { ar: "الطيّة عند الكعب: {half}.", en: "The fold at the spine: {half}." },
  "folding": { ar: "من الأفرخ إلى الكتيّب", en: "From sheets to a booklet" },
  "full": { ar: "ملء الشاشة", en: "Full screen" },
  "grams": { ar: "{weight} غ/م²", en: "{weight} g/m²" },
  "grid": { ar: "شبكة الأسطر", en: "Baseline grid" },
  "grid-short": { ar: "الأسطر", en: "Lines" },
  "half-bottom": { ar: "النصف الأسفل فوق الأعلى", en: "the lower half over the upper one" },
  "half-left": { ar: "النصف الأيسر فوق الأيمن", en: "the left half over the right one" },
  "half-right": { ar: "النصف الأيمن فوق الأيسر", en: "the right half over the left one" },
  "half-top": { ar: "النصف الأعلى فوق الأسفل", en: "the upper half over the lower one" },
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
  "look-cover": { ar: "الغلاف", en: "Cover" },
  "look-pages": { ar: "الصفحات", en: "Pages" },
  "look-sheets": { ar: "الأفرخ", en: "Sheets" },
  "look-ticket": { ar: "البطاقة", en: "Ticket" },
  "looks": { ar: "ما يُعرض", en: "What is shown" },
  "lost": {
    ar: "توقّفت المعاينة، وستعود من تلقاء نفسها.",
    en: "The preview has stopped; it will come back by itself.",
  },
  "millimetres": { ar: "{length} مم", en: "{length} mm" },
  "more": { ar: "المزيد (بقي {count})", en: "More ({count} left)" },
  "next": { ar: "ما يلي", en: "Next" },
  "next-edition": { ar: "الكتيّب التالي", en: "Next booklet" },
  "next-look": { ar: "الصفحات، الأفرخ، الغلاف، البطاقة", en: "Pages, sheets, cover, ticket" },
  "no-pages": { ar: "لم تُصفّ صفحاته بعد", en: "Its pages are not set yet" },
  "no-sheets": { ar: "لا أفرخ لهذا الكتيّب بعد.", en: "There are no sheets of this booklet yet." },
  "no-text": { ar: "لا نصّ في هذا الموضع.", en: "There is no text at this spot." },
  "no-ticket": {
    ar: "لا بطاقة لهذا الكتيّب ما دام في ملفّاته أخطاء.",
    en: "There is no ticket of this booklet as long as its records have errors.",
  },
  "note": { ar: "للعلم", en: "Note" },
  "notes": { ar: "للعلم", en: "Notes" },
  "nothing": { ar: "لا شيء يُصلَح.", en: "There is nothing to mend." },
  "older-pages": { ar: "آخر صفحات سليمة", en: "Last good pages" },
  "one-plate": { ar: "لوح واحد للوجهين، ثمّ يُقصّ نصفين متماثلين", en: "One plate for both sides, then cut into two copies" },
  "overlays": { ar: "خطوط فوق الصفحات", en: "Lines over the pages" },
  "page": { ar: "الصفحة {page}", en: "Page {page}" },
  "page-of": { ar: "{pages} من {last}", en: "{pages} of {last}" },
  "page-turned": { ar: "الصفحة {page}، مقلوبة", en: "Page {page}, upside down" },
  "pages": { ar: "الصفحات: {count}", en: "Pages: {count}" },
  "pages-of-parts": {
    ar: "{all}، منها {text} للمتن و{cover} للغلاف",
    en: "{all}: {text} of text and {cover} of cover",
  },
  "panel": { ar: "القائمة الجانبيّة", en: "Side panel" },
  "paper-all": { ar: "الورق", en: "Paper" },
  "paper-caliper": { ar: "{paper}: سُمك الورقة", en: "{paper}: caliper" },
  "paper-cover": { ar: "ورق الغلاف", en: "Cover paper" },
  "paper-stock": { ar: "{paper}: الصنف", en: "{paper}: stock" },
  "paper-text": { ar: "ورق المتن", en: "Text paper" },
  "paper-weight": { ar: "{paper}: الوزن", en: "{paper}: weight" },
  "pdf-current": { ar: "PDF مطابق", en: "PDF is current" },
  "pdf-making": { ar: "PDF يُصنع", en: "PDF is being made" },
  "pdf-none": { ar: "لا PDF بعد", en: "No PDF yet" },
  "pdf-older": { ar: "PDF أقدم", en: "PDF is older" },
  "pdf-rejected": { ar: "PDF مرفوض", en: "PDF is rejected" },
  "popover": { ar: "أين كُتب هذا", en: "Where this is written" },
  "previous": { ar: "ما سبق", en: "Previous" },
  "process-inks": { ar: "الألوان الأربعة على الوجهين", en: "The four process colours on both sides" },
  "safe": { ar: "منطقة الأمان والطيّ", en: "Safe area and fold" },
  "safe-short": { ar: "الأمان", en: "Safe" },
  "scheme-copy-shop": { ar: "تدبيس على الطيّة، لطابعة مكتب", en: "Saddle stitch for an office printer" },
  "scheme-one-sided": { ar: "أفرخ على وجه واحد", en: "One-sided sheets" },
  "scheme-saddle": { ar: "تدبيس على الطيّة", en: "Saddle stitch" },
  "scheme-signatures": { ar: "ملازم متتالية", en: "Signatures, one after another" },
  "sheet-of": { ar: "الفرخ {sheet} من {last}", en: "Sheet {sheet} of {last}" },
  "sheets": { ar: "القوائم", en: "Lists" },
  "sheets-count": { ar: "الأفرخ: {count}", en: "Sheets: {count}" },
  "sheets-flat": { ar: "الأفرخ كما تُطبع", en: "The sheets as they are printed" },
  "sheets-lines": {
    ar: "الخطّ المتقطّع طيّة، والمنقّط قصّ. لا تظهر هنا علامات المطبعة ولا هوامش الفرخ.",
    en: "A dashed line is a fold, a dotted one a cut. Marks and margins of the sheet are not shown.",
  },
  "sheets-ordered": { ar: "كما تطلب المطبعة", en: "As the print contract asks" },
  "sheets-usual": { ar: "الطريقة المعتادة: لم تذكر المطبعة غيرها", en: "The usual way: the contract tells no other" },
  "sheets-without-cover": { ar: "بلا الغلاف، فهو يُطبع وحده", en: "Without the cover, which is printed by itself" },
  "side-back": { ar: "ظهر الفرخ", en: "Back" },
  "side-front": { ar: "وجه الفرخ", en: "Front" },
  "signature": { ar: "الملزمة {number}", en: "Signature {number}" },
  "signature-choice": { ar: "الملزمة التي تُطوى", en: "The signature that is folded" },
  "signatures-count": { ar: "الملازم: {count}", en: "Signatures: {count}" },
  "size": { ar: "العرض {width} مم × الارتفاع {height} مم", en: "{width} mm wide × {height} mm high" },
  "smaller": { ar: "تصغير", en: "Smaller" },
  "spine-blank": { ar: "الكعب من الداخل", en: "Inside of the spine" },
  "spine-text": { ar: "أوراق المتن وحدها", en: "The leaves of the text" },
  "spine-text-and-cover": { ar: "أوراق المتن وورقتا الغلاف", en: "The leaves of the text and both of the cover" },
  "spine-width": { ar: "الكعب {width} مم", en: "Spine {width} mm" },
  "stage": { ar: "الصفحات كما تُفتح بين يدي القارئ", en: "The pages as they open before the reader" },
  "state-failed": { ar: "آخر صفحات سليمة", en: "Last good pages" },
  "state-making": { ar: "تُصنع ملفّات PDF", en: "PDFs are being made" },
  "state-ready": { ar: "الصفحات كما حُفظت", en: "Pages as they were saved" },
  "state-setting": { ar: "تُصفّ الصفحات", en: "Pages are being set" },
  "thumbs": { ar: "كلّ الصفحات", en: "All pages" },
  "ticket-binding": { ar: "التجليد", en: "Binding" },
  "ticket-colours": { ar: "الألوان", en: "Colours" },
  "ticket-condition": { ar: "شرط الطباعة", en: "Printing condition" },
  "ticket-contact": { ar: "للأسئلة", en: "Contact" },
  "ticket-copies": { ar: "عدد النسخ", en: "Copies" },
  "ticket-date": { ar: "التاريخ", en: "Date" },
  "ticket-files": {
    ar: "تُذكر الملفّات في البطاقة التي تُصنع مع ملفّات الطباعة.",
    en: "The files are listed on the ticket that is made with the print files.",
  },
  "ticket-finishing": { ar: "ما بعد الطباعة", en: "Finishing" },
  "ticket-flaps": { ar: "ثنيتا الغلاف", en: "Flaps" },
  "ticket-language": { ar: "لغة الكتيّب", en: "Language" },
  "ticket-open": { ar: "لم يُحدَّد بعد", en: "open" },
  "ticket-open-count": {
    ar: "ما بقي لتحدّدوه مع المطبعة: {count}.",
    en: "Left to settle with the print shop: {count}.",
  },
  "ticket-pages": { ar: "عدد الصفحات", en: "Pages" },
  "ticket-product": { ar: "الكتيّب", en: "Booklet" },
  "ticket-profile": { ar: "ملفّ الألوان", en: "Colour profile" },
  "ticket-proof": { ar: "التجربة قبل الطباعة", en: "Proof" },
  "ticket-settled": { ar: "حُدّد كلّ شيء.", en: "Everything is settled." },
  "ticket-side": { ar: "جهة التجليد", en: "Bound" },
  "ticket-spine": { ar: "ما يُحسب في الكعب", en: "The spine counts" },
  "ticket-spine-width": { ar: "عرض الكعب", en: "Spine width" },
  "ticket-standard": { ar: "المعيار", en: "Standard" },
  "ticket-trim": { ar: "القياس بعد القصّ", en: "Trim" },
  "took-milliseconds": { ar: "بعد {time} مللي ثانية من حفظ {file}", en: "{time} ms after {file} was saved" },
  "took-seconds": { ar: "بعد {time} ثانية من حفظ {file}", en: "{time} s after {file} was saved" },
  "trim": { ar: "خطّ القصّ", en: "Trim line" },
  "trim-short": { ar: "الخطّ", en: "Trim" },
  "turn": { ar: "تقليب الصفحات", en: "Turn pages" },
  "unfold-play": { ar: "فتح", en: "Unfold" },
  "view": { ar: "العرض", en: "View" },
  "warning": { ar: "تنبيه", en: "Warning" },
  "warnings": { ar: "تنبيهات", en: "Warnings" },
  "whole": { ar: "الملفّ كلّه", en: "The whole file" },
  "written": { ar: "يكتبه التصميم نفسه.", en: "The layouts write it themselves." },
  "zoom": { ar: "التكبير", en: "Zoom" },
};

const ALL = { ...WORDS, ...DESK_WORDS, ...REMARK_WORDS };

/**
 * Gives a text.
 * @param {string} key
 * @returns {string}
 */
export function word(key) {
  return ALL[key][view.language];
}

/**
 * Gives a text with its values filled in; each is isolated, so that it does not turn the words around it. Numbers are
 * written as readers of the language know them.
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function say(key, values) {
  return word(key).replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return `\u2068${typeof value === "number" ? figure(value, digitsNow()) : value}\u2069`;
  });
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

/**
 * Tells which digits the booklets print their page numbers in.
 * @returns {string}
 */
export function digitsNow() {
  return /[٠-٩]/.test(state?.editions[0]?.pages[0]?.label ?? "") ? "arabic-indic" : "latin";
}

/**
 * Writes a number: in Arabic in the digits of the booklet.
 * @param {number | string} value
 * @param {string} digits which they are, as the server tells
 * @returns {string}
 */
export function figure(value, digits) {
  const text = String(value);
  if (view.language !== "ar" || digits !== "arabic-indic") return text;
  return text.replace(/(?<=\d)\.(?=\d)/g, "٫").replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]);
}
