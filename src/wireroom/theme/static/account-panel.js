// The panel in which a reader registers or signs in without leaving the page: address, code, done.
import { ask, changed, send } from "./account-state.js";
import { claim } from "./overlay.js";

let panel = null;
addEventListener("reader", ({ detail }) => { if (detail.signed_in && panel) shut(); });

/** Open the panel that belongs to a "Sign in" link: in its place in the article, or over the page. */
export async function open(link) {
  await dressed();
  if (panel?.isConnected) return panel.querySelector("input, button")?.focus();
  const here = link.hasAttribute("data-here");
  panel = made(here ? "div" : "dialog", { className: "sign-in-panel" });
  panel.setAttribute("aria-labelledby", "sign-in-panel");
  if (here) {
    panel.setAttribute("role", "group");
    const held = [...link.closest("[data-slot]").children];
    for (const child of held) child.hidden = true;
    panel.addEventListener("left", () => { for (const child of held) child.hidden = false; link.focus({ preventScroll: true }); });
    link.closest("[data-slot]").append(panel);
  } else {
    panel.addEventListener("close", leave);
    panel.addEventListener("close", claim(shut, { asked: true }));
    document.body.append(panel);
  }
  askAddress("");
  if (!here) panel.showModal();
  panel.querySelector("input").focus({ preventScroll: true });
}

function shut() {
  if (panel?.matches("dialog")) panel.close();
  else leave();
}

function leave() {
  if (!panel) return;
  const left = panel;
  panel = null;
  left.dispatchEvent(new Event("left"));
  left.remove();
}

async function askAddress(typed, refusal) {
  const form = step("Sign in or register", "We send a code to your address. There is no password to invent, and none to forget.");
  const usePasskey = made("button", { type: "button", className: "quieter", textContent: "Use a passkey", hidden: true });
  const usePassword = made("button", { type: "button", className: "link", textContent: "I have a password" });
  usePassword.addEventListener("click", () => askPassword(form.elements.address.value));
  form.append(
    field("E-mail address", { name: "address", type: "email", autocomplete: "email", autocapitalize: "none", spellcheck: false, maxLength: 254, required: true, value: typed }),
    row(button("Send me a code"), usePasskey, usePassword, cancel()),
    made("p", { className: "small consent" }),
  );
  if (refusal) refuse(form, refusal);
  onSend(form, async (fields) => {
    const said = await post("/account/sign-in", fields);
    if (said.signed_in) return done();
    if (said.status !== 200) return refuse(form, said);
    askCode(said.address);
  });
  const me = await ask().catch(() => null);
  if (me?.signed_in) return done();
  if (me?.code_sent_to && !form.elements.address.value) return form.isConnected ? askCode(me.code_sent_to) : undefined;
  form.querySelector(".consent").textContent = me?.consent ?? "";
  if (me?.passkeys) offerPasskey(form, usePasskey);
  if (me?.providers?.length) import("./account-providers.js").then(({ offer }) => offer(form, me.providers, (said) => refuse(form, said)));
}

function askCode(address) {
  const form = step("Enter your code", "We sent it to ");
  panel.querySelector("p").append(made("b", { textContent: address }), ". It is good for ten minutes.");
  const again = made("button", { type: "button", className: "link", textContent: "Send another" });
  const other = made("button", { type: "button", className: "link", textContent: "Use another address" });
  form.append(
    field("The eight figures in the letter", { name: "code", className: "code", inputMode: "numeric", autocomplete: "one-time-code", spellcheck: false, maxLength: 20, required: true }),
    row(button("Go on"), again, other, cancel()),
  );
  again.addEventListener("click", async () => {
    const said = await post("/account/code/again", {});
    refuse(form, said.status === 200 ? { error: "Another code is on its way. The one before is good no longer." } : said);
    panel.querySelector("input").focus();
  });
  other.addEventListener("click", () => { askAddress(address); panel.querySelector("input").focus(); });
  onSend(form, async (fields) => {
    const said = await post("/account/code", fields);
    if (said.status === 200 && said.signed_in) return done();
    if (said.error?.includes("new one")) askAddress(address, said);
    else refuse(form, said);
    panel.querySelector("input").focus();
  });
  panel.querySelector("input").focus({ preventScroll: true });
}

