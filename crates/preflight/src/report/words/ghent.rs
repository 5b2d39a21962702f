//! The words for the rules of the Ghent Workgroup, by their numbers.

use super::{Words, said};

/// The words for a rule.
pub(super) fn words(number: u8) -> Words {
    match number {
        2..=6 => pages(number),
        7..=13 => overprint(number),
        14..=19 => small(number),
        _ => inks(number),
    }
}

/// The rules for pages.
fn pages(number: u8) -> Words {
    match number {
        2 => said([
            "وحدة القياس في الصفحة مغيَّرة",
            "قد تُطبع الصفحة أكبر أو أصغر ممّا يجب. صدّروها من جديد بقياسها الحقيقيّ.",
            "The page's unit of measure is changed",
            "It may print larger or smaller than it should. Export it again at its true size.",
        ]),
        3 => said([
            "جزء من الصفحة مخفيّ عند العرض",
            "ما ترونه على الشاشة ليس كلّ ما سيُطبع. صدّروا الصفحة كاملة من دون اقتطاع.",
            "Part of the page is hidden from view",
            "What you see on the screen is not all that prints. Export the whole page, \
             uncropped.",
        ]),
        4 => said([
            "الصفحات ليست بقياس واحد أو اتّجاه واحد",
            "لا يُجمع كتيّب من صفحات مختلفة. اجعلوا للصفحات كلّها القياس نفسه، من دون تدوير.",
            "The pages are not of one size, or one is turned",
            "A booklet cannot be gathered from pages that differ. Give them all the same size, \
             and turn none.",
        ]),
        5 => said([
            "صفحة فارغة",
            "تأكّدوا أنّها فارغة عن قصد، وأنّ نصًّا أو صورة لم يسقطا منها.",
            "An empty page",
            "Make sure that it is meant to be empty, and that no text or picture fell out.",
        ]),
        _ => said([
            "عدد الصفحات غير المطلوب",
            "اسألوا المطبعة كم صفحة تريد في الملفّ الواحد.",
            "Not the number of pages that is wanted",
            "Ask the print shop how many pages it wants in a file.",
        ]),
    }
}

/// The rules for what prints over what lies under it.
fn overprint(number: u8) -> Words {
    match number {
        7 => said([
            "نصّ أبيض سيختفي عند الطباعة",
            "ضُبط الأبيض على «الطباعة فوق ما تحته»، والأبيض ليس حبرًا فلن يبقى منه شيء. أوقفوا \
             هذا الضبط للنصّ.",
            "White text that will vanish in print",
            "It is set to print over what lies under it, and white is no ink: nothing of it \
             will remain. Turn overprint off for this text.",
        ]),
        8 => said([
            "شكل أبيض سيختفي عند الطباعة",
            "ضُبط الأبيض على «الطباعة فوق ما تحته»، فلن يظهر. أوقفوا هذا الضبط \
             للشكل.",
            "A white shape that will vanish in print",
            "It is set to print over what lies under it, so it will not show. Turn overprint \
             off for this shape.",
        ]),
        9 => said([
            "نصّ أسود صغير يترك تحته فراغًا أبيض",
            "إن تحرّك الورق قليلًا ظهر حول الحروف خطّ أبيض. اجعلوا النصّ الأسود الصغير يُطبع فوق \
             ما تحته (طباعة فوقيّة).",
            "Small black text that leaves a white gap under it",
            "If the paper moves a little, a white rim shows around the letters. Let small black \
             text overprint.",
        ]),
        10 => said([
            "خطّ أسود رفيع يترك تحته فراغًا أبيض",
            "إن تحرّك الورق قليلًا ظهر على جانبه خطّ أبيض. اجعلوه يُطبع فوق ما تحته (طباعة فوقيّة).",
            "A thin black line that leaves a white gap under it",
            "If the paper moves a little, a white rim shows beside it. Let it overprint.",
        ]),
        11 => said([
            "نصّ صغير لونه من سلّم الرماديّ فوق عناصر أخرى",
            "لا يُطبع هذا اللون فوق ما تحته في كلّ المطابع. استعملوا أسود CMYK للنصّ الصغير.",
            "Small text coloured on the gray scale, over other things",
            "Not every press prints such a colour over what lies under it. Use CMYK black for \
             small text.",
        ]),
        12 => said([
            "خطّ رفيع لونه من سلّم الرماديّ فوق عناصر أخرى",
            "لا يُطبع هذا اللون فوق ما تحته في كلّ المطابع. استعملوا أسود CMYK للخطوط الرفيعة.",
            "A thin line coloured on the gray scale, over other things",
            "Not every press prints such a colour over what lies under it. Use CMYK black for \
             thin lines.",
        ]),
        _ => said([
            "عنصر رماديّ ضُبط على الطباعة فوق ما تحته",
            "تفهمه المطابع فهمًا مختلفًا، فقد يظهر ما تحته أو لا يظهر. استعملوا أسود CMYK، أو \
             أوقفوا الضبط.",
            "A gray element is set to overprint",
            "Presses understand this differently: what lies under it may show or not. Use CMYK \
             black, or turn overprint off.",
        ]),
    }
}

