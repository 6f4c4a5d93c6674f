// On a telephone a tapped number opens its source as a sheet over the answer, and Back puts it away.
let tapped = null; // the number whose source is shown
const narrow = matchMedia('(max-width: 899px)');

function sheetIsOpen() {
  return document.body.classList.contains('sheet');
}

function showSheet(open) {
  document.body.classList.toggle('sheet', open);
  for (const id of ['top', 'welcome', 'chat', 'ask']) if (find(id)) find(id).inert = open;
}

function openSheet() {
  if (!narrow.matches || sheetIsOpen()) return;
  tapped = document.querySelector('a[aria-current]');
  showSheet(true);
  history.pushState({ ...history.state, sheet: true }, '');
}

// The focus goes back to the number that was tapped.
function closeSheet() {
  if (!sheetIsOpen()) return;
  showSheet(false);
  if (tapped?.isConnected) tapped.focus();
}

acts['close-sheet'] = () => (history.state?.sheet ? history.back() : closeSheet());
narrow.addEventListener('change', closeSheet);
// The click that opened it is still under way: that one was answered already.
document.addEventListener('click', ({ target, defaultPrevented }) => {
  if (sheetIsOpen() && !defaultPrevented && !target.closest('#sources, dialog')) acts['close-sheet']();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && sheetIsOpen() && !document.querySelector('dialog[open]')) acts['close-sheet']();
});
