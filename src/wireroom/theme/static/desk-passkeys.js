// A key as the second step: the browser's own ceremony, whose result goes on its way with the form.
import { isPossible, make, prove, words } from "./passkey-ceremony.js";

for (const way of document.querySelectorAll("[data-key-way]")) {
  if (!isPossible()) continue;
  way.hidden = false;
  const panel = way.closest("[data-key-panel]");
  if (panel) panel.hidden = false;
  way.querySelector("button").addEventListener("click", () => use(way));
}

async function use(way) {
  const { keyWay: what, field } = way.dataset;
  const { form } = way.querySelector("button");
  const said = await ceremony(what, form).catch((fault) => ({ error: words(fault) }));
  if (said.credential) {
    form.elements[field].value = JSON.stringify(said.credential);
    form.submit();
  }
  const place = way.querySelector("[role=alert]");
  place.hidden = !said.error;
  place.textContent = said.error ?? "";
}

async function ceremony(what, form) {
  const body = new URLSearchParams({ for: what, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const answer = await fetch("/desk/challenge", { method: "POST", headers: { Accept: "application/json" }, body });
  const options = await answer.json().catch(() => ({ error: "Please load the page anew and try once more." }));
  if (!options.publicKey) return options;
  return { credential: await (what === "add" ? make(options) : prove(options)) };
}
