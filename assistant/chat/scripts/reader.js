// A document that is open: where it stands, what was searched for in it, the address that leads there.
let visiting = false; // on the way back or forth through the browser's history, which must not grow by that

function addressOf({ document: id, start = 0, end = 0 }) {
  const address = new URL(bare(), location.href);
  address.searchParams.set('document', id);
  if (Number(start) || Number(end) > Number(start)) {
    address.searchParams.set('start', start);
    address.searchParams.set('end', end);
  }
  return address.href;
}

// What the address names, if it names a document.
function addressed() {
  const given = new URLSearchParams(location.search);
  const id = given.get('document');
  return id && { document: id, start: Number(given.get('start')) || 0, end: Number(given.get('end')) || 0 };
}

function openAddressed() {
  if (!addressed()) return;
  visiting = true;
  acts.read(addressed());
}

function enterReader(dialog) {
  const bar = dialog.querySelector('header');
  dialog.style.scrollPaddingTop = `${bar.offsetHeight + 12}px`;
  if (dialog.dataset.document && !visiting) {
    const steps = (history.state?.reader || 0) + 1;
    history.pushState({ ...history.state, reader: steps }, '', addressOf(dialog.dataset));
  }
  visiting = false;
  const field = dialog.querySelector('.search input');
  if (field?.value) {
    goToHit(dialog, Number(dialog.dataset.start));
    field.focus({ preventScroll: true });
    return;
  }
  const mark = dialog.querySelector('mark');
  const twin = dialog.querySelector('.twin') && find(`at-${dialog.dataset.start}`);
  if (mark) land(mark, 'center');
  else if (twin) land(twin, 'start');
  else dialog.scrollTop = 0;
  find('reader-title')?.focus({ preventScroll: Boolean(mark || twin) });
}

// Closed by hand, all steps into documents are taken back at once; after Back there are none left.
function leaveReader() {
  const steps = history.state?.reader;
  if (steps) history.go(-steps);
  else if (addressed()) history.replaceState(history.state, '', bare());
}

function hitsOf(dialog) {
  return JSON.parse(dialog.querySelector('.search output')?.dataset.hits || '[]');
}

// The hit at this offset, or the first after it; what is not on the page is fetched.
function goToHit(dialog, from) {
  const hits = hitsOf(dialog);
  if (!hits.length) return;
  const at = Math.max(0, hits.findIndex((hit) => hit >= from));
  const output = dialog.querySelector('.search output');
  output.dataset.at = at;
  output.textContent = output.dataset.hitOf.replace('{number}', at + 1).replace('{count}', hits.length);
  dialog.querySelectorAll('.hit.here').forEach((hit) => hit.classList.remove('here'));
  const parts = dialog.querySelectorAll(`.hit[data-hit="${hits[at]}"]`);
  if (!parts.length) {
    if (Number(dialog.dataset.start) !== hits[at]) search(dialog, hits[at]);
    return;
  }
  parts.forEach((part) => part.classList.add('here'));
  land(parts[0], 'center');
}

function move(step) {
  const dialog = find('reader');
  const hits = hitsOf(dialog);
  const at = Number(dialog.querySelector('.search output').dataset.at);
  if (hits.length) goToHit(dialog, hits[(at + step + hits.length) % hits.length]);
}

function search(dialog, start = Number(dialog.dataset.start)) {
  const wanted = dialog.querySelector('.search input').value.trim();
  visiting = true; // a search is no step that Back undoes
  acts.read({ document: dialog.dataset.document, start, end: start, wanted });
}

Object.assign(acts, {
  'next-hit': () => move(1),
  'earlier-hit': () => move(-1),
  'copy-link'(data, button) {
    button.dataset.copy = addressOf(data);
    copy(button);
  },
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest?.('#reader .search');
  if (!form) return;
  event.preventDefault();
  const field = form.querySelector('input');
  if (field.value.trim() && field.value.trim() === field.defaultValue) move(1);
  else search(find('reader'));
}, true);

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.shiftKey || !event.target.closest?.('#reader .search')) return;
  event.preventDefault();
  move(-1);
}, true);
