// Paying within this page, in the provider's own fields for card and wallet. Its script is asked for once a reader goes on
// to pay, and never before. What cannot be done here leads to the provider's page, as it does without any script.
import "./support-give.js";

const BROKEN = "The line broke. Try again: it is taken once, however often you press.";
const PATIENCE = 15_000;
const form = document.querySelector("[data-give]");
const place = document.querySelector("[data-pay]");
const last = place?.querySelector("form");
const button = last?.querySelector("button");
const receipt = last?.querySelector("input");
const otherWays = place?.querySelectorAll("[data-back], [data-elsewhere]") ?? [];
let gift = null;
let fields = null;
let asking = null;

form?.addEventListener("submit", async (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  say(form, "");
  await follow(await ask());
  form.querySelector("button").removeAttribute("aria-disabled");
});

last?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.getAttribute("aria-disabled")) return;
  isPaying(true);
  say(last, "");
  const { actions, to } = gift;
  const who = receipt.disabled ? {} : { email: receipt.value };
  const said = await actions.confirm({ redirect: "if_required", ...who }).catch(() => null);
  if (said?.type === "success") return location.assign(to);
  if (said?.error.code !== "paymentFailed") await lookAgain(said?.error.message);
  else say(last, said.error.message);
  isPaying(false);
});

place?.querySelector("[data-back]").addEventListener("click", choose);
place?.querySelector("[data-elsewhere]").addEventListener("click", () => form.submit());
addEventListener("pageshow", ({ persisted }) => { if (persisted) choose(); });

/** Ask the newsroom to begin this gift, or to find it again: `{ to, secret }`, `{ error }`, or {} when only the form itself can tell. */
async function ask() {
  const said = new URLSearchParams([...new FormData(form), ["here", "1"]]);
  const answer = await fetch(form.action, { method: "POST", body: said }).catch(() => null);
  return answer ? answer.json().catch(() => ({})) : { error: BROKEN };
}

async function follow(begun) {
  if (begun.error) return say(form, begun.error);
  if (begun.to && !begun.secret) return location.assign(begun.to);
  await (begun.secret ? show(begun).catch(() => form.submit()) : form.submit());
}

/** It may have been taken and the answer lost: the newsroom knows. */
async function lookAgain(words) {
  const begun = await ask();
  if (begun.to && begun.secret !== gift.secret) return follow(begun);
  say(last, words ?? begun.error ?? BROKEN);
}

async function show({ to, secret }) {
  const checkout = (await provider()).initCheckoutElementsSdk({ clientSecret: secret, elementsOptions: { appearance: appearance() } });
  const { actions, error } = await checkout.loadActions();
  if (error) throw new Error(error.message);
  const session = actions.getSession();
  for (const total of place.querySelectorAll("[data-total]")) total.textContent = session.total.total.amount;
  receipt.disabled = receipt.parentElement.hidden = Boolean(session.email);
  fields?.destroy();
  fields = checkout.createPaymentElement();
  fields.mount(place.querySelector("[data-fields]"));
  gift = { actions, to, secret };
  place.hidden = false;
  place.parentElement.dataset.step = "pay";
  place.querySelector("h2").focus();
}

function choose() {
  fields?.destroy();
  fields = gift = null;
  if (!place || place.hidden) return;
  place.hidden = true;
  delete place.parentElement.dataset.step;
  isPaying(false);
  form.querySelector("button").focus();
}

/** While the bank is asked, nobody turns to another way: it might be taken by both. */
function isPaying(is) {
  if (is) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
  for (const way of otherWays) way.disabled = is;
}

const provider = () => asking ??= new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), { src: place.dataset.script, onerror: failed });
  script.onload = () => done(window.Stripe(place.dataset.key, { locale: document.documentElement.lang || "auto" }));
  setTimeout(failed, PATIENCE);
  document.head.append(script);
});

function appearance() {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name) => tokens.getPropertyValue(name).trim();
  const variables = { colorText: token("--ink"), colorTextSecondary: token("--soft"), colorBackground: token("--paper"), colorPrimary: token("--ink"), colorDanger: token("--signal"), fontFamily: "Georgia, serif", fontSizeBase: "17px", borderRadius: "0px" };
  return { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "stripe", variables };
}

function say(where, words) {
  where.querySelector("[role=alert]")?.remove();
  if (words) where.querySelector(".giving-act, button").before(Object.assign(document.createElement("p"), { className: "giving-refusal", role: "alert", textContent: words }));
}