function askPassword(address) {
  const form = step("Sign in with a password", "For readers who have set one in their account.");
  const byCode = made("button", { type: "button", className: "link", textContent: "Use a code instead" });
  byCode.addEventListener("click", () => { askAddress(form.elements.address.value); panel.querySelector("input").focus(); });
  form.append(
    field("E-mail address", { name: "address", type: "email", autocomplete: "username", autocapitalize: "none", spellcheck: false, maxLength: 254, required: true, value: address }),
    field("Password", { name: "password", type: "password", autocomplete: "current-password", maxLength: 200, required: true }),
    row(button("Sign in"), byCode, cancel()),
  );
  onSend(form, async (fields) => {
    const said = await post("/account/password", fields);
    if (said.status === 200 && said.signed_in) return done();
    refuse(form, said);
    form.elements.password.focus();
  });
  form.elements[address ? "password" : "address"].focus({ preventScroll: true });
}

async function offerPasskey(form, use) {
  const { isPossible, signIn } = await import("./account-passkeys.js");
  use.hidden = !isPossible();
  use.addEventListener("click", async () => {
    const said = await signIn();
    if (said.signed_in) done();
    else if (said.error) refuse(form, said);
  });
}

async function done() {
  const place = panel?.matches("dialog") === false ? "sign-in" : "reader";
  await changed();
  shut();
  document.querySelector(`[data-slot=${place}] a`)?.focus({ preventScroll: true });
  const { say } = await import("./live-notes.js");
  say("You are signed in, here and in your other tabs.");
}

async function post(path, fields) {
  try {
    return await send(path, fields);
  } catch {
    return { status: 0, error: "The newsroom could not be reached. Nothing is lost: try again." };
  }
}

function step(title, words) {
  const form = made("form", { className: "steps" });
  panel.replaceChildren(made("h2", { id: "sign-in-panel", textContent: title }), made("p", { textContent: words }), form);
  return form;
}

function onSend(form, act) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    const sending = form.querySelector("button");
    sending.disabled = true;
    await act(fields);
    sending.disabled = false;
  });
}

function refuse(form, { error, again_at: againAt }) {
  form.querySelector(".refusal")?.remove();
  const time = againAt && new Date(againAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const words = time ? `That was asked very often just now. Try again after ${time}.` : error;
  form.prepend(made("p", { id: "panel-refusal", className: "refusal", role: "alert", textContent: words }));
  const input = form.querySelector("input");
  input?.setAttribute("aria-describedby", "panel-refusal");
}

function field(label, facts) {
  const wrapped = made("div", { className: "field" });
  wrapped.append(made("label", { htmlFor: `panel-${facts.name}`, textContent: label }), made("input", { id: `panel-${facts.name}`, ...facts }));
  return wrapped;
}

function row(...buttons) {
  const line = made("div", { className: "row" });
  line.append(...buttons);
  return line;
}

const button = (words) => made("button", { textContent: words });

function cancel() {
  const never = made("button", { type: "button", className: "link", textContent: "Not now" });
  never.addEventListener("click", shut);
  return never;
}

const made = (tag, facts) => Object.assign(document.createElement(tag), facts);

/** The panel's own styles, fetched when it is first opened. */
function dressed() {
  const sheet = document.querySelector("[data-sheet]")?.dataset.sheet;
  if (!sheet || document.querySelector(`link[href="${sheet}"]`)) return Promise.resolve();
  return new Promise((ready) => {
    const link = made("link", { rel: "stylesheet", href: sheet });
    link.addEventListener("load", ready);
    link.addEventListener("error", ready);
    document.head.append(link);
  });
}
