// The moment of an alert: whom it would reach then is counted as soon as it is chosen.
import { audience } from "./alert-audience.js";

const form = document.querySelector("[data-order]");
const at = form?.elements.at;

at?.addEventListener("change", async () => {
  const place = form.querySelector("[data-audience-then]");
  if (!at.value) return place.replaceChildren();
  const words = await audience(`${form.dataset.audienceQuery}&at=${encodeURIComponent(at.value)}`);
  if (words !== null) place.innerHTML = words;
});
if (form) form.querySelector("[data-count]").hidden = true;
