// Asking: stop, again, edit by ArrowUp, filters. Handed to the server through this component's own `trigger`.
const at = (id) => document.getElementById(id);
const box = () => document.querySelector('#ask textarea');
const working = () => document.querySelector('#progress .working');
const editing = () => document.querySelector('#notice .editing');

function earlier(before) {
  const numbers = [...document.querySelectorAll('#chat .question')].map((each) => Number(each.id.slice('turn-'.length)));
  return numbers.filter((number) => number < before).pop();
}

function edit(before) {
  const turn = earlier(before);
  if (turn !== undefined) trigger('edit', { turn });
  return turn !== undefined;
}

const doings = {
  stop: () => trigger('stop', {}),
  again: (data) => trigger('again', { turn: Number(data.turn) }),
  written: (data) => trigger('again', { turn: Number(data.turn), written: true }),
  edit: (data) => trigger('edit', { turn: Number(data.turn) }),
  unedit: () => trigger('unedit', {}),
  filters: () => trigger('filters', {}),
  'close-filters': () => at('filters')?.close(),
  answerers: () => trigger('answerers', {}),
  'close-answerers': () => at('answerers')?.close(),
  unfilter: (data) => {
    at('filters')?.close();
    trigger('unfilter', { name: data.name || '', value: data.value || '' });
  },
};

document.addEventListener('click', (event) => {
  const hit = event.target.closest?.('button[data-do]');
  if (event.target.matches?.('dialog.sheet')) event.target.close(); // the backdrop
  if (!hit || !(hit.dataset.do in doings)) return;
  event.preventDefault();
  doings[hit.dataset.do](hit.dataset);
}, true);

document.addEventListener('submit', (event) => {
  if (event.target.dataset?.form !== 'filter') return;
  event.preventDefault();
  const data = new FormData(event.target);
  trigger('filter', {
    document: data.getAll('document'), kind: data.getAll('kind'),
    language: data.get('language') || '', since: data.get('since'), until: data.get('until'),
  });
  at('filters').close();
}, true);

document.addEventListener('submit', (event) => {
  if (event.target.dataset?.form !== 'answerer') return;
  event.preventDefault();
  trigger('answerer', { name: new FormData(event.target).get('answerer') });
  at('answerers').close();
}, true);

// A search field shows those of its list whose text holds every word typed.
document.addEventListener('input', (event) => {
  const list = at(event.target.dataset?.sift);
  if (!list) return;
  const wanted = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of list.querySelectorAll('label, li')) {
    const text = row.textContent.toLowerCase();
    row.hidden = !wanted.every((word) => text.includes(word));
  }
});

document.addEventListener('keydown', (event) => {
  const inBox = event.target === box();
  if (event.key === 'Escape' && working() && !document.querySelector('dialog[open]')) return trigger('stop', {});
  if (event.key === 'Escape' && inBox && editing()) return trigger('unedit', {});
  if (event.key !== 'ArrowUp' || !inBox || event.isComposing) return;
  const number = Number(editing()?.dataset.turn || Infinity);
  const { value, selectionStart } = event.target;
  // In several lines the arrow moves in the text first.
  const asItWas = value === editing()?.dataset.question && !value.includes('\n');
  const untouched = editing() ? asItWas || selectionStart === 0 : value === '';
  if (untouched && edit(number)) event.preventDefault();
}, true);

// Chips stand over the box, and a notice over the chips, however many lines these have.
function measure(id) {
  const part = at(id);
  if (!part) return requestAnimationFrame(() => measure(id));
  new ResizeObserver(() => document.documentElement.style.setProperty(`--${id}-height`, `${part.offsetHeight}px`)).observe(part);
}
measure('ask');
measure('chips');

// Gradio tells when a value has come, not when it is on the page: that takes a frame or two.
function later(then) {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(then)));
}

window.rujukan = Object.assign(window.rujukan || {}, {
  editing() {
    later(() => {
      box().focus();
      box().setSelectionRange(0, 0);
    });
  },
  sheet(name) {
    const opener = document.activeElement;
    later(() => {
      const dialog = at(name);
      if (!dialog || dialog.open) return;
      dialog.showModal();
      dialog.onclose = () => (opener?.isConnected ? opener : document.querySelector('.chip.door'))?.focus();
      at(`${name}-title`).focus();
    });
  },
});
