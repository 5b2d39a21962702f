//! What shows between texts: names, cities, digits and quotation marks of a record.

use malzama_proofread::{City, Finding, Proofreader, Role, Text, Vocabulary};

fn text<'a>(content: &'a str, role: Role, record: usize, city: &'a str) -> Text<'a> {
    Text { content, role, record, city: Some(city) }
}

fn vocabulary(names: &[&str]) -> Vocabulary {
    let city = |slug: &str, name: &str| City {
        slug: slug.to_owned(),
        name: name.to_owned(),
        others: Vec::new(),
    };
    Vocabulary {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        words: Vec::new(),
        cities: vec![
            city("jerusalem", "القدس"),
            city("hebron", "الخليل"),
            city("nablus", "نابلس"),
            city("jaffa", "يافا"),
        ],
    }
}

fn told<'a>(findings: &[Finding], texts: &[Text<'a>]) -> Vec<(&'static str, &'a str)> {
    findings.iter().map(|it| (it.rule.id, it.excerpt(texts[it.text].content))).collect()
}

#[test]
fn a_caption_that_names_another_city_is_told() {
    let proofreader = Proofreader::new(&vocabulary(&["مركز يافا الثقافي"]));
    let caption = |content, city| {
        let texts = [text(content, Role::Caption, 0, city)];
        told(&proofreader.read_all(&texts), &texts)
    };
    assert_eq!(caption("سوق الخليل", "nablus"), [("other-city", "الخليل")]);
    assert_eq!(caption("السوق القديم في الخليل", "nablus"), [("other-city", "الخليل")]);
    assert_eq!(caption("زقاق بنابلس", "hebron"), [("other-city", "بنابلس")]);
    for (sound, city) in [
        ("سوق الخليل", "hebron"),
        ("باب الخليل", "jerusalem"),
        ("شارع يافا", "jerusalem"),
        ("مركز يافا الثقافيّ", "nablus"),
        ("الطريق من نابلس إلى الخليل", "nablus"),
        ("عائلة من يافا", "nablus"),
        ("السوق القديم", "nablus"),
    ] {
        assert_eq!(caption(sound, city), [], "{sound}");
    }
    let prose = [text("زرنا سوق الخليل", Role::Prose, 0, "nablus")];
    assert_eq!(proofreader.read_all(&prose), []);
}

#[test]
fn a_name_in_another_spelling_is_told() {
    let proofreader = Proofreader::new(&vocabulary(&[]));
    let texts = [
        text("جمعيةُ الجالية الإفريقية", Role::Name, 0, "jerusalem"),
        text("القدس جمعية الجالية الافريقية", Role::Label, 0, "jerusalem"),
        text("زرنا جمعية الجاليه الإفريقية أمس.", Role::Prose, 1, "nablus"),
        text("زرنا جمعية الجالية الإفريقية أمس.", Role::Prose, 1, "nablus"),
    ];
    let findings = proofreader.read_all(&texts);
    let wanted = [
        ("name-spelling", "جمعية الجالية الافريقية"),
        ("name-spelling", "جمعية الجاليه الإفريقية"),
    ];
    assert_eq!(told(&findings, &texts), wanted);
    assert_eq!(findings[0].proposals, ["جمعية الجالية الإفريقية"]);
}

#[test]
fn names_and_words_of_the_project_are_not_judged() {
    let mut known = vocabulary(&["فرقة اسوار"]);
    known.words.push("لاكن".to_owned());
    let text = Text::prose("غنت فرقة اسوار، لاكن الى الصباح.");
    let ids = |vocabulary: &Vocabulary| {
        let findings = Proofreader::new(vocabulary).read(&text);
        findings.iter().map(|it| it.excerpt(text.content).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&known), ["الى"]);
    assert_eq!(ids(&Vocabulary::default()), ["اسوار", "لاكن", "الى"]);
}

#[test]
fn digits_are_compared_within_a_record_alone() {
    let proofreader = Proofreader::new(&vocabulary(&[]));
    let read = |second| {
        let texts = [
            text("تأسست عام ١٩٩١ ثم في ١٩٩٥.", Role::Prose, 0, "nablus"),
            text("تملك 9 دونمات.", Role::Prose, second, "nablus"),
            text("مجموعة عكا 5000", Role::Name, 0, "nablus"),
            text("+970 2 1234567", Role::Phone, 0, "nablus"),
        ];
        told(&proofreader.read_all(&texts), &texts)
    };
    assert_eq!(read(0), [("mixed-digits", "9")]);
    assert_eq!(read(1), []);
}

#[test]
fn the_words_of_others_are_theirs() {
    let proofreader = Proofreader::new(&Vocabulary::default());
    let wrong = "هاذا الإستثمار على على الارض";
    let quotation = Text { role: Role::Quotation, ..Text::prose(wrong) };
    assert_eq!(proofreader.read(&quotation), []);
    let quoted = format!("قالت: «{wrong}»، ثم “{wrong}”، ثم صمتت.");
    let ids: Vec<_> =
        proofreader.read(&Text::prose(&quoted)).iter().map(|it| it.rule.id).collect();
    assert_eq!(ids, ["mixed-quotes"; 2]);
    assert_eq!(proofreader.read(&Text::prose(wrong)).len(), 4);
}

#[test]
fn marks_of_a_record_are_held_against_those_of_the_page() {
    let content = "ومشروع \"سيدة الأرض\" في السوق";
    let text = [Text::prose(content)];
    let alone = Proofreader::new(&Vocabulary::default());
    assert_eq!(alone.read_all(&text), [], "one kind is right by itself");
    let page = Proofreader::new(&Vocabulary::default()).with_guillemets();
    let found = page.read_all(&text);
    let proposals: Vec<_> = found.iter().flat_map(|it| &it.proposals).collect();
    assert_eq!(proposals, ["«", "»"]);
    assert_eq!(found[0].message.code(), "proof/other-quotes");
    assert_eq!(page.read(&Text::prose("ومشروع «سيدة الأرض» في السوق")), []);
}

#[test]
fn a_rule_can_be_silenced() {
    let doubled = malzama_proofread::rule("doubled-word").expect("a rule");
    let proofreader = Proofreader::new(&Vocabulary::default()).without(doubled);
    assert_eq!(proofreader.read(&Text::prose("تعمل على على توثيق")), []);
}

#[test]
fn a_credit_that_waits_is_told() {
    let proofreader = Proofreader::new(&Vocabulary::default());
    let credit = |content| {
        let texts = [text(content, Role::Credit, 0, "nablus")];
        told(&proofreader.read_all(&texts), &texts)
    };
    assert_eq!(credit("فلان"), [("placeholder-credit", "فلان")]);
    assert_eq!(credit("اسم المصور"), [("placeholder-credit", "اسم المصور")]);
    assert_eq!(credit("تصوير ليلى حداد"), []);
}
