// The account's own pages: they work without this; it tells the other tabs, and lends passkeys a hand.
import { changed, check, leaveWord } from "./account-state.js";
import { add, isPossible, proveAgain, signIn } from "./account-passkeys.js";

const signed = document.querySelector("[data-signed]");
const use = document.querySelector("[data-passkey]");
const again = document.querySelector("[data-prove]");
const make = document.querySelector("[data-add-passkey]");

if (signed?.hasAttribute("data-window-ends")) changed().then(() => window.close());
else if (signed) changed();
else if (use) check().then((me) => {
  if (me?.signed_in) location.reload();
  use.hidden = !(me?.passkeys && isPossible());
});

addEventListener("reader", ({ detail }) => {
  if (signed?.dataset.signed === "in" && !detail.signed_in) location.replace("/account/sign-in");
});

use?.addEventListener("click", async () => {
  const said = await signIn();
  if (said.signed_in) location.href = use.form.elements.next.value;
  else refuse(use.form, said);
});

if (again) {
  const prove = again.querySelector("[data-prove-passkey]");
  prove.hidden = !isPossible();
  again.querySelector("[data-cannot-prove]").hidden = isPossible();
  prove.addEventListener("click", async () => {
    prove.disabled = true;
    const said = await proveAgain(again.dataset.prove);
    prove.disabled = false;
    if (said.to) location.href = said.to;
    else {
      refuse(prove.parentElement, said);
      prove.focus();
    }
  });
}

// What follows a right code is a page of the site, which asks who is signed in only where there is word of somebody.
document.querySelector("form[action='/account/code']")?.addEventListener("submit", leaveWord);

if (make) {
  make.hidden = !isPossible();
  document.querySelector("[data-no-passkey]").hidden = isPossible();
}
make?.addEventListener("click", async () => {
  const said = await add();
  if (said.to) location.href = said.to;
  else if (said.error) {
    const place = document.querySelector("[data-passkey-refusal]");
    place.hidden = false;
    place.textContent = said.error;
  }
});

function refuse(form, { error, again_at: againAt }) {
  form.querySelector(".refusal")?.remove();
  const time = againAt && new Date(againAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const another = document.querySelectorAll(".proof").length > 1 ? " Until then another way is open to you here." : "";
  const words = time ? `That was asked very often just now. Try again after ${time}.${another}` : error;
  const said = Object.assign(document.createElement("p"), { className: "refusal", role: "alert", textContent: words });
  form.prepend(said);
}
