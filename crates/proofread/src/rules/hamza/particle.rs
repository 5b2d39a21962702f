//! «ان», «انه» and their like, which are أن or إن: told where the word before them decides it.

use crate::reading::Reading;

/// Words after which a sentence follows that is a part of this one: أن.
const BEFORE_AN: &[&str] = &[
    "على",
    "إلى",
    "بعد",
    "قبل",
    "منذ",
    "عن",
    "غير",
    "رغم",
    "مع",
    "إلا",
    "يجب",
    "يمكن",
    "ينبغي",
    "بد",
    "كما",
    "يبدو",
    "أكد",
    "أكدت",
    "أعلن",
    "أعلنت",
    "ذكر",
    "ذكرت",
    "أوضح",
    "أوضحت",
    "يعني",
    "نعلم",
    "أعلم",
    "يعلم",
    "نرى",
    "أرى",
    "يرى",
    "أظن",
    "أعتقد",
    "يعتقد",
    "نعتقد",
    "نريد",
    "أريد",
    "يريد",
    "تريد",
    "أراد",
    "أرادت",
    "نحب",
    "أحب",
    "يحب",
    "نستطيع",
    "أستطيع",
    "يستطيع",
    "تستطيع",
    "نأمل",
    "نتمنى",
    "أتمنى",
    "نرجو",
    "أرجو",
    "يأمل",
    "تأمل",
    "يأملون",
    "شأنها",
    "شأنه",
    "أمل",
    "لدرجة",
    "بما",
    "علما",
    "حاول",
    "حاولت",
    "قرر",
    "قررت",
    "خشية",
    "دون",
    "سبق",
    "الى",
    "الا",
    "يحاول",
    "تحاول",
    "نحاول",
    "يكفي",
    "عرف",
    "عرفت",
    "علم",
    "علمت",
    "شعر",
    "شعرت",
    "ظن",
    "ظننت",
    "أدرك",
    "أدركت",
    "لاحظ",
    "لاحظت",
];

/// Words after which speech follows: إن.
const BEFORE_IN: &[&str] = &[
    "قال",
    "قالت",
    "قالوا",
    "وقال",
    "وقالت",
    "فقال",
    "فقالت",
    "يقول",
    "تقول",
    "يقولون",
    "نقول",
    "أقول",
    "قلت",
    "قلنا",
    "قائلا",
    "قائلة",
    "القول",
    "قولهم",
    "قوله",
    "قولها",
    "ألا",
    "والله",
];

/// Endings of the particles.
const PRONOUNS: &[&str] = &["", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ني", "ي"];

/// Returns what is right in place of a particle without its hamza; nothing if the sentence does not tell.
pub(super) fn right(reading: &Reading, at: usize) -> Option<String> {
    let ending =
        reading.letters(at).strip_prefix("ان").filter(|it| PRONOUNS.contains(it))?;
    let before = reading.letters(reading.previous_word(at)?);
    let bare = before.strip_prefix(['و', 'ف']).unwrap_or(before);
    let is = |list: &[&str]| list.contains(&before) || list.contains(&bare);
    if is(BEFORE_IN) {
        Some(format!("إن{ending}"))
    } else if is(BEFORE_AN) {
        Some(format!("أن{ending}"))
    } else {
        None
    }
}
