// What is written is kept on this device before it is sent, and until the host has answered: pages and the service worker share this.

// What may wait for a network: it holds the time at which it was done, and nobody but its sender is needed for it.
const Later = /^\/do(\/assignments\/[^/]+)\/(visits\/check-in|visits\/check-out|messages|confirm)$/;
const Patience = 30_000;
const changes = new BroadcastChannel('outbox');
let opened;

function open() {
  return opened ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open('workmarket', 2);
    opening.onupgradeneeded = ({ oldVersion }) => {
      const made = opening.result;
      if (oldVersion < 1) {
        made.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true }).createIndex('key', 'key', { unique: true });
        made.createObjectStore('state');
      }
      made.createObjectStore('files');
    };
    opening.onsuccess = () => {
      // A later release may want another version.
      opening.result.onversionchange = () => { opening.result.close(); opened = undefined; };
      resolve(opening.result);
    };
    opening.onerror = () => { opened = undefined; reject(opening.error); };
  });
}

// Comes back once it is on the disk, all of it or nothing.
async function stored(stores, mode, work) {
  const transaction = (await open()).transaction(stores, mode, { durability: 'strict' });
  let request;
  try {
    request = work(...[stores].flat().map(name => transaction.objectStore(name)));
  } catch (failure) {
    transaction.abort();
    throw failure;
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

const itemsOf = async by => (await stored('outbox', 'readonly', all => all.getAll())).filter(item => item.by === by);

// Keeps what is new, with its file if it has one; of what is kept already, what became of it. Nothing where it was taken away meanwhile.
async function put(item, file) {
  const isThere = await stored(['outbox', 'files'], 'readwrite', (all, files) => {
    if (file) files.put(file, item.key);
    if (!item.order) return all.put(item);
    const before = all.get(item.order);
    before.onsuccess = () => { if (before.result) all.put(item); };
    return before;
  });
  item.order ??= isThere;
  changes.postMessage(item);
  return isThere && item;
}

async function remove(item) {
  await stored(['outbox', 'files'], 'readwrite', (all, files) => {
    files.delete(item.key);
    return all.delete(item.order);
  });
  changes.postMessage('');
}

const fileOf = item => stored('files', 'readonly', all => all.get(item.key));

const lastPerson = () => stored('state', 'readonly', all => all.get('by'));
const rememberPerson = by => stored('state', 'readwrite', all => by ? all.put(by, 'by') : all.delete('by'));

// What the host said to a form: done, refused for a reason, or that one has to wait or to sign in first.
const post = (action, fields) => ask(action, new URLSearchParams(fields));

async function ask(action, body, headers, patience = Patience) {
  let answer;
  try {
    answer = await fetch(action, {
      method: 'POST', headers: { Prefer: 'return=minimal', ...headers }, redirect: 'manual', body, signal: AbortSignal.timeout(patience),
    });
  } catch {
    return { state: 'waiting' };
  }
  if (answer.status === 201) return { state: 'sent', made: await answer.json().catch(() => undefined) };
  if (answer.status === 204) return { state: 'sent', next: answer.headers.get('Location') };
  // A page of ours that shows what no other answer does.
  if (answer.status === 200 && answer.headers.has('Content-Security-Policy')) return { state: 'sent', page: answer };
  if (answer.status === 401) return { state: 'waiting', signedOut: true };
  // Whatever stands between, and answers in the host's place, refuses nothing.
  if (answer.status < 400 || answer.status >= 500 || [408, 425, 429].includes(answer.status)
    || answer.headers.get('Content-Type') !== 'application/problem+json')
    return { state: 'waiting', after: 1000 * Number(answer.headers.get('Retry-After')) };
  const problem = await answer.json().catch(() => ({}));
  const refusals = [...problem.errors ?? [], ...problem.refusals ?? []];
  return {
    state: 'refused', reason: refusals.map(one => one.message).join(' ') || problem.detail, rules: refusals.map(one => one.rule),
  };
}

// The host, whoever is signed in: what is asked for costs it nothing.
const reach = () => fetch('/manifest.webmanifest', { cache: 'no-store', signal: AbortSignal.timeout(Patience) });

// What is done at a time says so, by the host's clock: this device's may be wrong. Once, so that it stays the same request.
async function setTime(item) {
  if (item.isTimed) return true;
  let answer;
  const before = Date.now();
  try {
    answer = await reach();
  } catch {
    return false;
  }
  const now = Date.parse(answer.headers.get('Date'));
  if (Number.isNaN(now)) return false;
  const ahead = (before + Date.now()) / 2 - now - 500;
  // Both clocks are known to seconds alone: nothing was done before its page was made, and the page shows what was possible by then.
  const at = new Date(Math.max(Math.abs(ahead) > 5_000 ? item.at - ahead : item.at, Date.parse(item.made) || 0));
  item.fields = item.fields.filter(([name]) => name !== 'at').concat([['at', at.toISOString()]]);
  if (Math.abs(ahead) > 60_000) {
    const note = item.fields.find(([name]) => name === 'note')?.[1];
    const said = `The phone’s clock said ${new Date(item.at).toISOString()}.`;
    item.fields = item.fields.filter(([name]) => name !== 'note').concat([['note', note ? `${note} ${said}` : said]]);
  }
  item.at = at.getTime();
  item.isTimed = true;
  await put(item);
  return true;
}

// One at a time, whoever asks for it, and in the order in which things were done. Nothing waits for a file but other files.
const sendEach = (isFile, by, shown = () => {}) => navigator.locks.request(isFile ? 'files' : 'outbox', async () => {
  for (const item of await itemsOf(by)) {
    if (item.state !== 'waiting' || Boolean(item.uploads) !== isFile) continue;
    const answer = isFile ? await sendFile(item, await fileOf(item), shown)
      : await setTime(item) ? await post(item.action, item.fields) : { state: 'waiting' };
    Object.assign(item, { state: answer.state, reason: answer.reason, signedOut: answer.signedOut });
    await put(item);
    shown(item, answer);
    if (item.state === 'waiting') return;
  }
});

const send = (by, shown) => Promise.all([sendEach(false, by, shown), sendEach(true, by, shown)]);