/// The rules for text and lines that are hard to print.
fn small(number: u8) -> Words {
    match number {
        14 => said([
            "خطّ Courier: ربّما حلّ محلّ خطّ ضائع",
            "تضعه البرامج حين لا تجد الخطّ الأصليّ. تأكّدوا أنّكم اخترتموه، وإلّا فصدّروا الملفّ \
             مع خطوطه.",
            "The font Courier: perhaps in place of a lost one",
            "Programs take it when they do not find the right font. Make sure that you chose \
             it; if not, export the file with its fonts.",
        ]),
        15 => said([
            "نصّ أسود فيه حبر كثير",
            "تتلطّخ الحروف أو تبهت حوافّها. استعملوا الأسود وحده للنصّ: 0/0/0/100.",
            "Black text with too much ink",
            "Letters smear, or their edges blur. Use black alone for text: 0/0/0/100.",
        ]),
        16 => said([
            "نصّ أبيض صغير فوق لون أو صورة",
            "قد يسدّ الحبر الحروف الرفيعة. كبّروا النصّ أو ثقّلوه، أو ضعوه على ورق أبيض.",
            "Small white text on a colour or a picture",
            "Ink may fill the thin letters. Make the text larger or bolder, or put it on bare \
             paper.",
        ]),
        17 => said([
            "نصّ صغير مركّب من أكثر من حبر",
            "إن لم تتطابق الأحبار تمامًا ظهرت للحروف ظلال ملوّنة. استعملوا حبرًا واحدًا، أو كبّروا \
             النصّ.",
            "Small text made of more than one ink",
            "If the inks do not meet exactly, letters get coloured shadows. Use one ink, or \
             make the text larger.",
        ]),
        18 => said([
            "خطّ أبيض رفيع فوق لون أو صورة",
            "قد يسدّه الحبر فلا يظهر. ثخّنوه قليلًا.",
            "A thin white line on a colour or a picture",
            "Ink may fill it, so that it does not show. Make it a little thicker.",
        ]),
        _ => said([
            "خطّ رفيع مركّب من أكثر من حبر",
            "إن لم تتطابق الأحبار تمامًا صار الخطّ خطّين ملوّنين. استعملوا حبرًا واحدًا، أو ثخّنوه.",
            "A thin line made of more than one ink",
            "If the inks do not meet exactly, one line becomes two. Use one ink, or make it \
             thicker.",
        ]),
    }
}

