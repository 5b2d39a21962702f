//! The words for the clauses of PDF/X.

use super::{Words, said};
use crate::rule::Clause;

/// The words for a clause.
pub(super) fn words(clause: Clause) -> Words {
    match clause {
        Clause::Header => said([
            "الملفّ مكتوب بإصدار آخر من PDF",
            "كلّ معيار للطباعة مبنيّ على إصدار بعينه، وقد لا تفتح المطبعة غيره. صدّروا الملفّ \
             من جديد بالمعيار المطلوب.",
            "The file is written in another version of PDF",
            "Each print standard is built on one version, and the press may not open another. \
             Export the file again by the standard that is wanted.",
        ]),
        Clause::ObjectStreams => said([
            "أجزاء الملفّ مضغوطة بطريقة لا يسمح بها المعيار",
            "أجهزة المطابع القديمة لا تقرأ هذا الضغط. صدّروا الملفّ من جديد بالمعيار المطلوب.",
            "Parts of the file are packed in a way that the standard does not allow",
            "Older presses cannot unpack them. Export the file again by the standard that is \
             wanted.",
        ]),
        Clause::Identifiers => said([
            "ليس للملفّ رقم تعريف",
            "تميّز المطبعة نسخ الملفّ بعضها من بعض بهذا الرقم. صدّروا الملفّ من جديد، فبرنامج \
             التصدير هو من يكتبه.",
            "The file has no identifier",
            "Print shops tell one version from the next by it. Export the file again: the \
             program that exports writes it.",
        ]),
        Clause::Encryption => said([
            "الملفّ محميّ بكلمة مرور أو بقيود",
            "لا تستطيع المطبعة أن تطبع ملفًّا مقفلًا. احفظوه من جديد من دون كلمة مرور ومن دون \
             قيود.",
            "The file is locked by a password or by restrictions",
            "A press cannot print a locked file. Save it again without a password and without \
             restrictions.",
        ]),
        Clause::External => said([
            "جزء من المحتوى موجود خارج الملفّ أو مرفق به",
            "لن تجد المطبعة ما ليس في الملفّ نفسه. ضعوا الصور والخطوط كلّها داخله، واحذفوا \
             المرفقات.",
            "Some of the content lies outside the file, or is attached to it",
            "A press cannot find what is not in the file itself. Put all pictures and fonts \
             into it, and take attachments out.",
        ]),
        Clause::Filters => said([
            "بيانات مضغوطة بطريقة لا يسمح بها المعيار",
            "قد لا تُفتح هذه الصور أو البيانات في المطبعة. صدّروا الملفّ من جديد بضغط JPEG أو \
             ZIP.",
            "Data is compressed in a way that the standard does not allow",
            "These pictures or data may not open at the press. Export the file again with JPEG \
             or ZIP compression.",
        ]),
        Clause::Claim => said([
            "لا يقول الملفّ إنّه يلتزم بالمعيار المطلوب",
            "تفحص المطبعة هذا قبل أن تفتح الملفّ. صدّروه من جديد واختاروا المعيار المطلوب في \
             نافذة التصدير.",
            "The file does not say that it keeps the standard",
            "The shop looks for this before it opens the file. Export it again and choose the \
             standard in the export window.",
        ]),
        Clause::Information => said([
            "تنقص الملفّ بطاقته: العنوان والتاريخ وحالة التراكب",
            "اكتبوا عنوانًا للمستند وصدّروه من جديد بالمعيار المطلوب، فيُكتب الباقي وحده.",
            "The file lacks its label: title, dates, or trapping",
            "Give the document a title and export it again by the standard that is wanted; the \
             rest is then written by itself.",
        ]),
        Clause::Metadata => said([
            "بيانات التعريف ناقصة أو لا توافق ما في الملفّ",
            "تقرأ برامج المطبعة هذه البيانات، فإن تعارضت رُفض الملفّ. صدّروه من جديد بالمعيار \
             المطلوب.",
            "The descriptive data is missing, or at odds with the file",
            "Print shops' programs read it, and refuse a file that contradicts itself. Export \
             it again by the standard that is wanted.",
        ]),
        Clause::OutputIntent => said([
            "لا يقول الملفّ لأيّ طباعة ولأيّ ورق أُعدّت ألوانه",
            "من دون ذلك لا تعرف المطبعة كيف يجب أن تبدو الألوان. صدّروه مع ملفّ الألوان الذي \
             طلبته المطبعة.",
            "The file does not say for which press and paper its colours were made",
            "Without this nobody knows how the colours should look. Export it with the colour \
             profile that the print shop asks for.",
        ]),
        Clause::Boxes => said([
            "حدود الصفحة أو حدود القصّ ناقصة أو خاطئة",
            "قد تُقصّ الصفحة في غير مكانها أو يظهر على طرفها خطّ أبيض. صدّروا الملفّ بالقياس \
             المطلوب ومعه هامش القصّ.",
            "The edges of the page or of the cut are missing or wrong",
            "The page may be cut in the wrong place, or show a white edge. Export the file at \
             the size that is wanted, with its bleed.",
        ]),
        Clause::Colour => said([
            "لون ليس من أحبار الطباعة",
            "ألوان الشاشة تتغيّر على الورق تغيّرًا لا يُعرف مسبقًا. حوّلوها إلى CMYK بملفّ \
             الألوان الذي طلبته المطبعة.",
            "A colour that is not made of printing inks",
            "Colours of a screen change on paper in ways that nobody can foresee. Turn them \
             into CMYK with the profile that the print shop asks for.",
        ]),
        Clause::Intent => said([
            "طريقة تحويل الألوان غير معروفة",
            "لا يعرف المعيار إلّا أربع طرق لتحويل الألوان. صدّروا الملفّ من جديد بإعدادات \
             الألوان المعتادة.",
            "An unknown way of converting colours",
            "The standard knows four ways of converting colours and no other. Export the file \
             again with ordinary colour settings.",
        ]),
        Clause::Transparency => said([
            "عناصر شفّافة لا يسمح بها المعيار",
            "قد تُطبع بلون آخر أو لا تُطبع. صدّروا الملفّ مع دمج الشفافيّة، أو اسألوا المطبعة هل \
             تقبل PDF/X-4.",
            "See-through elements that the standard does not allow",
            "They may print in another colour or not at all. Flatten transparency on export, \
             or ask the print shop whether it takes PDF/X-4.",
        ]),
        Clause::Layers => said([
            "طبقات يمكن إظهارها وإخفاؤها",
            "قد تَظهر في المطبعة طبقة أخفيتموها أو تختفي طبقة تريدونها. ادمجوا الطبقات قبل \
             التصدير.",
            "Layers that can be shown and hidden",
            "At the press a hidden layer may show, or a wanted one vanish. Merge the layers \
             before exporting.",
        ]),
        Clause::Fonts => said([
            "خطّ غير محفوظ في الملفّ، أو فيه خلل",
            "ستضع المطبعة خطًّا آخر مكانه، وقد تنفصل حروف العربيّة. صدّروا الملفّ مع تضمين \
             الخطوط كلّها.",
            "A font is not kept in the file, or is damaged",
            "The press will put another font in its place, and Arabic letters may come apart. \
             Export the file with all fonts embedded.",
        ]),
        Clause::Images => said([
            "صورة محفوظة بطريقة لا يسمح بها المعيار",
            "قد تُطبع غير ما ترونها على الشاشة. احفظوا الصورة JPEG عاديًّا وضعوها في مكانها من \
             جديد.",
            "A picture is stored in a way that the standard does not allow",
            "It may print unlike what you see on the screen. Save it as a plain JPEG and place \
             it again.",
        ]),
        Clause::Annotations => said([
            "روابط أو ملاحظات أو خانات فوق الصفحة",
            "هي للشاشة لا للورق، وقد تُطبع مع الصفحة. احذفوا الروابط والتعليقات وصدّروا نسخة \
             للمطبعة.",
            "Links, notes or form fields lie on the page",
            "They are for screens, not for paper, and may print. Take links and comments out, \
             and export a copy for the press.",
        ]),
        Clause::Actions => said([
            "أوامر أو استمارات تعمل عند فتح الملفّ",
            "لا مكان لها في ملفّ للطباعة، وقد تمنعه حماية المطبعة. صدّروه من جديد من دون نماذج \
             أو برمجة.",
            "Commands or forms that run when the file is opened",
            "They have no place in a print file, and the shop's protection may block it. Export \
             it again without forms or scripts.",
        ]),
        Clause::GraphicsState => said([
            "إعدادات طباعة يجب أن تبقى للمطبعة",
            "يغيّر الملفّ بنفسه نقاط الشبكة أو كمّيّة الحبر. صدّروه من جديد من دون إعدادات \
             الطابعة.",
            "Settings that are the print shop's own to make",
            "The file changes screens or ink curves by itself. Export it again without printer \
             settings.",
        ]),
        Clause::Content => said([
            "جزء من الصفحة لا يُقرأ",
            "قد تُطبع الصفحة ناقصة. صدّروا الملفّ من جديد، فإن عاد الخلل فأرسلوه إلى من صنع \
             البرنامج.",
            "Part of a page cannot be read",
            "The page may print incomplete. Export the file again; if this comes back, send it \
             to those who made the program.",
        ]),
    }
}
