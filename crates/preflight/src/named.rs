//! Enumerations whose values have stable names, which no new value can lack.

/// Declares an enumeration with a name for each value: `name()`, and `ALL` for tests.
macro_rules! named {
    (
        $(#[doc = $about:literal])+
        pub enum $kind:ident { $($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+ }
    ) => {
        $(#[doc = $about])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum $kind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $kind {
            /// All of them.
            #[cfg(test)]
            #[allow(
                dead_code,
                clippy::allow_attributes,
                reason = "not every enumeration is looked through"
            )]
            pub(crate) const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Returns its stable name, as reports write it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

pub(crate) use named;
