// A file goes to storage in blocks, so that a line that breaks costs one of them; then the host is told. Pages and the service worker.

const MiB = 1024 * 1024;
// Small enough for one bar of signal, and no more than about a hundred.
const blockSize = item => Math.min(4 * MiB, Math.max(MiB / 16, Math.ceil(item.size / 100)));
const blockCount = item => Math.ceil(item.size / blockSize(item));
const blockId = number => btoa(String(number).padStart(6, '0'));

// For what there was no room to keep there is nothing to note.
const note = item => item.order ? put(item) : item;

async function sendFile(item, file, shown) {
  if (!file) return { state: 'refused', reason: 'This device does not have the file any more.' };
  const arrived = item.isThrough ? await throughHost(item, file) : item.isWhole ? { state: 'sent' } : await intoStorage(item, file, shown);
  if (item.isThrough || arrived.state !== 'sent') return arrived;
  const answer = await (item.asks
    ? post(item.asks, [...item.fields, ['receipt.upload', item.upload], ['receipt.fileName', item.name]])
    : post(`${item.uploads.replace('/api/', '/do/')}/${item.upload}/complete`, [...item.fields, ['fileName', item.name]]));
  if (!answer.rules?.some(rule => /^upload(Missing|Changed|Expired)$/.test(rule))) return answer;
  await startAnew(item);
  return { state: 'waiting' };
}

const startAnew = item => note(Object.assign(item, { upload: undefined, isWhole: false, blocks: 0 }));

async function intoStorage(item, file, shown) {
  for (let turn = 0; turn < 3; turn++) {
    const body = JSON.stringify({ fileName: item.name, size: item.size, upload: item.upload });
    const key = item.upload ? {} : { 'Idempotency-Key': item.key };
    const begun = await ask(item.uploads, body, { 'Content-Type': 'application/json', ...key });
    if (begun.rules?.includes('uploadExpired')) await startAnew(item);
    else if (begun.state !== 'sent') return begun;
    else if (!begun.made?.address) return { state: 'waiting' };
    else {
      item.upload = begun.made.upload;
      const status = await sendBlocks(item, file, begun.made.address, shown);
      if (status === 201) return begun;
      if (status === 0 && item.blocks === 0 && item.size <= item.most && await reach().then(answer => answer.ok, () => false))
        return throughHost(item, file);
      if (status === 0 || status >= 500) return { state: 'waiting' };
      // An address that is too old is asked for anew, and blocks that storage has no more are sent anew.
      if (status !== 403) item.blocks = 0;
    }
  }
  return { state: 'waiting' };
}

// Which blocks are there is noted here: the address opens the file for writing alone. Gives what storage answered last, 0 for nothing.
async function sendBlocks(item, file, address, shown) {
  const toStorage = (part, body) =>
    fetch(`${address}&comp=${part}`, { method: 'PUT', body, signal: AbortSignal.timeout(6 * Patience) })
      .then(answer => answer.status, () => 0);
  const size = blockSize(item);
  const count = blockCount(item);
  if (!await note(item)) return 0;
  while (item.blocks < count) {
    const from = item.blocks * size;
    const status = await toStorage(`block&blockid=${encodeURIComponent(blockId(item.blocks))}`, file.slice(from, from + size));
    if (status !== 201) return status;
    item.blocks++;
    if (!await note(item)) return 0;
    shown(item);
  }
  const list = Array.from({ length: count }, (_, number) => `<Latest>${blockId(number)}</Latest>`).join('');
  const status = await toStorage('blocklist', `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`);
  item.isWhole = status === 201;
  await note(item);
  return status;
}

// A small file where storage cannot be reached and the host can: from then on so only, lest it come twice.
async function throughHost(item, file) {
  item.isThrough = true;
  if (!await note(item)) return { state: 'waiting' };
  const form = new FormData();
  for (const [name, value] of item.fields) if (!name.startsWith('_')) form.append(name, value);
  form.append('file', file, item.name);
  return ask(item.action, form, { 'Idempotency-Key': item.key }, 10 * Patience);
}
