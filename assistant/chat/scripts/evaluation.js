// The evaluation: another run, and a question of it asked again, in a conversation of its own.
const UNTIL_MS = 200;

// Whether it has become so, looked at again and again.
async function until(ready, tries) {
  for (let left = tries; left && !ready(); left -= 1) {
    await new Promise((resolve) => { setTimeout(resolve, UNTIL_MS); });
  }
  return ready();
}

const asked = () => document.querySelectorAll('#chat .question').length;
const answered = () => document.querySelectorAll('#chat .reply:not(.looking)').length;

// Gradio drops what is picked while it still takes the one before for unfinished: then once more.
async function picked(question, place, tries = 5) {
  trigger('pick', { question });
  return await until(() => asked() > place, 25) || (tries > 1 && picked(question, place, tries - 1));
}

// Of a follow-up first what was asked before it.
async function askAnew(questions) {
  await begin();
  if (!await until(() => !asked(), 50)) return;
  for (const [place, question] of questions.entries()) {
    if (!await picked(question, place)) return;
    if (!await until(() => answered() > place, 600)) return;
    await idle();
  }
}

Object.assign(acts, {
  evaluation: (data) => ask('evaluation', data),
  'ask-anew'({ questions }) {
    opener = null; // what follows is the conversation, not the button that was clicked
    find('reader').close();
    askAnew(JSON.parse(questions));
  },
});
