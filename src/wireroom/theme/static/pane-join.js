// Other running stories are looked for without leaving the item.
import { shown } from "./pane-place.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-item-pane] form[data-join]")) return;
  event.preventDefault();
  const asked = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.action}?pane=1&${asked}`).catch(() => null);
  const parsed = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
  const found = parsed.querySelector("[data-found]");
  if (!found) return form.submit();
  shown()?.querySelector("[data-join-found]")?.replaceChildren(document.adoptNode(found));
});
