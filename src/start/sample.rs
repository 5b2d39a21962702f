//! The sample that a new project begins with. All of it says that it is one.

/// The name of the sample city's folder.
pub const CITY: &str = "sample-city";

/// Its name.
pub const CITY_NAME: &str = "مدينة المثال";

/// What a city is called whose name is not known.
pub const UNNAMED_CITY: &str = "مدينة جديدة";

/// What a group is called whose name is not known.
pub const UNNAMED_GROUP: &str = "مجموعة جديدة";

/// The name of the record of the one group of a new city.
pub const GROUP: &str = "sample-group";

/// The name of that group, which is also the first of the sample.
pub const GROUP_NAME: &str = "مجموعة المثال";

/// A group of the sample.
pub struct Group {
    /// The name of its record.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its text, which is ready to print.
    pub body: [&'static str; 3],
}

/// The groups of the sample.
pub const GROUPS: [Group; 2] = [
    Group {
        slug: GROUP,
        name: GROUP_NAME,
        body: [
            "هذا نصّ للمثال، مكانه نصّ المجموعة: من هي، ومتى اجتمعت، وفي أيّ حيّ من المدينة تعمل، ومن يشارك في أنشطتها من أهل السوق والحارات القريبة منه.",
            "في فقرة ثانية يُذكر ما تفعله المجموعة طوال العام: لقاءات وورشات ومعارض، وما الذي تغيّر في المكان منذ بدأت. تُطبع الكلمات كما كُتبت حرفًا حرفًا، ولا يُحذف منها شيء ولا يُضاف إليها شيء.",
            "وفي الفقرة الأخيرة يُقال ما تطمح إليه المجموعة، وكيف يصل إليها من يريد أن يشارك. وحين يكتمل النصّ تُحذف هذه الأسطر كلّها.",
        ],
    },
    Group {
        slug: "second-sample-group",
        name: "مجموعة المثال الثانية",
        body: [
            "وهذا نصّ ثانٍ للمثال، ليظهر كيف تتتابع المجموعات في الكتيّب. تبدأ كلّ مجموعة باسمها وصورتها، ثمّ يأتي نصّها في الصفحة المقابلة.",
            "النصّ القصير يصلح كما يصلح الطويل: يختار البرنامج ما يملأ الصفحات الباقية من صور السوق والنقوش، ومن جمل ينقلها من النصوص كما هي، فلا تبقى صفحة فارغة.",
            "وإن كان للمجموعة هاتف أو موقع أو سنة تأسيس فلكلّ منها خانة في ملفّها، تُطبع في سطر تحت اسمها.",
        ],
    },
];

/// The title of the exhibition.
pub const TITLE: &str = "معرض المثال";

/// The name of the network.
pub const NETWORK: &str = "شبكة المثال";

/// The introduction.
pub const INTRODUCTION: [&str; 2] = [
    "هذه مقدّمة للمثال، تُطبع في أوّل كلّ كتيّب. اكتبوا مكانها ما يجمع المجموعات: كيف بدأ المشروع، ومن يشارك فيه، ولماذا يُقام المعرض في الأسواق.",
    "تُكتب الفقرات كما هي، وبين كلّ فقرتين سطر فارغ. ويكفي في المقدّمة ما يقرأه الزائر وهو واقف.",
];

/// The lines of the imprint.
pub const IMPRINT: [(&str, &str); 3] = [
    ("الطبعة", "الأولى"),
    ("الصور", "رسوم توضيحية إلى أن تصل الصور"),
    ("الخطوط", "أميري وريم كوفي ووزيرمتن، برخصة الخطوط المفتوحة"),
];

/// The text of a group that is added, of which `check` says that it still waits for its own.
pub const UNWRITTEN: [&str; 2] = [
    "اكتبوا هنا من هي المجموعة، ومتى اجتمعت، وفي أيّ حيّ من المدينة تعمل.",
    "وفي فقرة ثانية ما تفعله طوال العام، وما تطمح إليه.",
];

/// A photograph of the sample: its illustration in the archive, its file from `photos/`, and what it shows.
pub struct Picture {
    /// The path of its illustration in what the program carries.
    pub carried: &'static str,
    /// The name of the file in the folder of the city.
    pub name: &'static str,
    /// Its caption.
    pub caption: &'static str,
    /// What it shows.
    pub alt: &'static str,
}

/// The pictures of the sample: that of the market, then one for each group.
pub const PICTURES: [Picture; 3] = [
    Picture {
        carried: "illustrations/market-1.jpg",
        name: "market-1.jpg",
        caption: "سوق المثال",
        alt: "ساحة تحيط بها قناطر، وبرج ساعة في آخرها",
    },
    Picture {
        carried: "illustrations/group-1.jpg",
        name: "sample-group.jpg",
        caption: "لقاء المجموعة",
        alt: "ساحة فيها نخيل وزينة، وأشخاص على المقاعد",
    },
    Picture {
        carried: "illustrations/group-2.jpg",
        name: "second-sample-group.jpg",
        caption: "جلسة في المقهى",
        alt: "مقهى مفتوح على التلال من ثلاث قناطر",
    },
];
