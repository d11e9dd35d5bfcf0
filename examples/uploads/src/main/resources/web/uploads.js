// Uploads files one after the other, shows how far each is, and lists what is stored.
const input = document.querySelector('input');
const bar = document.querySelector('progress');
const status = document.querySelector('[role=status]');
const table = document.querySelector('table');

const url = (name) => 'files/' + encodeURIComponent(name);

// fetch tells nothing of how much has been sent; XMLHttpRequest does.
function upload(file) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => { bar.value = event.loaded / event.total; };
    request.onload = () => request.status < 300 ? resolve() : reject(new Error(problem(request)));
    request.onerror = () => reject(new Error('the connection broke off'));
    request.open('PUT', url(file.name));
    request.send(file);
  });
}

function problem(request) {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return `the server answered ${request.status}`;
  }
}

function size(bytes) {
  const unit = Math.min(4, Math.max(0, Math.floor(Math.log2(bytes || 1) / 10)));
  return (bytes / 1024 ** unit).toFixed(unit ? 1 : 0) + ' ' + ['B', 'KiB', 'MiB', 'GiB', 'TiB'][unit];
}

function row(file) {
  const row = document.createElement('tr');
  const link = Object.assign(document.createElement('a'), { href: url(file.name), textContent: file.name });
  const remove = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Delete' });
  remove.onclick = async () => {
    await fetch(url(file.name), { method: 'DELETE' });
    await list();
  };
  for (const content of [link, size(file.size), new Date(file.modified).toLocaleString(), remove]) {
    row.insertCell().append(content);
  }
  return row;
}

async function list() {
  const files = await (await fetch('files')).json();
  table.hidden = files.length === 0;
  table.tBodies[0].replaceChildren(...files.map(row));
}

input.onchange = async () => {
  input.disabled = true;
  bar.hidden = false;
  try {
    for (const file of input.files) {
      bar.value = 0;
      status.textContent = `Uploading ${file.name} (${size(file.size)})`;
      await upload(file);
      status.textContent = `Stored ${file.name}`;
    }
  } catch (error) {
    status.textContent = `Not stored: ${error.message}`;
  }
  input.disabled = false;
  input.value = '';
  await list();
};

await list();
