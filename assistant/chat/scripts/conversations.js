// The conversation that is open: kept turn by turn, opened again, begun anew. Letters from the server come in here.
const NAME_LENGTH = 80;
let current = null; // its record; none until its first answer that may be kept
const firstId = newId(); // of the one that the page begins with: the server calls it ''
let openId = firstId; // under which the open one is kept, or will be
const deleted = new Set(); // what letters that come late must not bring back
const left = new Map(); // what stood beside a conversation when it was left: its last turn may not be kept yet
let awaited = null; // who waits for the server's word on a conversation that was sent to it
let exchange = Promise.resolve(); // of one conversation for another: one after the other
const PATIENCE_MS = 60_000;

function opened(record) {
  current = record;
  openId = record?.id || newId();
}

function saying(key, values = {}) {
  const texts = JSON.parse(find('conversations')?.dataset.words || '{}');
  return (texts[key] || '').replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function nameOf(turns) {
  const [question] = turns.map((turn) => turn.question.replace(/\s+/g, ' '));
  return question.length > NAME_LENGTH ? `${question.slice(0, NAME_LENGTH)}…` : question;
}

// A name that somebody has given stays, whatever becomes of the first question.
function renamed({ name, turns }) {
  return turns.length > 0 && name !== nameOf(turns);
}

// The turns with one more, which takes the place of what was there from its number on.
function withTurn(turns, number, turn) {
  return [...turns.filter((each) => each.number < number), ...(turn ? [turn] : [])];
}

function sameTurns(some, others) {
  const plain = (turns) => JSON.stringify(turns.map(({ number, question, answer }) => [number, question, answer.text]));
  return plain(some) === plain(others);
}

// A letter may come late, when another conversation is open.
async function keep({ conversation: named, number, turn }) {
  const conversation = named || firstId;
  const here = conversation === openId;
  const known = here ? current : await records.get(conversation).catch(() => null);
  if (deleted.has(conversation) || (!known && !turn)) return;
  const before = known || { id: conversation, name: '', created: Date.now(), turns: [] };
  const turns = withTurn(before.turns, number, turn);
  if (!turns.length || sameTurns(turns, before.turns)) return;
  const record = { ...before, ...(here ? besides() : left.get(conversation)), turns, name: renamed(before) ? before.name : nameOf(turns), updated: Date.now() };
  if (here) {
    current = record;
    history.replaceState({ ...history.state, conversation }, '');
  }
  try {
    await records.put(record);
  } catch {
    toast(saying('not_kept'));
  }
}

// Nothing is exchanged while a question is being answered: its answer would land in the other conversation.
function idle() {
  return new Promise((resolve) => {
    const look = () => (document.querySelector('#chat .looking, #progress .working') ? setTimeout(look, 200) : resolve());
    look();
  });
}

// What came beside the last answer a moment ago goes with the conversation that is left.
async function leave() {
  await idle();
  left.set(openId, besides());
  await keepBesides();
}

function inTurn(work) {
  exchange = exchange.then(work, work);
  return exchange;
}

function sent(event, data) {
  return new Promise((resolve) => {
    awaited = resolve;
    trigger(event, data);
    setTimeout(() => {
      if (awaited === resolve) awaited = null;
      resolve({ kind: 'refused' });
    }, PATIENCE_MS);
  });
}

function openRecord(record, remember = true) {
  return inTurn(() => exchanged(record, remember));
}

async function exchanged(record, remember) {
  await leave();
  const before = { current, openId };
  const turns = fitting(record.turns);
  opened(record);
  // At once: Back may be pressed as soon as the conversation is seen.
  if (remember) history.pushState({ conversation: record.id }, '', bare());
  else history.replaceState({ ...history.state, conversation: record.id }, '');
  const { filters, suggested } = record;
  const { kind } = await sent('restore', { turns, filters, suggested, conversation: record.id });
  if (kind === 'refused') {
    ({ current, openId } = before);
    history.replaceState(current ? { conversation: openId } : {}, '', bare());
    toast(saying('not_readable'));
    return false;
  }
  if (turns.length < record.turns.length) toast(saying('too_large'));
  return true;
}

async function openKept(id, remember = true) {
  const record = await records.get(id).catch(() => null);
  return record ? openRecord(record, remember) : false;
}

function begin(remember = true) {
  return inTurn(() => begun(remember));
}

async function begun(remember) {
  await leave();
  const before = current;
  opened(null);
  const ready = sent('fresh', { conversation: openId });
  if (remember) history.pushState({}, '', bare());
  if (remember && before) toast(saying('begun'), saying('undo'), () => openKept(before.id));
  await ready;
}

const letters = {
  keep,
  restored: (letter) => awaited?.(letter),
  begun: (letter) => awaited?.(letter),
  refused: (letter) => (awaited ? awaited(letter) : toast(saying('not_readable'))),
  file: (letter) => awaited?.(letter),
  checked: ({ lost }) => lost && current && openRecord(current, false),
};

Object.assign(window.rujukan, {
  receive(text) {
    const letter = JSON.parse(text || '{}');
    letters[letter.kind]?.(letter);
    if (['restored', 'begun', 'refused', 'file'].includes(letter.kind)) awaited = null;
  },
  // A question waits until the conversation that it belongs to is open.
  settled: () => exchange,
  // After a reload, after Back from elsewhere, after the server was away: what was open is open again.
  async resume() {
    const { conversation } = history.state || {};
    if (conversation && !current) await openKept(conversation, false);
    bringBackDraft();
  },
});
acts.fresh = () => begin();

// A page that slept may have been forgotten.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && current) trigger('check', { last: current.turns.at(-1).number });
});
