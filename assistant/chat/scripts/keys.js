// The keyboard's map, and the two single keys; these can be turned off, for readers who speak to their computer.
function singleKeys() {
  return localStorage.getItem('rujukan-keys') !== 'off';
}

acts.keys = () => {
  const map = find('keys');
  map.querySelector('[data-single-keys]').checked = singleKeys();
  map.onclose = () => opener?.isConnected && opener.focus();
  map.showModal();
  find('keys-title').focus();
};

document.addEventListener('change', ({ target }) => {
  if (!target.matches?.('[data-single-keys]')) return;
  if (target.checked) localStorage.removeItem('rujukan-keys');
  else localStorage.setItem('rujukan-keys', 'off');
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, [contenteditable]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !singleKeys()) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === '?') acts.keys();
  else if (event.key === '/') box()?.focus();
  else return;
  event.preventDefault();
});
