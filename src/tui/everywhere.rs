//! The commands that hold everywhere, and what help, menu and palette list.

use crate::tr;

use super::command::{Command, Group, Offer, entries};
use super::context::Context;
use super::dialog::{HelpDialog, MenuDialog, PaletteDialog};
use super::layer::Layer;
use super::parting::After;
use super::router::{Router, context};
use super::screen::Effect;
use super::toast::Toast;

impl Router {
    /// Does a command that no screen offers.
    pub fn global(&mut self, command: Command) {
        let cx = context!(self);
        match command {
            Command::Help => {
                let offers = self.everything(|_| true);
                let list = entries(&offers, cx.keys, cx.lang);
                self.push_dialog(Layer::new(HelpDialog::new(list)), None);
            }
            Command::Menu => {
                let list = entries(&self.everything(is_doing), cx.keys, cx.lang);
                self.push_dialog(Layer::new(MenuDialog::new(list)), None);
            }
            Command::Palette => {
                let list = entries(&self.everything(is_doing), cx.keys, cx.lang);
                self.push_dialog(Layer::new(PaletteDialog::new(list)), None);
            }
            Command::Theme => self.next_theme(),
            Command::Language => {
                let other = self.face.lang.language().other();
                if let Some(id) = self.stack.top().map(|slot| slot.id) {
                    self.perform(id, Effect::Language(other));
                }
            }
            Command::Back => self.back(),
            Command::Quit => self.quit(),
            _ => {}
        }
    }

    /// What holds here, then what holds everywhere.
    fn everything(&self, keep: impl Fn(Command) -> bool) -> Vec<Offer> {
        let mut all = self.offers();
        for command in Command::ALL.iter().filter(|c| c.group() == Group::Anywhere) {
            let named = all.iter().any(|offer| offer.command == *command);
            if !named && !self.vetoed(*command) {
                all.push(Offer::new(*command));
            }
        }
        all.retain(|offer| keep(offer.command));
        all
    }

    fn back(&mut self) {
        let Some(top) = self.stack.top().map(|slot| slot.id) else {
            return;
        };
        if self.stack.depth() > 1 {
            self.part(vec![top], After::Pop(top));
        } else {
            self.show(Toast::new(tr!(self.face.lang, "frame-root")));
        }
    }
}

/// What a menu lists: not the keys for moving about, not itself.
const fn is_doing(command: Command) -> bool {
    let itself = matches!(command, Command::Menu | Command::Palette);
    let moving = matches!(command.group(), Group::Moving) && command.is_fixed();
    !(itself || moving)
}
