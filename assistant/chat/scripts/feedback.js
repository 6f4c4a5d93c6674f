// The thumbs under an answer.
document.addEventListener('submit', (event) => {
  if (event.target.dataset?.form !== 'rate') return;
  event.preventDefault();
  const data = new FormData(event.target);
  trigger('rate', { turn: Number(event.target.dataset.turn), good: data.get('good'), reason: data.get('reason') });
}, true);
