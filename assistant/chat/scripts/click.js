// Clicks on our own markup: some are answered here, the others are handed to the server through `trigger`.
const find = (id) => document.getElementById(id);
const acts = {
  cite: (data) => trigger('cite', data),
  pick: (data) => trigger('pick', data),
  read: (data) => ask('read', data),
  refer: (data) => ask('refer', data),
  library: (data) => ask('library', data),
};
let view = 0; // of the dialogs that were asked for, the latest

// The server gives a dialog the number it was asked for by: until that is on the page, an older one is.
function ask(event, data) {
  view += 1;
  trigger(event, { ...data, view });
}

let wanted = null; // the id to show once the server has sent it
let opener = null; // where the focus goes back to

function show(target) {
  document.querySelectorAll('.chosen').forEach((each) => each.classList.remove('chosen'));
  target.classList.add('chosen');
  if (target.closest('#reader')) {
    land(target, 'start');
    return target.focus({ preventScroll: true });
  }
  if (target.closest('#sources')) openSheet();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: target.tagName === 'LI' && !sheetIsOpen() ? 'center' : 'start' });
  target.focus({ preventScroll: true });
}

// `content-visibility` only guesses how high the text above is: the target stands still once that is laid out.
function land(target, block, calm = 4, last = NaN, tries = 60) {
  target.scrollIntoView({ block, behavior: 'instant' });
  const { top } = target.getBoundingClientRect();
  const left = Math.abs(top - last) < 1 ? calm - 1 : 4;
  if (left && tries) requestAnimationFrame(() => land(target, block, left, top, tries - 1));
}

function follow(link) {
  const id = link.getAttribute('href').slice(1);
  const [, turn] = id.match(/^sources?-(\d+)/) || [];
  document.querySelectorAll('a[aria-current]').forEach((each) => each.removeAttribute('aria-current'));
  if (turn) {
    opener = link;
    link.setAttribute('aria-current', 'true');
  }
  if (find(id)) return show(find(id));
  if (turn) {
    wanted = id;
    acts.cite({ turn: Number(turn) });
  }
}

async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Off localhost a page without TLS has no clipboard: the old way still works there.
    const area = Object.assign(document.createElement('textarea'), { value: text });
    button.after(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    button.focus();
  }
  const label = button.textContent;
  if (label === button.dataset.copied) return;
  button.textContent = button.dataset.copied;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => { button.textContent = label; }, 1600);
}

function numbers(dataset) {
  const { act, ...data } = dataset;
  for (const key of ['turn', 'number', 'start', 'end', 'run']) if (key in data) data[key] = Number(data[key]);
  return data;
}

function close(dialog) {
  dialog?.close();
}

document.addEventListener('click', (event) => {
  const hit = event.target.closest?.('a[href^="#"], button[data-act], button[data-copy]:not([data-act]), dialog button.close');
  if (event.target.tagName === 'DIALOG') return close(event.target); // the backdrop
  if (!hit) return;
  event.preventDefault();
  if (hit.matches('a')) follow(hit);
  else if (hit.dataset.act === undefined && hit.dataset.copy !== undefined) copy(hit);
  else if (hit.matches('.close')) close(hit.closest('dialog'));
  else {
    if (!find('reader')?.open) opener = hit;
    acts[hit.dataset.act]?.(numbers(hit.dataset), hit);
  }
}, true);

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || find('reader')?.open) return;
  if (document.activeElement?.closest('#sources') && opener?.isConnected) opener.focus();
});

// The newest question goes to the top when it is asked, and stays there when its answer arrives.
let seen = '';
new MutationObserver(() => {
  const asked = document.querySelectorAll('#chat .question');
  const now = `${asked.length}/${document.querySelectorAll('#chat .reply:not(.looking)').length}`;
  if (now === seen) return;
  seen = now;
  document.body.classList.toggle('begun', asked.length > 0);
  asked[asked.length - 1]?.scrollIntoView({ block: 'start' });
}).observe(document.body, { childList: true, subtree: true });

// Gradio tells when a value has come, not when it is on the page: that takes a frame, and what is there until then is old.
function soon(ready, then, tries = 60) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const found = ready();
    if (found) then(found);
    else if (tries) soon(ready, then, tries - 1);
  }));
}

window.rujukan = Object.assign(window.rujukan || {}, {
  reveal() {
    const id = wanted;
    if (id) soon(() => find(id), show);
    wanted = null;
  },
  open() {
    soon(() => document.querySelector(`#reader[data-view="${view}"]`), (dialog) => {
      if (!dialog.open) dialog.showModal();
      dialog.onclose = () => {
        leaveReader();
        if (opener?.isConnected) opener.focus();
      };
      enterReader(dialog);
    });
  },
  async speak(keep) {
    const { language, conversation, title } = document.querySelector('[data-language]')?.dataset || {};
    if (!language) return;
    document.querySelector('#chat [role=log]')?.setAttribute('aria-label', conversation); // Gradio's is English only
    document.documentElement.lang = language;
    document.title = title;
    applyTheme();
    await window.rujukan.resume();
    if (!document.documentElement.classList.contains('ready') && matchMedia('(min-width: 900px)').matches) {
      document.querySelector('#ask textarea')?.focus(); // not on a phone, where it would bring up the keyboard
    }
    if (!document.documentElement.classList.contains('ready')) openAddressed();
    document.documentElement.classList.add('ready');
    if (keep) localStorage.setItem('rujukan-language', language);
  },
});
