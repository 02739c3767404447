// Send one picture to the archive, and tell how far it is.
/** Gives `{ id, said }`, or `{ refused }` in words. `tell` is called with hundredths. */
export function send(file, token, tell) {
  const form = new FormData();
  form.append("csrfmiddlewaretoken", token);
  form.append("pictures", file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/desk/pictures/upload");
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(Math.round((loaded / total) * 100)));
    request.addEventListener("error", () => done({ refused: `${file.name}: no connection. Send it again.` }));
    request.addEventListener("load", () => done(read(request, file)));
    request.send(form);
  });
}

function read({ status, responseText }, { name }) {
  try {
    return JSON.parse(responseText);
  } catch {
    if (status === 413) return { refused: `${name}: the file is too large. Save it smaller and send it again.` };
    if (status === 401 || status === 403) return { refused: `${name}: you are signed out. Sign in in another tab, then send it again.` };
    return { refused: `${name}: the newsroom does not answer. Send it again.` };
  }
}
