// On a story: the offer of alerts, and saving it for later. All that is more than a line comes when it is asked for.
const slot = document.querySelector("[data-slot=prompt]");
const link = slot?.querySelector("[data-open]");

link?.addEventListener("click", async (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  try {
    (await import("./prompt-panel.js")).openPanel(slot, link);
  } catch {
    location.href = link.href;
  }
});

if (link && isSecureContext && "serviceWorker" in navigator) {
  const save = Object.assign(document.createElement("button"), { type: "button", className: "text-button", textContent: "Save for later" });
  save.addEventListener("click", async () => (await import("./save-story.js")).toggle(save));
  slot.firstElementChild.append(save);
  if (navigator.serviceWorker.controller) import("./save-story.js").then(({ show }) => show(save));
  if (self.Notification?.permission === "granted") import("./prompt-panel.js").then(({ showStanding }) => showStanding(slot, link));
}
