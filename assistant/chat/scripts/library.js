// The catalogue: order, filters, uploads one after the other, removal with undo.
const rows = () => [...document.querySelectorAll('#catalogue > li')];
const said = () => JSON.parse(document.querySelector('.adding')?.dataset.texts || '{}');

function narrow() {
  const wanted = {};
  for (const each of document.querySelectorAll('[data-narrow]')) wanted[each.dataset.narrow] = each.value;
  for (const row of rows()) {
    const fits = ['language', 'kind'].every((key) => !wanted[key] || row.dataset[key] === wanted[key]);
    row.classList.toggle('narrowed', !fits);
  }
  const by = { year: (a, b) => b.dataset.year - a.dataset.year }[wanted.sort]
    || ((a, b) => (a.dataset[wanted.sort] || '').localeCompare(b.dataset[wanted.sort] || ''));
  const list = document.getElementById('catalogue');
  rows().sort((a, b) => by(a, b) || a.dataset.title.localeCompare(b.dataset.title)).forEach((row) => list.append(row));
}

function line(list, text, ...more) {
  const row = document.createElement('li');
  row.append(text, ...more);
  list.append(row);
  return row;
}

function button(label, act) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
  made.addEventListener('click', () => act(made));
  return made;
}

function sent(method, path, file, told) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, `${path}?language=${document.documentElement.lang}`);
    request.responseType = 'json';
    if (file) request.upload.onprogress = (event) => told(event.loaded / event.total);
    request.onload = () => resolve({ status: request.status, ...request.response });
    request.onerror = () => resolve({ status: 0, error: 'trouble' });
    request.send(file || null);
  });
}

function outcome(name, answer, texts) {
  const refusal = answer.error ? [texts.errors[answer.error], ...(answer.refusal || [])] : answer.refusal || [];
  if (refusal.length) return `${name}: ${texts.refused}. ${refusal.join(' ')}`;
  const count = answer.warnings.length;
  const lost = count ? `. ${texts.missing[Number(count !== 1)].replace('{count}', count)}: ${answer.warnings.join('; ')}` : '';
  return `${name}: ${texts.outcomes[answer.outcome] || ''}${lost}`;
}

async function upload(files) {
  const texts = said();
  const list = document.querySelector('.adding .uploads');
  list.replaceChildren();
  if (files.length > texts.most) return line(list, texts.errors.count);
  for (const file of files) {
    const row = line(list, `${file.name}: ${texts.sending}`);
    const answer = await sent('PUT', `/library/files/${encodeURIComponent(file.name)}`, file, (part) => {
      row.textContent = `${file.name}: ${part < 1 ? `${texts.sending} ${Math.round(part * 100)} %` : texts.reading}`;
    });
    row.textContent = outcome(file.name, answer, texts);
  }
}

async function remove(hit) {
  const texts = said();
  const row = hit.closest('li');
  const path = `/library/documents/${encodeURIComponent(hit.dataset.document)}`;
  hit.disabled = true;
  const answer = await sent('DELETE', path);
  hit.disabled = false;
  if (!answer.removed) return row.append(texts.kept);
  const kept = [...row.childNodes];
  const undo = button(texts.undo, async (made) => {
    made.disabled = true;
    await sent('POST', path);
    row.replaceChildren(...kept);
  });
  row.replaceChildren(`${texts.removed}: ${kept[0].querySelector('strong').textContent} `, undo);
  undo.focus();
}

document.addEventListener('change', (event) => {
  if (event.target.dataset?.narrow) narrow();
  if (event.target.id === 'add-files' && event.target.files.length) upload([...event.target.files]);
});

document.addEventListener('click', (event) => {
  const hit = event.target.closest?.('button[data-do="remove-document"]');
  if (hit) remove(hit);
}, true);
