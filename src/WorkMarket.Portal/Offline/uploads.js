// Files that are chosen on a page: kept on this device first, photos no larger than one looks at them, then sent.

const Longest = 2048;

async function upload(form) {
  const [by, input, back] = [page.dataset.by, form.elements.file, backOf(form)];
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const { asks, what } = form.dataset;
  const failed = [];
  let isSent = false;
  say(form, 'Being kept on this device…');
  for (const chosen of [...input.files]) {
    const file = await scaled(chosen, asks ? 'photo' : form.elements.type?.value);
    const key = newKey();
    const item = {
      by, key, action: form.getAttribute('action'), uploads: form.dataset.uploads, asks, most: Number(form.dataset.most),
      fields: [...fields, ['_key', key], ['_by', by], ['_page', back]], name: file.name, size: file.size, blocks: 0,
      page: back, zone: form.dataset.zone, at: Date.now(), state: 'waiting', text: file.name,
      what: what ?? form.elements.type.selectedOptions[0].text, about: aboutOf(back.match(/^\/assignments\/[^/]+/)?.[0]),
    };
    try {
      await put(item, file);
    } catch (failure) {
      say(form, `There is no room on this device (${failure.name}): leave this page open until ${file.name} is sent.`, 'warn');
      const answer = await sendFile(item, file, () => say(form, `${file.name}: ${sentOf(item)}`));
      isSent ||= answer.state === 'sent';
      if (answer.state === 'refused') failed.push(`${file.name} was not kept: ${answer.reason}`);
      else if (answer.state !== 'sent')
        failed.push(`${file.name} is neither kept nor sent: there is no room on this device (${failure.name}), and no answer.`);
    }
  }
  if (failed.length) return say(form, failed.join(' '), 'not-done');
  form.reset();
  form.querySelector(':scope > [role=status]').remove();
  if (isSent || asks) await go(asks ? back : location.pathname + location.search).catch(arrive);
  else await arrive();
  navigator.storage?.persist?.();
  wakeLater();
  attend();
}

// The page on which one sees what became of it.
function backOf(form) {
  const query = new URL(form.action).searchParams;
  return query.get('next') ?? query.get('page');
}

// What cannot be scaled here goes as it is; a format that is not accepted becomes a JPEG.
async function scaled(file, type) {
  if (!['photo', 'signOff'].includes(type) || !/^image\/(jpeg|png|webp|avif|hei[cf])$/.test(file.type)) return file;
  try {
    const photo = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, Longest / Math.max(photo.width, photo.height));
    const isTaken = /jpeg|png/.test(file.type);
    if (by === 1 && isTaken) return file;
    const canvas = make('canvas', { width: Math.round(photo.width * by), height: Math.round(photo.height * by) });
    canvas.getContext('2d').drawImage(photo, 0, 0, canvas.width, canvas.height);
    photo.close();
    const made = await new Promise(resolve => canvas.toBlob(resolve, isTaken ? file.type : 'image/jpeg', 0.85));
    return made ? new File([made], isTaken ? file.name : `${file.name.replace(/\.[^.]*$/, '')}.jpeg`, { type: made.type }) : file;
  } catch {
    return file;
  }
}

const sentOf = item =>
  `${Math.floor(100 * item.blocks / blockCount(item))}% of ${(item.size / 1e6).toFixed(1)} MB is there`;

// Moves the bar of a file that is being sent; false where this page has none.
function moves(item) {
  const bar = document.getElementById(`sent-${item.key}`);
  if (!bar || item.state !== 'waiting' || item.signedOut) return false;
  bar.value = item.blocks;
  bar.previousElementSibling.textContent = stateOf(item);
  return true;
}

for (const name of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(name, event => {
    const form = event.target.closest?.('form[data-uploads]');
    if (!form || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    form.classList.toggle('over', name === 'dragover');
    if (name === 'drop') form.elements.file.files = event.dataTransfer.files;
  });
}
