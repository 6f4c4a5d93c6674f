// When the server is away: Gradio notices, tries again and loads the page anew, but says so in English only.
const DRAFT = 'rujukan-draft';

function sayLost() {
  for (const title of document.querySelectorAll('.toast-title')) {
    if (title.textContent.trim() !== 'Connection Lost') continue;
    title.textContent = saying('lost_title');
    const words = title.parentElement.querySelector('.toast-text');
    if (words) words.textContent = saying('lost');
  }
}
new MutationObserver(sayLost).observe(document.body, { childList: true, subtree: true });

// What was being typed is there again after that; an empty box leaves nothing behind.
function box() {
  return document.querySelector('#ask textarea');
}

addEventListener('pagehide', () => {
  if (box()?.value) sessionStorage.setItem(DRAFT, box().value);
  else sessionStorage.removeItem(DRAFT);
});

function bringBackDraft() {
  const draft = sessionStorage.getItem(DRAFT);
  sessionStorage.removeItem(DRAFT);
  if (!draft || !box() || box().value) return;
  box().value = draft;
  box().dispatchEvent(new Event('input', { bubbles: true }));
}
