// What a conversation has beside its turns: its filters and its suggestions, read off the page and kept with its record.
const ON_THE_PAGE_MS = 150; // Gradio tells when a value has come, not when it is on the page

// What is to be kept of what stands on the page, for the conversation `id` whose record had `before`.
function besidesOf(chosen, suggested, id, before) {
  const foreign = suggested && (suggested.conversation || firstId) !== id;
  return {
    filters: JSON.parse(chosen || 'null'),
    suggested: foreign ? before?.suggested ?? null : JSON.parse(suggested?.kept || 'null'),
  };
}

// Suggestions take a while: those that come late are of a conversation that is open no more, and are not shown.
function besides() {
  const found = document.querySelector('#suggestions .suggested');
  if (found) found.hidden = (found.dataset.conversation || firstId) !== openId;
  return besidesOf(document.querySelector('#chips .chips')?.dataset.chosen, found?.dataset, openId, current);
}

// Not while another conversation is on its way here: the page still shows what belongs to the one before.
async function keepBesides() {
  const found = besides();
  if (!current || awaited || deleted.has(current.id)) return;
  current = { ...current, ...found };
  await records.put(current).catch(() => {});
}

window.rujukan.keepBesides = () => setTimeout(keepBesides, ON_THE_PAGE_MS);
