// Newer wire copy that came while somebody writes: said above the copy, which it does not touch.

/** Say what waits, once for each wire item; nothing waits when it is null. */
export function tellNewer(newer) {
  const place = document.querySelector("[data-newer]");
  if (!place || place.dataset.newer === String(newer?.item ?? "")) return;
  place.dataset.newer = newer?.item ?? "";
  place.querySelector("[data-newer-words]").textContent = newer?.words ?? "";
  place.querySelector(".flash").hidden = !newer;
}
