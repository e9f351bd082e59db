//! What a colour is for.

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident $name:literal $parent:expr;)*) => {
        /// What a colour is for. A role that a theme leaves out looks like its
        /// parent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$doc])* $variant,)* }

        impl Role {
            /// All of them; a parent comes before its children.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in a theme file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it looks like when a theme says nothing.
            #[must_use]
            pub const fn parent(self) -> Option<Self> {
                match self { $(Self::$variant => $parent,)* }
            }
        }
    };
}

roles! {
    /// The page itself and ordinary text.
    Text "text" None;
    /// What is not in hand: hints, dates, what others have done.
    Muted "muted" Some(Role::Text);
    /// The title line.
    Title "title" Some(Role::Text);
    /// A heading within a page.
    Heading "heading" Some(Role::Title);
    /// What is in hand: 朱红.
    Accent "accent" Some(Role::Text);
    /// The row the cursor is on.
    Cursor "cursor" Some(Role::Accent);
    /// Selected text.
    Selection "selection" Some(Role::Cursor);
    /// What is typed into.
    Field "field" Some(Role::Text);
    /// The field that has the focus.
    Focus "focus" Some(Role::Field);
    /// Words that a finding is about.
    Mark "mark" Some(Role::Focus);
    /// What stands in an empty field.
    Placeholder "placeholder" Some(Role::Muted);
    /// A key in footer, help and menu.
    Key "key" Some(Role::Accent);
    /// A thin rule between parts.
    Rule "rule" Some(Role::Muted);
    /// A dialog's face.
    Dialog "dialog" Some(Role::Text);
    /// A dialog's border.
    Border "border" Some(Role::Dialog);
    /// The button that Enter presses.
    Button "button" Some(Role::Cursor);
    /// Done, met, in time.
    Good "good" Some(Role::Text);
    /// Due soon, a finding.
    Warning "warning" Some(Role::Text);
    /// Too late, wrong, refused.
    Bad "bad" Some(Role::Warning);
    /// Words that were not there before.
    Added "added" Some(Role::Good);
    /// Words that are no longer there.
    Removed "removed" Some(Role::Bad);
    /// A bar of a chart.
    Bar "bar" Some(Role::Text);
    /// What cannot be done now.
    Disabled "disabled" Some(Role::Muted);
}

impl Role {
    /// The role of that name in a theme file.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.name() == name)
    }
}
