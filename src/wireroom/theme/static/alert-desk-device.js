// Makes the browser at hand one of the desk's devices: it subscribes as a reader's would, following nothing, and its
// form then says to the desk how the newsroom knows it.
import { Refusal, askLeave, current, mend, standing, subscribe } from "./alerts-device.js";

const form = document.querySelector("[data-desk-device]");
const button = form.querySelector("[data-device-add]");
const said = form.querySelector("[data-device-said]");
const steps = form.querySelector("[data-device-steps]");

function say(words, list = []) {
  said.textContent = words;
  said.hidden = !words;
  steps.replaceChildren(...list.map((step) => Object.assign(document.createElement("li"), { textContent: step })));
  steps.hidden = !list.length;
}

async function add() {
  await askLeave();
  const device = (await current()) ?? (await subscribe({ topics: [] }));
  form.elements.endpoint.value = device.endpoint;
  form.submit();
}

const state = standing();
if (state === "ready") button.disabled = false;
else say(...mend(state));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say("");
  button.disabled = true;
  button.textContent = "Waiting for the browser …";
  try {
    await add();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (refusal.message === "denied") say(...mend("denied"));
    else say(refusal.message);
    button.disabled = false;
    button.textContent = "Add this browser";
  }
});