/// The rules for inks, colours and pictures.
fn inks(number: u8) -> Words {
    match number {
        20..=23 => said([
            "حبر خاصّ غير الأحبار الأربعة",
            "كلّ حبر خاصّ لوح طباعة إضافيّ وكلفة إضافيّة، وقد لا يكون عند المطبعة. حوّلوه إلى \
             CMYK.",
            "A special ink beside the four",
            "Each special ink is a plate more and a cost more, and the shop may not have it. \
             Turn it into CMYK.",
        ]),
        24 => said([
            "لون العلامات مستعمل داخل الصفحة",
            "لون «التسجيل» يضع الأحبار كلّها معًا فلا تجفّ. استعملوا الأسود بدلًا منه.",
            "The colour of printer's marks is used within the page",
            "“Registration” lays down all inks at once, and they will not dry. Use black in its \
             place.",
        ]),
        26 => said([
            "حبر أكثر ممّا يحتمله الورق",
            "لا يجفّ الحبر فيتلطّخ الوجه المقابل. فتّحوا الألوان الداكنة أو الصورة في هذا الموضع، \
             أو حوّلوها بملفّ ألوان المطبعة.",
            "More ink than the paper can hold",
            "It does not dry, and marks the facing page. Lighten the dark colours or the picture \
             here, or convert them by the shop's profile.",
        ]),
        27 => said([
            "لون ليس من الأحبار الأربعة",
            "لا تقبل المطبعة هنا إلّا CMYK. حوّلوا ألوان الشاشة (RGB وما شابهها) قبل التصدير.",
            "A colour outside the four inks",
            "Here the shop takes CMYK alone. Convert colours of the screen (RGB and the like) \
             before exporting.",
        ]),
        28 => said([
            "لون لا تقبله المطبعة في هذا الموضع",
            "الصور وحدها يجوز أن تكون RGB، ومعها ملفّ ألوانها. حوّلوا النصوص والأشكال إلى CMYK.",
            "A colour that the shop does not take here",
            "Photographs alone may be RGB, with their profile. Turn text and shapes into CMYK.",
        ]),
        30 => said([
            "عناصر شفّافة تُمزج بغير أحبار الطباعة",
            "قد تتغيّر الألوان حول العناصر الشفّافة. اجعلوا المزج في CMYK (إعداد الشفافيّة في \
             المستند).",
            "See-through elements are mixed in other than printing inks",
            "Colours around them may change. Set the document's transparency blend space to \
             CMYK.",
        ]),
        31 => said([
            "صورة قليلة الوضوح لحجمها",
            "ستظهر مشوّشة أو مربّعة. ضعوا الصورة الأصليّة الكبيرة بدلًا منها (لا نسخة واتساب)، أو \
             صغّروها على الصفحة.",
            "A picture with too few pixels for its size",
            "It will look soft or blocky. Use the original, large photograph (not one from a \
             chat), or make it smaller on the page.",
        ]),
        32 => said([
            "رسم بالأبيض والأسود قليل الوضوح لحجمه",
            "ستظهر حوافّه مدرّجة. امسحوه ضوئيًّا بدقّة أعلى، أو ضعوه رسمًا متّجهًا.",
            "A black-and-white drawing with too few pixels for its size",
            "Its edges will look like steps. Scan it finer, or use a vector drawing.",
        ]),
        33 => said([
            "الصفحة كلّها صورة واحدة",
            "تفقد الحروف حدّتها حين تصير صورة. صدّروا الصفحة نصًّا وصورًا.",
            "The whole page is one picture",
            "Letters lose their edge as a picture. Export the page as text and pictures.",
        ]),
        34 | 36 => said([
            "طبقات مخفيّة في الملفّ",
            "قد تظهر في المطبعة طبقة لا تريدونها. ادمجوا الطبقات قبل التصدير.",
            "Hidden layers in the file",
            "A layer that you do not want may show at the press. Merge the layers before \
             exporting.",
        ]),
        35 => said([
            "أُعدّ الملفّ لشاشة أو لطابعة أخرى، لا لأحبار المطبعة",
            "ملفّ الألوان الذي فيه ليس CMYK. صدّروه من جديد بملفّ الألوان الذي طلبته المطبعة.",
            "The file was made for a screen or another printer, not for these inks",
            "The profile in it is not CMYK. Export it again with the profile that the print \
             shop asks for.",
        ]),
        _ => said([
            "قاعدة من قواعد المطابع لم تُراعَ",
            "أرسلوا رقم القاعدة إلى المطبعة واسألوها هل يضرّ ذلك بطباعتها.",
            "A rule of print shops was not kept",
            "Send the rule's number to the print shop and ask whether it does harm.",
        ]),
    }
}
