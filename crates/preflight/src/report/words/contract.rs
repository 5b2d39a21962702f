//! The words for the wishes of a print contract.

use super::{Words, said};
use crate::rule::ContractClause;

/// The words for a wish.
pub(super) fn words(clause: ContractClause) -> Words {
    match clause {
        ContractClause::Bleed => said([
            "رسم يصل إلى حافّة الصفحة من دون هامش قصّ كافٍ",
            "إن انحرف القصّ قليلًا ظهر على الطرف خطّ أبيض. مدّوا الصورة أو اللون إلى ما بعد حدّ \
             القصّ بقدر ما تطلبه المطبعة، ثمّ صدّروا الملفّ مع هامش القصّ.",
            "Art reaches the edge of the page without enough bleed",
            "If the cut is off by a little, a white line shows at the edge. Extend the picture or \
             ground beyond the trim as far as the shop asks, and export with bleed.",
        ]),
        ContractClause::Trim => said([
            "قياس الصفحة غير المطلوب",
            "لا تُطبع الصفحة بالقياس المتّفق عليه إلّا إذا صُدّرت به. غيّروا قياس المستند وصدّروه \
             من جديد، أو اتّفقوا مع المطبعة على القياس الجديد.",
            "The page is not of the size that was agreed on",
            "Change the size of the document and export it again, or agree on the new size with \
             the print shop.",
        ]),
        ContractClause::Condition => said([
            "أُعدّت الألوان لطباعة أخرى",
            "ستبدو الألوان على ورق هذه المطبعة غير ما رأيتم. حوّلوا الملفّ إلى شرط الطباعة \
             المطلوب وصدّروه من جديد.",
            "The colours were made for another printing condition",
            "On this shop's paper they will look unlike what you saw. Convert the file to the \
             condition that is wanted, and export it again.",
        ]),
        ContractClause::Profile => said([
            "ملفّ الألوان لشرط طباعة آخر",
            "صدّروا الملفّ من جديد بملفّ الألوان الذي أعطته المطبعة، أو اسألوها هل تقبل هذا.",
            "The colour profile is one of another printing condition",
            "Export the file again with the profile that the print shop has given, or ask the shop \
             whether it takes this one.",
        ]),
        ContractClause::Pages => said([
            "عدد الصفحات لا يوافق التجليد",
            "لكلّ ورقة في الكتيّب عدد ثابت من الصفحات، فلا بدّ أن يكون عدد الصفحات من مضاعفاته. \
             زيدوا صفحات أو احذفوا منها، أو اسألوا المطبعة أين تضع الصفحات البيضاء.",
            "The number of pages does not fit the binding",
            "Each sheet or leaf of a booklet holds a fixed number of pages. Add pages or take some \
             out, or ask the shop where blank pages may go.",
        ]),
    }
}
