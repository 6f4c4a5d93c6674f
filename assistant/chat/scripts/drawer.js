// The drawer: the conversations in this browser, each to be opened, renamed, saved, deleted.
function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function bytesOf(data) {
  return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
}

function fileName(name) {
  return name.replace(/[^\p{L}\p{N} _-]+/gu, '').trim().slice(0, 60).trim() || 'rujukan';
}

async function fillDrawer() {
  const drawer = find('conversations');
  const all = await records.all().catch(() => null);
  drawer.querySelector('.empty').hidden = Boolean(all?.length);
  if (!all) drawer.querySelector('.empty').textContent = saying('not_kept');
  const rows = (all || []).map((record) => {
    const row = document.createElement('li');
    row.append(...drawer.querySelector('.row').cloneNode(true).children);
    row.dataset.id = record.id;
    row.querySelector('strong').textContent = record.name;
    const day = new Date(record.updated).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    row.querySelector('span').textContent = record.id === current?.id ? `${day} · ${saying('opened_now')}` : day;
    return row;
  });
  drawer.querySelector('ol').replaceChildren(...rows);
  for (const act of ['save-all', 'delete-all']) drawer.querySelector(`[data-act="${act}"]`).hidden = !rows.length;
}

const rowActs = {
  async open(row) {
    find('conversations').close();
    if (row.dataset.id !== current?.id) await openKept(row.dataset.id);
  },
  rename(row) {
    const [name, field] = [row.querySelector('.opening'), row.querySelector('input')];
    field.value = row.querySelector('strong').textContent;
    [name.hidden, field.hidden] = [true, false];
    field.focus();
    field.select();
    const done = async (kept) => {
      field.onblur = null;
      const record = await records.get(row.dataset.id);
      if (kept && record && field.value.trim()) {
        record.name = field.value.trim();
        await records.put(record);
        if (current?.id === record.id) current = { ...current, name: record.name };
      }
      await fillDrawer();
      find('conversations').querySelector(`[data-id="${row.dataset.id}"] [data-row=rename]`)?.focus();
    };
    field.onblur = () => done(true);
    field.onkeydown = (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault(); // Escape would close the drawer
      done(event.key === 'Enter');
    };
  },
  async save(row, { ending }) {
    const record = await records.get(row.dataset.id);
    if (ending === 'json') return download(`${fileName(record.name)}.json`, asFile([record]), 'application/json');
    const file = await inTurn(() => sent('export', { ending, name: record.name, turns: fitting(record.turns) }));
    if (file.kind === 'file') download(file.name, bytesOf(file.data), file.type);
    else toast(saying('not_readable'));
  },
  async delete(row) {
    const record = await records.get(row.dataset.id);
    const open = record.id === current?.id;
    deleted.add(record.id);
    await records.remove(record.id);
    if (open) await begin(false);
    await fillDrawer();
    toast(saying('deleted', { name: record.name }), saying('undo'), async () => {
      deleted.delete(record.id);
      await records.put(record);
      if (open && !current) await openRecord(record, false);
      await fillDrawer();
    });
    find('conversations-title').focus();
  },
};

async function importFile(field) {
  const [file] = field.files;
  const found = file ? fromFile(await file.text()) : [];
  field.value = '';
  if (!found.length) return toast(saying('not_readable'));
  for (const record of found) await records.put(record);
  if (!(await openRecord(found[0]))) return records.remove(found[0].id);
  find('conversations').close();
  toast(saying('imported', { count: found.length }));
}

Object.assign(acts, {
  async conversations() {
    await fillDrawer();
    find('conversations').showModal();
    find('conversations-title').focus();
  },
  import() {
    find('conversations').querySelector('input[type=file]').click();
  },
  async 'save-all'() {
    download('rujukan.json', asFile(await records.all()), 'application/json');
  },
  async 'delete-all'() {
    const button = find('conversations').querySelector('[data-act="delete-all"]');
    if (!button.dataset.sure) {
      button.dataset.sure = 'yes';
      button.textContent = saying('delete_all_sure');
      button.onblur = () => { delete button.dataset.sure; button.textContent = saying('delete_all'); };
      return;
    }
    for (const { id } of await records.all()) deleted.add(id);
    await records.clear();
    await begin(false);
    history.replaceState({}, '', bare());
    await fillDrawer();
    toast(saying('all_deleted'));
    find('conversations-title').focus();
  },
});

document.addEventListener('change', ({ target }) => {
  if (target.matches?.('#conversations input[type=file]')) importFile(target);
});

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('#conversations [data-row]');
  if (button) rowActs[button.dataset.row](button.closest('li'), button.dataset);
});
