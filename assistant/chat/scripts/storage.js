// The conversations in this browser: records of {id, name, created, updated, turns}, in one store of IndexedDB.
let opening = null;

function database() {
  opening ||= new Promise((resolve, reject) => {
    const request = indexedDB.open('rujukan', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('conversations', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function stored(mode, work) {
  const transaction = (await database()).transaction('conversations', mode);
  const request = work(transaction.objectStore('conversations'));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

const records = {
  all: async () => (await stored('readonly', (all) => all.getAll())).sort((one, other) => other.updated - one.updated),
  get: (id) => stored('readonly', (all) => all.get(id)),
  put: (record) => stored('readwrite', (all) => all.put(record)),
  remove: (id) => stored('readwrite', (all) => all.delete(id)),
  clear: () => stored('readwrite', (all) => all.clear()),
};

// `crypto.randomUUID` is there on localhost and with TLS alone.
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const FORMAT = 'rujukan-conversations';
const LONGEST_NAME = 200;

function asFile(some) {
  const conversations = some.map(({ name, created, updated, turns }) => ({ name, created, updated, turns }));
  return JSON.stringify({ format: FORMAT, version: 1, conversations }, null, 1);
}

// What somebody gives us as a saved file: anything. The server reads each turn again before it shows one.
function fromFile(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return [];
  }
  if (file?.format !== FORMAT || !Array.isArray(file.conversations)) return [];
  const sound = file.conversations.filter((each) => Array.isArray(each?.turns) && each.turns.length);
  return sound.map((each) => ({
    id: newId(),
    name: String(each.name ?? '').slice(0, LONGEST_NAME) || '…',
    created: Number(each.created) || Date.now(),
    updated: Number(each.updated) || Date.now(),
    turns: each.turns,
  }));
}

// The latest turns that fit into one request; the gate takes 1 MB.
function fitting(turns, limit = 900_000) {
  const bytes = (turn) => new Blob([JSON.stringify(turn)]).size + 1;
  let room = limit;
  let first = turns.length;
  while (first > 0 && (room -= bytes(turns[first - 1])) >= 0) first -= 1;
  return turns.slice(first);
}
