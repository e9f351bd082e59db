//! 对照典型人物: whom one can look at, and what one wrote beside them.
//!
//! | file | screen |
//! | --- | --- |
//! | `people` | the exemplars: those chosen first, then the others |
//! | `page` | one of them: what they did, what I did, the distance |
//! | `items` | the items of one's own checklist that it touches |

mod fields;
mod items;
mod pad;
mod page;
mod people;
mod rows;

pub use page::ExemplarScreen;
pub use people::ContrastScreen;

use std::sync::Arc;

use super::preview::PaperScreen;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::tui::toast::Toast;
use crate::usecase::contrast::{self, Beside, ContrastSheet};

/// The contrast sheet as it will read; where nothing is written yet, a word on
/// how to begin.
fn preview<A>(sheet: Arc<ContrastSheet>, cx: &Context) -> Effect<A> {
    if !sheet.all.iter().any(Beside::is_chosen) {
        let words = tr!(cx.lang, "contrast-preview-empty");
        return Effect::Toast(Toast::warning(words));
    }
    Effect::push(PaperScreen::new(cx.lang, move |lang| {
        contrast::document(&sheet, lang)
    }))
}
