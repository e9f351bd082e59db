//! 导出
use crate::tui::{Canvas, Context, Effect, Input, Screen, Title};
/// x
pub struct ExportScreen;
impl ExportScreen {
    /// x
    #[must_use]
    pub fn ratings() -> Self { Self }
}
impl Screen for ExportScreen {
    type Answer = ();
    fn handle(&mut self, _i: Input<()>, _cx: &Context) -> Vec<Effect<()>> { Vec::new() }
    fn draw(&mut self, _c: &mut Canvas, _cx: &Context) {}
    fn title(&self, _cx: &Context) -> Title { Title::new("x") }
}
