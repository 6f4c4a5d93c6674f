// A line at the foot of the page that says what was done, with a way to undo it. It goes after a while by itself.
const TOAST_SECONDS = 12;
let toastTimer = 0;

function toast(said, label, undo) {
  document.getElementById('toast')?.remove();
  const line = Object.assign(document.createElement('div'), { id: 'toast' });
  line.setAttribute('role', 'status');
  // What is outside an open dialog cannot be clicked.
  (document.querySelector('dialog[open]') || document.querySelector('.gradio-container')).append(line);
  const words = document.createElement('span');
  line.append(words);
  words.textContent = said;
  const gone = () => line.remove();
  if (undo) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
    button.addEventListener('click', () => { gone(); undo(); });
    line.append(button);
  }
  clearTimeout(toastTimer);
  toastTimer = setTimeout(gone, TOAST_SECONDS * 1000);
}
