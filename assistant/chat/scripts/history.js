// What the browser's Back undoes: a change of conversation, a document that was opened.
// The address without what names a document.
function bare() {
  const address = new URL(location);
  for (const name of ['document', 'start', 'end']) address.searchParams.delete(name);
  return address.pathname + address.search;
}

addEventListener('popstate', ({ state }) => {
  const dialog = find('reader');
  if (!state?.sheet) closeSheet();
  if (addressed()) openAddressed();
  else if (dialog?.open) dialog.close();
  const { conversation = null } = state || {};
  if (conversation === (current?.id ?? null)) return;
  if (conversation) openKept(conversation, false);
  else begin(false);
});
