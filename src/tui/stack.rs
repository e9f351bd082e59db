//! The stack of screens: who is on top, who asked for what, who is due.

use super::clock::Moment;
use super::layer::Layer;
use super::message::LayerId;
use super::screen::Parcel;

/// What the screen that called another makes of its answer.
pub(super) type Then = Box<dyn FnOnce(Parcel) -> Option<Parcel>>;

/// A layer with its place in the program.
pub(super) struct Slot {
    pub id: LayerId,
    pub layer: Layer,
    /// Who wants to hear from it when it returns, and what becomes of that.
    pub caller: Option<(LayerId, Then)>,
    /// The deadline that was served last; it is not served twice.
    pub served: Option<Moment>,
    /// A dialog of the program itself; the layer below need not hear of it.
    pub quiet: bool,
}

/// Screens, the outermost first.
#[derive(Default)]
pub(super) struct Stack {
    slots: Vec<Slot>,
    next: u64,
}

impl Stack {
    /// Puts a layer on top.
    pub fn push(&mut self, layer: Layer, caller: Option<(LayerId, Then)>) -> LayerId {
        self.put(layer, caller, false)
    }

    /// Puts a dialog of the program itself on top.
    pub fn push_quiet(&mut self, layer: Layer, caller: Option<(LayerId, Then)>) -> LayerId {
        self.put(layer, caller, true)
    }

    fn put(&mut self, layer: Layer, caller: Option<(LayerId, Then)>, quiet: bool) -> LayerId {
        let id = LayerId(self.next);
        self.next += 1;
        self.slots.push(Slot {
            id,
            layer,
            caller,
            served: None,
            quiet,
        });
        id
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.slots.clear();
    }

    /// Who wants to hear from a layer.
    pub fn take_caller(&mut self, id: LayerId) -> Option<(LayerId, Then)> {
        self.slots
            .iter_mut()
            .find(|slot| slot.id == id)?
            .caller
            .take()
    }

    /// Puts a layer where another is, which goes; its caller stays.
    pub fn replace(&mut self, old: LayerId, layer: Layer) -> Option<LayerId> {
        let at = self.slots.iter().position(|slot| slot.id == old)?;
        let id = LayerId(self.next);
        self.next += 1;
        let slot = self.slots.get_mut(at)?;
        *slot = Slot {
            id,
            layer,
            caller: slot.caller.take(),
            served: None,
            quiet: slot.quiet,
        };
        Some(id)
    }

    /// Takes a layer away, wherever it lies.
    pub fn remove(&mut self, id: LayerId) -> Option<Slot> {
        let at = self.slots.iter().position(|slot| slot.id == id)?;
        Some(self.slots.remove(at))
    }

    pub fn get(&mut self, id: LayerId) -> Option<&mut Layer> {
        self.slots
            .iter_mut()
            .find(|slot| slot.id == id)
            .map(|slot| &mut slot.layer)
    }

    pub fn holds(&self, id: LayerId) -> bool {
        self.slots.iter().any(|slot| slot.id == id)
    }

    pub fn top(&self) -> Option<&Slot> {
        self.slots.last()
    }

    pub fn is_top(&self, id: LayerId) -> bool {
        self.top().is_some_and(|slot| slot.id == id)
    }

    pub const fn depth(&self) -> usize {
        self.slots.len()
    }

    /// Ids from the top down.
    pub fn ids(&self) -> Vec<LayerId> {
        self.slots.iter().rev().map(|slot| slot.id).collect()
    }

    /// Ids from the top down, without one.
    pub fn ids_but(&self, id: LayerId) -> Vec<LayerId> {
        self.ids()
            .into_iter()
            .filter(|other| *other != id)
            .collect()
    }

    /// Whether any layer keeps people from leaving.
    pub fn exclusive(&self) -> bool {
        self.slots.iter().any(|slot| slot.layer.exclusive())
    }

    /// The earliest deadline that was not served.
    pub fn deadline(&self) -> Option<Moment> {
        self.slots.iter().filter_map(Slot::due).min()
    }

    /// Those whose deadline has come; they count as served.
    pub fn due(&mut self, now: Moment) -> Vec<LayerId> {
        let due = self
            .slots
            .iter_mut()
            .filter(|slot| slot.due().is_some_and(|at| at <= now));
        due.map(|slot| {
            slot.served = slot.layer.deadline();
            slot.id
        })
        .collect()
    }

    pub fn layers(&mut self) -> impl DoubleEndedIterator<Item = &mut Layer> {
        self.slots.iter_mut().map(|slot| &mut slot.layer)
    }
}

impl Slot {
    fn due(&self) -> Option<Moment> {
        self.layer.deadline().filter(|at| self.served != Some(*at))
    }
}
